"""Shared by the tests: one real index, built once a session, and an assistant over it."""

import os
import shutil
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

import index.e5
from assistant.assistant import Assistant
from assistant.other_matters import vectors_of_others
from assistant.settings import ROOT, Settings
from index.aliases import read_aliases
from index.build import build, needs_build
from index.documents import read_manifest
from index.embedding import BUNDLED, Encoder, VectorCache
from index.genre import load_genre
from index.library import Library, read_library

SEEDS = ROOT / "seeds"
# no settings of the product, which refuses unknown ones
_GIVEN = {name: os.environ.pop(name, "") for name in ("YOUJU_TEST_DATA", "YOUJU_TEST_CHAT_URL")}
_IS_WORKER = "PYTEST_XDIST_WORKER" in os.environ
_LONG = (
    "tests/test_evals_hold.py", "tests/chat/test_real_model.py", "tests/chat/test_lying_model.py", "tests/browser/",
    "tests/test_interrupted_build.py", "tests/test_chroma_server.py", "tests/test_cli.py", "tests/chat/", "tests/test_edition.py", "tests/test_readme.py",
)
"""The files that take longest come first: of two processes, neither is left alone with one of them at the end."""


def pytest_configure(config: pytest.Config) -> None:
    _GIVEN.update(getattr(config, "workerinput", {}).get("given", {}))


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Hand a process of its own what this one was given."""
    node.workerinput["given"] = _GIVEN


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def place(item: pytest.Item) -> int:
        return next((place for place, start in enumerate(_LONG) if item.nodeid.startswith(start)), len(_LONG))

    items.sort(key=place)


@pytest.fixture(scope="session", autouse=True)
def loaded_once() -> Iterator[None]:
    """The bundled model is loaded once a process, as long as its files are the same; a damaged one is another."""
    load = index.e5.E5

    @lru_cache(maxsize=2)
    def loaded(files: tuple[tuple[str, int, int], ...]) -> index.e5.E5:
        return load(Path(files[0][0]).parent)

    def model(folder: Path) -> index.e5.E5:
        files = [(folder / name).resolve() for name in ("layers.onnx", "model.safetensors", "tokenizer-common.json", "tokenizer-common.npy", "tokenizer.json", "config.json")]
        if not all(file.is_file() for file in files) or {file.parent for file in files} != {files[0].parent}:
            return load(folder)
        return loaded(tuple((str(file), file.stat().st_size, file.stat().st_mtime_ns) for file in files))

    index.e5.E5 = model  # type: ignore[assignment, misc]
    yield
    index.e5.E5 = load  # type: ignore[misc]


def settings_for(data: Path, seeds: Path = SEEDS) -> Settings:
    """The default settings over a data folder of a test's own."""
    return Settings(data=data, seeds=seeds, genre=data / "genre.toml")


@pytest.fixture(scope="session")
def index_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the bundled model and a current index of the real plan: read it, never write to it.

    YOUJU_TEST_DATA names a folder that is kept between runs; without it each session builds its own, the processes of one session together.
    """
    base = tmp_path_factory.getbasetemp()
    data = Path(_GIVEN["YOUJU_TEST_DATA"]) if _GIVEN["YOUJU_TEST_DATA"] else (base.parent if _IS_WORKER else base) / "index"
    settings = settings_for(data)
    with FileLock(data.with_name(f"{data.name}.lock")):
        if needs_build(settings.place, BUNDLED):
            encoder = Encoder(BUNDLED, settings.models)
            build(settings.place, encoder)
            vectors_of_others(encoder, VectorCache(data / "vectors.sqlite"))
    return data


@pytest.fixture(scope="session")
def seeds() -> Library:
    """The real plan as read, without any index."""
    return read_library(read_manifest(SEEDS), load_genre(), read_aliases(SEEDS))


def copy_data(source: Path, target: Path) -> Path:
    """A data folder to damage; the unpacked model is shared."""
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("models"))
    (target / "models").symlink_to((source / "models").resolve())
    return target


def give_vectors(source: Path, target: Path) -> None:
    """The vectors of the real plan, and of what no plan says, for a data folder of another plan: half a minute of computing."""
    shutil.copy(source / "vectors.sqlite", target)


@pytest.fixture
def own_data(index_data: Path, tmp_path: Path) -> Path:
    """A copy of the real plan's index that a test may damage."""
    return copy_data(index_data, tmp_path / "data")


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


@pytest.fixture(scope="session")
def encoder(assistant: Assistant) -> Encoder:
    """The bundled model, loaded."""
    return assistant.retrieval.encoder


@pytest.fixture(scope="session")
def chat_url() -> str:
    """The base URL of a real chat model (its name there: local); the test is skipped where there is none."""
    if not _GIVEN["YOUJU_TEST_CHAT_URL"]:
        pytest.skip("no real chat model: set YOUJU_TEST_CHAT_URL to the base URL of one")
    return _GIVEN["YOUJU_TEST_CHAT_URL"]


@pytest.fixture(scope="session")
def small_seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A short plan with its manifest: builds of it take a moment."""
    seeds = tmp_path_factory.mktemp("small") / "seeds"
    seeds.mkdir()
    shutil.copy(ROOT / "tests" / "documents" / "01_cangnan-county-opc-2026.txt", seeds / "plan.txt")
    (seeds / "manifest.toml").write_text('[[document]]\nid = "plan"\nfile = "plan.txt"\ntitle = "方案"\nyear = 2026\n', encoding="utf-8")
    return seeds


@pytest.fixture(scope="session")
def small_index(small_seeds: Path, index_data: Path, encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The short plan's data folder: copy it, never write to it."""
    data = tmp_path_factory.mktemp("small") / "data"
    data.mkdir()
    (data / "models").symlink_to((index_data / "models").resolve())
    give_vectors(index_data, data)
    build(settings_for(data, small_seeds).place, encoder)
    return data


@pytest.fixture
def small(small_index: Path, small_seeds: Path, tmp_path: Path) -> Settings:
    """Settings over a copy of the short plan and its index, both to be damaged."""
    shutil.copytree(small_seeds, tmp_path / "seeds")
    return settings_for(copy_data(small_index, tmp_path / "data"), tmp_path / "seeds")
