"""Fit answerable: the weights that tell a question which the documents answer from one of which they say nothing."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from assistant.answerable import NAMES, answer_features, weights
from assistant.inquiry import Inquiry
from evals.fitted import Asked, table_of
from evals.linear import Weights, folds

Matrix = NDArray[np.float64]
Flags = NDArray[np.bool_]

_STRENGTH = 0.001
_THRESHOLD = -0.7
"""The score from which a question is answered; it is taken into the bias, so that the file's threshold is 0."""
_ABOUT = -7.0
"""The score (by the file) below which a question is not about the documents at all."""
_FOR = (
    "score", "cosine", "cosine_sentence", "covered_sentence", "covered_clause", "longest_run", "keywords", "figure_fits", "dense_z",
    "dense_z_sentence", "gap", "gap_ten", "names_part", "peak",
)
_AGAINST = ("unknown", "elsewhere", "is_tiny_unknown", "unknown_when_who", "beyond", "beyond_three", "beyond_peak")
BOUNDS = [(0.0 if name in _FOR else None, 0.0 if name in _AGAINST else None) for name in NAMES]
"""A feature that speaks for an answer never counts against it, nor the other way round."""


def fit_answerable(asked: Sequence[Asked]) -> dict[str, float]:
    """The table for the rule's file; prints what it is worth beside the file's weights.

    Left out: what the documents mention without setting it, since that is neither.
    Cross-validated is the rule alone: the scores among its features come of weights that have seen every case.
    """
    counted = [one for one in asked if one.case.type != "unspecified"]
    matrix = np.array([answer_features(Inquiry(one.ranking.question, one.ranking)) for one in counted], dtype=np.float64)
    says = np.array([not one.case.is_silent for one in counted])
    after = fit_logistic(matrix, says, BOUNDS)
    after[0] -= _THRESHOLD
    print(f"\nanswerable: {says.sum()} questions that are answered, {(~says).sum()} that are not    answerable refused  others refused")
    print(_line("in the file", says, matrix @ weights()))
    print(_line("fitted", says, matrix @ after))
    validated = np.zeros(len(says))
    for kept, left in folds(len(says)):
        validated[left] = matrix[left] @ fit_logistic(matrix[kept], says[kept], BOUNDS) - _THRESHOLD
    print(_line("fitted, cross-validated", says, validated))
    return {**table_of(NAMES, after, digits=4), "about": _ABOUT}


def fit_logistic(matrix: Matrix, says: Flags, bounds: Sequence[tuple[float | None, float | None]]) -> Weights:
    """The weights of the odds that ``says`` is true, in the features' own units; the first column is the constant.

    Features count in units of their spread, and all weights but the constant's are pulled to nought. Deterministic.
    """
    middle, spread = matrix.mean(axis=0), matrix.std(axis=0) + 1e-6
    middle[0], spread[0] = 0.0, 1.0
    result = minimize(
        _loss, np.zeros(matrix.shape[1]), args=((matrix - middle) / spread, says), jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 1000},
    )
    fitted: Weights = result.x / spread
    fitted[0] -= fitted[1:] @ middle[1:]
    return fitted


def _loss(tried: Weights, matrix: Matrix, says: Flags) -> tuple[float, Weights]:
    scores = matrix @ tried
    pulled = np.append(0.0, tried[1:])
    loss = np.logaddexp(0, np.where(says, -scores, scores)).mean() + _STRENGTH * float(pulled @ pulled)
    return float(loss), (1 / (1 + np.exp(-scores)) - says) @ matrix / len(says) + 2 * _STRENGTH * pulled


def _line(name: str, says: Flags, scores: NDArray[np.floating]) -> str:
    refused = scores <= 0
    return f"  {name:<60}{refused[says].mean() * 100:9.1f}%{refused[~says].mean() * 100:15.1f}%"
