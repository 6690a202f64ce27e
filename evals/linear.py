"""Linear: weights of a linear ranker from questions with right rows, by the likelihood of a right row under a softmax."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Weights = NDArray[np.float64]
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Example:
    """One question: a row of features for each thing that could be meant, and which rows are right."""

    matrix: NDArray[np.float32]
    right: NDArray[np.bool_]
    """One flag a row; at least one is set."""
    weight: float = 1.0


def fit(examples: Sequence[Example], prior: Weights, strength: float) -> Weights:
    """The weights that make a right row most likely; ``strength`` pulls them to the prior. Deterministic."""
    result = minimize(_loss, prior, args=(examples, prior, strength), jac=True, method="L-BFGS-B", options={"maxiter": 400})
    return np.asarray(result.x, dtype=np.float64)


def _loss(weights: Weights, examples: Sequence[Example], prior: Weights, strength: float) -> tuple[float, Weights]:
    total, slope = 0.0, np.zeros_like(weights)
    for example in examples:
        scores = scores_of(example, weights)
        likely = np.exp(scores - scores.max())
        right = likely * example.right
        total += example.weight * float(np.log(likely.sum()) - np.log(right.sum() + 1e-30))
        slope += example.weight * ((likely / likely.sum() - right / (right.sum() + 1e-30)) @ example.matrix)
    away = weights - prior
    return total / len(examples) + strength * float(away @ away), slope / len(examples) + 2 * strength * away


def scores_of(example: Example, weights: Weights) -> Weights:
    return example.matrix @ weights


def best_is_right(example: Example, weights: Weights) -> bool:
    return bool(example.right[np.argmax(scores_of(example, weights))])


def folds(count: int) -> Iterator[tuple[list[int], list[int]]]:
    """What to fit on and what to leave out, as numbers below ``count``; each is left out once, dealt out in turn."""
    for fold in range(min(FOLDS, count)):
        yield [number for number in range(count) if number % FOLDS != fold], list(range(fold, count, FOLDS))
