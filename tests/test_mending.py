"""Mending, and holding: what failed is tried again until it works, and what is in use is known to every process."""

import gc
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from assistant import mending
from assistant.mending import Mending
from assistant.settings import ROOT
from index.holding import Hold, is_held
from index.owner import owner_of
from tests.chroma import wait_until


class Thing:
    """Works from the third try on, or when it is told to."""

    def __init__(self, works_after: int = 3, error: Exception | None = None) -> None:
        self.tries, self._works_after, self._error = 0, works_after, error

    def act(self) -> bool:
        self.tries += 1
        if self._error:
            raise self._error
        return self.tries >= self._works_after


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mending, "FIRST_PAUSE", 0.01)
    monkeypatch.setattr(mending, "LONGEST_PAUSE", 0.02)


def _threads() -> int:
    return sum(thread.name == "mending" for thread in threading.enumerate())


def test_it_is_tried_until_it_works_and_again_when_it_fails_again() -> None:
    thing = Thing()
    one = Mending(thing.act)
    for _ in range(5):
        one.start()
    assert wait_until(lambda: thing.tries == 3 and not _threads(), 10)
    one.start()
    assert wait_until(lambda: thing.tries == 4 and not _threads(), 10)


def test_an_act_that_raises_is_tried_again_until_it_is_closed() -> None:
    thing = Thing(error=ValueError("x"))
    one = Mending(thing.act)
    one.start()
    assert wait_until(lambda: thing.tries > 2, 10)
    one.close()
    assert wait_until(lambda: not _threads(), 10)
    one.start()
    assert not _threads()


def test_it_ends_with_the_thing_it_mends() -> None:
    things = [Thing(works_after=1_000_000)]
    one = Mending(things[0].act)
    one.start()
    assert wait_until(lambda: things[0].tries > 2, 10)
    things.clear()
    gc.collect()
    assert wait_until(lambda: not _threads(), 10)


def test_a_folder_is_held_until_its_last_user_lets_go(tmp_path: Path) -> None:
    first, second = Hold(tmp_path), Hold(tmp_path)
    assert is_held(tmp_path)
    first.close()
    first.close()
    assert is_held(tmp_path)
    del second
    gc.collect()
    assert not is_held(tmp_path)


def test_a_folder_is_held_by_another_process_until_that_ends(tmp_path: Path) -> None:
    script = "import sys; from pathlib import Path; from index.holding import Hold; hold = Hold(Path(sys.argv[1])); print(flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as child:
        assert child.stdout
        assert child.stdout.readline() == b"\n"
        assert is_held(tmp_path)
        child.kill()
        child.wait()
    assert not is_held(tmp_path)


def test_a_folder_that_is_gone_is_not_held(tmp_path: Path) -> None:
    Hold(tmp_path / "nowhere").close()
    assert not is_held(tmp_path / "nowhere")


def test_a_data_folder_keeps_its_owner_and_a_copy_has_another(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    owner = owner_of(tmp_path / "data")
    assert owner_of(tmp_path / "data") == owner
    shutil.copytree(tmp_path / "data", tmp_path / "copy")
    assert owner_of(tmp_path / "copy") not in ("", owner)
    shutil.move(tmp_path / "data", tmp_path / "moved")
    assert owner_of(tmp_path / "moved") == owner
