"""Following: files that stand in the seeds folder without a row in its manifest are documents too, kept with their versions.

A new file is added, a changed one becomes the next version, and one that is gone is switched off: what it said stays to compare with.
"""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from index.collection import Collection
from index.documents import manifest_files
from index.errors import SeedError, YoujuError
from index.place import Place
from index.reading import file_bytes
from index.shelf.shelf import Shelf, changing, reading

_READ = {".txt", ".docx", ".docm", ".pdf", ".html", ".htm", ".xhtml", ".md", ".markdown"}


def follow(place: Place, say: Callable[[str], None] = lambda _: None) -> None:
    """Bring the shelf in line with the folder, and say what was done. A file that cannot be read is said and left; the others go on.

    Raises ShelfError when the shelf cannot be written.
    """
    files = _files(place.seeds)
    if _is_followed(place, files):
        return
    with changing(place.data) as shelf:
        collection = Collection(place, shelf)
        for path in files:
            try:
                _take(path, collection, shelf, say)
            except YoujuError as error:
                say(f"seeds 文件夹里的 {path.name} 没有读入：{error}")
        names = {path.name for path in files}
        for name, entry in shelf.of_files().items():
            if name not in names and entry.is_on:
                shelf.put(replace(entry, is_on=False))
                say(f"seeds 文件夹里不再有 {name}：《{entry.title}》已停用")


def _files(seeds: Path) -> list[Path]:
    """The files that no row of the manifest names, of kinds that are read. Raises SeedError."""
    listed = manifest_files(seeds)
    try:
        return sorted(path for path in seeds.iterdir() if path.is_file() and path.suffix.lower() in _READ and path.name not in listed and path.name[0] not in ".~")
    except OSError as error:
        raise SeedError(f"无法读取 {seeds}（{error.strerror}）：请检查这个文件夹和读取权限") from error


def _is_followed(place: Place, files: list[Path]) -> bool:
    """Whether there is nothing to do; looks at sizes and bytes only."""
    with reading(place.data) as shelf:
        known = {name: {one.sha256 for one in entry.versions if one.number == entry.current} for name, entry in shelf.of_files().items() if entry.is_on}
    return known == {path.name: {_sha256(path)} for path in files}


def _take(path: Path, collection: Collection, shelf: Shelf, say: Callable[[str], None]) -> None:
    entry, data = shelf.of_files().get(path.name), file_bytes(path)
    if entry is None:
        entry = collection.add(path.name, data, file=path.name)
        say(f"seeds 文件夹里的 {path.name} 已加入：《{entry.title}》")
        return
    digest = hashlib.sha256(data).hexdigest()
    known = next((one.number for one in entry.versions if one.sha256 == digest), 0)
    if known and known == entry.current and entry.is_on:
        return
    entry = collection.use(entry.id, known) if known else collection.replace(entry.id, path.name, data)
    collection.switch(entry.id, True)
    say(f"seeds 文件夹里的 {path.name} 已更新：《{entry.title}》第 {entry.current} 版")


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
