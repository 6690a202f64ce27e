"""Exports: the ledger's rows as files of other programs: spreadsheets and a calendar."""
