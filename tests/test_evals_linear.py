"""The fitting of a linear ranker, on questions made of numbers."""

import numpy as np
import pytest
from scipy.optimize import check_grad

from evals.linear import Example, _loss, best_is_right, fit, folds

NOUGHT = np.zeros(3)


def examples(count: int = 40, seed: int = 7) -> list[Example]:
    """Questions whose right row has the highest first feature; the second speaks against a row, the third says nothing."""
    chance = np.random.default_rng(seed)
    made = []
    for _ in range(count):
        matrix = chance.normal(size=(12, 3)).astype(np.float32)
        right = np.zeros(12, dtype=bool)
        right[int(np.argmax(2 * matrix[:, 0] - matrix[:, 1]))] = True
        made.append(Example(matrix, right))
    return made


def test_the_fit_finds_what_makes_a_row_right() -> None:
    weights = fit(examples(), NOUGHT, 0.001)
    assert weights[0] > 0 > weights[1]
    assert abs(weights[2]) < abs(weights[1]) / 2
    assert sum(best_is_right(one, weights) for one in examples()) >= 38
    assert sum(best_is_right(one, weights) for one in examples(seed=8)) >= 36


def test_the_slope_is_the_loss_es_own() -> None:
    few, prior = [*examples(3), Example(*_half(examples(1, seed=9)[0]), weight=0.25)], np.array([0.5, 0.0, -0.5])
    error = check_grad(lambda w: _loss(w, few, prior, 0.5)[0], lambda w: _loss(w, few, prior, 0.5)[1], np.array([0.3, -0.2, 0.1]))
    assert error < 1e-5


def _half(example: Example) -> tuple[np.ndarray[tuple[int, ...], np.dtype[np.float32]], np.ndarray[tuple[int, ...], np.dtype[np.bool_]]]:
    """The question with half of its rows right."""
    return example.matrix, np.arange(len(example.right)) % 2 == 0


def test_a_strong_pull_keeps_the_prior() -> None:
    prior = np.array([-1.0, 2.0, 3.0])
    assert fit(examples(), prior, 1e6) == pytest.approx(prior, abs=1e-3)


def test_a_fit_is_the_same_every_time() -> None:
    assert np.array_equal(fit(examples(), NOUGHT, 0.01), fit(examples(), NOUGHT, 0.01))


def test_a_question_of_little_weight_counts_little() -> None:
    one = Example(np.eye(2, dtype=np.float32), np.array([True, False]))
    for weight, sign in ((0.25, 1), (4.0, -1)):
        other = Example(np.eye(2, dtype=np.float32), np.array([False, True]), weight)
        assert np.sign(fit([one, other], np.zeros(2), 0.01)[0]) == sign


def test_every_question_is_left_out_once() -> None:
    dealt = list(folds(13))
    assert sorted(number for _, left in dealt for number in left) == list(range(13))
    assert all(sorted([*kept, *left]) == list(range(13)) for kept, left in dealt)
