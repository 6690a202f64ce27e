"""Checking: a user's own draft held against the documents: every figure, date, unit, role, name and quotation in it."""
