"""Shelf: the documents that users add, with every version as it came, in one SQLite file of the data folder."""
