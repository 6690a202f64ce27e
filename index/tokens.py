"""Tokens: Chinese text as search tokens. Numbers stay whole."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from sys import intern

import numpy as np
from numpy.typing import NDArray

from index.folding import fold

_TOKEN = re.compile(r"[0-9]+(?:\.[0-9]+)?%?|[a-z][a-z0-9.&+-]*|[\u3400-\u9fff]+")


def tokens(text: str) -> list[str]:
    """Search tokens: every pair of neighbouring Chinese characters, every Latin word and every number, folded.

    >>> tokens("增长6.5%,R&D")
    ['增长', '6.5%', 'r&d']
    """
    found: list[str] = []
    for run in _TOKEN.findall(fold(text)):
        if len(run) > 1 and run[0] >= "\u3400":
            found += [run[at : at + 2] for at in range(len(run) - 1)]
        else:
            found.append(run)
    return found


@lru_cache(maxsize=4096)
def token_set(text: str) -> frozenset[str]:
    """The search tokens of a text of the documents, which is compared with one question after the other: the last ones are kept."""
    return frozenset(map(intern, tokens(text)))


class Tokenised:
    """Texts as the numbers of their tokens; one that stands there again is not read again."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.numbers: dict[str, int] = {}
        read: dict[str, list[int]] = {}
        for text in texts:
            if text not in read:
                read[text] = [self.numbers.setdefault(token, len(self.numbers)) for token in tokens(text)]
        self.rows = [read[text] for text in texts]

    def counted(self) -> tuple[NDArray[np.intp], tuple[NDArray[np.intp], NDArray[np.intp]]]:
        """How often a token stands in a text, for all that do: the counts, and (the tokens' numbers, the texts' rows), by number and row."""
        lengths = np.array([len(row) for row in self.rows], dtype=np.intp)
        numbers = np.fromiter(chain.from_iterable(self.rows), dtype=np.intp, count=int(lengths.sum()))
        pairs, counts = np.unique(numbers * len(self.rows) + np.repeat(np.arange(len(self.rows)), lengths), return_counts=True)
        return counts, np.divmod(pairs, max(1, len(self.rows)))
