"""Place: where the plans, the data, the vectors and the user's own words stand."""

from dataclasses import dataclass
from pathlib import Path

from index.server import Server


@dataclass(frozen=True)
class Place:
    """Where things stand: the plans, the data folder, the user's own genre file."""

    seeds: Path
    data: Path
    genre: Path
    chroma: Server | None = None
    """The Chroma server that keeps the vectors; None: they are kept in the data folder."""
