"""File: the SQLite file of the record: its tables, how it is opened, and what becomes of a damaged one.

Write-ahead logging with ``synchronous = NORMAL``: what was committed survives the end of the process, however it ends;
a power cut may take the last moments, but leaves the file whole.
"""

import json
import logging
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant.records import words
from assistant.records.row import Cited, Row
from index.errors import YoujuError
from index.writable import see_writable

_SCHEMA = """
CREATE TABLE IF NOT EXISTS answers (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, person TEXT NOT NULL, front TEXT NOT NULL,
    status TEXT NOT NULL, helpful INTEGER, trouble TEXT NOT NULL, question TEXT NOT NULL, understood TEXT NOT NULL, headline TEXT NOT NULL,
    turns TEXT NOT NULL, clauses TEXT NOT NULL, conflicts TEXT NOT NULL, model TEXT NOT NULL,
    seconds REAL NOT NULL, first_seconds REAL NOT NULL, model_seconds REAL NOT NULL,
    verified INTEGER NOT NULL, replaced INTEGER NOT NULL, dropped INTEGER NOT NULL, left_out TEXT NOT NULL,
    notice TEXT NOT NULL, edition TEXT NOT NULL, reason TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS answers_by_time ON answers (at, status, helpful);
CREATE INDEX IF NOT EXISTS answers_by_person ON answers (person, at, status, helpful);
CREATE INDEX IF NOT EXISTS answers_judged ON answers (helpful) WHERE helpful IS NOT NULL;
"""
COLUMNS = tuple(field.name for field in fields(Row))
_LISTS = ("turns", "clauses", "conflicts")
_GIVEN_ONCE = ("id", "at", "person", "front", "helpful", "reason")
"""What a fuller answer does not change."""
_INSERT = (
    f"INSERT INTO answers ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))}) ON CONFLICT (id) DO UPDATE SET "  # noqa: S608 - names of ours
    + ", ".join(f"{name} = excluded.{name}" for name in COLUMNS if name not in _GIVEN_ONCE)
)
_KEPT_LOG = 4 * 1024 * 1024
"""Bytes of the log that stay on the disk while it is empty."""
_LONGEST_LOG = 10_000
"""Pages of the log that a writer carries over itself; ``carry_over`` does it before."""
_log = logging.getLogger(__name__)


class RecordsError(YoujuError):
    """The record of answers cannot be read or written."""


def connect(path: Path, timeout: float) -> sqlite3.Connection:
    """A connection that any thread may use, one at a time; every statement is its own transaction unless one is begun. Raises sqlite3.Error."""
    see_writable(path)
    database = sqlite3.connect(path, timeout=timeout, isolation_level=None, check_same_thread=False)
    database.execute("PRAGMA synchronous = NORMAL")
    database.execute(f"PRAGMA wal_autocheckpoint = {_LONGEST_LOG}")
    database.execute(f"PRAGMA journal_size_limit = {_KEPT_LOG}")
    return database


def prepare(path: Path) -> None:
    """Make the file where it is missing; a damaged one is moved aside, never deleted. Raises RecordsError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        try:
            _make(path)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            _move_aside(path)
            _make(path)
    except (sqlite3.Error, OSError) as error:
        raise unusable(path, error) from error


def repair(path: Path) -> None:
    """Bring a damaged file back: its index of words is begun anew; where the rows are damaged, it is moved aside. Raises RecordsError."""
    prepare(path)
    try:
        with closing(connect(path, timeout=10)) as database, database:
            database.execute("BEGIN IMMEDIATE")
            words.begin_anew(database)
    except (sqlite3.Error, OSError) as error:
        raise unusable(path, error) from error


def carry_over(database: sqlite3.Connection) -> None:
    """Bring the log into the file, as far as nobody is in the way: a writer need not."""
    database.execute("PRAGMA wal_checkpoint (PASSIVE)")


def unusable(path: Path, error: Exception) -> RecordsError:
    return RecordsError(f"问答记录 {path} 无法读写（{error}）：请检查数据目录的磁盘空间和权限")


def write(database: sqlite3.Connection, row: Row) -> None:
    """One row, new or fuller than before; inside a transaction of the caller's."""
    before = database.execute("SELECT number, question, understood, headline FROM answers WHERE id = ?", (row.id,)).fetchone()
    database.execute(_INSERT, [_stored(name, getattr(row, name)) for name in COLUMNS])
    after = (row.question, row.understood, row.headline)
    if before is not None and before[1:] != after:
        words.index_again(database, before[0], before[1:], after)


def remove(database: sqlite3.Connection, numbers: Sequence[int]) -> None:
    """Rows by their numbers; inside a transaction of the caller's."""
    for number in numbers:
        words.forget(database, number)
        database.execute("DELETE FROM answers WHERE number = ?", (number,))


def row_from(stored: Sequence[Any]) -> Row:
    """A row as it was written; ``stored`` has the values of COLUMNS."""
    values: dict[str, Any] = dict(zip(COLUMNS, stored, strict=True))
    values |= {name: tuple(json.loads(values[name])) for name in _LISTS}
    values["clauses"] = tuple(Cited(*one) for one in values["clauses"])
    values["helpful"] = None if values["helpful"] is None else bool(values["helpful"])
    return Row(**values)


def _stored(name: str, value: Any) -> Any:
    if name == "clauses":
        value = [[one.document, one.address, one.start, one.end, one.quote] for one in value]
    return json.dumps(value, ensure_ascii=False) if name in _LISTS else value


def _make(path: Path) -> None:
    with closing(connect(path, timeout=10)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.executescript(_SCHEMA)
        database.execute(words.TABLE)
        if database.execute("PRAGMA quick_check (1)").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("quick_check")


def _move_aside(path: Path) -> None:
    aside = path.with_name(f"{path.name}.damaged-{datetime.now(UTC):%Y%m%d%H%M%S}")
    _log.warning("%s is damaged; it is kept as %s and a new one is begun", path, aside.name)
    path.rename(aside)
    for suffix in ("-wal", "-shm"):
        log = path.with_name(path.name + suffix)
        if log.exists():
            log.rename(aside.with_name(aside.name + suffix))
