"""Keys: what a program shows instead of signing in; it does less than its owner may, never more."""

import sqlite3
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from assistant.people.errors import NoSuchAccount, PeopleError
from assistant.people.person import Person, Role, Scope
from assistant.people.tokens import SHOWN

LONGEST_LABEL = 40
MOST_DAYS = 3650
_MOST_OF_ONE = 50
_DAY = 86400.0
NEEDS = {
    Scope.ASK: Role.READER, Scope.READ: Role.READER, Scope.WORK: Role.READER,
    Scope.DOCUMENTS: Role.EDITOR, Scope.RECORDS: Role.ADMINISTRATOR, Scope.METRICS: Role.ADMINISTRATOR,
}
"""The role that an owner needs for a scope to be worth anything."""


@dataclass(frozen=True, slots=True)
class Key:
    """What may be shown of a key."""

    id: str
    """Its first characters, to recognise it."""
    owner: str
    label: str
    scopes: tuple[Scope, ...]
    created: datetime
    expires: datetime | None
    is_expired: bool
    used: str
    """The day of its last use, or nothing."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A key that a program shows, which lives."""

    id: str
    person: Person
    used: str


def checked_label(text: str) -> str:
    """Raises PeopleError."""
    label = " ".join(unicodedata.normalize("NFC", text[: 8 * LONGEST_LABEL]).split())
    if not 1 <= len(label) <= LONGEST_LABEL or not label.isprintable():
        raise PeopleError(f"请说明密钥的用途，1 到 {LONGEST_LABEL} 个字")
    return label


def checked_scopes(scopes: Collection[Scope], role: Role) -> tuple[Scope, ...]:
    """Those that were chosen, in order. Raises PeopleError where there is none or one is more than the role may."""
    chosen = tuple(scope for scope in Scope if scope in scopes)
    if not chosen:
        raise PeopleError("请选择密钥可以做什么")
    too_much = next((scope for scope in chosen if not role.includes(NEEDS[scope])), None)
    if too_much is not None:
        raise PeopleError(f"密钥的权限 {too_much} 超出了所有者的角色（{role}）：请去掉它，或者先调整角色")
    return chosen


def insert(database: sqlite3.Connection, account: int, key: str, digest: bytes, label: str, scopes: Collection[Scope], days: int, now: float) -> None:
    """``days``: how long it lives; 0: until it is revoked. Raises PeopleError where an account has too many."""
    if not 0 <= days <= MOST_DAYS:
        raise PeopleError(f"密钥的有效天数应为 1 到 {MOST_DAYS}")
    (count,) = database.execute("SELECT count(*) FROM keys WHERE account = ?", (account,)).fetchone()
    if count >= _MOST_OF_ONE:
        raise PeopleError(f"一个账户最多 {_MOST_OF_ONE} 个密钥：请先吊销不用的")
    database.execute(
        "INSERT INTO keys (id, digest, account, label, scopes, created, expires) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (key[:SHOWN], digest, account, label, " ".join(scopes), now, now + days * _DAY if days else None),
    )


def every(database: sqlite3.Connection, account: int | None, now: float) -> list[Key]:
    """The keys of an account, or all, the latest first."""
    rows = database.execute(
        "SELECT keys.id, name, label, scopes, keys.created, expires, used FROM keys JOIN accounts ON accounts.id = account"
        " WHERE ? IS NULL OR account = ? ORDER BY keys.created DESC, keys.id", (account, account),
    )
    return [
        Key(id_, owner, label, _scopes(scopes), datetime.fromtimestamp(created, UTC),
            None if expires is None else datetime.fromtimestamp(expires, UTC), expires is not None and expires <= now, used)
        for id_, owner, label, scopes, created, expires, used in rows
    ]


def find(database: sqlite3.Connection, digest: bytes, now: float) -> Shown | None:
    """The key of a digest, unless it is expired or its owner suspended; what the owner's role does not hold is left out."""
    row = database.execute(
        "SELECT keys.id, name, role, scopes, used FROM keys JOIN accounts ON accounts.id = account"
        " WHERE digest = ? AND NOT is_suspended AND (expires IS NULL OR expires > ?)", (digest, now),
    ).fetchone()
    if row is None:
        return None
    id_, name, role, scopes, used = row[0], row[1], Role(row[2]), _scopes(row[3]), row[4]
    return Shown(id_, Person(name, role, frozenset(scope for scope in scopes if role.includes(NEEDS[scope]))), used)


def delete(database: sqlite3.Connection, id_: str, account: int | None) -> None:
    """Raises NoSuchAccount for an unknown key, and for another account's."""
    statement, values = "DELETE FROM keys WHERE id = ? AND (? IS NULL OR account = ?)", (id_[:SHOWN], account, account)
    if not id_.isascii() or not database.execute(statement, values).rowcount:
        raise NoSuchAccount("没有这个密钥：请用 youju key list 查看有哪些密钥")


NOTE = "UPDATE keys SET used = ? WHERE id = ?"


def _scopes(text: str) -> tuple[Scope, ...]:
    """Those that this version knows."""
    names = text.split()
    return tuple(scope for scope in Scope if scope in names)
