"""Keywords: BM25 over the search tokens of texts, with Lucene's weights and NumPy alone: at once to import, and to lay out."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.tokens import Tokenised

_OFTEN, _LONG = 1.5, 0.75
"""k1 and b: how much a token's second mention counts, and how much a long text's length counts against it."""


class Keywords:
    """BM25 over a fixed list of texts."""

    def __init__(self, texts: Tokenised) -> None:
        self._size, self._numbers = len(texts.rows), texts.numbers
        count, (numbers, rows) = texts.counted()
        held = np.bincount(numbers, minlength=len(self._numbers))
        self._starts = np.concatenate([[0], np.cumsum(held)])
        self._rows = rows
        rarity = np.log(1 + (self._size - held + 0.5) / (held + 0.5)).astype(np.float32)
        lengths = np.array([max(1, len(row)) for row in texts.rows])
        weight = _OFTEN * (1 - _LONG + _LONG * lengths / lengths.mean()) if self._size else lengths
        self._scores = (rarity[numbers] * (count / (weight[rows] + count))).astype(np.float32)

    def scores(self, wanted: Sequence[str]) -> NDArray[np.float32]:
        """BM25 of every text for the wanted tokens, in the order of the texts; zeros when none of them is known."""
        scores = np.zeros(self._size, dtype=np.float32)
        for token in wanted:
            if (number := self._numbers.get(token)) is not None:
                some = slice(self._starts[number], self._starts[number + 1])
                scores[self._rows[some]] += self._scores[some]
        return scores
