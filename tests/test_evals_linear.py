"""The fitting of a linear ranker, on questions made of numbers."""

import numpy as np
import pytest
from scipy.optimize import check_grad

from evals.linear import Example, Weights, _loss, cross_validate, fit, places_of_gold, score


def examples(count: int = 40, seed: int = 7) -> list[Example]:
    """Questions whose right row has the highest first feature; the second speaks against a row, the third says nothing."""
    chance = np.random.default_rng(seed)
    made = []
    for _ in range(count):
        matrix = chance.normal(size=(12, 3)).astype(np.float32)
        right = np.zeros(12, dtype=bool)
        right[int(np.argmax(2 * matrix[:, 0] - matrix[:, 1]))] = True
        groups = np.repeat(np.arange(6), 2)
        made.append(Example(matrix, right, groups, frozenset({int(groups[right.argmax()])})))
    return made


FREE: tuple[Weights, Weights] = (np.full(3, -np.inf), np.full(3, np.inf))


def test_the_fit_finds_what_makes_a_row_right() -> None:
    weights = fit(examples(), 0.01, *FREE)
    assert weights[0] > 0 > weights[1]
    assert abs(weights[2]) < abs(weights[1]) / 2
    assert score(examples(), weights).first >= 38
    assert score(examples(40, seed=8), weights).first >= 36


def test_the_slope_is_the_loss_es_own() -> None:
    few = examples(3)
    error = check_grad(lambda w: _loss(w, few, 0.5)[0], lambda w: _loss(w, few, 0.5)[1], np.array([0.3, -0.2, 0.1]), epsilon=1e-3)
    assert error < 1e-2


def test_a_fit_is_the_same_every_time() -> None:
    assert np.array_equal(fit(examples(), 1, *FREE), fit(examples(), 1, *FREE))


def test_bounds_hold() -> None:
    weights = fit(examples(), 0.01, np.zeros(3), np.full(3, np.inf))
    assert weights[1] == pytest.approx(0)
    assert weights[0] > 0


def test_a_clause_is_ranked_by_its_best_row() -> None:
    matrix = np.array([[3], [1], [2], [0]], dtype=np.float32)
    example = Example(matrix, np.array([False, False, True, False]), np.array([0, 1, 1, 2]), frozenset({1}))
    assert places_of_gold([example], np.ones(1)) == [(1, False)]
    assert places_of_gold([example], -np.ones(1)) == [(1, False)]
    assert str(score([example], np.ones(1))) == "   0.0%  100.0%    0.0%"


def test_every_question_is_left_out_once() -> None:
    validated = cross_validate(examples(), 0.01, *FREE)
    assert validated.n == 40
    assert validated.first >= 34
