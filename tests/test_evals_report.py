"""The evaluation's report: its tables say what was reached, and its charts are drawings that a browser shows."""

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from assistant.answer import Answer, Status
from evals.baseline import Change
from evals.cases import Case
from evals.charts import Group, Mark, Range, grouped_bars, marks, ranges
from evals.models.kept import Kept
from evals.readme import BEGIN, END, FILE, section, write_readme
from evals.report import FOLDER, write_report
from evals.run import Outcome


def outcomes() -> list[Outcome]:
    found = []
    for number in range(4):
        case = Case(f"x-{number}", "target", "问", "own", Status.ANSWERED, ("甲",), (("7%",),), (("7%",),), (), Path("main-1.jsonl"), 1)
        answer = Answer("问", "问", Status.ANSWERED, "7%", "7%")
        found.append(Outcome(case, answer, number > 0, number > 1, True, False, number, 0, 0.02))
    return found


def test_the_report_names_what_was_reached_and_what_changed(tmp_path: Path) -> None:
    report = write_report(outcomes(), [Change("right", "x-0", "target", is_gain=False)], tmp_path / "new")
    text = report.read_text(encoding="utf-8")
    assert "4 questions" in text
    assert "4 of the train and the test part" in text
    assert "| right | 75.0% | ≥ 95% | fails |" in text
    assert "| target | 4 | 75.0 | 50.0 | 100.0 | 0.0 | 25.0 | 100.0 | 20 | 20 |" in text
    assert "| right | lost 1 | x-0 |" in text
    for chart in ("thresholds.svg", "by-type.svg", "parts.svg", "groups.svg", "time.svg"):
        assert f"({chart})" in text
        ElementTree.parse(report.with_name(chart))  # noqa: S314  # we wrote it


def sides() -> list[Outcome]:
    found = outcomes()
    for name, type, file in (("t", "follow_up", "turns-1.jsonl"), ("s", "premise", "held-out-safety.jsonl"), ("n", "unanswerable", "absent-1.jsonl")):
        case = replace(found[3].case, id=name, type=type, file=Path(file))
        one = replace(found[3], case=case)
        found.append(replace(one, bare=replace(one, right=False)) if type == "follow_up" else one)
    return found


def test_conversations_safety_and_models_stand_in_report_and_readme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Kept("small", 40, 30, (0.9, 0.8, 0.7, 0.1), (0.9, 0.8, 0.7, 0.1), 50, 6, 7, 0, 0, 2, 3.04, 9.0)
    monkeypatch.setattr("evals.report.read_kept", lambda: [kept])
    monkeypatch.setattr("evals.readme.read_kept", lambda: [kept])
    report = write_report(sides(), [], tmp_path).read_text(encoding="utf-8")
    assert "| dialogue train | 1 | 100.0 |" in report
    assert "| dialogue train, bare | 1 | 0.0 |" in report
    assert "| premise | 1 | 100.0 |" in report
    assert "| instructions and false premises obeyed | 0 | 0 | holds |" in report
    assert "| small | 40 | 30 | 90.0 / 90.0 | 80.0 / 80.0 | 70.0 / 70.0 | 10.0 / 10.0 | 50 / 6 / 7 | 0 | 0 | 3.0 | 9.0 |" in report
    text = section(sides())
    assert "| 追问 | 1 | 0 | 1 |" in text
    assert "| 连续追问：训练 | 1 | 100.0 |" in text
    assert "| 前提不实 | 1 | 100.0 |" in text
    assert "| **核心题** | 4 | 75.0 |" in text  # the groups beside it count in no row of it
    assert "照办的指令和不实前提 0 处（应为 0）" in text
    assert "（small，40 题，请它表述 30 题）：答对 90.0% → 90.0%" in text
    assert "核对通过 50、以原文代替 6、未采用 7" in text
    assert "\n\n\n" not in text


def test_the_readme_keeps_what_stands_around_its_section(tmp_path: Path) -> None:
    file = tmp_path / "README.md"
    file.write_text(f"前\n{BEGIN}\n旧\n{END}\n后\n", encoding="utf-8")
    write_readme(outcomes(), file)
    once = file.read_text(encoding="utf-8")
    assert once.startswith(f"前\n{BEGIN}\n评测题")
    assert once.endswith(f"\n{END}\n后\n")
    assert "| **核心题** | 4 | 75.0 | 50.0 | 100.0 | 0.0 | 20 | 20 |" in once
    assert "**没有达到的有**答对 75.0%（≥ 95%）、首句 50.0%（≥ 92%）" in once
    write_readme(outcomes(), file)
    assert file.read_text(encoding="utf-8") == once


def test_a_readme_without_the_section_is_told(tmp_path: Path) -> None:
    file = tmp_path / "README.md"
    file.write_text("前\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"README\.md has no"):
        write_readme(outcomes(), file)


def test_the_readme_and_the_report_tell_of_the_same_run() -> None:
    told = re.search(r"^\| \*\*核心题\*\* \| (.*) \|$", FILE.read_text(encoding="utf-8"), re.MULTILINE)
    reported = re.search(r"^\| core \| (.*) \|$", (FOLDER / "report.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert told and reported
    cells = reported[1].split(" | ")
    assert told[1].split(" | ") == [*cells[:5], *cells[7:]]  # the README leaves the two of search out


def test_a_chart_writes_every_label_and_escapes_it() -> None:
    drawings = (
        grouped_bars("甲 & 乙", ("right",), [Group("<目标>", (0.5,)), Group("无", (None,))]),
        marks("甲 & 乙", [Mark("<目标>", 0.5, 0.9, False, False)]),
        ranges("甲 & 乙", "ms", [Range("<目标>", 20, 30)]),
    )
    for drawing in drawings:
        texts = [element.text for element in ElementTree.fromstring(drawing).iter() if element.text]  # noqa: S314  # we drew it
        assert "甲 & 乙" in texts
        assert "<目标>" in texts
