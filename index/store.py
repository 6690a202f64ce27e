"""Store: the passages' vectors in Chroma, embedded or on a server, behind LangChain's ``VectorStore``.

``count()`` says nothing about whether a vector can be found, so ``unreachable`` asks every vector for itself.
"""

from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from itertools import count, pairwise
from types import TracebackType
from typing import TYPE_CHECKING, Any

import numpy as np
from chromadb.api.collection_configuration import CreateHNSWConfiguration
from chromadb.errors import NotFoundError
from numpy.typing import NDArray

from index.client import VERSION as VERSION
from index.client import Where, connect, reading, writing
from index.passages import Passage
from index.server import Server

if TYPE_CHECKING:
    from langchain_core.vectorstores import VectorStore

    from index.embedding import Encoder

PATIENCE = 5.0
"""Seconds that a question waits for a silent server: longer than any answer takes, short enough to wait for."""
PATIENCE_IN_BUILDING = 60.0
_SAME = 1e-5
"""Two vectors this near in cosine are the same text for the search: repeated sentences share one."""
_EXPLORED = 400
_OWNER = "owner"
_ADDED_AT_ONCE = 2000
_ASKED_AT_ONCE = 100


class Store:
    """One edition's vectors. Close it, or use it as a context."""

    _is_closed = True

    def __init__(self, where: Where, name: str, encoder: "Encoder | None" = None, patience: float = PATIENCE) -> None:
        """Open what ``create_store`` wrote; ``patience``: the seconds that a server may be silent. Raises IndexDamaged when it is not there or cannot be opened, StoreAway when a server is away."""
        with reading(where, "打开"):
            self._client = connect(where, patience)
            self._is_closed = False
            self._where, self._name, self._encoder = where, name, encoder
            try:
                self._collection = self._client.get_collection(name, embedding_function=None)
            except BaseException:
                self.close()
                raise

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
            self._client.close()

    def __del__(self) -> None:
        with suppress(Exception):  # at the end of the process chromadb may be gone already
            self.close()

    @property
    def vector_store(self) -> "VectorStore":
        """LangChain's own store over the same vectors."""
        from langchain_chroma import Chroma  # as long to import as chromadb itself, and no question needs it

        from index.embeddings import EncoderEmbeddings

        embeddings = EncoderEmbeddings(self._encoder) if self._encoder else None
        client: Any = self._client  # it asks a client for a collection, and no more
        return Chroma(self._name, client=client, embedding_function=embeddings, create_collection_if_not_exists=False)

    def count(self) -> int:
        """How many vectors it says it holds. Raises as ``nearest`` does."""
        with reading(self._where, "读取"):
            return self._collection.count()

    def nearest(self, vector: Sequence[float], count: int) -> dict[str, float]:
        """Passage ids with their cosine to a unit vector, the nearest first.

        Asks Chroma itself for ids and distances: carrying the texts along takes six times as long. Raises IndexDamaged
        when the vectors cannot be read, StoreAway when a server does not answer.
        """
        return self._nearest(np.asarray([vector], dtype=np.float32), count)[0]

    def unreachable(self, ids: Sequence[str], vectors: NDArray[np.float32]) -> list[str]:
        """The ids that are not the nearest neighbour of their own vector (or of one equal to it)."""
        lost = []
        for start in range(0, len(ids), _ASKED_AT_ONCE):
            some = slice(start, start + _ASKED_AT_ONCE)
            for id_, nearest in zip(ids[some], self._nearest(vectors[some], 1), strict=True):
                if id_ not in nearest and max(nearest.values(), default=0.0) < 1.0 - _SAME:
                    lost.append(id_)
        return lost

    def _nearest(self, vectors: NDArray[np.float32], count: int) -> list[dict[str, float]]:
        with reading(self._where, "读取"):
            found = self._collection.query(query_embeddings=np.asarray(vectors), n_results=count, include=["distances"])
            rows = zip(found["ids"], found["distances"] or [], strict=True)
            return [{id_: 1.0 - distance for id_, distance in zip(ids, distances, strict=True)} for ids, distances in rows]


def reach(server: Server) -> None:
    """Ask a server whether it is there. Raises StoreAway when it is not, within seconds."""
    with reading(server, "打开"), closing(connect(server, PATIENCE)) as client:
        client.heartbeat()


def create_store(where: Where, name: str, passages: Sequence[Passage], vectors: NDArray[np.float32], owner: str = "") -> None:
    """Write a fresh collection; nothing is ever added to it later. ``owner``: who may remove it from a server.

    Raises DataFolderError when the disk refuses, StoreAway when a server does.
    """
    with writing(where), closing(connect(where, PATIENCE_IN_BUILDING)) as client:
        graph = CreateHNSWConfiguration(
            space="cosine", ef_construction=200, ef_search=_EXPLORED, max_neighbors=32, batch_size=2, sync_threshold=2
        )  # synchronised with every batch: what is left in the log would be written to the files by whoever opens them
        metadata = {_OWNER: owner} if owner else None
        collection = client.create_collection(name, configuration={"hnsw": graph}, metadata=metadata, embedding_function=None)
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


def drop_stores(server: Server, named: Callable[[int], str], owner: str) -> None:
    """Remove an edition's collections from a server, as many as are there and this owner wrote; ``named``: their names, from 0. Raises StoreAway."""
    with writing(server), closing(connect(server, PATIENCE_IN_BUILDING)) as client:
        ours: list[str] = []
        with suppress(NotFoundError):
            for number in count():
                if (client.get_collection(named(number)).metadata or {}).get(_OWNER) == owner:
                    ours.append(named(number))
        for name in reversed(ours):  # what is left of an interrupted removal is still found from 0
            client.delete_collection(name)
