"""The evaluation cases: every row is held against the plan, and a wrong row is told with its file and line."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from assistant.settings import ROOT
from evals.cases import ACROSS, TYPES, Case, CasesError, case_files, check_cases, number_forms, read_cases
from evals.matching import holds_any
from index.documents import read_manifest
from index.genre import load_genre
from index.library import Library, read_library

ROW: dict[str, Any] = {
    "id": "x-001", "type": "target", "question": "固投要涨多少", "wording": "own", "status": "answered",
    "gold": ["附件1·一"], "values": ["增长6.5%"], "forbidden": ["增长7%"],
}


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(read_manifest(ROOT / "seeds"), load_genre())


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return read_cases(case_files())


def written(folder: Path, *rows: object, name: str = "main-1.jsonl") -> Path:
    file = folder / name
    file.write_text("\n".join(row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return file


def test_every_case_stands_in_the_plan(cases: list[Case], library: Library) -> None:
    faults = check_cases(cases, library)
    assert not faults, "\n".join(faults)


def test_the_set_is_large_and_spread_over_types_parts_and_wordings(cases: list[Case], library: Library) -> None:
    core = [case for case in cases if case.is_core]
    assert len(core) >= 250
    assert {case.type for case in core} == set(TYPES) - {"follow_up", "injection", "premise", *ACROSS}
    types = Counter(case.type for case in core)
    assert max(types.values()) < len(core) / 3
    assert min(types.values()) >= 5
    parts = {part.address for reading in library.readings for part in reading.tree.parts}
    held = Counter(address.split("·")[0] for case in core for address in case.gold)
    for part in ("总体方案", *(f"附件{number}" for number in range(1, 8))):
        assert part in parts
        assert held[part] >= 15, part
    assert sum(case.wording == "own" for case in core) >= len(core) / 2
    assert {case.part for case in cases} == {"train", "test", "hard"}


def test_figure_questions_name_figures_that_would_be_wrong(cases: list[Case]) -> None:
    targets = [case for case in cases if case.type == "target" and case.is_core]
    assert sum(bool(case.forbidden) for case in targets) >= 0.9 * len(targets)


FAULTY = [
    ("{", "main-1.jsonl:1"),  # no JSON
    ([1], "a case is a JSON object"),
    ({**ROW, "type": "figure"}, "unknown type figure"),
    ({**ROW, "wording": "mine"}, "unknown wording mine"),
    ({**ROW, "status": "done"}, "'done' is not a valid Status"),
    ({**ROW, "values": "6.5%"}, "values is not a list"),
    ({**ROW, "values": [["6.5%", 7]]}, "values is not a list of texts"),
    ({**ROW, "values": [[]]}, "values is not a list of values"),
    ({**ROW, "question": " "}, "question is not a text"),
    ({**ROW, "counted": ["7项"]}, "counted is not a list of lists"),
    ({**ROW, "counted": [[]]}, "counted is not a list of values"),
    ({**ROW, "counted": [["项"] * 100]}, "counted has a hundred names or more"),
    ({**ROW, "turns": "固投呢"}, "turns is not a list of texts"),
    ({**ROW, "turns": [" "]}, "turns is not a list of texts"),
    ({**ROW, "answer": "6.5%"}, "unknown field answer"),
    ({key: value for key, value in ROW.items() if key != "gold"}, "without gold"),
]


@pytest.mark.parametrize(("row", "said"), FAULTY)
def test_a_row_that_is_no_case_is_told_with_file_and_line(tmp_path: Path, row: object, said: str) -> None:
    with pytest.raises(CasesError) as told:
        read_cases([written(tmp_path, row)])
    assert "main-1.jsonl:1: " in str(told.value)
    assert said in str(told.value)


def test_all_faulty_rows_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(CasesError) as told:
        read_cases([written(tmp_path, {**ROW, "type": "figure"}, ROW, "", "nonsense")])
    assert [line.split(": ")[0] for line in str(told.value).splitlines()] == ["main-1.jsonl:1", "main-1.jsonl:4"]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(CasesError, match=r"none\.jsonl: cannot be read"):
        read_cases([tmp_path / "none.jsonl"])


CONTRADICTED = [
    ({**ROW, "gold": ["附件9·一"]}, "gold 附件9·一 is no clause of the documents"),
    ({**ROW, "values": ["增长6.6%"]}, "value 增长6.6% does not stand so in its gold clauses"),
    ({**ROW, "values": ["6.5万元"]}, "value 6.5万元 does not stand so"),
    ({**ROW, "gold": ["附件1·二·(一)·2"], "values": ["40%"]}, "value 40% does not stand so"),  # the plan prints 不低于40%
    ({**ROW, "headline_values": ["增长9%"]}, "value 增长9% does not stand so"),
    ({**ROW, "forbidden": ["6.5%"]}, "forbids 6.5%, which is one of its values"),
    ({**ROW, "counted": [["民间投资", "外国投资"]]}, "value 外国投资 does not stand so"),
    ({**ROW, "counted": [["民间投资", "民间投资"]]}, "counts 民间投资 twice"),
    ({**ROW, "type": "unanswerable"}, "is unanswerable and yet expects answered"),
    ({**ROW, "status": "not_found"}, "expects not_found and yet has gold"),
    ({**ROW, "type": "progress", "status": "not_found", "gold": [], "values": []}, "is progress and yet expects not_found"),
    ({**ROW, "values": []}, "has no gold clause or no value"),
    ({**ROW, "type": "follow_up"}, "is a follow_up and yet follows nothing"),
]


@pytest.mark.parametrize(("row", "said"), CONTRADICTED)
def test_a_case_that_the_plan_contradicts_is_told_with_file_and_line(tmp_path: Path, library: Library, row: object, said: str) -> None:
    faults = check_cases(read_cases([written(tmp_path, ROW | {"id": "x-000", "question": "别的"}, row)]), library)
    assert any(fault.startswith("main-1.jsonl:2: x-001 ") and said in fault for fault in faults), faults


def test_a_sound_case_has_no_fault(tmp_path: Path, library: Library) -> None:
    caveat = {**ROW, "id": "x-002", "question": "低保标准", "gold": ["附件7·二·(一)·5·(11)"], "values": ["不低于740元/月", "以省、市专班下达任务为准"], "forbidden": []}
    assert check_cases(read_cases([written(tmp_path, ROW, caveat)]), library) == []


def test_a_count_asks_for_the_number_of_what_was_counted(tmp_path: Path, library: Library) -> None:
    counts = {**ROW, "gold": ["附件1·二·(一)·3", "附件1·二·(一)·4"], "values": [], "headline_values": [], "forbidden": [],
              "counted": [["创新消费场景", "丰富消费活动"]]}
    [case] = read_cases([written(tmp_path, counts)])
    assert case.values == case.headline_values == (number_forms(2),)
    assert check_cases([case], library) == []


@pytest.mark.parametrize(("number", "said"), [
    (2, "牵头两项"), (2, "共有2项：其一"), (7, "一共七件"), (10, "十项任务"), (12, "共 12 项"), (12, "十二个"), (20, "二十项"), (32, "32家"), (5, "It leads 5 tasks."),
])
def test_a_number_is_told_in_digits_or_in_chinese(number: int, said: str) -> None:
    assert holds_any(said, number_forms(number))


@pytest.mark.parametrize(("number", "said"), [(2, "12项"), (2, "十二项"), (2, "第2条"), (10, "二十项"), (12, "共120项"), (5, "5个百分点"), (32, "32亿元")])
def test_another_number_is_not_that_number(number: int, said: str) -> None:
    assert not holds_any(said, number_forms(number))


def test_an_id_or_a_question_that_comes_twice_is_told_with_both_places(tmp_path: Path, library: Library) -> None:
    files = [written(tmp_path, ROW), written(tmp_path, {**ROW, "question": "固投要涨多少？"}, name="held-out.jsonl")]
    assert check_cases(read_cases(files), library) == [
        "held-out.jsonl:1: id x-001 is also in main-1.jsonl:1",
        "held-out.jsonl:1: the question of x-001 is also asked by x-001 in main-1.jsonl:1",
    ]


def test_the_same_question_after_other_turns_is_another_case(tmp_path: Path, library: Library) -> None:
    rows = [{**ROW, "id": f"x-{number}", "turns": turns} for number, turns in enumerate(([], ["社零呢"], ["社零呢", "固投呢"], ["社零呢？"]))]
    assert check_cases(read_cases([written(tmp_path, *rows)]), library) == [
        "main-1.jsonl:4: the question of x-3 is also asked by x-1 in main-1.jsonl:2",
    ]


@pytest.mark.parametrize(("name", "part", "group"), [
    ("main-1.jsonl", "train", "core"), ("held-out.jsonl", "test", "core"), ("held-out-ledger.jsonl", "test", "core"),
    ("hard-2.jsonl", "hard", "hard"), ("own.jsonl", "train", "core"), ("hardly.jsonl", "train", "core"),
    ("turns-1.jsonl", "train", "dialogue"), ("held-out-turns.jsonl", "test", "dialogue"),
    ("safety-1.jsonl", "train", "safety"), ("held-out-safety.jsonl", "test", "safety"),
    ("absent-1.jsonl", "train", "absent"), ("held-out-absent.jsonl", "test", "absent"),
])
def test_a_file_s_name_says_its_part_and_its_group(tmp_path: Path, name: str, part: str, group: str) -> None:
    [case] = read_cases([written(tmp_path, ROW, name=name)])
    assert (case.part, case.group, case.is_core) == (part, group, group == "core")
    assert case.is_of(part)
    assert case.is_of(group)
    assert not case.is_of("all")
