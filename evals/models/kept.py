"""Kept: what runs with a chat model came to, a row a model, for the report and the README."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from evals.models.run import Pair
from evals.models.tables import MEASURES, cost_of, rows_of, worse

FILE = Path(__file__).resolve().parents[1] / "models.json"


@dataclass(frozen=True, slots=True)
class Kept:
    """One run. Shares are 0 to 1 in the order of MEASURES, None where nothing counts; times in seconds."""

    model: str
    cases: int
    asked: int
    without: tuple[float | None, ...]
    worded: tuple[float | None, ...]
    verified: int
    replaced: int
    dropped: int
    unwitnessed: int
    worse: int
    """Cases that a measure marks worse with the model."""
    left_out: int
    """Answers under which the reader is told that the model, or some of its words, were left out."""
    median: float
    p95: float


def kept_of(model: str, pairs: Sequence[Pair]) -> Kept:
    """The row of a run with at least one case."""
    cost, whole = cost_of(pairs), rows_of(pairs)[0]
    return Kept(
        model, len(pairs), cost.asked, tuple(getattr(whole.without, measure) for measure in MEASURES), tuple(getattr(whole.worded, measure) for measure in MEASURES),
        cost.verified, cost.replaced, cost.dropped, cost.unwitnessed, len(worse(pairs)), sum(number for _, number in cost.left_out),
        round(cost.median, 2), round(cost.p95, 2),
    )


def read_kept(file: Path = FILE) -> list[Kept]:
    """The rows that were kept; none where nothing was."""
    if not file.exists():
        return []
    rows = json.loads(file.read_text(encoding="utf-8"))
    return [Kept(**{**row, "without": tuple(row["without"]), "worded": tuple(row["worded"])}) for row in rows]


def keep(row: Kept, file: Path = FILE) -> None:
    """Write a row, in place of an earlier one of the same model."""
    rows = sorted([*(one for one in read_kept(file) if one.model != row.model), row], key=lambda one: one.model)
    file.write_text("[\n" + ",\n".join(json.dumps(asdict(one), ensure_ascii=False) for one in rows) + "\n]\n", encoding="utf-8")
