"""Manifest: what a backup holds, with the size and hash of every file; and what of a data folder belongs into one."""

import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from index.errors import YoujuError

NAME = "manifest.json"
FORMAT = 1
"""Of the archive; raise it when an older program could not restore it rightly."""
DATABASES = ("library.sqlite", "conversations.sqlite", "people.sqlite", "records.sqlite")
VECTORS = "vectors.sqlite"
"""The cache of computed vectors: only time is lost without it."""
GENRE = "genre.toml"
FILES = ("chat.json", GENRE, "cases.jsonl")
SEEDS, DATA = "seeds", "data"
LARGEST_MANIFEST = 1024 * 1024
_MOST_FILES = 10_000
_HASH = re.compile(r"[0-9a-f]{64}")
_SEED = re.compile(r"(?:[^/\\\x00-\x1f.][^/\\\x00-\x1f]*/)*[^/\\\x00-\x1f.][^/\\\x00-\x1f]*")
"""Relative, below the folder, no name that begins with a dot."""


class BackupError(YoujuError):
    """A backup cannot be made, or an archive is none that can be restored."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One file of a backup. ``name``: data/… or seeds/…."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    format: int
    version: str
    """Of the program that made it."""
    made: str
    files: tuple[Kept, ...]

    @property
    def size(self) -> int:
        return sum(one.size for one in self.files)

    def as_bytes(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()


def seeds_below(folder: Path) -> list[str]:
    """The files of the seeds folder, by their names below it; hidden ones are none of it."""
    names = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(name.as_posix() for name in names if not any(part.startswith(".") for part in name.parts))


def read_manifest(raw: bytes) -> Manifest:
    """Raises BackupError for one that is damaged, newer than this program, or names what no backup holds."""
    try:
        said = json.loads(raw)
        format_ = said["format"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BackupError("备份的清单无法读取：文件已损坏，或不是 youju backup 写出的") from error
    if not isinstance(format_, int) or isinstance(format_, bool) or format_ < 1:
        raise BackupError("备份的清单无法读取：文件已损坏，或不是 youju backup 写出的")
    if format_ > FORMAT:
        raise BackupError(f"这份备份的格式（{format_}）比本程序认识的（{FORMAT}）新：请先升级程序再恢复")
    try:
        files = tuple(_kept(one) for one in said["files"])
        manifest = Manifest(format_, str(said["version"])[:40], str(said["made"])[:40], files)
    except (KeyError, TypeError, ValueError) as error:
        raise BackupError("备份的清单无法读取：文件已损坏，或不是 youju backup 写出的") from error
    if len(files) > _MOST_FILES or len({one.name.casefold() for one in files}) != len(files):
        raise BackupError("备份的清单不可信（文件过多或重名）：没有恢复任何内容")
    return manifest


def _kept(said: dict[str, Any]) -> Kept:
    kept = Kept(said["name"], said["size"], said["sha256"])
    if not (isinstance(kept.name, str) and isinstance(kept.size, int) and kept.size >= 0 and isinstance(kept.sha256, str) and _HASH.fullmatch(kept.sha256)):
        raise ValueError("no file")
    if not _belongs(kept.name):
        raise BackupError(f"备份里有不该有的文件 {kept.name[:80]!r}：没有恢复任何内容")
    return kept


def _belongs(name: str) -> bool:
    top, _, rest = name.partition("/")
    if top == DATA:
        return rest in (*DATABASES, VECTORS, *FILES)
    return top == SEEDS and len(name) < 400 and bool(_SEED.fullmatch(rest))
