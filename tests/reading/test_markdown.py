"""Markdown keeps its heads and numbers and loses what is only markup."""

import pytest

from index.reading import read_bytes

ROWS: list[tuple[str, str, list[str]]] = [
    ("heads stay", "# 方案\n\n## 一、目标 ##\n", ["# 方案", "## 一、目标"]),
    ("marks go", "**牵头单位**：_县发改局_、`县财政局`、~~县局~~", ["牵头单位：县发改局、县财政局、县局"]),
    ("a link's text stays", "见[附件](http://x.cn/a)与<http://y.cn>![图](a.png)", ["见附件与http://y.cn"]),
    ("escapes go", "1\\. 甲\\*乙", ["1. 甲*乙"]),
    ("numbers of lists stay", "3. 甲\n4. 乙\n   - 丙\n5) 丁", ["3. 甲", "4. 乙", "丙", "5) 丁"]),
    ("lines of a paragraph stay lines", "牵头单位：甲\n责任单位：乙", ["牵头单位：甲", "责任单位：乙"]),
    ("tables", "| 号 | 单位 |\n|:-:|---|\n| 1 | 甲\\|乙 |\n| 2 | **丙** |", ["号\t单位", "1\t甲|乙", "2\t丙"]),
    ("quotations", "> 一、目标\n> 消费", ["一、目标", "消费"]),
    ("a line of dashes makes no head", "落款\n---\n附件", ["落款", "附件"]),
    ("an indent makes no code", "一、目标\n\n    消费", ["一、目标", "消费"]),
    ("front matter", "---\ntitle: x\n---\n正文", ["正文"]),
    ("tags", "甲<br>乙<b>丙</b>", ["甲", "乙丙"]),
]  # fmt: skip


@pytest.mark.parametrize(("what", "text", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_markdown(what: str, text: str, expected: list[str]) -> None:
    assert read_bytes(text.encode(), "plan.md").text.splitlines() == expected


def test_markdown_in_a_text_file_is_kept_to_the_letter() -> None:
    text = "# 方案\r\n\r\n**甲**\r\n"
    assert read_bytes(text.encode(), "plan.txt").text == text
