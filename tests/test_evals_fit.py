"""``python -m evals.fit``: what is fitted on, and that the weight files stay as they are unless it is told to write them."""

import json
from pathlib import Path

import numpy as np
import pytest

from assistant import answerable, ranking, target_ranking
from assistant.assistant import Assistant
from assistant.features import NAMES
from evals.cases import case_files, read_cases
from evals.fit import fit_all
from evals.fit_answerable import BOUNDS, fit_logistic
from evals.fit_places import Ranked, place_of_gold
from evals.fit_targets import example_of, means_none
from evals.fitted import ANSWERABLE, PLACES, TARGETS, asked_of, prior, trying
from evals.linear import Example


def test_a_clause_is_ranked_by_its_best_row() -> None:
    matrix = np.array([[3], [1], [2], [0]], dtype=np.float32)
    ranked = Ranked(Example(matrix, np.array([False, False, True, False])), np.array([0, 1, 1, 2]), frozenset({1}))
    assert (place_of_gold(ranked, np.ones(1)), place_of_gold(ranked, -np.ones(1))) == (1, 1)


def test_the_rule_finds_what_tells_an_answered_question_within_its_bounds() -> None:
    chance = np.random.default_rng(3)
    matrix = np.hstack([np.ones((200, 1)), chance.normal(5, 4, size=(200, 3))])
    says = matrix[:, 1] - matrix[:, 2] > 0
    free = fit_logistic(matrix, says, [(None, None)] * 4)
    assert ((matrix @ free > 0) == says).mean() > 0.95
    bound = fit_logistic(matrix, says, [(None, None), (None, 0), (None, None), (None, None)])
    assert bound[1] == 0
    assert bound[2] < 0


def test_what_speaks_for_an_answer_may_not_count_against_it() -> None:
    assert len(BOUNDS) == len(answerable.NAMES)
    assert BOUNDS[answerable.NAMES.index("cosine")] == (0.0, None)
    assert BOUNDS[answerable.NAMES.index("unknown")] == (None, 0.0)


def test_every_prior_is_of_a_feature() -> None:
    table = json.loads((Path(__file__).parents[1] / "evals" / "priors.json").read_text(encoding="utf-8"))
    assert set(table) == {"places", "targets"}
    assert set(table["places"]) <= set(NAMES)
    assert set(table["targets"]) <= {*target_ranking.NAMES, "bias"}
    assert prior("places", ["no-such-feature"]) == [0.0]


def test_the_test_part_and_questions_that_ask_several_things_are_not_fitted_on(assistant: Assistant) -> None:
    cases = read_cases(case_files())
    chosen = [next(case for case in cases if case.part == part and case.type == "lead") for part in ("test", "train", "hard")]
    asked = asked_of(assistant, [*chosen, *(case for case in cases if case.type == "multi" and case.part == "train")][:8])
    assert {one.case.part for one in asked} == {"train", "hard"}
    assert len(asked) < 7


def test_a_question_about_a_figure_has_its_aim_or_none(assistant: Assistant) -> None:
    cases = {case.type: case for case in read_cases(case_files()) if case.part == "train" and "多少" in case.question}
    asked = {one.case.type: example_of(one) for one in asked_of(assistant, [cases["target"], cases["unanswerable"]])}
    aim, none = asked["target"], asked["unanswerable"]
    assert aim is not None and not means_none(aim)
    assert none is not None and means_none(none) and none.weight < aim.weight


def test_a_fit_is_the_same_every_time_and_leaves_the_files_alone(assistant: Assistant, capsys: pytest.CaptureFixture[str]) -> None:
    before = {file: file.read_text(encoding="utf-8") for file in (PLACES, TARGETS, ANSWERABLE)}
    few = [case for case in read_cases(case_files()) if case.part != "test"][::8]
    first = fit_all(assistant, few)
    assert "earns its place" in capsys.readouterr().out
    with trying(first):
        in_use = dict(zip(NAMES, ranking.weights(), strict=True))
        assert in_use == pytest.approx(first[PLACES])
        assert fit_all(assistant, few) == first
    assert {file: file.read_text(encoding="utf-8") for file in before} == before
    assert (ranking.WEIGHTS, target_ranking.WEIGHTS, answerable.WEIGHTS) == (PLACES, TARGETS, ANSWERABLE)
