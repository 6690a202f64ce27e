"""Cases: what an answer proposes, and what is refused before the evaluation would stumble over it."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.answer import Answer, Status, Turn
from assistant.records.case import KINDS, Case, CaseError, append, check, proposed
from assistant.records.row import UNANSWERED, Row, row_of, written
from evals.cases import TYPES, check_cases, read_cases
from index.library import Library
from tests.records.rows import READER, answer_from_plan

GOOD = Case("r-1", "target", "今年专项债的目标是多少", (), "answered", ("总体方案·二·(一)",), ("32.27亿元",))


def row(answer: Answer, history: tuple[Turn, ...] = (), trouble: str = "") -> Row:
    return row_of(READER, answer, "1", trouble, history, "", datetime.now(UTC))


def test_an_answer_proposes_its_clauses_and_the_figures_that_stand_in_them(plan: Library) -> None:
    case = proposed(row(answer_from_plan(plan)), plan)
    assert (case.kind, case.status, case.values) == ("target", "answered", ("32.27亿元",))
    assert case.gold == (f"{plan.readings[0].document.id}#总体方案·二·(一)",)


def test_units_that_a_headline_names_are_proposed_in_its_order(plan: Library) -> None:
    tree = plan.readings[0].tree
    clause = next(one for one in tree if "县人社局" in tree.own_text(one) and "县财政局" in tree.own_text(one))
    answer = answer_from_plan(plan)
    citation = replace(answer.citations[0], address=clause.address)
    case = proposed(row(replace(answer, headline="由县财政局、县人社局负责，目标9999亿元。", citations=(citation,))), plan)
    assert case.values == ("县财政局", "县人社局")


def test_a_follow_up_keeps_the_questions_before_it(plan: Library, tmp_path: Path) -> None:
    case = proposed(row(answer_from_plan(plan), (Turn("user", "专项债怎么安排"), Turn("assistant", "……"))), plan)
    assert (case.kind, case.turns) == ("follow_up", ("专项债怎么安排",))
    append(tmp_path / "cases.jsonl", case)
    assert check_cases(read_cases([tmp_path / "cases.jsonl"]), plan) == []


@pytest.mark.parametrize(("status", "kind"), [(Status.NOT_FOUND, "unanswerable"), (Status.OUT_OF_SCOPE, "off_topic"), (Status.UNSPECIFIED, "unspecified")])
def test_a_refusal_is_a_case_too(plan: Library, tmp_path: Path, status: Status, kind: str) -> None:
    case = proposed(row(replace(answer_from_plan(plan), status=status)), plan)
    assert case.kind == kind
    check(case, plan)
    append(tmp_path / "cases.jsonl", case)
    assert check_cases(read_cases([tmp_path / "cases.jsonl"]), plan) == []


def test_a_question_that_got_no_answer_has_its_right_one_filled_in_by_hand(plan: Library) -> None:
    case = proposed(row(Answer("今年专项债的目标是多少", "", Status.NOT_FOUND, "", ""), trouble="Busy"), plan)
    assert case.status == Status.ANSWERED != UNANSWERED
    with pytest.raises(CaseError):
        check(case, plan)


@pytest.mark.parametrize(("changed", "said"), [
    ({"question": " "}, "缺少问题"), ({"kind": "poem"}, "题型"), ({"status": "unanswered"}, "结果"), ({"gold": ("附件99",)}, "附件99"),
    ({"gold": ("another#总体方案·二·(一)",)}, "another"), ({"values": ("3227亿元",)}, "3227亿元"), ({"values": ()}, "应答内容"), ({"gold": (), "values": ()}, "出处"),
    ({"status": "not_found"}, "清空"), ({"forbidden": ("32.27亿元",)}, "既要有又不能有"),
], ids=str)
def test_what_the_evaluation_would_not_take_is_said_in_one_line(plan: Library, changed: dict[str, object], said: str) -> None:
    check(GOOD, plan)
    with pytest.raises(CaseError, match=said) as caught:
        check(replace(GOOD, **changed), plan)  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)


def test_a_case_takes_the_place_of_its_earlier_self_and_leaves_the_others(tmp_path: Path) -> None:
    path = tmp_path / "data" / "cases.jsonl"
    for case in (GOOD, replace(GOOD, id="r-2"), replace(GOOD, question="专项债多少")):
        append(path, case)
    assert [(one["id"], one["question"]) for one in map(json.loads, path.read_text(encoding="utf-8").splitlines())] == [
        ("r-2", GOOD.question), ("r-1", "专项债多少")]


def test_lines_that_are_no_case_stay_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text("# 笔记\n\n", encoding="utf-8")
    append(path, GOOD)
    assert path.read_text(encoding="utf-8").splitlines()[0] == "# 笔记"


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "cases.jsonl").mkdir()
    with pytest.raises(CaseError, match="权限"):
        append(tmp_path / "cases.jsonl", GOOD)


def test_the_kinds_are_those_of_the_evaluation() -> None:
    assert set(KINDS) <= set(TYPES)


def test_times_sort_as_texts() -> None:
    times = [datetime(2026, 1, 1, hour, tzinfo=UTC) for hour in range(24)]
    assert sorted(map(written, times)) == list(map(written, times))
