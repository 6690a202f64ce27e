"""The evaluation as CI runs it, without a model: every unseen case and a spread of those that were mended on."""

from dataclasses import replace

import pytest

from assistant.assistant import Assistant
from evals.baseline import drops, read_baseline
from evals.cases import case_files, read_cases
from evals.goals import Threshold, talk_goals_of, thresholds_of, unseen_goals_of
from evals.run import Outcome, run_cases
from evals.selection import sample


@pytest.fixture(scope="module")
def outcomes(assistant: Assistant) -> list[Outcome]:
    cases = read_cases(case_files())
    mended_on = [one for one in cases if one.part == "train"]
    core = [one for one in mended_on if one.group == "core" and not one.is_silent]
    beside = [one for one in mended_on if one.group != "core"]
    left_out = {one.id for one in core + beside} - {one.id for one in sample(core, SPREAD) + sample(beside, SPREAD)}
    return run_cases(assistant, [one for one in cases if one.id not in left_out])


def _told(thresholds: list[Threshold]) -> str:
    return "; ".join(f"{one.name} {one.value:.3f}, bound {one.bound:.2f}" for one in thresholds if one.value is not None)


SPREAD = 300
"""Cases that were mended on and that the plan answers in the core set, and as many beside it; ``python -m evals`` asks all of them."""
ROUNDING = 0.005
"""Room for machines that round vectors differently: some four cases of the core set. ``python -m evals`` shows the bounds themselves."""


REACHED = {
    "conversations: right, train": 0.93, "conversations: right, test": 0.82, "conversations: right, bare, test": 0.82,
    "unanswerable refused, all groups": 0.93, "answerable refused, all groups": 0.05,
}
"""What holds today of goals that are not reached; ``python -m evals`` shows the goals themselves, and that they fail."""


def _falls_short(one: Threshold) -> bool:
    is_close = one.value is not None and abs(one.value - one.bound) <= ROUNDING and not one.is_count
    return not one.holds and not is_close


def test_every_threshold_holds_on_the_core_set(outcomes: list[Outcome]) -> None:
    failed = [one for one in thresholds_of(outcomes) if _falls_short(one)]
    assert not failed, f"{_told(failed)}: run python -m evals -v"


def test_unseen_questions_come_close(outcomes: list[Outcome]) -> None:
    failed = [threshold for threshold in unseen_goals_of(outcomes) if not threshold.holds]
    assert not failed, f"{_told(failed)}: run python -m evals --part test -v"


def test_conversations_instructions_and_the_not_there_hold(outcomes: list[Outcome]) -> None:
    reached = [replace(one, bound=REACHED.get(one.name, one.bound)) for one in talk_goals_of(outcomes)]
    failed = [one for one in reached if _falls_short(one)]
    assert not failed, f"{_told(failed)}: run python -m evals -v --part dialogue (or safety, absent)"


def test_no_total_falls_below_the_committed_baseline_by_more_than_one_point(outcomes: list[Outcome]) -> None:
    baseline = read_baseline()
    assert baseline, "no baseline is committed: run python -m evals --update-baseline"
    fallen = [drop for drop in drops(outcomes, baseline) if drop.is_too_much]
    assert not fallen, f"{fallen}: run python -m evals to see the cases"


def test_every_quote_is_the_text_at_its_offsets(outcomes: list[Outcome]) -> None:
    assert [outcome.case.id for outcome in outcomes if outcome.false_quotes] == []
