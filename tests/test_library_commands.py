"""``youju add`` and its kin: the library from the command line."""

import json
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.settings import Settings
from tests.test_changes import EARLIER, LATER


@pytest.fixture(autouse=True)
def place(small: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("YOUJU_DATA", str(small.data))
    monkeypatch.setenv("YOUJU_SEEDS", str(small.seeds))
    return small


def said(capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> tuple[str, str]:
    assert main(words) == status
    done = capsys.readouterr()
    return done.out, done.err


def test_a_document_goes_through_its_whole_life(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    earlier, later = tmp_path / "方案.txt", tmp_path / "new.txt"
    earlier.write_text(EARLIER, encoding="utf-8")
    later.write_text(LATER, encoding="utf-8")
    preview, _ = said(capsys, "add", "--preview", str(earlier))
    assert "目标 5 项，任务分工 3 条" in preview
    out, err = said(capsys, "add", str(earlier), str(tmp_path / "missing.txt"), status=1)
    assert out == "方案\t《乙县2024年重点工作方案》已加入\n"
    assert "missing.txt" in err
    assert "方案\t启用\t第 1 版（共 1 版）\t《乙县2024年重点工作方案》" in said(capsys, "documents")[0]
    assert "没有更早的版本" in said(capsys, "changes", "方案", status=1)[1]
    assert "现为第 2 版" in said(capsys, "replace", "方案", str(later))[0]
    assert "目标：新增 2，删去 1，变化 2" in said(capsys, "changes", "方案")[0]
    rows = json.loads(said(capsys, "changes", "方案", "--json")[0])
    assert (rows["before"]["version"], rows["after"]["version"]) == (1, 2)
    for row in (one for name in ("clauses", "targets", "duties") for one in rows[name]):
        for side, text in (("before", EARLIER), ("after", LATER)):
            assert row[side] is None or text[row[side]["start"] : row[side]["end"]] == row[side]["quote"]
    assert "《方案》" in said(capsys, "changes", "方案", "--since", "plan")[0]
    assert "现为第 1 版" in said(capsys, "use", "方案", "1")[0]
    assert "已停用" in said(capsys, "switch", "方案", "off")[0]
    assert json.loads(said(capsys, "documents", "--json")[0])[1]["is_on"] is False
    assert "已移除" in said(capsys, "remove", "方案")[0]
    assert "文件库里没有" in said(capsys, "remove", "方案", status=1)[1]


def test_a_title_is_for_one_file(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["add", "a.txt", "b.txt", "--title", "题"])
    assert ended.value.code == 2
    assert "只能用于一个文件" in capsys.readouterr().err
