"""Records: a row of every answer, in one SQLite file of the data folder."""
