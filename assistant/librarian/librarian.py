"""Librarian: the library as the page shows and changes it: what is on the shelf, what was read from it, and the jobs that change it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import BoundedSemaphore

from assistant.assistant import Assistant
from assistant.librarian.jobs import Act, Job, Jobs, Say
from assistant.librarian.originals import original_of_seed
from assistant.librarian.readings import Counts, Readings
from index.build import change
from index.collection import Collection
from index.contained import read_contained
from index.documents import Document
from index.edition import current_id
from index.errors import IndexLocked, ShelfError
from index.genre import load_genre
from index.library import Reading
from index.shelf.entry import Entry
from index.shelf.shelf import reading

_AT_ONCE = 2
"""Files that are read at once."""
_MOST_VERSIONS = 99_999
_PATIENCE, _PAUSE = 300.0, 2.0
"""Seconds to wait for another process that builds, and between two tries."""


@dataclass(frozen=True, slots=True)
class Item:
    """One document of the library."""

    entry: Entry
    is_seed: bool
    format: str
    counts: Counts | None
    """None while it was not read yet."""


class Librarian:
    """One server's library. Safe to share between threads."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._place = assistant.settings.place
        self.genre = load_genre(self._place.genre)
        self._readings = Readings(self.genre, lambda: assistant.library)
        self._reading_files = BoundedSemaphore(_AT_ONCE)
        self.jobs = Jobs()

    # What there is

    def items(self) -> list[Item]:
        """All documents. What was not read yet is counted as long as that takes a moment. Raises SeedError or ShelfError."""
        until = time.monotonic() + 1.0
        with self._open() as collection:
            found = []
            for entry in collection.entries():
                document = collection.document(entry.id)
                counts = self._readings.counts(document, is_patient=time.monotonic() < until)
                found.append(Item(entry, collection.is_seed(entry.id), document.format, counts))
            return found

    def item(self, id: str) -> Item:
        """One document. Raises SeedError or ShelfError."""
        with self._open() as collection:
            entry, document = collection.entry(id), collection.document(id)
            return Item(entry, collection.is_seed(id), document.format, self._readings.counts(document, is_patient=False))

    def read(self, id: str, number: int | None = None) -> Reading:
        """What is read from a version of a document, by default the one in use. Raises SeedError or ShelfError."""
        return self._readings.of(self.document(id, number))

    def document(self, id: str, number: int | None = None) -> Document:
        """A version of a document. Raises SeedError or ShelfError."""
        with self._open() as collection:
            return collection.document(id, _in_range(number))

    def original(self, id: str, number: int) -> tuple[str, bytes]:
        """A version's file as it came: its name and its bytes. Raises SeedError or ShelfError."""
        with self._open() as collection:
            entry = collection.entry(id)
            found = collection.original(id, number) if number > 0 else None
            if found is None and number == 0 and collection.is_seed(id):
                found = original_of_seed(self._place.seeds, id)
        if found is None:
            raise ShelfError(f"《{entry.title}》没有第 {number} 版的原件")
        return found

    @contextmanager
    def _open(self) -> Iterator[Collection]:
        with reading(self._place.data) as shelf:
            yield Collection(self._place, shelf)

    # What changes it

    def read_file(self, name: str, data: bytes) -> Document:
        """The document in a file, read in a process of its own. Raises SeedError."""
        with self._reading_files:
            return read_contained(data, name, self._place.genre)

    def add(self, name: str, data: bytes, document: Document) -> Job:
        """Put a file on the shelf, switched off."""
        return self._begin(Act.ADD, "", name, lambda collection: collection.add(name, data, is_on=False, document=document))

    def replace(self, id: str, name: str, data: bytes, document: Document) -> Job:
        """Keep a file as a version of a document that is not in use yet."""
        return self._begin(Act.REPLACE, id, name, lambda collection: collection.replace(id, name, data, is_used=False, document=document))

    def use(self, id: str, number: int) -> Job:
        return self._begin(Act.USE, id, self._title(id), lambda collection: collection.use(id, _in_range(number) or 0))

    def rename(self, id: str, title: str) -> Job:
        return self._begin(Act.RENAME, id, self._title(id), lambda collection: collection.rename(id, title))

    def switch(self, id: str, is_on: bool) -> Job:
        return self._begin(Act.ON if is_on else Act.OFF, id, self._title(id), lambda collection: collection.switch(id, is_on))

    def remove(self, id: str) -> Job:
        return self._begin(Act.REMOVE, id, self._title(id), lambda collection: collection.remove(id))

    def _title(self, id: str) -> str:
        """A document's title. Raises SeedError or ShelfError: what is not there is not queued."""
        with self._open() as collection:
            return collection.entry(id).title

    def _begin(self, act: Act, id: str, subject: str, work: Callable[[Collection], Entry]) -> Job:
        return self.jobs.begin(Job(act, subject, id), lambda say: self._change(work, say))

    def _change(self, work: Callable[[Collection], Entry], say: Say) -> Entry:
        """Change the shelf, build where that is needed, and answer from what is then current."""
        until = time.monotonic() + _PATIENCE
        while True:
            try:
                with change(self._place, self._assistant.retrieval.encoder, say) as collection:
                    entry = work(collection)
                break
            except IndexLocked as error:
                if time.monotonic() > until:
                    raise
                say(str(error).partition("：")[0])
                time.sleep(_PAUSE)
        self._reopen(say)
        return entry

    def _reopen(self, say: Say) -> None:
        if current_id(self._place.data) == self._assistant.retrieval.edition.id:
            return
        say("换用新索引……")
        self._assistant.reopen(say)


def _in_range(number: int | None) -> int | None:
    """A number that a version may have. Raises ShelfError."""
    if number is not None and not 0 <= number <= _MOST_VERSIONS:
        raise ShelfError(f"没有第 {str(number)[:20]} 版")
    return number
