"""Labels: what the page of a clause says, by name; templates are filled with ``format``."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClauseLabels:
    """One clause."""

    clause: str
    path: str
    version: str
    page: str
    original: str
    copy: str
    citation: str
    own: str
    before: str
    after: str
    below: str
    more_below: str
    previous: str
    next: str
    around: str
    not_here: str
    no_such: str
    no_document: str
    nearest: str
    hint: str
    ask: str
    documents: str
