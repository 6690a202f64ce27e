"""``youju check``: a file, its comments, and a text a line."""

import io
import json
import sys
from pathlib import Path

import pytest
from docx import Document

from assistant.cli import main


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    document = Document()
    document.add_paragraph("专项债争取到位35亿元。同志们要努力。")
    path = tmp_path / "讲话.docx"
    document.save(str(path))
    return path


def test_a_file_is_checked_and_commented_on_a_copy(draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, copy = draft.read_bytes(), tmp_path / "批注.docx"
    assert main(["check", str(draft), "--json", "--output", str(copy)]) == 0
    result = json.loads(capsys.readouterr().out)
    row, = result["statements"]
    assert (row["verdict"], row["kind"]) == ("contradicts", "digit")
    assert set(row) == {"start", "end", "text", "verdict", "plan_says", "citations", "kind"}
    assert draft.read_bytes() == before
    assert [comment.author for comment in Document(str(copy)).comments] == ["有据核稿"]


def test_the_draft_itself_is_never_written(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = draft.read_bytes()
    assert main(["check", str(draft), "--output", str(draft)]) == 1
    assert "同一个文件" in capsys.readouterr().err
    assert draft.read_bytes() == before


def test_a_copy_is_named_as_the_kind_of_file_that_it_is(draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(draft), "--output", str(tmp_path / "批注.txt")]) == 1
    assert "请把 --output 的扩展名写作 .docx" in capsys.readouterr().err
    assert not (tmp_path / "批注.txt").exists()


def test_a_text_a_line_gives_a_row_a_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [json.dumps({"id": "a", "text": "专项债争取到位32.27亿元。"}).encode(), b"nonsense", json.dumps({"id": 2, "text": "大家好。"}).encode()]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\n".join(lines))))
    assert main(["check", "--jsonl"]) == 1
    printed = capsys.readouterr()
    first, second, third = map(json.loads, printed.out.splitlines())
    assert [row["verdict"] for row in first["statements"]] == ["consistent"]
    assert "error" in second and third == {"id": 2, "statements": []}
    assert "第 2 行" in printed.err


@pytest.mark.parametrize("arguments", [["check"], ["check", "a.txt", "--jsonl"], ["check", "--jsonl", "--output", "b.docx"]])
def test_a_wrong_call_names_the_help(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "--help" in capsys.readouterr().err
