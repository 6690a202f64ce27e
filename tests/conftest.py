"""Shared by the tests: one real index, built once a session, and an assistant over it."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.settings import ROOT, Settings
from index.build import build, needs_build
from index.embedding import BUNDLED, Encoder

SEEDS = ROOT / "seeds"


def settings_for(data: Path, seeds: Path = SEEDS) -> Settings:
    """The default settings over a data folder of a test's own."""
    return Settings(data=data, seeds=seeds, genre=data / "genre.toml")


@pytest.fixture(scope="session")
def index_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the bundled model and a current index of the real plan: read it, never write to it.

    YOUJU_TEST_DATA names a folder that is kept between runs; without it each session builds its own.
    """
    kept = os.environ.pop("YOUJU_TEST_DATA", "")
    data = Path(kept) if kept else tmp_path_factory.mktemp("index") / "data"
    settings = settings_for(data)
    if needs_build(settings.place, BUNDLED):
        build(settings.place, Encoder(BUNDLED, settings.models))
    return data


@pytest.fixture
def own_data(index_data: Path, tmp_path: Path) -> Path:
    """A copy of the index that a test may damage; the model is shared."""
    data = tmp_path / "data"
    shutil.copytree(index_data, data, ignore=shutil.ignore_patterns("models"))
    (data / "models").symlink_to(index_data / "models")
    return data


@pytest.fixture(scope="session")
def settings(index_data: Path) -> Settings:
    """Settings over the session's index."""
    return settings_for(index_data)


@pytest.fixture(scope="session")
def assistant(settings: Settings) -> Iterator[Assistant]:
    """An assistant with its encoder and vectors loaded."""
    one = Assistant(settings)
    one.load()
    assert one.is_ready, one.retrieval.trouble
    yield one
    one.close()
