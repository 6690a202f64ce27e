"""Writer: the one connection of this process that writes rows down, and those that could not be written yet.

A row is committed before ``write`` returns. Where that fails (a full disk, a file that another process holds), it is held
in memory and tried again later, so that nobody waits for it.
"""

import logging
import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path

from assistant.records.file import connect, prepare, remove, repair, unusable, write
from assistant.records.row import Row
from index.errors import YoujuError
from index.writable import see_writable

_PATIENCE = 0.2
"""Seconds that a row waits for another process …"""
_QUEUE = 2.0
"""… and for the rows of other threads, each of which takes less than a thousandth of that."""
_AGAIN = 0.2
"""Seconds that nobody else waits for the file once somebody has waited in vain."""
_MOST_HELD = 10_000
_STEP = 200
"""Rows that are removed at once: nobody waits long for the file meanwhile."""
_log = logging.getLogger(__name__)


class Writer:
    """Writes to one file. Safe to share between threads."""

    def __init__(self, path: Path) -> None:
        """Open the file, making it where it is missing; a damaged one is moved aside. Raises RecordsError."""
        self._path = path
        self._database: sqlite3.Connection | None = None
        self._inode = 0
        self._is_damaged = False
        self._using = threading.Lock()
        """Held by whoever uses the connection."""
        self._held: dict[str, Row] = {}
        self._holding = threading.Lock()
        self._not_before = 0.0
        self.lost = 0
        """How many rows were given up, because too many were held."""
        try:
            self._open()
        except (sqlite3.Error, OSError) as error:
            raise unusable(path, error) from error

    @property
    def held(self) -> int:
        """How many rows are not written yet."""
        return len(self._held)

    def write(self, row: Row) -> None:
        """Commit the row, or hold it."""
        if not self._using.acquire(timeout=_QUEUE):
            self._hold(row, TimeoutError("another thread writes"))
            return
        try:
            if self._has_to_wait(row):
                self._hold(row)
            else:
                self._commit(lambda database: _write_all(database, [row]))
        except (sqlite3.Error, OSError, YoujuError) as error:
            self._not_before = time.monotonic() + _AGAIN
            self._hold(row, error)
        finally:
            self._using.release()

    def flush(self) -> bool:
        """Write down what is held, mending the file where it is damaged; whether nothing is left."""
        rows = list(self._held.values())
        if not rows:
            return True
        try:
            with self._using:
                if self._is_damaged:
                    self._mend()
                self._commit(lambda database: _write_all(database, rows))
        except (sqlite3.Error, OSError, YoujuError) as error:
            _log.debug("still held: %s", error)
            return False
        _log.warning("the record of answers is written again, with %d rows that were held; %d are lost", len(rows), self.lost)
        with self._holding:
            for row in rows:
                if self._held.get(row.id) is row:
                    del self._held[row.id]
        return True

    def remove_before(self, at: str, now: str) -> int:
        """Remove the rows from before a time, some at once; how many. Raises sqlite3.Error, OSError and YoujuError.

        One that came after a row that stays, of a clock that was set back meanwhile, stays with it.
        """
        removed = 0
        number = 1
        while number:
            with self._using:
                number = self._commit(lambda database: _remove_some(database, at, now))
            removed += number
        return removed

    def close(self) -> None:
        """Write down what is held, if that is possible, and let go of the file."""
        if not self.flush():
            _log.error("%d rows of the record of answers could not be written", self.held)
        with self._using:
            self._release()

    def _has_to_wait(self, row: Row) -> bool:
        return bool(self._held) and (row.id in self._held or time.monotonic() < self._not_before)

    def _hold(self, row: Row, error: Exception | None = None) -> None:
        with self._holding:
            if not self._held:
                _log.error("the record of answers cannot be written, rows are held in memory: %s", error)
            self._held[row.id] = row
            if len(self._held) > _MOST_HELD:
                self.lost += 1
                del self._held[next(iter(self._held))]

    def _commit(self, act: Callable[[sqlite3.Connection], int]) -> int:
        """One transaction, for whoever holds the connection."""
        try:
            return _committed(self._open(), act)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            self._is_damaged = True
            raise

    def _mend(self) -> None:
        self._release()
        repair(self._path)
        self._is_damaged = False

    def _open(self) -> sqlite3.Connection:
        """The connection; a new one where the file is not the one that was opened (moved aside, restored)."""
        try:
            inode = self._path.stat().st_ino
        except FileNotFoundError:
            inode = 0
        if self._database is None or inode != self._inode:
            self._release()
            prepare(self._path)
            self._database = connect(self._path, _PATIENCE)
            self._inode = self._path.stat().st_ino
        see_writable(self._path)
        return self._database

    def _release(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None


def _committed(database: sqlite3.Connection, act: Callable[[sqlite3.Connection], int]) -> int:
    database.execute("BEGIN IMMEDIATE")
    try:
        done = act(database)
        database.execute("COMMIT")
        return done
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise


def _write_all(database: sqlite3.Connection, rows: list[Row]) -> int:
    for row in rows:
        write(database, row)
    return len(rows)


def _remove_some(database: sqlite3.Connection, at: str, now: str) -> int:
    (first,) = database.execute("SELECT min(number) FROM answers WHERE at BETWEEN ? AND ?", (at, now)).fetchone()
    found = database.execute("SELECT number FROM answers WHERE at < ? AND (? IS NULL OR number < ?) LIMIT ?", (at, first, first, _STEP))
    numbers = [number for (number,) in found]
    remove(database, numbers)
    return len(numbers)
