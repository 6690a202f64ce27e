"""Scan: an edition's vectors compared one by one, from the file beside its store: exact, and there at once.

Opening Chroma takes a second: more than a few questions to some ten thousand vectors take this way.
"""

from collections.abc import Sequence

import numpy as np

from index.edition import Edition, are_unit
from index.errors import IndexDamaged
from index.passages import Passage

MOST = 20_000
"""Vectors that are compared in some milliseconds."""


class Scan:
    """One edition's vectors, in memory."""

    def __init__(self, edition: Edition, passages: Sequence[Passage]) -> None:
        """``passages``: the edition's. Raises IndexDamaged when the file does not hold a unit vector for each."""
        self._ids = [passage.id for passage in passages]
        self._vectors = np.array(edition.vectors(), dtype=np.float32)
        if self._vectors.shape != (len(self._ids), len(edition.canary)) or not are_unit(self._vectors):
            raise IndexDamaged(f"索引 {edition.id} 的向量文件已损坏：请运行 youju index --force 重建")

    def nearest(self, vector: Sequence[float], count: int) -> dict[str, float]:
        """Passage ids with their cosine to a unit vector, the nearest first."""
        cosines = self._vectors @ np.asarray(vector, dtype=np.float32)
        rows = np.argsort(-cosines, kind="stable")[:count]
        return {self._ids[row]: float(cosines[row]) for row in rows}

    def close(self) -> None:
        """Nothing is open."""
