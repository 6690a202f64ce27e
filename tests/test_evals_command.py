"""``python -m evals`` as a command: a wrong call is told before anything is loaded."""

from pathlib import Path

import pytest

from evals.__main__ import main


@pytest.mark.parametrize("call", [["--check", "--part", "train"], ["--update-baseline", "--type", "lead"], ["--check", "--id", "a-001"]])
def test_the_baseline_and_the_check_take_the_whole_set(call: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(call) == 2
    assert "take the whole set" in capsys.readouterr().err


def test_a_selection_without_any_case_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--id", "no-such-case"]) == 2
    assert "no case is selected" in capsys.readouterr().err


def test_a_faulty_case_file_is_told_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "own.jsonl"
    file.write_text("\n{}\n", encoding="utf-8")
    assert main(["--cases", str(file)]) == 1
    assert capsys.readouterr().err.startswith("own.jsonl:2: without ")
