"""Store: the passages' vectors in Chroma, behind LangChain's ``VectorStore``. Nothing else imports chromadb.

``count()`` says nothing about whether a vector can be found, so ``unreachable`` asks every vector for itself.
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")

import chromadb
import numpy as np
from chromadb.api import ClientAPI
from chromadb.api.collection_configuration import CreateHNSWConfiguration
from chromadb.config import Settings
from numpy.typing import NDArray

from index.errors import DataFolderError, IndexDamaged
from index.passages import Passage

if TYPE_CHECKING:
    from langchain_core.vectorstores import VectorStore

    from index.embedding import Encoder

VERSION = chromadb.__version__
_SAME = 1e-5
"""Two vectors this near in cosine are the same text for the search: repeated sentences share one."""
_EXPLORED = 400
_ADDED_AT_ONCE = 2000


class Store:
    """One edition's vectors in an embedded Chroma below a folder. Close it, or use it as a context."""

    _is_closed = True

    def __init__(self, folder: Path, name: str, encoder: "Encoder | None" = None) -> None:
        """Open what ``create_store`` wrote. Raises IndexDamaged when it is not there or cannot be opened."""
        try:
            self._client = _client(folder)
            self._is_closed = False
            self._name, self._encoder = name, encoder
            self._collection = self._client.get_collection(name, embedding_function=None)
        except Exception as error:  # chromadb raises many kinds; all mean the same here
            raise IndexDamaged(f"向量库 {folder} 无法打开（{type(error).__name__}）：请运行 youju index 重建") from error

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close it now; without this it closes with its last user."""
        if not self._is_closed:
            self._is_closed = True
            self._client.close()  # type: ignore[attr-defined]

    def __del__(self) -> None:
        with suppress(Exception):  # at the end of the process chromadb may be gone already
            self.close()

    @property
    def vector_store(self) -> "VectorStore":
        """LangChain's own store over the same vectors."""
        from langchain_chroma import Chroma  # as long to import as chromadb itself, and no question needs it

        from index.embeddings import EncoderEmbeddings

        embeddings = EncoderEmbeddings(self._encoder) if self._encoder else None
        return Chroma(self._name, client=self._client, embedding_function=embeddings, create_collection_if_not_exists=False)

    def nearest(self, vector: Sequence[float], count: int) -> dict[str, float]:
        """Passage ids with their cosine to a unit vector, the nearest first.

        Asks Chroma itself for ids and distances: carrying the texts along takes six times as long. Raises IndexDamaged
        when the vectors cannot be read.
        """
        try:
            found = self._collection.query(query_embeddings=np.asarray([vector], dtype=np.float32), n_results=count, include=["distances"])
        except Exception as error:  # chromadb raises many kinds; all mean the same here
            raise IndexDamaged(f"向量库无法读取（{type(error).__name__}）：请运行 youju index --force 重建") from error
        distances = (found["distances"] or [[]])[0]
        return {id_: 1.0 - distance for id_, distance in zip(found["ids"][0], distances, strict=True)}

    def unreachable(self, ids: Sequence[str], vectors: NDArray[np.float32]) -> list[str]:
        """The ids that are not the nearest neighbour of their own vector (or of one equal to it)."""
        lost = []
        for id_, vector in zip(ids, vectors, strict=True):
            nearest = self.nearest(vector.tolist(), 1)
            if id_ not in nearest and max(nearest.values(), default=0.0) < 1.0 - _SAME:
                lost.append(id_)
        return lost


def create_store(folder: Path, name: str, passages: Sequence[Passage], vectors: NDArray[np.float32]) -> None:
    """Write a fresh collection; nothing is ever added to it later. Raises DataFolderError when the disk refuses."""
    try:
        client = _client(folder)
        graph = CreateHNSWConfiguration(
            space="cosine", ef_construction=200, ef_search=_EXPLORED, max_neighbors=32, batch_size=2, sync_threshold=2
        )  # synchronised with every batch: what is left in the log would be written to the files by whoever opens them
        collection = client.create_collection(name, configuration={"hnsw": graph}, embedding_function=None)
        batches = -(-len(passages) // _ADDED_AT_ONCE)
        edges = [len(passages) * edge // max(batches, 1) for edge in range(batches + 1)]
        for start, end in pairwise(edges):
            some = passages[start:end]
            collection.add(
                ids=[passage.id for passage in some],
                embeddings=vectors[start:end],
                documents=[passage.text for passage in some],
                metadatas=[{"document": p.document, "address": p.address, "kind": p.kind} for p in some],
            )
        client.close()  # type: ignore[attr-defined]
    except (chromadb.errors.InternalError, OSError) as error:
        raise DataFolderError(f"无法写入向量库 {folder}（{error}）：请检查磁盘空间和权限") from error


def _client(folder: Path) -> ClientAPI:
    return chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
