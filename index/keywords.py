"""Keywords: Chinese text as search tokens, and BM25 over them. Numbers stay whole."""

import logging
import re
from collections.abc import Sequence

import bm25s
import numpy as np
from numpy.typing import NDArray

from index.folding import fold

_TOKEN = re.compile(r"[0-9]+(?:\.[0-9]+)?%?|[a-z][a-z0-9.&+-]*|[\u3400-\u9fff]+")
logging.getLogger("bm25s").setLevel(logging.WARNING)


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


class Keywords:
    """BM25 over a fixed list of texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        corpus = [tokens(text) or ["\0"] for text in texts]
        self._size = len(corpus)
        self._index = bm25s.BM25()
        self._index.index(corpus, show_progress=False)

    def scores(self, wanted: Sequence[str]) -> NDArray[np.float32]:
        """BM25 of every text for the wanted tokens, in the order of the texts; zeros when none of them is known."""
        known = [token for token in wanted if token in self._index.vocab_dict]
        if not known:
            return np.zeros(self._size, dtype=np.float32)
        return np.asarray(self._index.get_scores(known), dtype=np.float32)
