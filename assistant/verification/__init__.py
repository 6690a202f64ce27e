"""Verification: whether everything that one sentence states stands in the clauses that it names."""
