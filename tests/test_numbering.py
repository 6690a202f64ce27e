"""Numbering: which lines open a clause, and which only look like it."""

import pytest

from index.numbering import find_headings

LINES = [
    ("一、攻坚目标", "chinese", "一"),
    ("十二、组织实施", "chinese", "十二"),
    ("　　一、 首行缩进", "chinese", "一"),
    ("(一)大力提振消费", "chinese in brackets", "(一)"),
    ("（十一）全角括号", "chinese in brackets", "(十一)"),
    ("1. 推动增收减负", "arabic", "1"),
    ("10．全角句点", "arabic", "10"),
    ("3、顿号", "arabic", "3"),
    ("(1)更新设备", "arabic in brackets", "(1)"),
    ("（23）全角", "arabic in brackets", "(23)"),
    ("①圈码", "circled", "①"),
    ("——内需发展动力进一步增强。", "dash", "——"),
    ("第一章 总则", "chapter", "第一章"),
    ("第十二条 本办法自发布之日起施行。", "article", "第十二条"),
    ("附件1", "annex", "附件1"),
    ("附件 12 ", "annex", "附件12"),
    ("附件", "annex", "附件"),
    ("附件:1. 内需方案", "annex list", "附件"),
    ("附件：", "annex list", "附件"),
]

NO_HEADINGS = [
    "32.27亿元专项债",  # a decimal
    "2025年5月底前完成",  # a year
    "1+1+X现代化产业体系",  # a slogan
    "附件1所列项目",  # a sentence that mentions an annex
    "一是加强领导;二是压实责任",  # 一是 is a span inside a clause
    "一网通办率达到90%",  # a word that begins with a numeral
    "第一产业增加值增长3.6%",  # 第一 without 章 or 条
    "(县科技局牵头)",  # brackets without a numeral
    "-35千伏及以下",  # one dash
    "1234. 太长的编号",  # four digits are a year or a code
    "增长8%。2. 句中的编号",  # not at the start of the line
    "(一个窗口)统一受理",  # a numeral that goes on
]


@pytest.mark.parametrize(("line", "style", "number"), LINES, ids=[row[0] for row in LINES])
def test_a_line_with_a_marker_opens_a_clause(line: str, style: str, number: str) -> None:
    text = f"{line}\n"
    heading = find_headings(text)[0]
    assert (heading.style.name, heading.number(text)) == (style, number)


@pytest.mark.parametrize("line", NO_HEADINGS)
def test_a_line_without_a_marker_opens_nothing(line: str) -> None:
    assert find_headings(f"{line}\n") == []


def test_the_items_behind_the_list_of_annexes_are_its_own() -> None:
    text = "附件:1. 甲方案\n2. 乙方案\n\n附件1\n甲方案\n1. 任务\n"
    assert [heading.style.name for heading in find_headings(text)] == ["annex list", *["annex list item"] * 2, "annex", "arabic"]
