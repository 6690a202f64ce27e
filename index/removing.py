"""Removing: editions that nothing answers from any more, and their collections on a server."""

import logging
import shutil
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import Any

from index.edition import FACTS, facts_of, part_name
from index.errors import StoreAway
from index.holding import is_held
from index.owner import owner_of
from index.place import Place
from index.server import Server

_log = logging.getLogger(__name__)


def remove_others(place: Place, kept: Collection[str]) -> None:
    """Remove every edition but those of these ids, those that a process still answers from, and those that one of them leans on; these go
    another time. Of what is only leaned on the vectors in the store stay, and nothing else.
    """
    used = {folder.name for folder in _folders(place.data) if folder.name in kept or is_held(folder)}
    leant = {id_ for folder in _folders(place.data) if folder.name in used for id_ in _leans_on(folder)}
    for folder in _folders(place.data):
        if folder.name in leant - used:
            (folder / "vectors.npy").unlink(missing_ok=True)
            shutil.rmtree(folder / "documents", ignore_errors=True)
        elif folder.name not in used:
            remove(place, folder)


def remove_unfinished(place: Place) -> None:
    """Remove what an interrupted build left behind."""
    for folder in _folders(place.data):
        if not (folder / FACTS).exists():
            remove(place, folder)


def rows_of_all(data: Path) -> list[dict[str, Any]]:
    """What every edition that can be opened notes of its documents; one that is only leaned on has none any more."""
    rows: list[dict[str, Any]] = []
    for folder in _folders(data):
        if not (folder / "documents").is_dir():
            continue
        with suppress(OSError, ValueError):
            rows += facts_of(folder).get("documents", [])
    return rows


def remove(place: Place, folder: Path) -> None:
    """Remove one edition. While the server in use is away it stays, so that its collection is removed another time."""
    if server := _server(place, folder):
        from index.store import drop_stores

        try:
            drop_stores(server, lambda number: part_name(folder.name, number), owner_of(place.data))
        except StoreAway as error:
            _log.warning("the vectors of edition %s are still on their server: %s", folder.name, error)
            if server == place.chroma:
                return
    shutil.rmtree(folder, ignore_errors=True)


def _leans_on(folder: Path) -> set[str]:
    """The editions in whose folders parts of this one stand."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        return {str(part["edition"]) for part in facts_of(folder).get("parts", [])} - {folder.name}
    return set()


def _server(place: Place, folder: Path) -> Server | None:
    """Where an edition's vectors were written to; an unfinished one's, to where they are written now."""
    try:
        url = str(facts_of(folder).get("server", ""))
    except FileNotFoundError:
        return place.chroma
    except (OSError, ValueError):
        return None
    return place.chroma if place.chroma and place.chroma.url == url else Server(url) if url else None


def _folders(data: Path) -> list[Path]:
    editions = data / "editions"
    return list(editions.iterdir()) if editions.exists() else []
