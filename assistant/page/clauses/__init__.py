"""Clauses: the page of one clause, which links from answers, exports and other programs open."""
