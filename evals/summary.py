"""Summary: outcomes → the figures of the table, by type and in all, and the thresholds that the core set is held to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from evals.cases import PARTS, TYPES
from evals.run import Outcome


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


@dataclass(frozen=True, slots=True)
class Threshold:
    """One figure that the core set has to reach (or stay under)."""

    name: str
    value: float | None
    bound: float
    is_ceiling: bool = False

    @property
    def holds(self) -> bool:
        return self.value is None or (self.value <= self.bound if self.is_ceiling else self.value >= self.bound)


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
    """Those of the core set: the train and the test part."""
    return [outcome for outcome in outcomes if outcome.case.is_core]


def rows_of(outcomes: Sequence[Outcome]) -> list[Row]:
    """A row a type that occurs, in the set's order: of the core set, or of the hard part when it is alone."""
    shown = core_of(outcomes) or outcomes
    by_type = {name: [outcome for outcome in shown if outcome.case.type == name] for name in TYPES}
    return [row_of(name, own) for name, own in by_type.items() if own]


def totals_of(outcomes: Sequence[Outcome]) -> list[Row]:
    """The core set, each part, and the core set's two wordings."""
    core = core_of(outcomes)
    groups = {
        "core": core,
        **{f"{part} part": [outcome for outcome in outcomes if outcome.case.part == part] for part in PARTS},
        "clause's words": [outcome for outcome in core if outcome.case.wording == "clause"],
        "own words": [outcome for outcome in core if outcome.case.wording == "own"],
    }
    return [row_of(name, own) for name, own in groups.items() if own]


def thresholds_of(outcomes: Sequence[Outcome]) -> list[Threshold]:
    """What the product has to hold, all of it, on the core set; a quote has to be true in every part."""
    core = core_of(outcomes)
    whole = row_of("core", core)
    silent = share(outcome.refused for outcome in core if outcome.case.is_silent)
    answerable = share(outcome.refused for outcome in core if outcome.case.is_answerable)
    quotes = sum(outcome.false_quotes for outcome in outcomes)
    return [
        Threshold("right", whole.right, 0.95),
        Threshold("headline", whole.headline, 0.92),
        Threshold("cited", whole.cited, 0.97),
        Threshold("unanswerable and off-topic refused", silent, 0.90),
        Threshold("answerable refused", answerable, 0.03, is_ceiling=True),
        Threshold("quotes not in the source", float(quotes), 0, is_ceiling=True),
    ]


def unseen_goals_of(outcomes: Sequence[Outcome]) -> list[Threshold]:
    """How close questions that nothing was fitted on have to come; shown beside the thresholds, not part of them."""
    unseen = row_of("test part", [outcome for outcome in outcomes if outcome.case.part == "test"])
    return [
        Threshold("test part: right", unseen.right, 0.90),
        Threshold("test part: headline", unseen.headline, 0.85),
        Threshold("test part: cited", unseen.cited, 0.95),
        Threshold("test part: search first", unseen.first, 0.83),
        Threshold("test part: search within five", unseen.within_five, 0.95),
    ]
