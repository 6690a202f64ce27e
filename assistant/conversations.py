"""Conversations: what was asked and answered, and what readers thought of it, in one SQLite file of the data folder.

A question is written before it is answered, so that whatever ends the process leaves it there to be asked again.
Every conversation belongs to one owner (a person, or a browser's random token) and is shown to nobody else.
"""

import json
import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant.answer import Answer, Citation, Conflict, Fault, Status, Turn, Verdict, WordedSentence, Wording
from index.errors import YoujuError
from index.writable import see_writable

_LISTED = 200
_SHOWN = 200
_TITLE = 30
_SCHEMA = """
CREATE TABLE IF NOT EXISTS conversations (
    id TEXT PRIMARY KEY, owner TEXT NOT NULL, title TEXT NOT NULL, updated TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS conversations_of_owner ON conversations (owner, updated);
CREATE TABLE IF NOT EXISTS exchanges (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    question TEXT NOT NULL, answer TEXT, asked TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS exchanges_of_conversation ON exchanges (conversation, id);
CREATE TABLE IF NOT EXISTS feedback (
    exchange INTEGER PRIMARY KEY, is_helpful INTEGER NOT NULL, reason TEXT NOT NULL,
    question TEXT NOT NULL, answer TEXT, given TEXT NOT NULL);
"""
_log = logging.getLogger(__name__)

Mark = Callable[[str, bool | None, str], None]
"""What is told of one answer: its row in the record, whether it was helpful (None: nothing is said any more), and why."""


def _nowhere(_record: str, _is_helpful: bool | None, _reason: str) -> None:
    """No record is kept."""


class ConversationsError(YoujuError):
    """Conversations cannot be read or written."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """One row of the list of conversations."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question and its answer. ``answer`` is None when answering was stopped or the process ended meanwhile."""

    id: int
    question: str
    answer: Answer | None = None
    is_helpful: bool | None = None
    """What the reader said of the answer; None when nothing was said."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a reader said of one answer. It is kept with the question when the conversation is deleted."""

    exchange: int
    is_helpful: bool
    reason: str
    question: str
    answer: Answer | None


class Conversations:
    """The record of one data folder. Safe to share between threads and processes."""

    def __init__(self, path: Path, mark: Mark = _nowhere) -> None:
        """Open the file, making it where it is missing; a damaged one is moved aside, never deleted.

        ``mark``: where the record of answers is told what a reader said of one.

        Raises ConversationsError when the folder cannot be written.
        """
        self._path, self._mark = path, mark
        self._lock = threading.Lock()
        try:
            self._prepare()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise self._error(error) from error
            self._move_aside()
            with _as_our_error(self._error):
                self._prepare()
        except OSError as error:
            raise self._error(error) from error

    def of(self, owner: str) -> list[Conversation]:
        """The owner's conversations, the latest first."""
        with self._open() as database:
            rows = database.execute(
                "SELECT id, title FROM conversations WHERE owner = ? ORDER BY updated DESC, rowid DESC LIMIT ?", (owner, _LISTED)
            )
            return [Conversation(*row) for row in rows]

    def exchanges(self, owner: str, conversation: str) -> list[Exchange]:
        """What was asked and answered in a conversation, oldest first, the last 200; empty for another owner's."""
        with self._open() as database:
            rows = database.execute(
                "SELECT * FROM (SELECT e.id, e.question, e.answer, f.is_helpful FROM exchanges e"
                " JOIN conversations c ON c.id = e.conversation LEFT JOIN feedback f ON f.exchange = e.id"
                " WHERE c.owner = ? AND c.id = ? ORDER BY e.id DESC LIMIT ?) ORDER BY 1",
                (owner, conversation, _SHOWN),
            )
            return [
                Exchange(id_, question, _answer_from(answer), None if is_helpful is None else bool(is_helpful))
                for id_, question, answer, is_helpful in rows
            ]

    def ask(self, owner: str, conversation: str, question: str, instead_of: Exchange | None = None) -> Exchange:
        """Write a question that is about to be answered, in one step with removing the exchange that it corrects.

        Raises ConversationsError for another owner's conversation.
        """
        now = _now()
        with self._open() as database, database:
            database.execute(
                "INSERT INTO conversations VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET updated = excluded.updated WHERE owner = excluded.owner",
                (conversation, owner, title_of(question), now),
            )
            row = database.execute("SELECT owner FROM conversations WHERE id = ?", (conversation,)).fetchone()
            if row != (owner,):
                raise ConversationsError("这不是您的对话：请新建一个对话")
            if instead_of is not None:
                database.execute("DELETE FROM exchanges WHERE id = ? AND conversation = ?", (instead_of.id, conversation))
            cursor = database.execute("INSERT INTO exchanges (conversation, question, asked) VALUES (?, ?, ?)", (conversation, question, now))
            return Exchange(int(cursor.lastrowid or 0), question)

    def answer(self, exchange: Exchange, answer: Answer) -> None:
        """Write the answer to a question; one that was removed meanwhile stays removed."""
        with self._open() as database, database:
            database.execute("UPDATE exchanges SET answer = ? WHERE id = ?", (_json(answer), exchange.id))

    def cut(self, owner: str, conversation: str, first: Exchange) -> None:
        """Remove an exchange and all after it: they are asked again, or in other words."""
        with self._open() as database, database:
            database.execute(
                "DELETE FROM exchanges WHERE id >= ? AND conversation IN (SELECT id FROM conversations WHERE id = ? AND owner = ?)",
                (first.id, conversation, owner),
            )

    def clear(self, owner: str, conversation: str) -> None:
        """Remove everything that was asked in a conversation."""
        self.cut(owner, conversation, Exchange(0, ""))

    def rename(self, owner: str, conversation: str, title: str) -> None:
        """Give a conversation another title; an empty one changes nothing."""
        if not title.strip():
            return
        with self._open() as database, database:
            database.execute("UPDATE conversations SET title = ? WHERE id = ? AND owner = ?", (title_of(title), conversation, owner))

    def delete(self, owner: str, conversation: str) -> None:
        """Remove a conversation with all its exchanges; feedback that was given stays."""
        with self._open() as database, database:
            database.execute("DELETE FROM conversations WHERE id = ? AND owner = ?", (conversation, owner))

    def forget(self, owner: str) -> None:
        """Remove all conversations of an owner; feedback that was given stays."""
        with self._open() as database, database:
            database.execute("DELETE FROM conversations WHERE owner = ?", (owner,))

    def judge(self, exchange: Exchange, is_helpful: bool, reason: str = "") -> None:
        """Keep what the reader says of an answer; a later word replaces the earlier."""
        with self._open() as database, database:
            database.execute(
                "INSERT OR REPLACE INTO feedback VALUES (?, ?, ?, ?, ?, ?)",
                (exchange.id, is_helpful, reason, exchange.question, _json(exchange.answer) if exchange.answer else None, _now()),
            )
        self._tell(exchange, is_helpful, reason)

    def take_back(self, exchange: Exchange) -> None:
        """Forget what the reader said of an answer."""
        with self._open() as database, database:
            database.execute("DELETE FROM feedback WHERE exchange = ?", (exchange.id,))
        self._tell(exchange, None)

    def feedback(self) -> list[Feedback]:
        """All that readers said, oldest first."""
        with self._open() as database:
            rows = database.execute("SELECT exchange, is_helpful, reason, question, answer FROM feedback ORDER BY given, exchange")
            return [Feedback(id_, bool(helpful), reason, question, _answer_from(answer)) for id_, helpful, reason, question, answer in rows]

    def _tell(self, exchange: Exchange, is_helpful: bool | None, reason: str = "") -> None:
        if exchange.answer is not None and exchange.answer.record:
            self._mark(exchange.answer.record, is_helpful, reason)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with _as_our_error(self._error), closing(self._connect()) as database:
            yield database

    def _connect(self) -> sqlite3.Connection:
        see_writable(self._path)
        database = sqlite3.connect(self._path, timeout=10)
        database.execute("PRAGMA foreign_keys = ON")
        return database

    def _prepare(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with closing(self._connect()) as database:
            database.execute("PRAGMA journal_mode = WAL")
            database.executescript(_SCHEMA)
            if database.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise sqlite3.DatabaseError("quick_check")

    def _move_aside(self) -> None:
        aside = self._path.with_name(f"{self._path.name}.damaged-{datetime.now(UTC):%Y%m%d%H%M%S}")
        _log.warning("%s is damaged; it is kept as %s and a new one is begun", self._path, aside.name)
        try:
            self._path.rename(aside)
            for suffix in ("-wal", "-shm"):
                self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
        except OSError as error:
            raise self._error(error) from error

    def _error(self, error: Exception) -> ConversationsError:
        return ConversationsError(f"对话记录 {self._path} 无法读写（{error}）：请检查数据目录的磁盘空间和权限")


@contextmanager
def _as_our_error(describe: Any) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise describe(error) from error


def turns_of(exchanges: Sequence[Exchange]) -> list[Turn]:
    """The exchanges as the turns that go with the next question; one without an answer is no turn."""
    turns: list[Turn] = []
    for exchange in exchanges:
        if exchange.answer is not None:
            cited = tuple(f"{citation.document}#{citation.address}" for citation in exchange.answer.citations)
            turns += [Turn("user", exchange.question), Turn("assistant", exchange.answer.answer, cited)]
    return turns


def title_of(question: str) -> str:
    """A conversation's title from its first question."""
    line = " ".join(question.split())
    return f"{line[:_TITLE]}…" if len(line) > _TITLE else line or "…"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _json(answer: Answer) -> str:
    return json.dumps(answer.as_json(), ensure_ascii=False)


def _answer_from(stored: str | None) -> Answer | None:
    """The answer that was stored; None for none, and for one that another version of the program wrote differently."""
    if stored is None:
        return None
    try:
        row = json.loads(stored)
        return Answer(
            question=row["question"], standalone_question=row["standalone_question"], status=Status(row["status"]),
            headline=row["headline"], answer=row["answer"],
            citations=tuple(Citation(**{**one, "path": tuple(one["path"])}) for one in row["citations"]),
            conflicts=tuple(Conflict(one["kind"], one["note"], tuple(one["labels"])) for one in row["conflicts"]),
            follow_ups=tuple(row.get("follow_ups", ())), notice=row.get("notice", ""), model=row["model"], seconds=row["seconds"],
            wording=_wording_from(row.get("wording")), record=row.get("record", ""),
        )
    except (ValueError, KeyError, TypeError) as error:
        _log.warning("a stored answer cannot be read: %r", error)
        return None


def _wording_from(row: Any) -> Wording | None:
    if row is None:
        return None
    return Wording(
        model=row["model"], sentences=tuple(_sentence_from(one) for one in row["sentences"]), left_out=row["left_out"],
        first_seconds=row["first_seconds"], seconds=row["seconds"],
    )


def _sentence_from(row: Any) -> WordedSentence:
    faults = tuple(Fault(one["start"], one["end"], one["kind"], one["witness"]) for one in row["faults"])
    return WordedSentence(row["written"], row["shown"], Verdict(row["verdict"]), faults)
