"""Accounts: what changes at once, the last administrator, and people whom a gateway names."""

from collections.abc import Callable

import pytest

from assistant.people.errors import NoSuchAccount, PeopleError, SignInFailed
from assistant.people.people import People
from assistant.people.person import Person, Role, Scope
from tests.people.conftest import GOOD, OTHER


def test_an_account_signs_in_with_its_password_alone(people: People) -> None:
    assert people.sign_in("张三", GOOD) == Person("张三", Role.READER)
    people.change_password("张三", GOOD, OTHER)
    with pytest.raises(SignInFailed):
        people.sign_in("张三", GOOD)
    assert people.sign_in("张三", OTHER) == Person("张三", Role.READER)


def test_a_change_of_password_needs_the_current_one_and_another(people: People) -> None:
    with pytest.raises(SignInFailed):
        people.change_password("张三", OTHER, "another fine sentence")
    with pytest.raises(PeopleError, match="相同"):
        people.change_password("张三", GOOD, GOOD)
    with pytest.raises(PeopleError, match="10"):
        people.change_password("张三", GOOD, "short")
    assert people.sign_in("张三", GOOD).name == "张三"


def test_a_password_that_somebody_else_set_is_to_be_changed_once(people: People) -> None:
    people.set_password("张三", OTHER, must_change=True)
    assert people.account("张三").must_change
    people.change_password("张三", OTHER, GOOD)
    assert not people.account("张三").must_change


ENDS: list[tuple[str, Callable[[People], None]]] = [
    ("suspended", lambda people: people.suspend("管理")),
    ("removed", lambda people: people.remove("管理")),
    ("made an editor", lambda people: people.set_role("管理", Role.EDITOR)),
    ("made a reader", lambda people: people.set_role("管理", Role.READER)),
]


@pytest.mark.parametrize(("how", "end"), ENDS, ids=[how for how, _ in ENDS])
def test_the_last_administrator_stays_and_the_last_but_one_may_go(people: People, how: str, end: Callable[[People], None]) -> None:
    before = people.accounts()
    with pytest.raises(PeopleError, match="唯一的管理员"):
        end(people)
    assert people.accounts() == before
    people.add("第二人", Role.ADMINISTRATOR, GOOD)
    people.suspend("第二人")  # a suspended one is none
    with pytest.raises(PeopleError, match="唯一的管理员"):
        end(people)
    people.resume("第二人")
    end(people)
    assert people.accounts() != before
    with pytest.raises(PeopleError, match="唯一的管理员"):
        people.remove("第二人")


def test_the_last_administrator_may_be_made_one_again_and_get_a_password(people: People) -> None:
    people.set_role("管理", Role.ADMINISTRATOR)
    people.set_password("管理", OTHER)
    assert people.sign_in("管理", OTHER).role is Role.ADMINISTRATOR


@pytest.mark.parametrize("act", [
    lambda people: people.account("没有"), lambda people: people.set_role("没有", Role.EDITOR), lambda people: people.set_password("没有", GOOD),
    lambda people: people.suspend("没有"), lambda people: people.resume("没有"), lambda people: people.remove("没有"),
    lambda people: people.begin_session("没有"), lambda people: people.end_sessions("没有"), lambda people: people.add_key("没有", "试", {Scope.ASK}),
    lambda people: people.keys("没有"), lambda people: people.revoke_key("youju_xxxxxxxx"), lambda people: people.revoke_key("youju_xxxxxxxx", "张三"),
])
def test_who_is_not_there_is_said_not_to_be(people: People, act: Callable[[People], object]) -> None:
    with pytest.raises(NoSuchAccount):
        act(people)


def test_somebody_whom_a_gateway_names_has_the_role_of_the_account_of_exactly_that_name(people: People) -> None:
    people.add("li.si@example.gov.cn", Role.EDITOR)
    assert people.person_named("li.si@example.gov.cn") == Person("li.si@example.gov.cn", Role.EDITOR)
    assert people.person_named("wang.wu@example.gov.cn") == Person("wang.wu@example.gov.cn", Role.READER)
    assert people.person_named("wang.wu@example.gov.cn", default=None) is None
    assert len(people.accounts()) == 4


@pytest.mark.parametrize("name", ["LI.SI@example.gov.cn", "ｌi.si@example.gov.cn", "本机", "访客", "", "张\u200b三", "<b>", "x" * 129, "\ud800"])
def test_a_gateways_name_that_only_looks_like_an_account_or_like_none_is_nobody(people: People, name: str) -> None:
    people.add("li.si@example.gov.cn", Role.ADMINISTRATOR)
    assert people.person_named(name) is None
    assert people.welcome(name) is None


def test_a_suspended_person_is_not_let_in_by_a_gateway_either(people: People) -> None:
    people.add("li.si", Role.READER)
    people.suspend("li.si")
    assert people.person_named("li.si") is None
    assert people.person_named("LI.SI") is None
    assert people.welcome("li.si") is None


def test_a_welcome_makes_one_account_without_a_password(people: People) -> None:
    name = "248289761001" * 5
    for _ in range(2):
        assert people.welcome(name) == Person(name, Role.READER)
    assert not people.account(name).has_password
    with pytest.raises(SignInFailed):
        people.sign_in(name, "")
    assert people.person_of_session(people.begin_session(name)) == Person(name, Role.READER)
    people.set_role(name, Role.EDITOR)
    assert people.welcome(name) == Person(name, Role.EDITOR)


def test_whoever_was_removed_and_added_again_has_neither_sessions_nor_keys(people: People) -> None:
    session, key = people.begin_session("张三"), people.add_key("张三", "试", {Scope.ASK})
    people.remove("张三")
    people.add("张三", Role.READER, GOOD)
    assert people.person_of_session(session) is None
    assert people.person_of_key(key) is None
