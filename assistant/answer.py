"""Answer: what every front shows, and its JSON form as the contract has it."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Status(StrEnum):
    """How a question ended."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    UNSPECIFIED = "unspecified"
    NOT_FOUND = "not_found"
    OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of the conversation before a question: ``role`` is ``user`` or ``assistant``."""

    role: str
    content: str
    citations: tuple[str, ...] = ()
    """Addresses (document#address) that an assistant's turn cited, where known."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One numbered source. ``quote`` is exactly the document's text from ``start`` to ``end``, inside the clause."""

    label: int
    document: str
    address: str
    path: tuple[str, ...]
    quote: str
    start: int
    end: int
    clause_start: int
    clause_end: int
    match: str = "exact"

    def as_json(self) -> dict[str, Any]:
        return {
            "label": self.label, "document": self.document, "address": self.address, "path": list(self.path),
            "quote": self.quote, "start": self.start, "end": self.end,
            "clause_start": self.clause_start, "clause_end": self.clause_end, "match": self.match,
        }


@dataclass(frozen=True, slots=True)
class Conflict:
    """Cited clauses that say different things of what was asked."""

    kind: str
    note: str
    labels: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question. ``answer`` is Markdown of plain text: foreign text is escaped where it is rendered."""

    question: str
    standalone_question: str
    status: Status
    headline: str
    answer: str
    citations: tuple[Citation, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    follow_ups: tuple[str, ...] = ()
    notice: str = ""
    """What the reader should know about how this was found (keywords only, a corrected word)."""
    model: str | None = None
    seconds: float = 0.0
    id: str | None = field(default=None, compare=False)

    def as_json(self) -> dict[str, Any]:
        """The contract's object; ``id`` comes first where the question had one."""
        body: dict[str, Any] = {"id": self.id} if self.id is not None else {}
        return body | {
            "question": self.question,
            "standalone_question": self.standalone_question,
            "status": self.status.value,
            "headline": self.headline,
            "answer": self.answer,
            "citations": [citation.as_json() for citation in self.citations],
            "conflicts": [{"kind": c.kind, "note": c.note, "labels": list(c.labels)} for c in self.conflicts],
            "model": self.model,
            "seconds": round(self.seconds, 4),
            "follow_ups": list(self.follow_ups),
            "notice": self.notice,
        }
