"""Kept: what was read from each document, on disk beside the editions, so that opening an edition reads nothing anew.

    data/readings/<key>   the sha256 of what follows, and the reading, pickled

What is read depends on the document, the genre and the program's own reading code alone: the key is of these. What this process
holds already is not loaded again: the library after a change shares all but what has changed with the one before. Whatever is
missing, damaged or cannot be written is read from the document; nothing here is ever an error. Only the types of a reading are
made from a file.
"""

import hashlib
import io
import json
import pickle
import sys
import tempfile
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import is_dataclass
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

from index.aliases import Alias
from index.clauses import Clause, ClauseTree
from index.conflicts.conflict import Conflict, Side
from index.documents import Document
from index.duties import Duty
from index.edition import row_of
from index.genre import genre_hash, load_genre
from index.groups import Field, WorkingGroup
from index.library import Library, Reading, read
from index.milestones import Milestone
from index.passages import Passage
from index.place import Place
from index.spans import Span
from index.targets import Target
from index.terms import Term
from index.uncollected import uncollected

FOLDER = "readings"
_DIGEST = hashlib.sha256().digest_size
_TYPES: Collection[type] = (Reading, ClauseTree, Document, Clause, Span, Target, Duty, WorkingGroup, Field, Milestone, Term, Conflict, Side, Passage)
_BY_NAME: Mapping[tuple[str, str], type] = {(one.__module__, one.__qualname__): one for one in _TYPES}
_VALUES: Mapping[type, Callable[[Any], tuple[Any, ...]]] = {one: attrgetter(*one.__slots__) for one in _TYPES if is_dataclass(one) and hasattr(one, "__slots__")}
"""Of each type with slots, what it is made of: dataclasses' own way of pickling looks its fields up for every single object."""
_held: WeakValueDictionary[Path, Reading] = WeakValueDictionary()
"""What some library of this process holds now, by its file."""


class KeptReadings:
    """The readings of one place. Safe to share between threads and processes."""

    def __init__(self, place: Place) -> None:
        """Raises GenreError when the user's own genre file cannot be read."""
        self._folder = place.data / FOLDER
        self.genre = load_genre(place.genre)
        self._of = f"{_code()}\0{genre_hash(place.genre)}"

    def read(self, document: Document) -> Reading:
        """What ``index.library.read`` reads from the document."""
        return self.kept(document) or self.anew(document)

    def kept(self, document: Document) -> Reading | None:
        """The same where it is kept; else None."""
        path = self._path(document)
        if held := _held.get(path):
            return held
        kept = _load(path)
        if kept is None or kept.document != document:
            return None
        _held[path] = kept
        return kept

    def anew(self, document: Document) -> Reading:
        """The same, read from the text and kept from now on."""
        reading, path = read(document, self.genre), self._path(document)
        _keep(path, reading)
        _held[path] = reading  # from now on others may have it
        return reading

    def _path(self, document: Document) -> Path:
        return self._folder / self._key(row_of(document))

    def forget_others(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Remove what was read from any but these documents, each as an edition notes it."""
        wanted = {self._key(row) for row in rows}
        with suppress(OSError):
            for path in self._folder.iterdir():
                if path.name not in wanted:
                    path.unlink(missing_ok=True)

    def _key(self, row: Mapping[str, Any]) -> str:
        return hashlib.sha256(f"{self._of}\0{json.dumps(row, sort_keys=True, ensure_ascii=False)}".encode()).hexdigest()


def kept_library(place: Place, documents: Sequence[Document], aliases: Iterable[Alias] = ()) -> Library:
    """The library of these documents, as ``index.library.read_library`` reads it."""
    kept = KeptReadings(place)
    with uncollected():
        found = [kept.kept(document) for document in documents]
    readings = (one or kept.anew(document) for one, document in zip(found, documents, strict=True))
    return Library(tuple(readings), kept.genre, tuple(aliases))


@lru_cache
def _code() -> str:
    """Of everything that reads: the sources of this package, and Python."""
    digest = hashlib.sha256(sys.version.encode())
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _keep(path: Path, reading: Reading) -> None:
    """Write it under its name when it is whole. Where there is no data folder none is made for it."""
    made = io.BytesIO()
    _Pickler(made, protocol=5).dump(reading)
    written = made.getvalue()
    with suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as scratch:
            try:
                scratch.write(hashlib.sha256(written).digest() + written)
                scratch.flush()
            except OSError:
                Path(scratch.name).unlink(missing_ok=True)
                raise
        Path(scratch.name).replace(path)


def _load(path: Path) -> Reading | None:
    """The reading in a file; None when there is none that is whole."""
    try:
        data = path.read_bytes()
        if hashlib.sha256(data[_DIGEST:]).digest() != data[:_DIGEST]:
            return None
        found = _Unpickler(io.BytesIO(data[_DIGEST:])).load()
    except Exception:  # pickle raises many kinds; all mean that it is to be read anew
        return None
    return found if isinstance(found, Reading) else None


class _Pickler(pickle.Pickler):
    """Writes an object with slots down as its type and what it is made of."""

    def reducer_override(self, obj: Any) -> Any:
        values = _VALUES.get(type(obj))
        return (type(obj), values(obj)) if values else NotImplemented


class _Unpickler(pickle.Unpickler):
    """Makes the types of a reading and nothing else."""

    def find_class(self, module: str, name: str) -> type:
        try:
            return _BY_NAME[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name}") from None
