"""Row: what the record keeps of one answer. Nothing in it is a key, a cookie or an address."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from assistant.answer import Answer, Citation, Turn, Verdict, Wording
from assistant.service.asker import Asker

UNANSWERED = "unanswered"
"""The status of a question that got no answer: ``trouble`` says why."""
_LONGEST = 4000
"""Characters of one text; a question that was refused for its length is not kept whole."""
_MOST_CLAUSES, _MOST_TURNS = 200, 20


@dataclass(frozen=True, slots=True)
class Cited:
    """One clause that an answer stands on, and the words that it quotes."""

    document: str
    address: str
    start: int
    end: int
    quote: str

    @property
    def name(self) -> str:
        return f"{self.document}#{self.address}"


@dataclass(frozen=True, slots=True)
class Row:
    """One answer, or a question that got none."""

    id: str
    at: str
    """UTC, ISO 8601 to the millisecond."""
    person: str
    front: str
    question: str
    turns: tuple[str, ...]
    """The questions before it in the conversation, oldest first."""
    understood: str
    status: str
    """Of the answer, or ``unanswered``."""
    headline: str
    clauses: tuple[Cited, ...]
    conflicts: tuple[str, ...]
    """The kinds of disagreement that were told."""
    model: str
    """The chat model that was asked; empty when none was."""
    seconds: float
    """What the answer took without a model's words."""
    first_seconds: float
    """From there to the model's first token."""
    model_seconds: float
    """From there to its last."""
    verified: int
    """The model's sentences that are shown as it wrote them …"""
    replaced: int
    """… that gave way to a quote …"""
    dropped: int
    """… and that are not shown."""
    left_out: str
    """Why the model's words are not (all) there."""
    notice: str
    edition: str
    """The edition of the index that was current."""
    trouble: str
    """The class of the error in whose place there is no answer."""
    helpful: bool | None = None
    """What its reader said of it; None for nothing."""
    reason: str = ""

    @property
    def moment(self) -> datetime:
        """When it was answered, by this machine's clock."""
        return datetime.fromisoformat(self.at).astimezone()

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def row_of(asker: Asker, answer: Answer, record: str, trouble: str, history: Sequence[Turn], edition: str, at: datetime) -> Row:
    """The row of an answer as it stands now."""
    wording = answer.wording or Wording("")
    verdicts = [sentence.verdict for sentence in wording.sentences]
    return Row(
        id=record, at=written(at), person=kept(asker.person.name), front=asker.front.value,
        question=kept(answer.question), turns=tuple(kept(turn.content) for turn in history if turn.role == "user")[-_MOST_TURNS:],
        understood=kept(answer.standalone_question), status=UNANSWERED if trouble else answer.status.value, headline=kept(answer.headline),
        clauses=tuple(map(_cited, answer.citations[:_MOST_CLAUSES])),
        conflicts=tuple(dict.fromkeys(conflict.kind for conflict in answer.conflicts)), model=kept(wording.model or answer.model or ""),
        seconds=round(answer.seconds, 4), first_seconds=round(wording.first_seconds, 4), model_seconds=round(wording.seconds, 4),
        verified=verdicts.count(Verdict.VERIFIED), replaced=verdicts.count(Verdict.REPLACED), dropped=verdicts.count(Verdict.DROPPED),
        left_out=kept(wording.left_out), notice=kept(answer.notice), edition=edition, trouble=kept(trouble),
    )


def written(at: datetime) -> str:
    """A time as rows have it: as texts they sort as they do as times."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def kept(text: str) -> str:
    """A text that every encoding and SQLite can hold, of bounded length."""
    text = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "\N{REPLACEMENT CHARACTER}")


def _cited(citation: Citation) -> Cited:
    return Cited(citation.document, citation.address, citation.start, citation.end, kept(citation.quote))
