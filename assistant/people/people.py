"""People: accounts, sessions and keys behind one door; every look sees what is true now."""

import time
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from pathlib import Path

from assistant.people import accounts, keys, sessions
from assistant.people.accounts import Account
from assistant.people.database import Database
from assistant.people.errors import NoSuchAccount, PeopleError, SignInFailed
from assistant.people.keys import Key
from assistant.people.names import LONGEST, LONGEST_OF_A_GATEWAY, checked_name
from assistant.people.passwords import check_password, hash_of, is_out_of_date, is_right
from assistant.people.person import Person, Role, Scope
from assistant.people.tokens import KEY_START, digest_of, new_key, new_token

FILE = "people.sqlite"


class People:
    """The people of one data folder. Safe to share between threads and processes. Every method may raise PeopleUnavailable."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self._database, self._clock = Database(path), clock

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    # ---- accounts

    @property
    def is_empty(self) -> bool:
        """Whether there is no account at all."""
        with self._database.reading() as database:
            return not accounts.every(database)

    def accounts(self) -> list[Account]:
        """All, by name."""
        with self._database.reading() as database:
            return accounts.every(database)

    def account(self, name: str) -> Account:
        """Raises NoSuchAccount."""
        with self._database.reading() as database:
            return accounts.get(database, name).account

    def has_left(self, person: Person) -> bool:
        """Whether the account is gone by which somebody came in."""
        try:
            self.account(person.name)
        except NoSuchAccount:
            return True
        return False

    def add(self, name: str, role: Role, password: str | None = None, must_change: bool = False) -> Account:
        """A new account; without a password only a gateway lets that person in. Raises PeopleError."""
        name = checked_name(name, LONGEST if password is not None else LONGEST_OF_A_GATEWAY)
        kept = None if password is None else self._hash(name, password)
        with self._database.changing() as database:
            accounts.insert(database, name, role, kept, must_change, self._clock())
            return accounts.get(database, name).account

    def set_role(self, name: str, role: Role) -> None:
        """It holds from the next request on. Raises NoSuchAccount, and PeopleError for the last administrator."""
        with self._database.changing() as database:
            kept = accounts.get(database, name)
            if role is not Role.ADMINISTRATOR:
                accounts.check_another_administrator(database, kept)
            database.execute("UPDATE accounts SET role = ? WHERE id = ?", (role.value, kept.id))

    def set_password(self, name: str, password: str, must_change: bool = False) -> None:
        """Every session of the account ends. ``must_change``: somebody else set it. Raises NoSuchAccount, PeopleError."""
        hashed = self._hash(self.account(name).name, password)
        with self._database.changing() as database:
            kept = accounts.get(database, name)
            database.execute("UPDATE accounts SET password = ?, must_change = ? WHERE id = ?", (hashed, must_change, kept.id))
            sessions.end_all(database, kept.id)

    def change_password(self, name: str, current: str, password: str) -> None:
        """A person's own change, which ends every session too. Raises SignInFailed for a wrong current one, PeopleError."""
        person = self.sign_in(name, current)
        if password == current:
            raise PeopleError("新密码与现在的相同：请换一个")
        self.set_password(person.name, password)

    def suspend(self, name: str) -> None:
        """Let nobody in by this account or its keys, from the next request on. Raises NoSuchAccount, and PeopleError for the last administrator."""
        with self._database.changing() as database:
            kept = accounts.get(database, name)
            accounts.check_another_administrator(database, kept)
            database.execute("UPDATE accounts SET is_suspended = 1 WHERE id = ?", (kept.id,))
            sessions.end_all(database, kept.id)

    def resume(self, name: str) -> None:
        """Undo a suspension. Raises NoSuchAccount."""
        with self._database.changing() as database:
            database.execute("UPDATE accounts SET is_suspended = 0 WHERE id = ?", (accounts.get(database, name).id,))

    def remove(self, name: str) -> None:
        """With its sessions and keys. Raises NoSuchAccount, and PeopleError for the last administrator."""
        with self._database.changing() as database:
            kept = accounts.get(database, name)
            accounts.check_another_administrator(database, kept)
            database.execute("DELETE FROM accounts WHERE id = ?", (kept.id,))

    # ---- who somebody is

    def sign_in(self, name: str, password: str) -> Person:
        """Raises SignInFailed, the same and after the same time for every cause."""
        with self._database.reading() as database:
            before = accounts.find(database, name)
        if not is_right(before.password if before else None, password) or before is None:
            raise SignInFailed
        hashed = before.password
        renewed = hash_of(password) if hashed and is_out_of_date(hashed) else hashed
        with self._database.reading() if renewed == hashed else self._database.changing() as database:
            now = accounts.find(database, name)
            if now is None or now.account.is_suspended or now.password != hashed:  # it changed while the password was looked at
                raise SignInFailed
            if renewed != hashed:
                database.execute("UPDATE accounts SET password = ? WHERE id = ?", (renewed, now.id))
            return now.account.person

    def person_named(self, name: str, default: Role | None = Role.READER) -> Person | None:
        """Who a gateway says it is, with the role of the account of exactly that name, else with ``default``.

        None for somebody suspended, for a name that could be taken for another's, for one that cannot be a name, and, without a default, for an unknown one.
        """
        try:
            name = checked_name(name, LONGEST_OF_A_GATEWAY)
        except PeopleError:
            return None
        with self._database.reading() as database:
            kept = accounts.find(database, name)
        if kept is None:
            return None if default is None else Person(name, default)
        return None if kept.account.is_suspended or kept.account.name != name else kept.account.person

    def welcome(self, name: str) -> Person | None:
        """As ``person_named``, and an account (without a password, a reader's) for somebody unknown, so that there can be sessions and keys."""
        person = self.person_named(name)
        if person is not None and self.person_named(name, default=None) is None:
            with self._database.changing() as database:
                if accounts.find(database, person.name) is None:
                    accounts.insert(database, person.name, person.role, None, False, self._clock())
            return self.person_named(name, default=None)
        return person

    # ---- sessions

    def begin_session(self, name: str) -> str:
        """The token for the browser of somebody who signed in. Raises NoSuchAccount, SignInFailed for somebody suspended."""
        token = new_token()
        with self._database.changing() as database:
            kept = accounts.get(database, name)
            if kept.account.is_suspended:
                raise SignInFailed
            sessions.begin(database, kept.id, digest_of(token) or b"", self._clock())
        return token

    def person_of_session(self, token: str) -> Person | None:
        digest = digest_of(token)
        if digest is None:
            return None
        now = self._clock()
        with self._database.reading() as database:
            session = sessions.find(database, digest, now)
        if session is None:
            return None
        if session.is_over:
            self._database.note(sessions.END, (digest,))
            return None
        if session.is_to_note:
            self._database.note(sessions.NOTE, (now, digest))
        return session.person

    def end_session(self, token: str) -> None:
        """Sign out; an unknown token is no error."""
        if (digest := digest_of(token)) is not None:
            with self._database.changing() as database:
                database.execute(sessions.END, (digest,))

    def end_sessions(self, name: str) -> None:
        """Sign somebody out everywhere. Raises NoSuchAccount."""
        with self._database.changing() as database:
            sessions.end_all(database, accounts.get(database, name).id)

    # ---- keys

    def add_key(self, owner: str, label: str, scopes: Collection[Scope], days: int = 0) -> str:
        """The key itself, which is shown this once. ``days``: how long it lives; 0: until it is revoked. Raises NoSuchAccount, PeopleError."""
        label, key = keys.checked_label(label), new_key()
        with self._database.changing() as database:
            kept = accounts.get(database, owner)
            keys.insert(database, kept.id, key, digest_of(key) or b"", label, keys.checked_scopes(scopes, kept.account.role), days, self._clock())
        return key

    def keys(self, owner: str | None = None) -> list[Key]:
        """Of one account, or all, the latest first. Raises NoSuchAccount."""
        with self._database.reading() as database:
            return keys.every(database, None if owner is None else accounts.get(database, owner).id, self._clock())

    def revoke_key(self, id: str, owner: str | None = None) -> None:
        """End a key, by its ``id``; with ``owner``, only one of that account. Raises NoSuchAccount."""
        with self._database.changing() as database:
            keys.delete(database, id, None if owner is None else accounts.get(database, owner).id)

    def person_of_key(self, key: str) -> Person | None:
        digest = digest_of(key) if key.startswith(KEY_START) else None
        if digest is None:
            return None
        now = self._clock()
        with self._database.reading() as database:
            shown = keys.find(database, digest, now)
        if shown is None:
            return None
        if (today := f"{datetime.fromtimestamp(now, UTC):%Y-%m-%d}") != shown.used:
            self._database.note(keys.NOTE, (today, shown.id))
        return shown.person

    def _hash(self, name: str, password: str) -> str:
        check_password(password, name)
        return hash_of(password)
