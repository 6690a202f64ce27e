"""Replacing: the new files of a restore come in place of today's, which are kept aside.

One rename says that the new ones hold (``decide``); what is left to do after it is moving files, and whoever opens the folder next does
the rest if that was interrupted (``finish``).
"""

import errno
import filecmp
import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from assistant.operating.manifest import DATA, DATABASES, FILES, GENRE, SEEDS, seeds_below
from assistant.settings import Settings

STAGED = ".restoring"
"""The folder of the new files in the data folder."""
_DONE = ".restored"
_DECIDED = "decided.json"
"""In the folder of the new files once they hold: which they are, and the name of the folder for the old ones."""
_SIDES = ("", "-wal", "-shm", "-journal")
_PATIENCE = 60.0
"""Seconds to wait for another process that finishes the same restore."""


def finish(settings: Settings) -> None:
    """Finish a restore that was interrupted after it was decided. Nothing to do costs one glance.

    Raises FolderInUse and DataFolderError.
    """
    if is_decided(settings.data / STAGED):
        from assistant.operating.in_use import alone  # rarely needed, and a command starts with this module

        with alone(settings.data, _PATIENCE):
            replace(settings)


def is_decided(staged: Path) -> bool:
    return (staged / _DECIDED).exists()


def decide(staged: Path, aside: str, files: Sequence[str]) -> None:
    """From here on the new files hold, whatever happens."""
    (staged / "draft").write_text(json.dumps({"aside": aside, "files": files}, ensure_ascii=False), encoding="utf-8")
    for path in (staged / "draft", *(one for one in staged.rglob("*") if one.is_dir()), staged):
        _sync(path)
    (staged / "draft").replace(staged / _DECIDED)
    _sync(staged)


def replace(settings: Settings) -> None:
    """Move every new file to its place and the old one aside. It can be interrupted anywhere and begun again: a new file that does
    not lie among the new ones any more is in its place."""
    shutil.rmtree(settings.data / _DONE, ignore_errors=True)
    staged = settings.data / STAGED
    if not is_decided(staged):
        return
    decided = json.loads((staged / _DECIDED).read_text(encoding="utf-8"))
    aside, files = settings.data / decided["aside"], set(decided["files"])
    aside.mkdir(mode=0o700, exist_ok=True)
    names = {*(f"{DATA}/{name}" for name in (*DATABASES, *FILES)), *(f"{SEEDS}/{name}" for name in seeds_below(settings.seeds)), *files}
    for name in sorted(names):
        if name not in files or (staged / name).exists():
            _change(staged / name, _place(settings, name), aside / name)
    for folder in (aside, settings.seeds, settings.data):
        _sync(folder)
    staged.replace(settings.data / _DONE)
    shutil.rmtree(settings.data / _DONE, ignore_errors=True)


def _place(settings: Settings, name: str) -> Path:
    top, _, rest = name.partition("/")
    if rest == GENRE:
        return settings.genre
    return (settings.seeds if top == SEEDS else settings.data) / rest


def _change(new: Path, old: Path, aside: Path) -> None:
    """The old file (with what SQLite keeps beside it) goes aside; the new one, if there is one, comes in its place."""
    if new.exists() and old.exists() and filecmp.cmp(new, old, shallow=False):
        new.unlink()
        return
    for side in _SIDES if old.suffix == ".sqlite" else ("",):
        beside, kept = old.with_name(old.name + side), aside.with_name(aside.name + side)
        if os.path.lexists(beside) and not os.path.lexists(kept):
            _move(beside, kept)
    if new.exists():
        _move(new, old)


def _move(source: Path, target: Path) -> None:
    """To another disk too; the target is there whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        copy = target.with_name(f".{target.name}.moving")
        shutil.copy2(source, copy)
        _sync(copy)
        copy.replace(target)
        source.unlink()


def _sync(path: Path) -> None:
    if path.exists():
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
