"""Shared by the tests of the entrance: hashes of passwords that take no time."""

from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher

from assistant.people import passwords


@pytest.fixture(scope="session", autouse=True)
def _quick_hashes() -> Iterator[None]:
    kept = passwords._hasher
    passwords._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    yield
    passwords._hasher = kept
