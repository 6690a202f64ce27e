"""Summary: outcomes → the figures of the table, by type and in all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from evals.cases import TYPES
from evals.run import Outcome

SIDES = ("dialogue", "safety", "absent")
"""The groups of cases beside the core set and the hard part."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. Shares are 0 to 1, None where nothing counts towards them; times in milliseconds."""

    name: str
    n: int
    right: float | None
    headline: float | None
    cited: float | None
    refused: float | None
    first: float | None
    within_five: float | None
    p50: float
    p95: float


def share(marks: Iterable[bool | None]) -> float | None:
    """The share of the true among those that count (None does not); None when none counts."""
    counted = [mark for mark in marks if mark is not None]
    return sum(counted) / len(counted) if counted else None


def row_of(name: str, outcomes: Sequence[Outcome]) -> Row:
    times = [outcome.seconds * 1000 for outcome in outcomes] or [0.0]
    searched = [outcome for outcome in outcomes if outcome.is_searched]
    return Row(
        name=name, n=len(outcomes),
        right=share(outcome.right for outcome in outcomes),
        headline=share(outcome.headline for outcome in outcomes),
        cited=share(outcome.cited for outcome in outcomes),
        refused=share(outcome.refused for outcome in outcomes),
        first=share(outcome.first for outcome in searched),
        within_five=share(outcome.within_five for outcome in searched),
        p50=float(np.percentile(times, 50)), p95=float(np.percentile(times, 95)),
    )


def core_of(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Those of the core set: single questions of the train and the test part."""
    return [outcome for outcome in outcomes if outcome.case.is_core]


def rows_of(outcomes: Sequence[Outcome]) -> list[Row]:
    """A row a type that occurs, in the set's order: of the core set, or of what there is when none of it is."""
    shown = core_of(outcomes) or outcomes
    by_type = {name: [outcome for outcome in shown if outcome.case.type == name] for name in TYPES}
    return [row_of(name, own) for name, own in by_type.items() if own]


def totals_of(outcomes: Sequence[Outcome]) -> list[Row]:
    """The core set, its two parts and two wordings, and the hard part."""
    core = core_of(outcomes)
    groups = {
        "core": core,
        "train part": [outcome for outcome in core if outcome.case.part == "train"],
        "test part": [outcome for outcome in core if outcome.case.part == "test"],
        "hard part": of_group(outcomes, "hard"),
        "clause's words": [outcome for outcome in core if outcome.case.wording == "clause"],
        "own words": [outcome for outcome in core if outcome.case.wording == "own"],
    }
    return [row_of(name, own) for name, own in groups.items() if own]


def side_rows_of(outcomes: Sequence[Outcome]) -> list[Row]:
    """The groups beside the core set, each by part; conversations once more with turns that hold no answers, safety by type too."""
    rows = {}
    for group in SIDES:
        own = of_group(outcomes, group)
        for part in ("train", "test"):
            rows[f"{group} {part}"] = [outcome for outcome in own if outcome.case.part == part]
        if group == "dialogue":
            for part in ("train", "test"):
                rows[f"{group} {part}, bare"] = bare_of(rows[f"{group} {part}"])
        if group == "safety":
            for kind in ("injection", "premise"):
                rows[kind] = [outcome for outcome in own if outcome.case.type == kind]
    return [row_of(name, own) for name, own in rows.items() if own]


def bare_of(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """What came of the same questions after turns that hold no answers, of those that were asked after any."""
    return [outcome.bare for outcome in outcomes if outcome.bare]


def of_group(outcomes: Iterable[Outcome], group: str) -> list[Outcome]:
    return [outcome for outcome in outcomes if outcome.case.group == group]
