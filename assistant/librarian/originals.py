"""Originals: the files of the seeds folder as they are."""

import tomllib
from pathlib import Path

from index.errors import SeedError


def original_of_seed(seeds: Path, id: str) -> tuple[str, bytes] | None:
    """The name and the bytes of a plan's file; None where the manifest lists none of this id. Raises SeedError."""
    try:
        rows = tomllib.loads((seeds / "manifest.toml").read_text(encoding="utf-8"))["document"]
        path = next((seeds / row["file"] for row in rows if row["id"] == id), None)
        if path is None or not path.resolve().is_relative_to(seeds.resolve()):
            return None
        return path.name, path.read_bytes()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SeedError(f"{seeds} 里《{id}》的文件无法读取：请检查清单和文件") from error
