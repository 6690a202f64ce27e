"""Linear: weights of a linear ranker from questions with right rows, by the likelihood of a right row under a softmax."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Weights = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """One question: a row of features for each thing that could be meant, and which rows are right."""

    matrix: NDArray[np.float32]
    right: NDArray[np.bool_]
    """One flag a row; at least one is set."""
    groups: NDArray[np.intp]
    """The clause of each row, as a number; a clause is ranked by its best row."""
    gold: frozenset[int]
    """The right clauses."""


@dataclass(frozen=True, slots=True)
class Score:
    """How many of n questions have a right clause first, within five, and a right row first."""

    n: int
    first: int
    within_five: int
    row_first: int

    def __str__(self) -> str:
        n = max(self.n, 1)
        return f"{self.first / n * 100:6.1f}% {self.within_five / n * 100:6.1f}% {self.row_first / n * 100:6.1f}%"


def fit(examples: Sequence[Example], l2: float, lower: Weights, upper: Weights) -> Weights:
    """The weights, within bounds, that make a right row most likely; ``l2`` pulls them to nought. Deterministic."""
    start = np.clip(np.zeros(len(lower)), lower, upper)
    result = minimize(
        _loss, start, args=(examples, l2), jac=True, method="L-BFGS-B", bounds=list(zip(lower, upper, strict=True)), options={"maxiter": 300},
    )
    return np.asarray(result.x, dtype=np.float64)


def _loss(weights: Weights, examples: Sequence[Example], l2: float) -> tuple[float, Weights]:
    total, slope = l2 * float(weights @ weights), 2 * l2 * weights
    for example in examples:
        scores = example.matrix @ weights.astype(np.float32)
        likely = np.exp(scores - scores.max())
        right = likely * example.right
        total += float(np.log(likely.sum()) - np.log(right.sum() + 1e-30))
        slope += (likely / likely.sum() - right / (right.sum() + 1e-30)) @ example.matrix
    return total, slope


def places_of_gold(examples: Sequence[Example], weights: Weights) -> list[tuple[int, bool]]:
    """For every question: the place (0 is first) of the first right clause, and whether the best row is a right one."""
    found = []
    for example in examples:
        order = np.argsort(-(example.matrix @ weights.astype(np.float32)), kind="stable")
        _, firsts = np.unique(example.groups[order], return_index=True)
        clauses = example.groups[order][np.sort(firsts)]
        place = next((place for place, clause in enumerate(clauses) if int(clause) in example.gold), len(clauses))
        found.append((place, bool(example.right[order[0]])))
    return found


def score(examples: Sequence[Example], weights: Weights) -> Score:
    return score_of(places_of_gold(examples, weights))


def score_of(places: Sequence[tuple[int, bool]]) -> Score:
    return Score(len(places), sum(place == 0 for place, _ in places), sum(place < 5 for place, _ in places), sum(row for _, row in places))


def cross_validate(examples: Sequence[Example], l2: float, lower: Weights, upper: Weights, folds: int = 5) -> Score:
    """Each fold scored by weights that were fitted on the others. Questions are dealt out in turn."""
    places: list[tuple[int, bool]] = []
    for fold in range(folds):
        kept = [example for number, example in enumerate(examples) if number % folds != fold]
        left = [example for number, example in enumerate(examples) if number % folds == fold]
        if kept and left:
            places += places_of_gold(left, fit(kept, l2, lower, upper))
    return score_of(places)
