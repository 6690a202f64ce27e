"""Sessions: how long they last, what ends them, and clocks that go wrong."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from assistant.people.errors import SignInFailed
from assistant.people.people import People
from assistant.people.person import Person, Role
from assistant.people.sessions import IDLE, LIFE
from tests.people.conftest import GOOD, OTHER, Clock

_MINUTE, _HOUR, _YEAR = 60.0, 3600.0, 365 * 86400.0
ZHANG = Person("张三", Role.READER)


def test_a_session_lasts_while_it_is_used_and_twelve_hours_at_most(people: People, clock: Clock) -> None:
    token, begun = people.begin_session("张三"), clock.now
    while clock.now + _HOUR < begun + LIFE:
        clock.now += _HOUR
        assert people.person_of_session(token) == ZHANG
    clock.now = begun + LIFE + 1
    assert people.person_of_session(token) is None


def test_a_session_that_is_not_used_for_two_hours_is_over_for_good(people: People, clock: Clock) -> None:
    token = people.begin_session("张三")
    clock.now += IDLE + 1
    assert people.person_of_session(token) is None
    clock.now -= _HOUR  # also when the clock goes back
    assert people.person_of_session(token) is None


def test_a_clock_that_goes_back_an_hour_ends_no_session(people: People, clock: Clock) -> None:
    token = people.begin_session("张三")
    clock.now -= _HOUR
    assert people.person_of_session(token) == ZHANG
    clock.now += _HOUR + _MINUTE
    assert people.person_of_session(token) == ZHANG
    assert people.person_of_session(people.begin_session("张三")) == ZHANG


def test_a_clock_a_year_ahead_ends_sessions_and_one_that_comes_back_revives_none(people: People, clock: Clock) -> None:
    before = people.begin_session("张三")
    clock.now += _YEAR
    assert people.person_of_session(before) is None
    ahead = people.begin_session("张三")
    assert people.person_of_session(ahead) == ZHANG
    clock.now -= _YEAR
    assert people.person_of_session(before) is None
    assert people.person_of_session(ahead) is None  # it would last a year
    assert people.person_of_session(people.begin_session("张三")) == ZHANG


ENDED: list[tuple[str, Callable[[People, str], None]]] = [
    ("sign-out", lambda people, token: people.end_session(token)),
    ("sign-out everywhere", lambda people, token: people.end_sessions("张三")),
    ("another password", lambda people, token: people.set_password("张三", OTHER)),
    ("one's own change of password", lambda people, token: people.change_password("张三", GOOD, OTHER)),
    ("suspension", lambda people, token: people.suspend("张三")),
    ("removal", lambda people, token: people.remove("张三")),
]


@pytest.mark.parametrize(("how", "end"), ENDED, ids=[how for how, _ in ENDED])
def test_what_ends_a_session_ends_it_in_every_process_and_nobody_elses(
    people: People, path: Path, clock: Clock, how: str, end: Callable[[People, str], None]
) -> None:
    token, others, elsewhere = people.begin_session("张三"), people.begin_session("编辑"), People(path, clock)
    assert elsewhere.person_of_session(token) == ZHANG
    end(people, token)
    assert people.person_of_session(token) is None
    assert elsewhere.person_of_session(token) is None
    assert people.person_of_session(others) == Person("编辑", Role.EDITOR)


def test_a_suspended_account_begins_no_session_and_its_old_ones_stay_ended(people: People) -> None:
    token = people.begin_session("张三")
    people.suspend("张三")
    with pytest.raises(SignInFailed):
        people.begin_session("张三")
    people.resume("张三")
    assert people.person_of_session(token) is None


def test_another_role_holds_from_the_next_request_on(people: People, path: Path, clock: Clock) -> None:
    token = people.begin_session("张三")
    for role in (Role.ADMINISTRATOR, Role.EDITOR, Role.READER):
        People(path, clock).set_role("张三", role)
        assert people.person_of_session(token) == Person("张三", role)


@pytest.mark.parametrize("token", ["", "x", "a" * 43, "\x00" * 43, "票" * 43, "\ud800", "a" * 10_000_000, "' OR '1'='1", "youju_" + "a" * 43])
def test_what_is_no_token_is_nobody(people: People, token: str) -> None:
    people.begin_session("张三")
    assert people.person_of_session(token) is None
    assert people.person_of_key(token) is None
    people.end_session(token)


def test_the_file_holds_no_token_and_what_it_holds_is_no_token(people: People, path: Path) -> None:
    token = people.begin_session("张三")
    people.close()
    assert token.encode() not in path.read_bytes()
    with closing(sqlite3.connect(path)) as database:
        (digest,) = database.execute("SELECT digest FROM sessions").fetchone()
    assert people.person_of_session(digest.hex()) is None


def test_an_account_has_a_bounded_number_of_sessions_and_the_latest_stay(people: People, clock: Clock) -> None:
    tokens = []
    for _ in range(30):
        clock.now += 1
        tokens.append(people.begin_session("张三"))
    others = people.begin_session("编辑")
    assert [people.person_of_session(token) is not None for token in tokens] == [False] * 10 + [True] * 20
    assert people.person_of_session(others) is not None


def test_most_requests_write_nothing(people: People, path: Path, clock: Clock) -> None:
    token = people.begin_session("张三")
    people.close()
    before = path.read_bytes()
    for _ in range(50):
        clock.now += 1
        people.person_of_session(token)
    people.close()
    assert path.read_bytes() == before
    clock.now += _MINUTE
    people.person_of_session(token)
    people.close()
    assert path.read_bytes() != before


def test_looking_a_session_up_takes_less_than_half_a_millisecond(people: People) -> None:
    token = people.begin_session("张三")
    people.person_of_session(token)
    started = time.process_time()
    for _ in range(500):
        people.person_of_session(token)
    assert (time.process_time() - started) / 500 < 0.0005
