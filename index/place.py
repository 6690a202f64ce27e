"""Place: where the plans, the data and the user's own words stand."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Place:
    """Where things stand: the plans, the data folder, the user's own genre file."""

    seeds: Path
    data: Path
    genre: Path
