"""kill -9 while an index is built: the earlier one still answers, and the next build completes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.settings import ROOT, Settings
from index.build import build, needs_build
from index.edition import current_edition
from index.embedding import BUNDLED, Encoder
from tests.conftest import settings_for
from tests.test_edition import is_whole

_LONGEST = 120.0

Point = Callable[[Path], bool]


def _written(pattern: str) -> Point:
    """Something below the data folder is there that was not there at the start."""
    return lambda data: any(path.name != "seen" for path in data.glob(pattern) if path not in _SEEN)


_SEEN: set[Path] = set()

POINTS: list[tuple[str, Point]] = [
    ("while vectors are computed", lambda data: (data / "vectors.sqlite").exists()),
    ("when the edition's folder appears", _written("editions/*")),
    ("while Chroma writes", _written("editions/*/chroma/chroma.sqlite3")),
    ("while it is verified", _written("editions/*/chroma/*/data_level0.bin")),
]


def _kill_a_builder(settings: Settings, point: Point) -> bool:
    """Start a build in a process of its own and kill it at the point; whether it was still running."""
    _SEEN.clear()
    _SEEN.update(settings.data.rglob("*"))
    environment = {**os.environ, "YOUJU_DATA": str(settings.data), "YOUJU_SEEDS": str(settings.seeds)}
    command = [sys.executable, "-m", "assistant", "index", "--force"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT,
                          start_new_session=True) as child:
        deadline = time.monotonic() + _LONGEST
        while child.poll() is None and not point(settings.data) and time.monotonic() < deadline:
            time.sleep(0.002)
        was_running = child.poll() is None
        if was_running:
            os.killpg(child.pid, signal.SIGKILL)
    return was_running


@pytest.mark.parametrize(("when", "point"), POINTS, ids=[row[0] for row in POINTS])
def test_a_killed_rebuild_leaves_the_earlier_index_and_the_next_completes(
    when: str, point: Point, small: Settings, encoder: Encoder
) -> None:
    before = current_edition(small.data)
    if when == "while vectors are computed":
        (small.data / "vectors.sqlite").unlink()
    assert _kill_a_builder(small, point)
    assert current_edition(small.data) == before
    assert needs_build(small.place, BUNDLED) == ""
    assert is_whole(small)
    edition = build(small.place, encoder)
    assert is_whole(small)
    assert {folder.name for folder in (small.data / "editions").iterdir()} == {before.id, edition.id}


def test_a_killed_first_build_is_no_index_and_the_next_completes(
    tmp_path: Path, small: Settings, encoder: Encoder
) -> None:
    settings = settings_for(tmp_path / "fresh", small.seeds)
    settings.data.mkdir()
    (settings.data / "models").symlink_to((small.data / "models").resolve())
    assert _kill_a_builder(settings, POINTS[2][1])
    assert needs_build(settings.place, BUNDLED) == "还没有索引"
    said: list[str] = []
    build(settings.place, encoder, said.append)
    assert not [line for line in said if line.startswith("计算向量")], "the vectors that were computed are kept"
    assert is_whole(settings)
