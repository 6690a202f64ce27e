"""Shelved: a document of the library with its versions as a row, the JSON of ``youju documents`` and of the page."""

from typing import Any

from index.collection import Collection
from index.place import Place
from index.shelf.entry import Entry
from index.shelf.shelf import reading


def entry_row(entry: Entry, is_seed: bool) -> dict[str, Any]:
    """``is_seed``: whether the manifest of the seeds folder lists it; ``version``: the number that is read, 0 for the folder's file."""
    return {
        "id": entry.id, "title": entry.title, "year": entry.year, "issuer": entry.issuer, "is_on": entry.is_on, "is_seed": is_seed, "version": entry.current,
        "versions": [{"number": one.number, "file": one.name, "format": one.format, "sha256": one.sha256, "added": one.added} for one in entry.versions],
    }


def document_rows(place: Place) -> list[dict[str, Any]]:
    """All documents, those that are switched off as well. Raises SeedError or ShelfError."""
    with reading(place.data) as shelf:
        collection = Collection(place, shelf)
        return [entry_row(one, collection.is_seed(one.id)) for one in collection.entries()]
