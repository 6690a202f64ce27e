"""Shared by the tests of the entrance: hashes of passwords that take no time, and a server with accounts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from assistant.people import passwords
from tests.entrance.house import House


@pytest.fixture(scope="session", autouse=True)
def _quick_hashes() -> Iterator[None]:
    kept = passwords._hasher
    passwords._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    yield
    passwords._hasher = kept


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)
