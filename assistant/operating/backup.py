"""Backup: everything that cannot be computed again, in one archive, while the server goes on serving.

Every database is copied by SQLite itself as it stands at one moment. The archive appears under its name when it is whole.
"""

import fcntl
import hashlib
import io
import os
import shutil
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from assistant.operating.in_use import in_use
from assistant.operating.manifest import (
    DATA,
    DATABASES,
    FILES,
    FORMAT,
    GENRE,
    NAME,
    SEEDS,
    VECTORS,
    BackupError,
    Kept,
    Manifest,
    seeds_below,
)
from assistant.settings import Settings

_PRIVATE, _NEW = 0o600, os.O_WRONLY | os.O_CREAT | os.O_EXCL
_CHUNK = 1024 * 1024
_PATIENCE = 30.0
"""Seconds that a copy waits for a writer."""


def back_up(settings: Settings, archive: Path, with_vectors: bool = True) -> Manifest:
    """Write the archive, for the account's own eyes alone; one that is there already is replaced when the new one is whole.

    Raises BackupError, FolderInUse and DataFolderError.
    """
    if not settings.data.is_dir():
        raise BackupError(f"没有数据目录 {settings.data}：没有什么可备份（YOUJU_DATA）")
    if archive.is_dir():
        raise BackupError(f"{archive} 是一个文件夹：请给出备份文件的名称")
    with in_use(settings.data), _beside(archive) as folder:
        try:
            manifest = _gather(settings, folder, with_vectors)
            _write(folder, manifest, folder / "archive")
            (folder / "archive").replace(archive)
            _to_disk(archive.parent)
        except (OSError, sqlite3.Error) as error:
            raise BackupError(f"备份没有完成（{error}）：请检查 {archive.parent} 的磁盘空间和权限") from error
    return manifest


@contextmanager
def _beside(archive: Path) -> Iterator[Path]:
    """A folder of our own on the archive's disk. What a killed backup of the same name left is removed; one that is under way is not."""
    folder = archive.parent / f".{archive.name}.partial"
    try:
        handle = _held(folder)
    except BlockingIOError as error:
        raise BackupError(f"另一个备份正在写 {archive}：请等它完成，或换一个名称") from error
    except OSError as error:
        raise BackupError(f"无法写入 {archive.parent}（{error.strerror}）：请换一个可写的文件夹") from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(handle)


def _held(folder: Path) -> int:
    """The folder, empty and nobody else's until the handle is closed, or the process ends. Raises OSError, BlockingIOError for another's."""
    while True:
        folder.mkdir(mode=0o700, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if folder.exists() and os.path.samestat(os.fstat(handle), folder.stat()):  # not one that its owner removed just now
                for left in folder.iterdir():
                    shutil.rmtree(left) if left.is_dir() else left.unlink()
                return handle
        except OSError:
            os.close(handle)
            raise
        os.close(handle)


def _gather(settings: Settings, folder: Path, with_vectors: bool) -> Manifest:
    (folder / DATA).mkdir()
    (folder / SEEDS).mkdir()
    for name in DATABASES:
        if (settings.data / name).exists():
            _copy_database(settings.data / name, folder / DATA / name)
    if with_vectors and (settings.data / VECTORS).exists():
        _copy_vectors(settings.data / VECTORS, folder / DATA / VECTORS)
    for name in FILES:
        source = settings.genre if name == GENRE else settings.data / name
        if source.is_file():
            shutil.copyfile(source, folder / DATA / name)
    for name in seeds_below(settings.seeds):
        target = folder / SEEDS / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(settings.seeds / name, target)
    paths = sorted(path for top in (DATA, SEEDS) for path in (folder / top).rglob("*") if path.is_file())
    files = tuple(Kept(path.relative_to(folder).as_posix(), path.stat().st_size, sha256_of(path)) for path in paths)
    return Manifest(FORMAT, version("youju"), datetime.now(UTC).isoformat(timespec="seconds"), files)


def _copy_database(source: Path, target: Path) -> None:
    address = f"{source.absolute().as_uri()}?mode=rw"
    with closing(sqlite3.connect(address, uri=True, timeout=_PATIENCE)) as original, closing(sqlite3.connect(target)) as copy:
        original.backup(copy)
        if copy.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise BackupError(f"{source} 已损坏，没有备份：请先运行 youju doctor，或用上一份备份恢复")


def _copy_vectors(source: Path, target: Path) -> None:
    """A cache that is damaged is left out."""
    try:
        _copy_database(source, target)
    except (sqlite3.DatabaseError, BackupError):
        target.unlink(missing_ok=True)


def _write(folder: Path, manifest: Manifest, archive: Path) -> None:
    with os.fdopen(os.open(archive, _NEW, _PRIVATE), "wb") as raw:
        with tarfile.open(fileobj=raw, mode="w:gz", compresslevel=6, format=tarfile.PAX_FORMAT) as tar:
            listed = manifest.as_bytes()
            tar.addfile(_entry(NAME, len(listed)), io.BytesIO(listed))
            for one in manifest.files:
                with (folder / one.name).open("rb") as file:
                    tar.addfile(_entry(one.name, one.size), file)
        raw.flush()
        os.fsync(raw.fileno())


def _entry(name: str, size: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size, _PRIVATE
    return entry


def sha256_of(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _to_disk(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
