"""Statement: one checkable stretch of a draft, and what the documents say of it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from assistant.answer import Citation
from index.spans import Span


class Verdict(StrEnum):
    """How a statement stands to the documents; the contract's names."""

    CONSISTENT = "consistent"
    CONTRADICTS = "contradicts"
    UNSUPPORTED = "unsupported"
    """The documents do not say it."""
    PLAN_DIFFERS = "plan_differs"
    """The documents say two things of it."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One row of a check. ``start`` and ``end`` are characters of the draft's text."""

    start: int
    end: int
    text: str
    verdict: Verdict
    plan_says: str = ""
    """What the documents say of it, as printed; of two sides both, with their places. Empty where they say nothing."""
    citations: tuple[Citation, ...] = ()
    kind: str = ""
    """What is stated (figure, date, unit, role, quote, name) or, where the documents say otherwise, the kind of fault (digit, magnitude …)."""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def as_json(self) -> dict[str, Any]:
        return {
            "start": self.start, "end": self.end, "text": self.text, "verdict": self.verdict.value, "plan_says": self.plan_says,
            "citations": [citation.as_json() for citation in self.citations], "kind": self.kind,
        }
