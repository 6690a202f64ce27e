"""Marked: the part of a page that a run writes, between two marks; what is written around it by hand stays."""

from pathlib import Path


def write_between(file: Path, begin: str, end: str, text: str) -> None:
    """Put a text between the marks. Raises ValueError when the page has them not: what stands there would be lost."""
    before, _, rest = file.read_text(encoding="utf-8").partition(begin)
    _, found, after = rest.partition(end)
    if not found:
        raise ValueError(f"{file.name} has no {begin} … {end}: put the two lines where the section belongs")
    file.write_text(f"{before}{begin}\n{text}{end}{after}", encoding="utf-8")
