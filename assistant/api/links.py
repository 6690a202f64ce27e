"""Links: the address of the page that shows a clause, and a stretch of it."""

from urllib.parse import quote, urlencode

CLAUSES = "/clauses"


def clause_path(document: str, address: str, start: int = -1, end: int = -1) -> str:
    """The path of a clause's page; with a stretch of the document, it is marked there."""
    stretch = f"?{urlencode({'start': start, 'end': end})}" if 0 <= start < end else ""
    return f"{CLAUSES}/{quote(document, safe='')}/{quote(address, safe='')}{stretch}"


def absolute(base: str, path: str) -> str:
    """The link for whoever is not on the server's own pages; ``base``: the server's address."""
    return base.rstrip("/") + path
