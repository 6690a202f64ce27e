"""Restore: an archive is unpacked and verified beside today's files; then its files take their place."""

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from assistant.operating.in_use import alone
from assistant.operating.manifest import DATA, BackupError, Manifest
from assistant.operating.replacing import STAGED, decide, is_decided, replace
from assistant.operating.unpacking import unpack
from assistant.settings import Settings


def restore(settings: Settings, archive: Path) -> tuple[Manifest, Path]:
    """Put the archive's files in place of today's; what it holds, and where today's are now.

    Raises BackupError, with everything as it was; FolderInUse; DataFolderError.
    """
    with alone(settings.data):
        replace(settings)
        staged = settings.data / STAGED
        shutil.rmtree(staged, ignore_errors=True)
        try:
            staged.mkdir(mode=0o700)
            manifest = unpack(archive, staged)
            _end_sessions(staged / DATA / "people.sqlite")
            aside = _free_name(settings.data)
            decide(staged, aside, [one.name for one in manifest.files])
        except OSError as error:
            raise BackupError(f"恢复没有完成，一切照旧（{error.strerror or error}）：请检查 {settings.data} 的磁盘空间和权限") from error
        finally:
            if not is_decided(staged):
                shutil.rmtree(staged, ignore_errors=True)
        replace(settings)
    return manifest, settings.data / aside


def _end_sessions(people: Path) -> None:
    """Who had signed out since must not be signed in again by an older file."""
    if people.exists():
        try:
            with closing(sqlite3.connect(people)) as database, database:
                database.execute("DELETE FROM sessions")
        except sqlite3.Error as error:
            raise BackupError("备份里的账户文件不是本程序的：没有恢复任何内容") from error


def _free_name(data: Path) -> str:
    name = f"before-{datetime.now(UTC):%Y%m%d-%H%M%S}"
    number = 1
    while (data / (free := name if number == 1 else f"{name}-{number}")).exists():
        number += 1
    return free
