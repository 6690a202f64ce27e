"""Usual: how long a text of some length takes to answer when it means no harm, in seconds of this process."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median
from time import process_time

_LENGTHS = (10, 60, 200, 500, 1000, 2000)
_TIMES = 5
_SLACK = 0.1
"""Seconds that a machine with other work may add to any one answer."""
TIMES_USUAL = 2.0


class Usual:
    """Measured with stretches of the documents themselves, in Chinese, and with English that is spelled out of the same length."""

    def __init__(self, ask: Callable[[str], object], texts: Sequence[str]) -> None:
        whole = "".join(texts).replace("\n", "")
        english = "What is the target for industry, and who leads the work on investment and trade this year? " * 30
        self._points: list[tuple[int, float]] = []
        for length in _LENGTHS:
            chinese = [whole[start : start + length] for start in range(0, _TIMES * 2500, 2500)]
            taken = max(median(_seconds(ask, one) for one in chinese), median(_seconds(ask, one) for one in [english[:length]] * 3))
            self._points.append((length, max(taken, self._points[-1][1] if self._points else 0.0)))

    def seconds(self, length: int) -> float:
        """What a text of this length usually takes."""
        if length <= self._points[0][0]:
            return self._points[0][1]
        for (low, short), (high, long) in pairwise(self._points):
            if length <= high:
                return short + (long - short) * (length - low) / (high - low)
        return self._points[0][1]  # beyond the longest question nothing is read

    def most(self, length: int) -> float:
        """What a hostile one may take."""
        return TIMES_USUAL * self.seconds(length) + _SLACK


def _seconds(ask: Callable[[str], object], text: str) -> float:
    started = process_time()
    ask(text)
    return process_time() - started
