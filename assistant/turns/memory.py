"""Memory: the last turns as whole questions, each with what it was answered, worked out only where a rule needs it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from assistant.answer import Answer, Status, Turn
from assistant.asks import Ask
from assistant.question import Question
from assistant.turns.shown import Item, items_at, items_of
from assistant.understand import Understanding

Recall = Callable[[str], Answer]
"""A whole question → its answer, without any turns before it."""
LOOKED_AT = 8
"""User turns before a question that are looked at."""
LONGEST = 600
"""Characters of a turn that can be a question."""


@dataclass
class Said:
    """One question of the user before, whole."""

    whole: str
    question: Question
    citations: tuple[str, ...]
    """What the turn after it cited, where known."""
    recall: Recall
    is_ordinal: bool = False
    """It asked of one thing of a list that stands further back."""
    _answer: Answer | None = field(default=None, repr=False)

    @property
    def answer(self) -> Answer:
        """What it is answered when asked again."""
        if self._answer is None:
            self._answer = self.recall(self.whole)
        return self._answer

    @property
    def is_about_documents(self) -> bool:
        return self.answer.status is not Status.OUT_OF_SCOPE

    @property
    def is_refused(self) -> bool:
        """The documents say nothing of it."""
        return self.answer.status is Status.NOT_FOUND

    def items(self, understanding: Understanding) -> list[Item]:
        """What was shown as its answer, in order."""
        library = understanding.library
        own = items_of(self.answer, library, [name for _, names in self.question.units for name in names])
        if own or not self.citations or self.question.wants(Ask.FIGURE, Ask.WHEN, Ask.LEAD, Ask.SUPPORT):
            return own
        return items_at(self.citations, library)


def recent(history: Sequence[Turn]) -> list[tuple[str, tuple[str, ...]]]:
    """The last user turns that say something, oldest first, each with the citations of the turn behind it."""
    found: list[tuple[str, tuple[str, ...]]] = []
    citations: tuple[str, ...] = ()
    for turn in reversed(history[-6 * LOOKED_AT :]):
        if turn.role == "assistant":
            citations = citations or turn.citations
        elif turn.content.strip():
            if len(turn.content) <= LONGEST:
                found.append((turn.content, citations))
            citations = ()
        if len(found) == LOOKED_AT:
            break
    return found[::-1]
