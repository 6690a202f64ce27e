"""Opened: an assistant over the seeds in a folder of a test's own, with the session's model."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from assistant.assistant import Assistant
from index.build import build
from index.embedding import Encoder
from tests.conftest import SEEDS, give_vectors, settings_for


def opened(folder: Path, encoder: Encoder) -> Iterator[Assistant]:
    """Built in ``folder/data`` from ``folder/seeds``; the model is the one that is loaded already."""
    settings = settings_for(folder / "data", folder / "seeds")
    build(settings.place, encoder)
    one = Assistant(settings)
    one.retrieval.encoder = encoder
    one.load()
    assert one.is_ready, one.retrieval.trouble
    yield one
    one.close()


def opened_plan(folder: Path, index_data: Path, text: str, manifest: str, encoder: Encoder) -> Iterator[Assistant]:
    """Over one plan of a test's own, ``plan.txt``, as its manifest has it."""
    (folder / "seeds").mkdir()
    (folder / "data").mkdir()
    give_vectors(index_data, folder / "data")
    (folder / "seeds" / "plan.txt").write_text(text, encoding="utf-8")
    (folder / "seeds" / "manifest.toml").write_text(manifest, encoding="utf-8")
    yield from opened(folder, encoder)


def opened_edited(folder: Path, index_data: Path, encoder: Encoder, edit: Callable[[str], str]) -> Iterator[Assistant]:
    """Over a copy of the real plan that ``edit`` has changed; the vectors of what did not change come from ``index_data``."""
    shutil.copytree(SEEDS, folder / "seeds")
    plan, manifest = folder / "seeds" / "xiangyin-2025.txt", folder / "seeds" / "manifest.toml"
    plan.write_bytes(edit(plan.read_bytes().decode()).encode())
    kept = [line for line in manifest.read_text(encoding="utf-8").splitlines() if not line.startswith("sha256")]
    manifest.write_text("\n".join(kept), encoding="utf-8")
    (folder / "data").mkdir()
    give_vectors(index_data, folder / "data")
    yield from opened(folder, encoder)
