"""Unpacking: an archive read from its first byte to its last, believed in nothing: every file is one that its manifest lists, whole and unchanged."""

import gzip
import hashlib
import os
import sqlite3
import tarfile
import zlib
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

from assistant.operating.manifest import DATA, LARGEST_MANIFEST, NAME, BackupError, Kept, Manifest, read_manifest

_CHUNK = 1024 * 1024
_HEADERS = 64 * 1024
"""Bytes of a tar besides its files: per file, and once for its end."""
_LEAST_RATIO_MATTERS = 64 * 1024 * 1024
_HIGHEST_RATIO = 100
"""Unpacked to packed; real backups have some ten."""
_SPARE = 64 * 1024 * 1024
"""Bytes that stay free on the disk."""
_PLAIN = (tarfile.REGTYPE, tarfile.AREGTYPE)
_DAMAGED = "备份文件已损坏或不完整：没有恢复任何内容，请换一份备份"


class _Bounded:
    """A stream that ends with an error instead of giving more than it may: a small archive can hold a very large nothing."""

    def __init__(self, stream: BinaryIO, most: int) -> None:
        self._stream, self._left = stream, most

    def allow(self, more: int) -> None:
        self._left += more

    def read(self, size: int) -> bytes:
        chunk = self._stream.read(min(size, self._left + 1))
        self._left -= len(chunk)
        if self._left < 0:
            raise BackupError(_DAMAGED)
        return chunk


def unpack(archive: Path, folder: Path) -> Manifest:
    """The archive's files below an empty folder, all of them verified. Raises BackupError."""
    try:
        with archive.open("rb") as raw, gzip.GzipFile(fileobj=raw) as packed:
            stream = _Bounded(packed, LARGEST_MANIFEST + _HEADERS)  # type: ignore[arg-type]
            with tarfile.open(fileobj=stream, mode="r|", bufsize=tarfile.RECORDSIZE) as tar:  # type: ignore[call-overload]
                manifest = _manifest(tar)
                _check_size(manifest, archive.stat().st_size, folder)
                stream.allow(manifest.size + _HEADERS * (len(manifest.files) + 1))
                _take(tar, manifest, folder)
            while stream.read(_CHUNK):  # to the end, where gzip keeps its checksum of all
                pass
    except FileNotFoundError as error:
        if error.filename == str(archive):
            raise BackupError(f"没有备份文件 {archive}") from error
        raise
    except (tarfile.TarError, EOFError, gzip.BadGzipFile, zlib.error, ValueError) as error:
        raise BackupError(_DAMAGED) from error
    except OSError as error:
        raise BackupError(f"无法读取备份或写入 {folder}（{error.strerror or error}）：请检查文件、磁盘空间和权限") from error
    for one in manifest.files:
        if one.name.endswith(".sqlite"):
            _check_database(folder / one.name)
    return manifest


def _manifest(tar: tarfile.TarFile) -> Manifest:
    first = tar.next()
    if first is None or first.name != NAME or first.type not in _PLAIN or first.size > LARGEST_MANIFEST:
        raise BackupError("这不是 youju backup 写出的备份：没有恢复任何内容")
    file = tar.extractfile(first)
    return read_manifest(file.read() if file else b"")


def _check_size(manifest: Manifest, packed: int, folder: Path) -> None:
    if manifest.size > max(_LEAST_RATIO_MATTERS, packed * _HIGHEST_RATIO):
        raise BackupError("备份展开后大得不合情理：没有恢复任何内容，请确认文件的来源")
    place = os.statvfs(folder)
    if manifest.size + _SPARE > place.f_bavail * place.f_frsize:
        raise BackupError(f"{folder.parent} 的磁盘空间不够（需要 {manifest.size // 1024 // 1024 + 64} MB）：请先腾出空间")


def _take(tar: tarfile.TarFile, manifest: Manifest, folder: Path) -> None:
    expected = {one.name: one for one in manifest.files}
    while (entry := tar.next()) is not None:
        kept = expected.pop(entry.name, None)
        if kept is None or entry.type not in _PLAIN or entry.size != kept.size:
            raise BackupError(f"备份里的 {entry.name[:80]!r} 与清单不符：没有恢复任何内容")
        file = tar.extractfile(entry)
        if file is None:
            raise BackupError(_DAMAGED)
        _take_file(file, kept, folder / kept.name)
    if expected:
        raise BackupError(f"备份里缺少 {min(expected)}：没有恢复任何内容")


def _take_file(file: object, kept: Kept, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    mode = 0o600 if kept.name.startswith(DATA) else 0o644
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as out:
        while chunk := file.read(_CHUNK):  # type: ignore[attr-defined]
            digest.update(chunk)
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    if digest.hexdigest() != kept.sha256:
        raise BackupError(f"备份里的 {kept.name} 与清单的校验值不符：没有恢复任何内容")


def _check_database(path: Path) -> None:
    try:
        with closing(sqlite3.connect(path)) as database:
            is_sound = database.execute("PRAGMA quick_check").fetchone() == ("ok",)
    except sqlite3.Error:
        is_sound = False
    if not is_sound:
        raise BackupError(f"备份里的 {path.name} 不是完好的数据库：没有恢复任何内容")
