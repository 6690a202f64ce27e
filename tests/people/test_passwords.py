"""Passwords: which are taken, how they are kept, and that nothing tells an account that is there from one that is not."""

import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path
from typing import Any, Literal

import pytest
from argon2 import PasswordHasher, extract_parameters

from assistant.people import passwords
from assistant.people.errors import PeopleError, PeopleUnavailable, SignInFailed
from assistant.people.passwords import check_password, generated_password
from assistant.people.people import People
from assistant.people.person import Person, Role
from tests.people.conftest import GOOD, OTHER

TAKEN = [GOOD, OTHER, "Tr0ub4dor&3xyz", "洞庭湖的麻雀见过大风浪", "kX9#mQ2$vL", "a b c d e f", "é" * 3 + "ünïcodé", "x7" * 10 + "Qz", "pw with \x00 nul", "湘" + "阴县的稻田一望无际" * 28]
REFUSED = [
    ("", "too short"), ("短密码", "too short"), ("a1b2c3d4e", "nine characters"), ("x1y2" * 65, "257 and more"), ("长" * 5_000_000, "megabytes"),
    ("\ud800" * 12, "no text"),
    ("aaaaaaaaaaaa", "one character"), ("abababababab", "two"), ("            ", "spaces"),
    ("1234567890", "a run"), ("0987654321", "a run backwards"), ("abcdefghijkl", "the alphabet"), ("qwertyuiop", "a row of keys"), ("1qaz2wsx3edc", "columns of keys"),
    ("password123", "known"), ("Password1234", "known, in capitals"), ("ｐａｓｓｗｏｒｄ１２３", "known, full width"), ("admin123456", "known"), ("youju12345", "ours"),
    ("zhangsanfeng", "the name"), ("ZhangSanFeng", "the name in capitals"), ("gnefnasgnahz", "the name backwards"), ("zhangsanfeng2026", "the name and a year"), ("zhangsanfengzhangsanfeng", "the name twice"),
]


@pytest.mark.parametrize("password", TAKEN)
def test_a_password_that_others_would_not_guess_is_taken(password: str) -> None:
    check_password(password, "zhangsanfeng")


@pytest.mark.parametrize(("password", "why"), REFUSED, ids=[why for _, why in REFUSED])
def test_a_password_that_others_would_guess_is_refused_and_not_repeated(password: str, why: str) -> None:
    with pytest.raises(PeopleError) as refused:
        check_password(password, "zhangsanfeng")
    assert not password.strip() or password not in str(refused.value)


def test_generated_passwords_are_taken_and_differ() -> None:
    made = {generated_password() for _ in range(200)}
    assert len(made) == 200
    for one in made:
        check_password(one, "张三")


def test_the_same_characters_are_the_same_password_however_they_are_composed(people: People) -> None:
    people.set_password("张三", "cafe\u0301 sur la lune")
    assert people.sign_in("张三", "caf\u00e9 sur la lune") == Person("张三", Role.READER)


@pytest.mark.parametrize("name", ["张三", "没有这个人", "停用的", "统一登录", "\ud800", "", "x" * 1_000_000, "张三' OR '1'='1", "张\u200b三"])
@pytest.mark.parametrize("password", ["", OTHER, GOOD + " ", GOOD[:-1], "长" * 1_000_000, "\ud800" * 10, "\x00"])
def test_every_failure_is_the_same_and_costs_one_hash(people: People, monkeypatch: pytest.MonkeyPatch, name: str, password: str) -> None:
    people.add("停用的", Role.READER, GOOD)
    people.suspend("停用的")
    people.add("统一登录", Role.READER)
    hashed: list[tuple[str, str]] = []

    class Counting(PasswordHasher):
        def verify(self, hash: Any, password: Any) -> Any:
            hashed.append((hash.rpartition("$")[0].rpartition("$")[0], password))
            return super().verify(hash, password)

    hasher = Counting(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", hasher)
    with pytest.raises(SignInFailed) as failed:
        people.sign_in(name, password)
    assert str(failed.value) == str(SignInFailed())
    assert [parameters for parameters, _ in hashed] == ["$argon2id$v=19$m=8,t=1,p=1"]
    assert len(hashed[0][1]) <= passwords.LONGEST


def test_a_suspended_account_with_its_right_password_fails_as_any_other(people: People) -> None:
    people.suspend("张三")
    with pytest.raises(SignInFailed) as failed:
        people.sign_in("张三", GOOD)
    assert str(failed.value) == str(SignInFailed())
    people.resume("张三")
    assert people.sign_in("张三", GOOD).name == "张三"


class Watched(PasswordHasher):
    """Notes what every check of a password costs."""

    def __init__(self, costs: list[object]) -> None:
        super().__init__()
        self._costs = costs

    def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:
        self._costs.append(extract_parameters(hash if isinstance(hash, str) else hash.decode()))
        return super().verify(hash, password)


@pytest.mark.usefixtures("real_hashes")
def test_an_unknown_name_costs_what_a_wrong_password_costs(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    costs: list[object] = []
    monkeypatch.setattr(passwords, "_hasher", Watched(costs))
    people.add("李四", Role.READER, GOOD)
    for name in ("李四", "没有这个人"):
        with pytest.raises(SignInFailed):
            people.sign_in(name, OTHER)
    known, unknown = costs
    assert known == unknown


def test_a_password_is_hashed_anew_where_the_parameters_have_changed(people: People, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def kept() -> str:
        with closing(sqlite3.connect(path)) as database:
            return str(database.execute("SELECT password FROM accounts WHERE name = '张三'").fetchone()[0])

    assert "m=8,t=1" in kept()
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    session = people.begin_session("张三")
    assert people.sign_in("张三", GOOD).name == "张三"
    assert "m=16,t=2" in kept()
    assert people.person_of_session(session) is not None  # nobody is signed out by it
    assert people.sign_in("张三", GOOD).name == "张三"


def test_a_damaged_hash_lets_nobody_in(people: People, path: Path) -> None:
    for damaged in ("", "x", "$argon2id$v=19$m=8,t=1,p=1$AAAA$AAAA", GOOD):
        with closing(sqlite3.connect(path)) as database, database:
            database.execute("UPDATE accounts SET password = ? WHERE name = '张三'", (damaged,))
        for password in ("", damaged, GOOD):
            with pytest.raises(SignInFailed):
                people.sign_in("张三", password)


def test_a_password_that_changed_while_it_was_looked_at_lets_nobody_in(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow(PasswordHasher):
        def verify(self, hash: Any, password: Any) -> Any:
            monkeypatch.setattr(passwords, "_hasher", quick)
            people.set_password("张三", OTHER)
            return super().verify(hash, password)

    quick = passwords._hasher
    monkeypatch.setattr(passwords, "_hasher", Slow(time_cost=1, memory_cost=8, parallelism=1))
    with pytest.raises(SignInFailed):
        people.sign_in("张三", GOOD)


def test_a_rush_of_sign_ins_takes_turns_and_whoever_waits_too_long_is_told(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    under_way, most, lock, go_on = 0, 0, threading.Lock(), threading.Event()

    class Slow(PasswordHasher):
        def verify(self, hash: Any, password: Any) -> Any:
            nonlocal under_way, most
            with lock:
                under_way += 1
                most = max(most, under_way)
            go_on.wait(20)
            with lock:
                under_way -= 1
            return super().verify(hash, password)

    monkeypatch.setattr(passwords, "_hasher", Slow(time_cost=1, memory_cost=8, parallelism=1))
    monkeypatch.setattr(passwords, "_PATIENCE", 0.2)
    ended: list[str] = []

    def sign_in() -> None:
        try:
            ended.append(people.sign_in("张三", GOOD).name)
        except PeopleUnavailable as error:
            ended.append(str(error))

    threads = [threading.Thread(target=sign_in) for _ in range(8)]
    for thread in threads:
        thread.start()
    until = time.monotonic() + 10
    while len(ended) < len(threads) - passwords._AT_ONCE and time.monotonic() < until:
        time.sleep(0.02)
    go_on.set()
    for thread in threads:
        thread.join()
    assert most == passwords._AT_ONCE
    assert sorted(ended) == ["张三"] * passwords._AT_ONCE + ["正在登录的人多：请稍后再试"] * (8 - passwords._AT_ONCE)
