"""Readings: what was read from documents that nothing is answered from yet, or any more; the latest are kept in memory."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from index.documents import Document
from index.genre import Genre
from index.library import Library, Reading, read

_KEPT, _COUNTED = 6, 500
_SHORT = 60_000
"""Characters that are read in a moment."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was read."""

    clauses: int
    targets: int
    duties: int
    groups: int
    milestones: int


class Readings:
    """Reads each document once. Safe to share between threads."""

    def __init__(self, genre: Genre, library: Callable[[], Library]) -> None:
        """``library``: what questions are answered from, read already."""
        self._library = library
        self._read = lru_cache(_KEPT)(lambda document: read(document, genre))
        self._counts: dict[tuple[str, int, str], Counts] = {}

    def of(self, document: Document) -> Reading:
        """What is read from a document."""
        live = next((one for one in self._library().readings if one.document == document), None)
        reading = live or self._read(document)
        self._note(reading)
        return reading

    def counts(self, document: Document, is_patient: bool) -> Counts | None:
        """How much is read from a document; None where it would have to be read first and that takes long."""
        known = self._counts.get(_key(document))
        is_short = len(document.text) <= _SHORT
        if known is None and ((is_patient and is_short) or any(one.document == document for one in self._library().readings)):
            self.of(document)
            known = self._counts.get(_key(document))
        return known

    def _note(self, reading: Reading) -> None:
        if len(self._counts) >= _COUNTED:
            self._counts.clear()
        self._counts[_key(reading.document)] = Counts(
            sum(1 for _ in reading.tree), len(reading.targets), len(reading.duties), len(reading.groups), len(reading.milestones)
        )


def _key(document: Document) -> tuple[str, int, str]:
    return document.id, document.version, document.sha256
