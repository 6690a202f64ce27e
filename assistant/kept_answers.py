"""Kept answers: the last ones to whole questions, of one edition: what many ask is worked out once, and what a conversation goes back to.

They cannot go stale: another edition has its own, and none is kept that carries a notice (that vectors were missing, a word corrected).
"""

import threading
from collections import OrderedDict
from collections.abc import Sequence

from assistant.answer import Answer, Turn
from assistant.ranking import Ranks
from assistant.understand import Understanding

_KEPT = 256


class KeptAnswers:
    """Answers from one edition. Safe to share between threads."""

    def __init__(self, understanding: Understanding, ranks: Ranks, longest: int) -> None:
        """``longest``: characters of the longest question that is read."""
        self._understanding, self._ranks, self._longest = understanding, ranks, longest
        self._answers: OrderedDict[tuple[str, str], Answer] = OrderedDict()
        self._lock = threading.Lock()

    def answer(self, asked: str, history: Sequence[Turn], our_unit: str = "") -> Answer:
        """As ``compose`` gives it."""
        if history or not self._ranks.is_ready:
            return self._composed(asked, history, our_unit)
        with self._lock:
            if kept := self._answers.get((asked, our_unit)):
                self._answers.move_to_end((asked, our_unit))
                return kept
        answer = self._composed(asked, (), our_unit)
        if not answer.notice and self._ranks.is_ready:
            with self._lock:
                self._answers[asked, our_unit] = answer
                while len(self._answers) > _KEPT:
                    self._answers.popitem(last=False)
        return answer

    def _composed(self, asked: str, history: Sequence[Turn], our_unit: str) -> Answer:
        from assistant.compose import compose

        return compose(
            asked, history, self._understanding, self._ranks, self._longest, our_unit, recall=lambda whole: self.answer(whole, (), our_unit)
        )
