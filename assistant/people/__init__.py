"""People: who may use a server: accounts, sessions and keys, in one SQLite file of the data folder."""
