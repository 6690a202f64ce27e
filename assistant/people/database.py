"""Database: the SQLite file of people. It is made once, whole, and never made anew where one is damaged or gone: that would open the door."""

import logging
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.people.errors import PeopleUnavailable
from assistant.people.person import Role
from index.writable import is_writable, see_writable

_APPLICATION = 0x796A7031
"""What tells the file from any other, an empty one too."""
_VERSION = 1
_ROLES = ", ".join(f"'{role}'" for role in Role)
_SCHEMA = f"""
CREATE TABLE accounts (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE, role TEXT NOT NULL CHECK (role IN ({_ROLES})),
    password TEXT, is_suspended INTEGER NOT NULL DEFAULT 0, must_change INTEGER NOT NULL DEFAULT 0, created REAL NOT NULL
) STRICT;
CREATE TABLE sessions (
    digest BLOB PRIMARY KEY, account INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE, begun REAL NOT NULL, used REAL NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_of_account ON sessions (account, begun);
CREATE TABLE keys (
    id TEXT PRIMARY KEY, digest BLOB NOT NULL UNIQUE, account INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
    label TEXT NOT NULL, scopes TEXT NOT NULL, created REAL NOT NULL, expires REAL, used TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX keys_of_account ON keys (account);
PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {_VERSION};
"""
_PATIENCE = 5.0
_log = logging.getLogger(__name__)


class Database:
    """One file. Safe between threads and processes.

    Reading keeps a connection, since every request reads; it is never one to a file that was replaced meanwhile.
    """

    def __init__(self, path: Path) -> None:
        """Raises PeopleUnavailable."""
        self._path = path
        self._reading = threading.Lock()
        self._kept: sqlite3.Connection | None = None
        self._inode: tuple[int, int] | None = None
        with self._as_ours():
            rest = path.with_name(f"{path.name}-wal")
            is_rest_there, is_there = rest.exists(), path.exists()  # in this order: another process may be making it
            if not is_there:
                if is_rest_there and rest.stat().st_size:
                    raise PeopleUnavailable(f"账户文件 {path} 不见了，只剩 {rest.name}：请从备份恢复")
                self._make()
            self._check()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Not to be entered twice by one thread, and left soon."""
        with self._as_ours(), self._reading:
            there = self._path.stat()
            if not is_writable(self._path):
                with closing(self._as_it_stands()) as database:
                    yield database
                return
            if self._kept is None or self._inode != (there.st_dev, there.st_ino):
                self._drop()
                self._kept, self._inode = self._connect(), (there.st_dev, there.st_ino)
            try:
                yield self._kept
            except sqlite3.Error:
                self._drop()
                raise

    @contextmanager
    def changing(self) -> Iterator[sqlite3.Connection]:
        """All or nothing, and one process at a time. What was deleted is in no file afterwards, unless somebody reads just then."""
        with self._as_ours(), closing(self._connect()) as database:
            database.execute("PRAGMA foreign_keys = ON")
            database.execute("PRAGMA secure_delete = ON")
            database.execute("BEGIN IMMEDIATE")
            with database:
                yield database
            with suppress(sqlite3.OperationalError):  # the change is made, whatever becomes of this
                database.execute("PRAGMA busy_timeout = 100")
                database.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def note(self, statement: str, values: tuple[object, ...]) -> None:
        """One change that may be missed: it waits for nobody."""
        try:
            with closing(self._connect(patience=0.1)) as database:
                database.execute("PRAGMA foreign_keys = ON")
                database.execute("PRAGMA secure_delete = ON")
                database.execute(statement, values)
        except sqlite3.Error as error:
            _log.warning("%s: not noted (%s)", self._path, error)

    def close(self) -> None:
        """Let go of the connection that is kept; the next reading makes another."""
        with self._reading:
            self._drop()

    def _drop(self) -> None:
        if self._kept is not None:
            self._kept.close()
            self._kept = None

    def _as_it_stands(self) -> sqlite3.Connection:
        """Of a file that cannot be written, and so changes no more: nothing is shared. Raises sqlite3.Error where not all of it is in the file itself."""
        rest = self._path.with_name(f"{self._path.name}-wal")
        if rest.exists() and rest.stat().st_size:
            raise sqlite3.OperationalError("the disk or the file is read-only")
        return sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)

    def _connect(self, patience: float = _PATIENCE) -> sqlite3.Connection:
        see_writable(self._path)
        address = f"{self._path.absolute().as_uri()}?mode=rw"
        return sqlite3.connect(address, timeout=patience, isolation_level=None, check_same_thread=False, uri=True)

    def _make(self) -> None:
        """Whole at its place or not there; where two processes make one, the first's stays."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=f".{self._path.name}-", dir=self._path.parent) as folder:
            new = Path(folder) / self._path.name
            os.close(os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            with closing(sqlite3.connect(new)) as database:
                database.execute("PRAGMA journal_mode = WAL")
                database.executescript(_SCHEMA)
            with suppress(FileExistsError):
                os.link(new, self._path)

    def _check(self) -> None:
        with suppress(PermissionError):  # it is another's, who then sees to it
            if self._path.stat().st_mode & 0o077:
                self._path.chmod(0o600)
        with closing(self._connect()) as database:
            (application,), (version,) = (database.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version"))
            if application != _APPLICATION:
                raise sqlite3.DatabaseError("not a file of accounts")
            if version > _VERSION:
                raise PeopleUnavailable(f"账户文件 {self._path} 是更新的版本写的：请更新有据")
            if database.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise sqlite3.DatabaseError("quick_check")

    @contextmanager
    def _as_ours(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.OperationalError, OSError) as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise PeopleUnavailable("账户文件正被另一个程序占用：请稍后再试") from error
            raise PeopleUnavailable(f"账户文件 {self._path} 无法读写（{error}）：请检查它是否还在、磁盘空间和权限") from error
        except (sqlite3.DatabaseError, ValueError, OverflowError) as error:  # the latter two: values that we never wrote
            raise PeopleUnavailable(f"账户文件 {self._path} 已损坏（{error}）：请从备份恢复，不要删除它") from error
