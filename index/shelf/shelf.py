"""Shelf: the file data/library.sqlite. Everything that changes it happens in one transaction: wholly or not at all."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from index.documents import Document
from index.errors import ShelfError
from index.shelf.entry import Entry, Version

FILE = "library.sqlite"
_WAIT = 10.0
"""Seconds that a change waits for another one."""
_LAYOUT = 1
"""Of the tables; raise it when they change, and carry the older ones over."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS documents (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, year INTEGER, issuer TEXT NOT NULL, is_on INTEGER NOT NULL, version INTEGER NOT NULL, file TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS versions (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE, number INTEGER NOT NULL,
    name TEXT NOT NULL, format TEXT NOT NULL, sha256 TEXT NOT NULL, added TEXT NOT NULL,
    pages TEXT NOT NULL, warnings TEXT NOT NULL, text TEXT NOT NULL, original BLOB NOT NULL, PRIMARY KEY (document, number));
"""


class Shelf:
    """The shelf inside one transaction; see ``reading`` and ``changing``."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def entries(self) -> list[Entry]:
        """All documents of the shelf in the order in which they came."""
        versions: dict[str, list[Version]] = {}
        for document, *row in self._database.execute("SELECT document, number, name, format, sha256, added FROM versions ORDER BY number"):
            versions.setdefault(document, []).append(Version(*row))
        return [
            Entry(id_, title, year, issuer, bool(is_on), version, tuple(versions.get(id_, ())), file)
            for id_, title, year, issuer, is_on, version, file in self._database.execute(
                "SELECT id, title, year, issuer, is_on, version, file FROM documents ORDER BY rowid"
            )
        ]

    def entry(self, id: str) -> Entry | None:
        return next((one for one in self.entries() if one.id == id), None)

    def document(self, entry: Entry, number: int = 0) -> Document:
        """A version of a document, by default the one that is read. Raises ShelfError when there is none of this number."""
        row = self._database.execute(
            "SELECT number, text, sha256, format, pages, warnings FROM versions WHERE document = ? AND number = ?", (entry.id, number or entry.current)
        ).fetchone()
        if row is None:
            raise ShelfError(f"《{entry.title}》没有第 {number} 版：请用 youju documents 查看有哪些版本")
        number, text, sha256, format_, pages, warnings = row
        return Document(
            id=entry.id, title=entry.title, text=text, sha256=sha256, year=entry.year, issuer=entry.issuer,
            format=format_, pages=tuple(json.loads(pages)), warnings=tuple(json.loads(warnings)), version=number,
        )

    def original(self, id: str, number: int) -> tuple[str, bytes] | None:
        """A version's file as it came: its name and its bytes."""
        row = self._database.execute("SELECT name, original FROM versions WHERE document = ? AND number = ?", (id, number)).fetchone()
        return None if row is None else (row[0], bytes(row[1]))

    def of_files(self) -> dict[str, Entry]:
        """The documents that came as files of the seeds folder, by the file's name."""
        return {one.file: one for one in self.entries() if one.file}

    def holder(self, sha256: str) -> tuple[str, int] | None:
        """The document and the number of the version that is this very file."""
        row: tuple[str, int] | None = self._database.execute("SELECT document, number FROM versions WHERE sha256 = ?", (sha256,)).fetchone()
        return row

    def holder_of_text(self, text: str) -> tuple[str, int] | None:
        """The document and the number of the version whose text is this one, whatever file it came in."""
        row: tuple[str, int] | None = self._database.execute("SELECT document, number FROM versions WHERE text = ?", (text,)).fetchone()
        return row

    def put(self, entry: Entry) -> None:
        """Write what is set of a document, new or known; its versions stay as they are."""
        self._database.execute(
            "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET title = excluded.title, year = excluded.year,"
            " issuer = excluded.issuer, is_on = excluded.is_on, version = excluded.version, file = excluded.file",
            (entry.id, entry.title, entry.year, entry.issuer, entry.is_on, entry.current, entry.file),
        )

    def put_version(self, document: Document, name: str, data: bytes) -> int:
        """Keep a file as the next version of a document that is on the shelf; its number. ``document`` holds what was read from it."""
        number: int = self._database.execute("SELECT COALESCE(MAX(number), 0) + 1 FROM versions WHERE document = ?", (document.id,)).fetchone()[0]
        self._database.execute(
            "INSERT INTO versions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                document.id, number, name, document.format, hashlib.sha256(data).hexdigest(), datetime.now(UTC).isoformat(timespec="seconds"),
                json.dumps(document.pages), json.dumps(document.warnings, ensure_ascii=False), document.text, data,
            ),
        )
        return number

    def remove(self, id: str) -> None:
        """Remove a document with all its versions."""
        self._database.execute("DELETE FROM documents WHERE id = ?", (id,))


@contextmanager
def reading(data: Path) -> Iterator[Shelf]:
    """The shelf as it stands, to read; an empty one where nothing was ever added. Raises ShelfError when the file cannot be read."""
    if not (data / FILE).exists():
        with closing(sqlite3.connect(":memory:")) as database:
            database.executescript(_SCHEMA)
            yield Shelf(database)
        return
    with _opened(data / FILE) as database:
        database.execute("BEGIN")
        yield Shelf(database)


@contextmanager
def changing(data: Path) -> Iterator[Shelf]:
    """The shelf to change: kept when the block ends, undone when it raises or the process dies. Raises ShelfError."""
    with _opened(data / FILE) as database:
        database.execute("BEGIN IMMEDIATE")
        try:
            yield Shelf(database)
            database.execute("COMMIT")
        except BaseException:
            if database.in_transaction:
                database.execute("ROLLBACK")
            raise


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(path, timeout=_WAIT, isolation_level=None)) as database:
            database.execute("PRAGMA foreign_keys = ON")
            database.execute("PRAGMA journal_mode = WAL")
            layout = database.execute("PRAGMA user_version").fetchone()[0]
            if layout > _LAYOUT:
                raise ShelfError(f"文件库 {path} 由更新版本的程序建立：请用那个版本打开")
            if layout < _LAYOUT:  # writing it each time would have readers wait for the change of another one
                database.executescript(f"{_SCHEMA}PRAGMA user_version = {_LAYOUT};")
            yield database
    except sqlite3.OperationalError as error:
        next_act = "另一个进程正在更新文件库，请稍后再试" if "locked" in str(error) else "请检查数据目录的磁盘空间和权限"
        raise ShelfError(f"文件库 {path} 无法读写（{error}）：{next_act}") from error
    except sqlite3.DatabaseError as error:
        raise ShelfError(f"文件库 {path} 已损坏（{error}）：请从备份放回这个文件，或把它移走后重新添加文件") from error
    except OSError as error:
        raise ShelfError(f"文件库 {path} 无法读写（{error.strerror or error}）：请检查数据目录的磁盘空间和权限") from error
