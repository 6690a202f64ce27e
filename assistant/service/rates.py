"""Rates: how often somebody may do something, counted in one SQLite file that all processes of a server share."""

import logging
import math
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from index.writable import see_writable

_SCHEMA = "CREATE TABLE IF NOT EXISTS done (kind TEXT NOT NULL, key TEXT NOT NULL, at REAL NOT NULL)"
_INDEXES = (
    "CREATE INDEX IF NOT EXISTS done_by_key ON done (kind, key, at)",
    "CREATE INDEX IF NOT EXISTS done_by_time ON done (at)",  # what is old is removed with every count
)
_KEPT = 3600.0
_log = logging.getLogger(__name__)


class Rates:
    """Counts over sliding windows. Safe to share between threads and processes.

    A file that cannot be written limits nobody: that is logged, and questions go on being answered.
    """

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self._path, self._clock = path, clock
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._prepare()
        except sqlite3.DatabaseError as error:
            _log.warning("%s is damaged (%s): begun anew", path, error)
            for end in ("", "-wal", "-shm"):
                path.with_name(f"{path.name}{end}").unlink(missing_ok=True)
            self._prepare()

    def _prepare(self) -> None:
        with closing(self._connect()) as database, database:
            database.execute("PRAGMA journal_mode = WAL")
            database.execute(_SCHEMA)
            for index in _INDEXES:
                database.execute(index)

    def allow(self, kind: str, key: str, most: int, seconds: float) -> int:
        """0 when somebody (``key``) may do it once more within the window, which is then counted; else the seconds to wait."""
        now = self._clock()
        try:
            with closing(self._connect()) as database, database:
                database.execute("BEGIN IMMEDIATE")
                database.execute("DELETE FROM done WHERE at < ? OR at > ?", (now - _KEPT, now + _KEPT))
                if wait := _wait(database, kind, key, most, seconds, now):
                    return wait
                database.execute("INSERT INTO done VALUES (?, ?, ?)", (kind, key, now))
        except sqlite3.Error as error:
            _log.error("rates cannot be counted: %s", error)
        return 0

    def wait(self, kind: str, key: str, most: int, seconds: float) -> int:
        """As ``allow``, without counting anything."""
        try:
            with closing(self._connect()) as database:
                return _wait(database, kind, key, most, seconds, self._clock())
        except sqlite3.Error as error:
            _log.error("rates cannot be counted: %s", error)
            return 0

    def forget(self, kind: str, key: str) -> None:
        """Begin to count anew."""
        try:
            with closing(self._connect()) as database, database:
                database.execute("DELETE FROM done WHERE kind = ? AND key = ?", (kind, key))
        except sqlite3.Error as error:
            _log.error("rates cannot be counted: %s", error)

    def _connect(self) -> sqlite3.Connection:
        see_writable(self._path)
        database = sqlite3.connect(self._path, timeout=2, isolation_level=None)
        database.execute("PRAGMA synchronous = OFF")
        return database


def _wait(database: sqlite3.Connection, kind: str, key: str, most: int, seconds: float, now: float) -> int:
    since = (kind, key, now - seconds, now + seconds)  # a clock that was set back makes nobody wait for it
    times = [float(at) for (at,) in database.execute("SELECT at FROM done WHERE kind = ? AND key = ? AND at > ? AND at < ? ORDER BY at", since)]
    return max(1, math.ceil(times[-most] + seconds - now)) if len(times) >= most else 0
