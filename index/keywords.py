"""Keywords: BM25 over the search tokens of texts."""

import logging
from collections.abc import Sequence

import bm25s
import numpy as np
from numpy.typing import NDArray

from index.tokens import tokens

logging.getLogger("bm25s").setLevel(logging.WARNING)


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
