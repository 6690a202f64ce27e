"""Worded: what became of the sentences that a model was given to smooth, and the briefing with those that stood."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from assistant.answer import Fault
from assistant.briefing.text import Briefing


class Outcome(StrEnum):
    WORDED = "worded"
    """Its words stand in place of the composed ones: they say the same, and the sources bear them out."""
    SAME = "same"
    """It left the sentence as it was."""
    DROPPED = "dropped"
    """Its words are not shown; the composed sentence stays."""


@dataclass(frozen=True, slots=True)
class Worded:
    """One sentence as a model wrote it."""

    ids: tuple[str, ...]
    """Every place of the briefing where the sentence stands."""
    was: str
    written: str
    outcome: Outcome
    faults: tuple[Fault, ...] = ()
    """Over ``written``."""

    def as_json(self) -> dict[str, Any]:
        return {
            "ids": list(self.ids), "was": self.was, "written": self.written, "outcome": self.outcome.value,
            "faults": [fault.as_json() for fault in self.faults],
        }


@dataclass(frozen=True, slots=True)
class BriefingWording:
    """What a model made of a briefing so far."""

    model: str
    asked: int
    """Sentences that it is to be given."""
    sentences: tuple[Worded, ...] = ()
    left_out: str = ""
    """Why its words are not (all) there, one line for the reader."""
    is_open: bool = True
    seconds: float = 0.0

    def count(self, outcome: Outcome) -> int:
        return Counter(one.outcome for one in self.sentences)[outcome]

    @property
    def summary(self) -> str:
        """One line for the reader."""
        told = f"{self.model} 润色了{self.count(Outcome.WORDED)}句，逐句与出处核对过"
        dropped, same = self.count(Outcome.DROPPED), self.asked - self.count(Outcome.WORDED) - self.count(Outcome.DROPPED)
        told += f"；{dropped}句没有通过核对，用原来的句子" if dropped else ""
        told += f"；其余{same}句没有改动" if same else ""
        return f"{told}。{self.left_out}"

    def as_json(self) -> dict[str, Any]:
        return {
            "model": self.model, "asked": self.asked, "sentences": [one.as_json() for one in self.sentences], "left_out": self.left_out,
            "seconds": round(self.seconds, 4),
        }


def with_words(briefing: Briefing, wording: BriefingWording, but: Collection[str] = ()) -> Briefing:
    """The briefing with the words that stood, the sentences with these ids left as they are."""
    words = {id_: one.written for one in wording.sentences if one.outcome is Outcome.WORDED for id_ in one.ids if id_ not in but}
    return briefing.with_sentences(lambda one: replace(one, text=words[one.id], was=one.text, is_worded=True) if one.id in words else one)
