"""Stores: all collections of an edition, open and searched as one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.edition import Edition
from index.errors import IndexDamaged
from index.parts import Part
from index.server import Server
from index.store import PATIENCE, Store

if TYPE_CHECKING:
    from langchain_core.vectorstores import VectorStore

    from index.embedding import Encoder

_BESIDE = 4
"""How many times as many are asked of a part at most, so that enough are left without those that are no longer searched."""


class Stores:
    """One edition's vectors. Close it at the end."""

    def __init__(self, edition: Edition, chroma: Server | None, encoder: "Encoder | None" = None, patience: float = PATIENCE) -> None:
        """Raises IndexDamaged when a part is not there or cannot be opened, StoreAway when a server is away."""
        self._stored = edition.stored
        self._parts: list[tuple[Part, Store]] = []
        try:
            for part in edition.parts:
                self._parts.append((part, Store(edition.where(chroma, part), part.name, encoder, patience)))
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        for _, store in self._parts:
            store.close()

    @property
    def vector_store(self) -> "VectorStore":
        """LangChain's own store over the largest part: of a library in one part, over all vectors."""
        return max(self._parts, key=lambda one: one[0].passages)[1].vector_store

    def count(self) -> int:
        """How many vectors the parts say they hold, searched or not. Raises as ``nearest`` does."""
        return sum(store.count() for _, store in self._parts)

    def check_count(self) -> None:
        """Raises IndexDamaged when the parts do not hold as many as were written, StoreAway when a server does not answer."""
        if (count := self.count()) != self._stored:
            raise IndexDamaged(f"向量库里有 {count} 段，应有 {self._stored} 段：请运行 youju index 重建")

    def nearest(self, vector: Sequence[float], count: int) -> dict[str, float]:
        """Passage ids with their cosine to a unit vector, the nearest first. Raises IndexDamaged when the vectors cannot be read, StoreAway
        when a server does not answer.
        """
        if len(self._parts) == 1 and not self._parts[0][0].gone:
            return self._parts[0][1].nearest(vector, count)
        found: dict[str, float] = {}
        for part, store in self._parts:
            near = store.nearest(vector, count + min(part.gone, _BESIDE * count))
            found |= {id_: cosine for id_, cosine in near.items() if part.holds(id_)}
        return dict(sorted(found.items(), key=lambda one: -one[1])[:count])

    def unreachable(self, ids: Sequence[str], vectors: NDArray[np.float32]) -> list[str]:
        """The ids that are not the nearest neighbour of their own vector (or of one equal to it) in their part."""
        lost = [id_ for id_ in ids if not any(part.holds(id_) for part, _ in self._parts)]
        for part, store in self._parts:
            rows = [row for row, id_ in enumerate(ids) if part.holds(id_)]
            lost += store.unreachable([ids[row] for row in rows], np.asarray(vectors)[rows]) if rows else []
        return lost
