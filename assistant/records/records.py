"""Records: the record of answers in one file of the data folder: kept, judged, searched, and old rows removed."""

import logging
import sqlite3
import threading
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from assistant.answer import Answer, Turn
from assistant.records import search
from assistant.records.file import RecordsError, carry_over, connect, prepare, repair, unusable
from assistant.records.row import Row, kept, row_of, written
from assistant.records.search import Counts, Wanted
from assistant.records.words import index_new
from assistant.records.writer import Writer
from assistant.service.asker import Asker
from index.errors import YoujuError

FILE = "records.sqlite"
_PATIENCE = 5.0
"""Seconds that somebody who asks for rows, or judges one, waits for the file."""
Found = TypeVar("Found")
_DAY = timedelta(days=1)
_log = logging.getLogger(__name__)


class NoSuchRecord(YoujuError):
    """There is no such row, or it is another's."""

    def __init__(self) -> None:
        super().__init__("没有这条问答记录：请从自己的回答里重新选择")


class Records:
    """The record of one data folder. Safe to share between threads and processes.

    What was committed survives ``kill -9``; only rows that could not be written (``unwritten``) are in memory alone.
    """

    def __init__(
        self, path: Path, retention_days: int = 0, edition: Callable[[], str] = lambda: "", clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        """Open the file. ``retention_days``: how long a row stays (0: for ever); ``edition``: the current one's id.

        Raises RecordsError when the folder cannot be written.
        """
        self._path, self._retention, self._edition, self._clock = path, timedelta(days=retention_days), edition, clock
        self._writer = Writer(path)
        self._ended = threading.Event()
        self._tending: threading.Thread | None = None
        self._starting = threading.Lock()
        self._pruned: datetime | None = None

    @property
    def folder(self) -> Path:
        """Where the file stands."""
        return self._path.parent

    @property
    def unwritten(self) -> int:
        """How many rows wait to be written: more than 0 only while the file cannot be."""
        return self._writer.held

    def keep(self, asker: Asker, answer: Answer, record: str, trouble: str = "", history: Sequence[Turn] = ()) -> None:
        """Write one row down, or what has become of it since; see Recording."""
        try:
            self._writer.write(row_of(asker, answer, record, trouble, history, self._edition(), self._clock()))
            self.tend()
        except Exception:
            _log.exception("an answer could not be recorded")

    def judge(self, record: str, person: str, is_helpful: bool | None, reason: str = "") -> None:
        """What a person says of an answer of their own; a later word replaces the earlier, None takes it back.

        Raises NoSuchRecord, for another's too, and RecordsError.
        """
        if not self._judge("id = ? AND person = ?", (record, person), is_helpful, reason):
            raise NoSuchRecord

    def mark(self, record: str, is_helpful: bool | None, reason: str = "") -> None:
        """The same for a front that has seen to it whose answer it is. It never raises."""
        try:
            self._judge("id = ?", (record,), is_helpful, reason)
        except RecordsError as error:
            _log.warning("%s", error)

    def search(self, wanted: Wanted | None = None, most: int = 50, skipped: int = 0) -> list[Row]:
        """Rows of a choice, those written last first. Raises RecordsError."""
        return self._read(lambda database: search.rows(database, wanted or Wanted(), most, skipped))

    def counts(self, wanted: Wanted | None = None) -> Counts:
        """How many a choice has. Raises RecordsError."""
        return self._read(lambda database: search.counts(database, wanted or Wanted()))

    def persons(self) -> list[str]:
        """Everybody who has a row. Raises RecordsError."""
        return self._read(search.persons)

    def get(self, record: str) -> Row:
        """One row. Raises NoSuchRecord and RecordsError."""
        row = self._read(lambda database: search.row(database, kept(record)))
        if row is None:
            raise NoSuchRecord
        return row

    def prune(self) -> int:
        """Remove the rows that are too old; how many. Raises RecordsError.

        Age is told from the newest row where the clock is ahead of it: a machine that starts with a wrong year loses nothing,
        also when it answers for some days until somebody sees it.
        """
        if not self._retention:
            return 0
        newest = self._read(search.newest)
        if not newest:
            return 0
        now = min(self._clock(), datetime.fromisoformat(newest) + _DAY)
        try:
            return self._writer.remove_before(written(now - self._retention), written(now))
        except (sqlite3.Error, OSError) as error:
            raise unusable(self._path, error) from error

    def tend(self) -> None:
        """Begin to look after the file, once: what is held is tried again every second, old rows go now and every day."""
        with self._starting:
            if self._tending is None:
                self._tending = threading.Thread(target=self._look_after, name="records", daemon=True)
                self._tending.start()

    def close(self) -> None:
        """Write down what is held, and let go of the file."""
        self._ended.set()
        if self._tending is not None:
            self._tending.join()
        self._writer.close()

    def _judge(self, where: str, values: tuple[str, ...], is_helpful: bool | None, reason: str) -> int:
        self._writer.flush()
        command = f"UPDATE answers SET helpful = ?, reason = ? WHERE {where}"  # noqa: S608 - texts of ours
        given = (is_helpful, "" if is_helpful is None else kept(reason), *map(kept, values))
        return self._read(lambda database: database.execute(command, given).rowcount)

    def _read(self, act: Callable[[sqlite3.Connection], Found]) -> Found:
        """What somebody asks of the file, over a connection that no writer waits for; tried again on one that was damaged."""
        try:
            try:
                return self._tried(act)
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError as error:
                _log.warning("%s: %s", self._path, error)
                repair(self._path)
                return self._tried(act)
        except (sqlite3.Error, OSError) as error:
            raise unusable(self._path, error) from error

    def _tried(self, act: Callable[[sqlite3.Connection], Found]) -> Found:
        if not self._path.exists():
            prepare(self._path)
        with closing(connect(self._path, _PATIENCE)) as database:
            with suppress(sqlite3.OperationalError):  # what cannot be indexed now is not found yet
                index_new(database)
            return act(database)

    def _look_after(self) -> None:
        while not self._ended.is_set():
            try:
                self._writer.flush()
                self._read(carry_over)
                if self._pruned is None or abs(self._clock() - self._pruned) >= _DAY:
                    self._pruned = self._clock()
                    if removed := self.prune():
                        _log.info("%d rows older than %d days were removed from the record of answers", removed, self._retention.days)
            except Exception as error:
                _log.debug("%s", error)
            self._ended.wait(0.2 if self._writer.held else 1)
