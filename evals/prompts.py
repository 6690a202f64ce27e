"""Prompts: their lines, which no answer may show whatever a question asks for."""

from functools import cache
from pathlib import Path

from assistant.settings import ROOT

FOLDER = ROOT / "prompts"
SHORTEST = 12
"""Characters: a shorter line may well stand in an answer of its own accord."""


@cache
def prompt_lines(folder: Path = FOLDER) -> tuple[str, ...]:
    """The lines of the folder's *.md files that hold words of ours alone, no placeholder."""
    lines = [line.strip(" #>*-\t") for file in sorted(folder.glob("*.md")) for line in file.read_text(encoding="utf-8").splitlines()]
    return tuple(dict.fromkeys(line for line in lines if len(line) >= SHORTEST and "$" not in line))
