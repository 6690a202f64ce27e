"""Fit places: the ranker's weights, so that a sentence that holds the answer comes before all others."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from assistant.features import NAMES
from assistant.ranking import weights
from evals.fitted import Asked, Table, prior, table_of
from evals.linear import Example, Weights, best_is_right, fit, folds, scores_of
from evals.matching import holds_any

STRENGTH = 0.002
_PLAIN = re.compile(r"^(?:dense|bm25)_")


@dataclass(frozen=True, slots=True)
class Ranked:
    """One question with the clause of each of its rows."""

    example: Example
    clauses: NDArray[np.intp]
    """The clause of each row, as a number; a clause is ranked by its best row."""
    gold: frozenset[int]


@dataclass(frozen=True, slots=True)
class Score:
    """How many of n questions have a gold clause first, within five, and a right row first."""

    n: int
    first: int
    within_five: int
    row_first: int

    def __str__(self) -> str:
        return "".join(f"{count / max(self.n, 1) * 100:9.1f}%" for count in (self.first, self.within_five, self.row_first))


def fit_places(asked: Sequence[Asked]) -> dict[str, float]:
    """The table for the ranker's file; prints what it is worth beside plain fusion and the file's weights.

    Whether fitting earns its place is told by a cross-validation that starts from nought: the prior has seen every case.
    """
    ranked = [ranked_of(one) for one in asked if one.gold]
    before, start = weights().astype(np.float64), prior("places", NAMES)
    plain = np.array([float(bool(_PLAIN.search(name))) for name in NAMES])
    after = fit([one.example for one in ranked], start, STRENGTH)
    unseen = cross_validate(ranked, np.zeros(len(NAMES)))
    print(f"\nplaces: {len(ranked)} questions with a gold clause      first  in five  sentence first")
    for name, tried in (("plain fusion (dense and bm25 alike)", plain), ("prior", start), ("in the file", before), ("fitted", after)):
        print(f"  {name:<40}{score(ranked, tried)}")
    print(f"  {'fitted, cross-validated':<40}{cross_validate(ranked, start)}")
    print(f"  {'fitted from nought, cross-validated':<40}{unseen}")
    print(f"  fitting {'earns' if unseen.first > score(ranked, plain).first else 'does NOT earn'} its place against plain fusion")
    return table_of(NAMES, after)


def ranked_of(asked: Asked) -> Ranked:
    """Right are the gold clauses' rows that hold a value; of a unit, which stands in the clause's note, all of them."""
    places = asked.ranking.features.places.all
    numbers = {key: number for number, key in enumerate(dict.fromkeys(place.key for place in places))}
    in_gold = np.array([place.key in asked.gold for place in places])
    right = in_gold
    if asked.case.type not in ("lead", "support"):
        right = np.array([
            held and any(holds_any(place.text, forms) for forms in asked.case.values) for held, place in zip(in_gold, places, strict=True)
        ])
    return Ranked(
        Example(asked.ranking.matrix, right if right.any() else in_gold),
        np.array([numbers[place.key] for place in places]), frozenset(numbers[key] for key in asked.gold),
    )


def with_scores(asked: Asked, table: Table) -> Asked:
    """The question with its places scored by other weights."""
    tried = np.array([table[name] for name in NAMES], dtype=np.float32)
    return replace(asked, ranking=asked.ranking.with_weights(tried))


def score(ranked: Sequence[Ranked], tried: Weights) -> Score:
    places = [place_of_gold(one, tried) for one in ranked]
    return Score(
        len(ranked), sum(place == 0 for place in places), sum(place < 5 for place in places),
        sum(best_is_right(one.example, tried) for one in ranked),
    )


def place_of_gold(ranked: Ranked, tried: Weights) -> int:
    """The place (0 is first) of the first gold clause."""
    order = np.argsort(-scores_of(ranked.example, tried), kind="stable")
    clauses = list(dict.fromkeys(int(clause) for clause in ranked.clauses[order]))
    return next((place for place, clause in enumerate(clauses) if clause in ranked.gold), len(clauses))


def cross_validate(ranked: Sequence[Ranked], start: Weights) -> Score:
    """Each fold scored by weights that were fitted on the others, pulled to ``start``."""
    scores = [
        score([ranked[number] for number in left], fit([ranked[number].example for number in kept], start, STRENGTH))
        for kept, left in folds(len(ranked))
    ]
    return Score(*(sum(getattr(one, name) for one in scores) for name in ("n", "first", "within_five", "row_first")))
