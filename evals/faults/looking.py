"""Looking: what a library is after a fault, and what the next start makes of it."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass

import numpy as np

from assistant.settings import Settings
from index.collection import read_documents
from index.edition import current_edition
from index.errors import YoujuError
from index.genre import load_genre
from index.library import read_library
from index.shelf.shelf import FILE
from index.stores import Stores

Contents = tuple[tuple[str, str], ...]
"""Ids and hashes of documents."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is there: the documents that the shelf gives, and those of the edition that answers."""

    shelf: Contents
    edition: Contents
    faults: tuple[str, ...] = ()


def contents(settings: Settings) -> Contents:
    return tuple((one.id, one.sha256) for one in read_documents(settings.place))


def look(settings: Settings) -> Look:
    """Read shelf and edition as the next start would, changing nothing, and ask every vector for itself."""
    faults: list[str] = []
    shelf: Contents = ()
    edition: Contents = ()
    try:
        with closing(sqlite3.connect(settings.data / FILE)) as database:
            if database.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                faults.append("the shelf is damaged")
        shelf = contents(settings)
        current = current_edition(settings.data)
        edition = tuple((one.id, one.sha256) for one in current.read_documents())
        faults += [current.damage()] if current.damage() else []
        ids = [one.id for one in read_library(current.read_documents(), load_genre(settings.genre)).passages]
        with closing(Stores(current, settings.place.chroma)) as store:
            faults += [f"not found by its own vector: {id_}" for id_ in store.unreachable(ids, np.asarray(current.vectors()))]
    except (YoujuError, sqlite3.Error) as error:
        faults.append(str(error))
    return Look(shelf, edition, tuple(faults))
