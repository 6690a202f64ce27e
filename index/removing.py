"""Removing: editions that nothing answers from any more, and their collections on a server."""

import json
import logging
import shutil
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import Any

from index.edition import FACTS, store_name
from index.errors import StoreAway
from index.holding import is_held
from index.owner import owner_of
from index.place import Place
from index.server import Server

_log = logging.getLogger(__name__)


def remove_others(place: Place, kept: Collection[str]) -> None:
    """Remove every edition but those of these ids and those that a process still answers from; these go another time."""
    for folder in _folders(place.data):
        if folder.name not in kept and not is_held(folder):
            remove(place, folder)


def remove_unfinished(place: Place) -> None:
    """Remove what an interrupted build left behind."""
    for folder in _folders(place.data):
        if not (folder / FACTS).exists():
            remove(place, folder)


def rows_of_all(data: Path) -> list[dict[str, Any]]:
    """What every edition that is there notes of its documents."""
    rows: list[dict[str, Any]] = []
    for folder in _folders(data):
        with suppress(OSError, ValueError, AttributeError):
            rows += json.loads((folder / FACTS).read_bytes()).get("documents", [])
    return rows


def remove(place: Place, folder: Path) -> None:
    """Remove one edition. While the server in use is away it stays, so that its collection is removed another time."""
    if server := _server(place, folder):
        from index.store import drop_store

        try:
            drop_store(server, store_name(folder.name), owner_of(place.data))
        except StoreAway as error:
            _log.warning("the vectors of edition %s are still on their server: %s", folder.name, error)
            if server == place.chroma:
                return
    shutil.rmtree(folder, ignore_errors=True)


def _server(place: Place, folder: Path) -> Server | None:
    """Where an edition's vectors were written to; an unfinished one's, to where they are written now."""
    try:
        url = str(json.loads((folder / FACTS).read_bytes()).get("server", ""))
    except FileNotFoundError:
        return place.chroma
    except (OSError, ValueError, AttributeError):
        return None
    return place.chroma if place.chroma and place.chroma.url == url else Server(url) if url else None


def _folders(data: Path) -> list[Path]:
    editions = data / "editions"
    return list(editions.iterdir()) if editions.exists() else []
