"""Baseline: what every case came to when it was last committed; a run is compared with it case by case."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.run import Outcome
from evals.summary import core_of, share

FILE = Path(__file__).with_name("baseline.json")
MEASURES = ("right", "headline", "cited")
TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class Marks:
    """Right, headline and cited of one case; cited is None where the case has no gold clause."""

    right: bool
    headline: bool
    cited: bool | None


@dataclass(frozen=True, slots=True)
class Change:
    """A case that a measure now marks otherwise than the baseline does."""

    measure: str
    id: str
    type: str
    is_gain: bool


@dataclass(frozen=True, slots=True)
class Drop:
    """A measure's share over the core cases that both have, then and now."""

    measure: str
    before: float
    now: float

    @property
    def is_too_much(self) -> bool:
        return self.before - self.now > TOLERANCE + 1e-9


def marks_of(outcome: Outcome) -> Marks:
    return Marks(outcome.right, outcome.headline, outcome.cited)


def read_baseline(file: Path = FILE) -> dict[str, Marks]:
    """The committed marks by case; empty when nothing was committed yet."""
    if not file.exists():
        return {}
    rows = json.loads(file.read_text(encoding="utf-8"))
    return {id_: Marks(row["right"], row["headline"], row["cited"]) for id_, row in rows.items()}


def write_baseline(outcomes: Sequence[Outcome], file: Path = FILE) -> None:
    """Write the marks, one case a line, so that a commit shows which case changed."""
    rows = {outcome.case.id: {name: getattr(marks_of(outcome), name) for name in MEASURES} for outcome in outcomes}
    lines = [f"{json.dumps(id_)}: {json.dumps(row)}" for id_, row in sorted(rows.items())]
    file.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def changes(outcomes: Sequence[Outcome], baseline: dict[str, Marks]) -> list[Change]:
    """Gains and losses, measure by measure, in the order of the cases. A new case is neither."""
    found = []
    for measure in MEASURES:
        for outcome in outcomes:
            before = baseline.get(outcome.case.id)
            if before is None:
                continue
            then, now = bool(getattr(before, measure)), bool(getattr(marks_of(outcome), measure))
            if then != now:
                found.append(Change(measure, outcome.case.id, outcome.case.type, is_gain=now))
    return found


def drops(outcomes: Sequence[Outcome], baseline: dict[str, Marks]) -> list[Drop]:
    """Each measure before and now over the core cases that both have."""
    both = [(baseline[outcome.case.id], marks_of(outcome)) for outcome in core_of(outcomes) if outcome.case.id in baseline]
    found = []
    for measure in MEASURES:
        before = share(getattr(then, measure) for then, _ in both)
        now = share(getattr(marks, measure) for _, marks in both)
        if before is not None and now is not None:
            found.append(Drop(measure, before, now))
    return found
