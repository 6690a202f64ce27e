"""Kept answers: the last ones to whole questions, of one edition, so that a follow-up does not work out again what the turns before it were answered.

What is asked is always worked out: one that is ranked is also what notices that the vectors are damaged or away. Nothing kept can go
stale: another edition has its own, and no answer is kept that carries a notice (that vectors were missing, a word corrected).
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
        from assistant.compose import compose

        had_vectors = self._ranks.is_ready
        answer = compose(
            asked, history, self._understanding, self._ranks, self._longest, our_unit, recall=lambda whole: self._recalled(whole, our_unit)
        )
        if not history and not answer.notice and had_vectors and self._ranks.is_ready:
            with self._lock:
                self._answers[asked, our_unit] = answer
                self._answers.move_to_end((asked, our_unit))
                while len(self._answers) > _KEPT:
                    self._answers.popitem(last=False)
        return answer

    def _recalled(self, whole: str, our_unit: str) -> Answer:
        """What a whole question of a turn before was answered, as long as vectors take part as they did then."""
        with self._lock:
            kept = self._answers.get((whole, our_unit)) if self._ranks.is_ready else None
            if kept:
                self._answers.move_to_end((whole, our_unit))
        return kept or self.answer(whole, (), our_unit)
