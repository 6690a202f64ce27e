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
    title: str = ""
    """《…》 of the document, where the library holds several."""
    version: int = 0
    """The number of the version that was read; 0: the file of the seeds folder."""

    @property
    def place(self) -> str:
        """Where it stands, for a reader: 附件3·一, with the document before it where there are several, and a later version than the first behind it."""
        return f"{self.title}{self.address}" + (f"（第{self.version}版）" if self.version > 1 else "")

    @property
    def qualified(self) -> str:
        """The address that ``youju show`` finds, with the document's id where there are several."""
        return f"{self.document}#{self.address}" if self.title else self.address

    def as_json(self) -> dict[str, Any]:
        named = ({"title": self.title} if self.title else {}) | ({"version": self.version} if self.version else {})
        return named | {
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


class Verdict(StrEnum):
    """What became of one sentence of a model."""

    VERIFIED = "verified"
    """Shown as the model wrote it: everything in it has its witness."""
    REPLACED = "replaced"
    """Not shown: the quote of the clause that it names stands in its place, with a mark."""
    DROPPED = "dropped"
    """Not shown, and nothing in its place."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing in a sentence that the clauses do not bear out; ``start`` and ``end`` are characters of the sentence."""

    start: int
    end: int
    kind: str
    """One of the contract's kinds: digit, magnitude, operator, scope, date, lead_support, unit_name, moved, quote_char, commitment, no_witness."""
    witness: str = ""
    """What the clause says in its place, as printed; empty where it says nothing of it."""

    def as_json(self) -> dict[str, Any]:
        return {"start": self.start, "end": self.end, "kind": self.kind, "witness": self.witness}


@dataclass(frozen=True, slots=True)
class WordedSentence:
    """One sentence as a model wrote it, and what is shown of it."""

    written: str
    shown: str
    """Plain text with [n] labels; empty when dropped."""
    verdict: Verdict
    faults: tuple[Fault, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {"written": self.written, "shown": self.shown, "verdict": self.verdict.value, "faults": [fault.as_json() for fault in self.faults]}


@dataclass(frozen=True, slots=True)
class Wording:
    """What a model made of an answer, sentence by sentence; it adds no fact to it."""

    model: str
    sentences: tuple[WordedSentence, ...] = ()
    left_out: str = ""
    """Why the model's words are not (all) there, one line for the reader; empty when all went well."""
    is_open: bool = False
    """More is to come: the model is still writing."""
    first_seconds: float = 0.0
    """From the ledger's answer to the model's first token."""
    seconds: float = 0.0
    """From the ledger's answer to the model's last token."""

    @property
    def shown(self) -> str:
        """What a reader sees of it, one line a sentence; empty when nothing stood."""
        return "\n".join(sentence.shown for sentence in self.sentences if sentence.shown)

    def as_json(self) -> dict[str, Any]:
        return {
            "model": self.model, "sentences": [sentence.as_json() for sentence in self.sentences], "left_out": self.left_out,
            "first_seconds": round(self.first_seconds, 4), "seconds": round(self.seconds, 4),
        }


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
    """The model whose words stand in the answer; None when none do."""
    seconds: float = 0.0
    id: str | None = field(default=None, compare=False)
    wording: Wording | None = None
    """What a model made of it; None when no model was asked."""
    record: str = field(default="", compare=False)
    """The id of its row in the record of answers; empty where none is kept."""

    def as_json(self) -> dict[str, Any]:
        """The contract's object; ``id`` comes first where the question had one."""
        body: dict[str, Any] = {"id": self.id} if self.id is not None else {}
        recorded = {"record": self.record} if self.record else {}
        return body | recorded | {
            "question": self.question,
            "standalone_question": self.standalone_question,
            "status": self.status.value,
            "headline": self.headline,
            "answer": self.answer,
            "citations": [citation.as_json() for citation in self.citations],
            "conflicts": [{"kind": c.kind, "note": c.note, "labels": list(c.labels)} for c in self.conflicts],
            "model": self.model,
            "wording": self.wording.as_json() if self.wording else None,
            "seconds": round(self.seconds, 4),
            "follow_ups": list(self.follow_ups),
            "notice": self.notice,
        }
