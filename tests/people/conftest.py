"""Shared by the tests of people: a file of a test's own, a clock to set, and passwords that are hashed in no time."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from assistant.people import passwords
from assistant.people.people import FILE, People
from assistant.people.person import Role

GOOD = "沅江边上的三只白鹭飞"
OTHER = "correct horse battery staple"


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 1_780_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def _quick_hashes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "real_hashes" not in request.fixturenames:
        monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def real_hashes() -> None:
    """The parameters that are used in earnest."""


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / FILE


@pytest.fixture
def people(path: Path, clock: Clock) -> Iterator[People]:
    """Three people, one of each role, all with the same password."""
    people = People(path, clock)
    for name, role in (("管理", Role.ADMINISTRATOR), ("编辑", Role.EDITOR), ("张三", Role.READER)):
        people.add(name, role, GOOD)
    yield people
    people.close()
