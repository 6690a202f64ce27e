"""Desks: a desk for every document of a library, made when it is first asked; of a large library the latest ones are kept."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from assistant.across.desk import Desk
from assistant.remembered import remembered
from assistant.retrieve import Retrieval
from index.documents import Document
from index.folding import fold
from index.library import Reading

ALL = 20
"""Documents that are all asked, each question; of more, those that may answer."""
_KEPT = 256
"""Desks of a large library that are kept: some megabytes each."""


class Desks:
    """The desks of a library, in its order. Safe to share between threads."""

    def __init__(self, retrieval: Retrieval) -> None:
        self._retrieval = retrieval
        self._readings = retrieval.library.readings
        self._rows = {reading.document.id: row for row, reading in enumerate(self._readings)}
        self.starts = tuple(accumulate((len(reading.passages) for reading in self._readings), initial=0))
        """Where each document's passages begin among those of the library, and where the last ones end."""
        self._made = remembered(self._make, _KEPT)
        if not self.are_many:
            for desk in self:
                desk.prepare()  # what every question needs is made ready before the first

    def __len__(self) -> int:
        return len(self._readings)

    def __iter__(self) -> Iterator[Desk]:
        return map(self._made, range(len(self)))

    @property
    def are_many(self) -> bool:
        return len(self) > ALL

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(self._rows)

    @property
    def documents(self) -> list[Document]:
        return [reading.document for reading in self._readings]

    def row(self, id_: str) -> int:
        """The place of a document in the library."""
        return self._rows[id_]

    def of(self, id_: str) -> Desk:
        """The desk of a document by its id. Raises KeyError for one that the library has not."""
        return self._made(self._rows[id_])

    def folded(self, id_: str) -> str:
        """A document's text as words are looked up in it."""
        return fold(self._readings[self._rows[id_]].document.text)

    def reading(self, id_: str) -> Reading:
        """A document as read."""
        return self._readings[self._rows[id_]]

    def some(self, ids: Sequence[str]) -> list[Desk]:
        return [self.of(id_) for id_ in ids]

    def _make(self, row: int) -> Desk:
        return Desk(self._retrieval, self._readings[row], self.starts[row])
