"""Accounts: one person's name, role and password in the file."""

import sqlite3
from dataclasses import dataclass, field
from datetime import UTC, datetime

from assistant.people.errors import NoSuchAccount, PeopleError
from assistant.people.names import LONGEST_OF_A_GATEWAY, checked_name, folded
from assistant.people.person import Person, Role


@dataclass(frozen=True, slots=True)
class Account:
    """What may be shown of an account."""

    name: str
    role: Role
    is_suspended: bool
    must_change: bool
    """Whether the password was set by somebody else and is to be changed."""
    has_password: bool
    """Without one, only a gateway lets this person in."""
    created: datetime

    @property
    def person(self) -> Person:
        return Person(self.name, self.role)


_SELECT = "SELECT id, name, role, is_suspended, must_change, password, created FROM accounts"


@dataclass(frozen=True, slots=True)
class Kept:
    """An account with its number and the hash of its password."""

    id: int
    account: Account
    password: str | None = field(repr=False)


def find(database: sqlite3.Connection, name: str) -> Kept | None:
    """The account of a name, in whatever case and width it is written."""
    try:
        name = checked_name(name, LONGEST_OF_A_GATEWAY)
    except PeopleError:
        return None
    row = database.execute(f"{_SELECT} WHERE folded = ?", (folded(name),)).fetchone()
    return _kept(row) if row else None


def get(database: sqlite3.Connection, name: str) -> Kept:
    """Raises NoSuchAccount."""
    kept = find(database, name)
    if kept is None:
        raise NoSuchAccount("没有这个账户：请用 youju user list 查看有哪些账户")
    return kept


def every(database: sqlite3.Connection) -> list[Account]:
    """By name."""
    return [_kept(row).account for row in database.execute(f"{_SELECT} ORDER BY folded")]


def insert(database: sqlite3.Connection, name: str, role: Role, password: str | None, must_change: bool, now: float) -> None:
    """Raises PeopleError where the name is taken."""
    there = find(database, name)
    if there is not None:
        raise PeopleError(f"已经有账户“{there.account.name}”：请换一个名字")
    database.execute(
        "INSERT INTO accounts (name, folded, role, password, must_change, created) VALUES (?, ?, ?, ?, ?, ?)",
        (name, folded(name), role.value, password, must_change, now),
    )


def check_another_administrator(database: sqlite3.Connection, kept: Kept) -> None:
    """Raises PeopleError where nobody else is an administrator: nobody could let anybody in any more."""
    if kept.account.role is not Role.ADMINISTRATOR or kept.account.is_suspended:
        return
    others = database.execute(
        "SELECT count(*) FROM accounts WHERE role = ? AND NOT is_suspended AND id != ?", (Role.ADMINISTRATOR.value, kept.id)
    ).fetchone()
    if not others[0]:
        raise PeopleError(f"“{kept.account.name}”是唯一的管理员：请先让另一个人做管理员")


def _kept(row: tuple[int, str, str, int, int, str | None, float]) -> Kept:
    id_, name, role, is_suspended, must_change, password, created = row
    account = Account(name, Role(role), bool(is_suspended), bool(must_change), password is not None, datetime.fromtimestamp(created, UTC))
    return Kept(id_, account, password)
