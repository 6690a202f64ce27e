"""Shared by the tests of the record: the bundled plan, read without an index."""

import pytest

from index.documents import read_manifest
from index.genre import load_genre
from index.library import Library, read_library
from tests.conftest import SEEDS


@pytest.fixture(scope="session")
def plan() -> Library:
    return read_library(read_manifest(SEEDS), load_genre())
