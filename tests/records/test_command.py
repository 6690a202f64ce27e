"""The command: rows on the terminal, as JSON and as files; old rows removed; an answer made a case of the evaluation."""

import csv
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from assistant.cli import main
from assistant.records.records import FILE, Records
from assistant.records.table import ExportError, exported
from assistant.settings import Settings
from evals.cases import check_cases, read_cases
from index.library import Library
from tests.conftest import SEEDS, settings_for
from tests.records.rows import OTHER, READER, answer_from_plan, answer_to

DANGEROUS = ("=cmd|'/c calc'!A0", "+6.5%", "-3.2%", "@SUM(1)", "\t=1+1", "＝1+1", "32.27亿元")


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    settings = settings_for(tmp_path / "data")
    monkeypatch.setenv("YOUJU_DATA", str(settings.data))
    monkeypatch.setenv("YOUJU_SEEDS", str(SEEDS))
    return settings


@pytest.fixture
def records(settings: Settings) -> Records:
    """Two persons' rows; the second was judged."""
    records = Records(settings.data / FILE)
    records.keep(READER, answer_to(), "r1")
    records.keep(OTHER, answer_to("粮食播种面积是多少", headline="播种面积42万亩。"), "r2")
    records.judge("r2", "李四", is_helpful=False, reason="数字错了")
    return records


def test_rows_are_listed_the_latest_first_with_their_number(records: Records, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["records"]) == 0
    first, second, last = capsys.readouterr().out.splitlines()
    assert ("r2" in first, "r1" in second, last) == (True, True, "共2条")
    assert main(["records", "--judged", "bad", "--person", "李四", "--words", "播种", "--limit", "1"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "共1条"
    assert main(["records", "--words", "没有的字"]) == 0
    assert capsys.readouterr().out == "没有符合条件的记录\n"


def test_rows_are_given_to_programs_as_json(records: Records, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["records", "--person", "张三", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["id"], row["status"], row["clauses"][0]["address"], row["helpful"]) == ("r1", "answered", "总体方案·二·(一)", None)


@pytest.mark.parametrize("arguments", [
    ["--status", "wrong"], ["--judged", "so-so"], ["--limit", "0"], ["nothing"], ["case"], ["--output", "file.pdf"],
], ids=" ".join)
def test_a_wrong_call_is_refused_in_one_line(settings: Settings, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["records", *arguments])
    assert ended.value.code == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize(("arguments", "said"), [(["--since", "yesterday"], "2026-05-31"), (["--until", "2026-02-30"], "日期"), (["case", "r9"], "没有这条")], ids=str)
def test_what_is_not_there_is_said_in_one_line(settings: Settings, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["records", *arguments]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line


def test_what_cannot_be_seen_does_not_reach_the_terminal(records: Records, capsys: pytest.CaptureFixture[str]) -> None:
    records.keep(READER, answer_to("\x1b[31m红\u202e字\x07"), "r3")
    assert main(["records"]) == 0
    assert not {"\x1b", "\x07", "\u202e"} & set(capsys.readouterr().out)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".jsonl"])
def test_files_keep_every_numeral_and_start_no_formula(records: Records, tmp_path: Path, suffix: str, capsys: pytest.CaptureFixture[str]) -> None:
    for number, text in enumerate(DANGEROUS):
        records.keep(READER, answer_to(text, headline=text), f"d{number}")
        records.judge(f"d{number}", "张三", is_helpful=True, reason=text)
    output = tmp_path / f"记录{suffix}"
    assert main(["records", "--judged", "good", "--output", str(output)]) == 0
    assert capsys.readouterr().out == f"已写出 {output}，共{len(DANGEROUS)}条\n"
    if suffix == ".csv":
        content = output.read_bytes().decode("utf-8-sig")
        cells = [row["问题"] for row in csv.DictReader(content.splitlines(keepends=True))]
        assert [cell.removeprefix("'") for cell in cells] == list(reversed(DANGEROUS))
        assert not [cell for row in csv.reader(content.splitlines(keepends=True)) for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "＝"))]
    elif suffix == ".xlsx":
        sheet = load_workbook(output).active
        texts = [[str(cell.value) for cell in row] for row in sheet.iter_rows(min_row=2)]
        assert [row[4] for row in texts] == list(reversed(DANGEROUS))
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}
    else:
        assert [json.loads(line)["question"] for line in output.read_text(encoding="utf-8").splitlines()] == list(reversed(DANGEROUS))


def test_too_many_rows_for_a_workbook_are_refused_not_cut(records: Records) -> None:
    rows = records.search() * 5001
    with pytest.raises(ExportError, match=r"\.jsonl"):
        exported(rows, ".xlsx")
    assert exported(rows, ".jsonl").count(b"\n") == len(rows)


def test_old_rows_are_removed_on_demand(records: Records, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["records", "prune"]) == 0
    assert "365 天以前的记录 0 条" in capsys.readouterr().out
    monkeypatch.setenv("YOUJU_RETENTION_DAYS", "0")
    assert main(["records", "prune"]) == 0
    assert "一直保留" in capsys.readouterr().out


def test_an_answer_becomes_a_case_that_the_evaluation_takes(records: Records, settings: Settings, plan: Library, capsys: pytest.CaptureFixture[str]) -> None:
    records.keep(READER, answer_from_plan(plan), "r3")
    assert main(["records", "case", "r3", "--value", "10.8亿元"]) == 0
    assert main(["records", "case", "r3", "--value", "3227亿元"]) == 1
    assert "3227亿元" in capsys.readouterr().err
    assert main(["records", "case", "r3"]) == 0
    cases = read_cases([settings.data / "cases.jsonl"])
    assert check_cases(cases, plan) == []
    assert [(case.id, case.type, case.question, case.values) for case in cases] == [("r-r3", "target", "今年专项债的目标是多少", (("32.27亿元",),))]
