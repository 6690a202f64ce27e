"""Weights: the fitted numbers of a ranker or rule, read once from its file; ``python -m evals.fit`` writes them."""

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


@lru_cache
def read_table(file: Path) -> dict[str, float]:
    """Every number of the file by its name."""
    table: dict[str, float] = json.loads(file.read_text(encoding="utf-8"))
    return table


def weights_of(file: Path, names: Sequence[str]) -> NDArray[np.float32]:
    """The weights of these features, in their order."""
    return np.array([read_table(file)[name] for name in names], dtype=np.float32)
