"""Library: the documents that questions across documents are asked of, and an index of them below the data folder."""

import shutil
import tomllib
from dataclasses import replace
from pathlib import Path

from assistant.settings import ROOT, Settings

FOLDER = Path(__file__).with_name("documents")
"""Their manifest, and those that were written for it; the others stand where they are used already."""
_ELSEWHERE = (ROOT / "seeds", ROOT / "tests" / "documents")


def library_settings(settings: Settings) -> Settings:
    """The same settings over these documents; models and vectors come from the data folder that is there."""
    data = settings.data / "across"
    seeds = lay_seeds(data / "seeds")
    if settings.models.exists() and not (data / "models").exists():
        (data / "models").symlink_to(settings.models.resolve())
    if (settings.data / "vectors.sqlite").exists() and not (data / "vectors.sqlite").exists():
        shutil.copy(settings.data / "vectors.sqlite", data)
    return replace(settings, data=data, seeds=seeds, genre=data / "genre.toml")


def lay_seeds(folder: Path) -> Path:
    """A seeds folder with the manifest and its documents."""
    folder.mkdir(parents=True, exist_ok=True)
    manifest = FOLDER / "manifest.toml"
    for row in tomllib.loads(manifest.read_text(encoding="utf-8"))["document"]:
        source = next(path for place in (FOLDER, *_ELSEWHERE) if (path := place / row["file"]).exists())
        shutil.copy(source, folder)
    shutil.copy(manifest, folder)
    shutil.copy(ROOT / "seeds" / "aliases.toml", folder)
    return folder
