"""Limits: how much a request may hold."""

LARGEST_BODY = 8 * 1024 * 1024
"""Bytes of a request's body, but for uploads to the library."""
MOST_HITS = 100
"""Clauses that one search may give."""
