"""Keys: what a program may with one, and what ends it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from assistant.people.errors import NoSuchAccount, PeopleError
from assistant.people.keys import LONGEST_LABEL, MOST_DAYS
from assistant.people.people import People
from assistant.people.person import Person, Role, Scope
from tests.people.conftest import GOOD, Clock

_DAY = 86400.0


def test_a_key_is_its_owner_with_its_scopes_alone(people: People) -> None:
    key = people.add_key("编辑", "每周汇总", [Scope.DOCUMENTS, Scope.ASK])
    assert key.startswith("youju_")
    assert len(key) == len("youju_") + 43
    person = people.person_of_key(key)
    assert person == Person("编辑", Role.EDITOR, frozenset({Scope.ASK, Scope.DOCUMENTS}))
    assert person.may(Role.EDITOR, Scope.DOCUMENTS)
    assert not person.may(Role.READER, Scope.READ)
    assert not person.may(Role.READER)


def test_a_key_loses_what_its_owner_loses_at_once(people: People) -> None:
    key = people.add_key("编辑", "试", set(Scope) - {Scope.RECORDS, Scope.METRICS})
    people.set_role("编辑", Role.READER)
    assert people.person_of_key(key) == Person("编辑", Role.READER, frozenset({Scope.ASK, Scope.READ, Scope.WORK}))


def test_a_key_of_somebody_suspended_or_removed_is_dead(people: People) -> None:
    key = people.add_key("张三", "试", {Scope.ASK})
    people.suspend("张三")
    assert people.person_of_key(key) is None
    people.resume("张三")
    assert people.person_of_key(key) is not None
    people.remove("张三")
    assert people.person_of_key(key) is None


def test_another_password_leaves_keys_as_they_are(people: People) -> None:
    key = people.add_key("张三", "试", {Scope.ASK})
    people.set_password("张三", GOOD + "了")
    assert people.person_of_key(key) is not None


def test_a_key_expires_to_the_second_and_says_so(people: People, clock: Clock) -> None:
    key, lasting = people.add_key("张三", "试", {Scope.ASK}, days=1), people.add_key("张三", "久", {Scope.ASK})
    clock.now += _DAY - 1
    assert people.person_of_key(key) is not None
    clock.now += 1
    assert people.person_of_key(key) is None
    assert {one.label: one.is_expired for one in people.keys("张三")} == {"试": True, "久": False}
    clock.now += 365 * _DAY
    assert people.person_of_key(lasting) is not None


def test_a_key_is_revoked_by_what_is_shown_of_it_and_only_by_its_owner(people: People) -> None:
    key, kept = people.add_key("张三", "试", {Scope.ASK}), people.add_key("张三", "留", {Scope.ASK})
    shown = next(one for one in people.keys("张三") if one.label == "试")
    assert key.startswith(shown.id)
    assert len(shown.id) == len("youju_") + 8
    with pytest.raises(NoSuchAccount):
        people.revoke_key(shown.id, owner="编辑")
    assert people.person_of_key(key) is not None
    for unknown in ("", "\ud800", "密" * 14, "' OR '1'='1", "x" * 1_000_000):
        with pytest.raises(NoSuchAccount):
            people.revoke_key(unknown)
    people.revoke_key(shown.id, owner="张三")
    assert people.person_of_key(key) is None
    assert people.person_of_key(kept) is not None
    with pytest.raises(NoSuchAccount):
        people.revoke_key(shown.id)


def test_its_last_use_is_kept_by_the_day(people: People, clock: Clock) -> None:
    key = people.add_key("张三", "试", {Scope.ASK})
    assert people.keys()[0].used == ""
    people.person_of_key(key)
    first = people.keys()[0].used
    assert len(first) == len("2026-01-01")
    clock.now += _DAY
    people.person_of_key(key)
    assert people.keys()[0].used > first


@pytest.mark.parametrize("change", [
    lambda key: "", lambda key: key[:-1], lambda key: key + "a", lambda key: key.upper(), lambda key: key.removeprefix("youju_"), lambda key: f" {key}",
    lambda key: key[:14], lambda key: f"{key}\x00", lambda key: "youju_" + "密" * 43,
])
def test_what_is_nearly_a_key_is_nobodys(people: People, change: object) -> None:
    key = people.add_key("张三", "试", {Scope.ASK})
    assert callable(change)
    assert people.person_of_key(change(key)) is None
    assert people.person_of_session(key) is None


@pytest.mark.parametrize("label", ["", "  ", "\x1b[31m", "a\u202eb", "x" * (LONGEST_LABEL + 1), "a\x00"])
def test_a_label_is_one_line_that_can_be_read(people: People, label: str) -> None:
    with pytest.raises(PeopleError):
        people.add_key("张三", label, {Scope.ASK})


@pytest.mark.parametrize("days", [-1, MOST_DAYS + 1, 10**30])
def test_an_end_that_is_none_is_refused(people: People, days: int) -> None:
    with pytest.raises(PeopleError, match="天数"):
        people.add_key("张三", "试", {Scope.ASK}, days)


def test_a_key_for_nothing_is_refused_and_nobody_has_endless_keys(people: People) -> None:
    with pytest.raises(PeopleError, match="可以做什么"):
        people.add_key("张三", "试", set())
    for number in range(50):
        people.add_key("张三", f"第{number}个", {Scope.ASK})
    with pytest.raises(PeopleError, match="50"):
        people.add_key("张三", "再一个", {Scope.ASK})
    people.add_key("编辑", "别人的", {Scope.ASK})


def test_the_file_holds_no_key_and_a_scope_that_it_holds_and_we_do_not_know_is_left_out(people: People, path: Path) -> None:
    key = people.add_key("张三", "试", {Scope.ASK})
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE keys SET scopes = 'ask everything'")
    people.close()
    assert key.removeprefix("youju_")[8:].encode() not in path.read_bytes()
    assert people.person_of_key(key) == Person("张三", Role.READER, frozenset({Scope.ASK}))
