"""Sessions: who signed in with which browser, for how long."""

import sqlite3
from dataclasses import dataclass

from assistant.people.person import Person, Role

LIFE = 12 * 3600.0
"""Seconds that a session lasts at most."""
IDLE = 2 * 3600.0
"""Seconds after its last use when it ends."""
_NOTED_EVERY = 60.0
_MOST_OF_ONE = 20


@dataclass(frozen=True, slots=True)
class Session:
    person: Person
    is_over: bool
    is_to_note: bool
    """Whether its last use is to be written down: not for every request."""


def begin(database: sqlite3.Connection, account: int, digest: bytes, now: float) -> None:
    """Begin one; the oldest of an account make room, and what is over goes."""
    database.execute("DELETE FROM sessions WHERE abs(? - begun) > ? OR abs(? - used) > ?", (now, LIFE, now, IDLE))
    database.execute(
        "DELETE FROM sessions WHERE digest IN (SELECT digest FROM sessions WHERE account = ? ORDER BY begun DESC LIMIT -1 OFFSET ?)",
        (account, _MOST_OF_ONE - 1),
    )
    database.execute("INSERT INTO sessions VALUES (?, ?, ?, ?)", (digest, account, now, now))


def find(database: sqlite3.Connection, digest: bytes, now: float) -> Session | None:
    """A session by the digest of its token; a clock that was set back an hour ends none, one that was set back a day ends all."""
    row = database.execute(
        "SELECT name, role, is_suspended, begun, used FROM sessions JOIN accounts ON accounts.id = account WHERE digest = ?", (digest,)
    ).fetchone()
    if row is None:
        return None
    name, role, is_suspended, begun, used = row
    is_over = bool(is_suspended) or abs(now - begun) > LIFE or abs(now - used) > IDLE
    return Session(Person(name, Role(role)), is_over, abs(now - used) > _NOTED_EVERY)


def end_all(database: sqlite3.Connection, account: int) -> None:
    database.execute("DELETE FROM sessions WHERE account = ?", (account,))


END = "DELETE FROM sessions WHERE digest = ?"
NOTE = "UPDATE sessions SET used = ? WHERE digest = ?"
