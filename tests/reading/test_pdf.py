"""Printed lines become paragraphs again: what every page repeats is left out, and nothing else is."""

from dataclasses import replace

import pytest

from index.reading.pdf.furniture import without_furniture
from index.reading.pdf.lines import Line, lines_of
from index.reading.pdf.paragraphs import Measure, begins, glued, measure
from index.reading.pdf.tables import joined_rows

LEFT, RIGHT, SIZE, PITCH, HEIGHT = 80.0, 512.0, 16.0, 28.0, 842.0
SET = Measure(LEFT, RIGHT, PITCH, indents=True)


def line(text: str, indent: float = 0, end: float = RIGHT, top: float = 100, page: int = 0, size: float = SIZE) -> Line:
    """A line; its indent in characters."""
    return Line(text, page, LEFT + indent * size, end, top, top + size, size, token=size)


FULL = line("社会消费品零售总额增长百分之七，固定资产投资增长百")
NEXT = line("分之六点五。", top=100 + PITCH)
PARTS: list[tuple[str, Line, Line, Measure, float | None, bool]] = [
    ("a full line goes on", FULL, NEXT, SET, None, False),
    ("an indented line begins", FULL, line("二是扩大投资", 2, top=128), SET, None, True),
    ("after a short line one begins", replace(FULL, text="总额增长。", x1=300), NEXT, SET, None, True),
    ("a line short by a word that did not fit goes on", replace(FULL, x1=RIGHT - 40), replace(NEXT, text="OPC公司", token=48), SET, None, False),
    ("a line that stops within a sentence goes on", replace(FULL, x1=RIGHT - 40), NEXT, SET, None, False),
    ("larger type begins", FULL, replace(NEXT, size=22), SET, None, True),
    ("a wider distance begins", FULL, replace(NEXT, top=150), SET, None, True),
    ("a page's end parts nothing", FULL, line("分之六点五。", top=80, page=1), SET, None, False),
    ("a numbered line at the edge goes on where paragraphs are indented", replace(FULL, text="按职责落实。"), line("（二）项规定", top=128), SET, None, False),
    ("a numbered line begins where they are not", replace(FULL, text="按职责落实。"), line("（二）扩大投资", top=128), replace(SET, indents=False), LEFT, True),
    ("a numbered line within a sentence does not", FULL, line("（二）项规定", top=128), replace(SET, indents=False), LEFT, False),
    ("lines hang behind their number", replace(FULL, text="1. 社会消费品零售"), line("分之六", 2, top=128), replace(SET, indents=False), None, False),
    ("hanging lines go on", line("分之六", 2), line("点五", 2, top=128), replace(SET, indents=False), LEFT + 32, False),
    ("a line before hanging ones begins", line("分之六", 2), line("2. 投资", top=128), replace(SET, indents=False), LEFT + 32, True),
    ("a line of contents stands alone", line("一、目标…………3"), NEXT, SET, None, True),
    ("a row of a table stands alone", replace(FULL, is_row=True), NEXT, SET, None, True),
]  # fmt: skip


@pytest.mark.parametrize(("what", "before", "after", "set_", "body", "expected"), PARTS, ids=[row[0] for row in PARTS])
def test_where_a_paragraph_begins(what: str, before: Line, after: Line, set_: Measure, body: float | None, expected: bool) -> None:
    assert begins(before, after, set_, body) is expected


@pytest.mark.parametrize(("before", "after", "blank", "spaced", "whole"), [
    ("增长", "百分之七", False, False, "增长百分之七"),
    ("投资增", "长", True, True, "投资增长"),
    ("达到5", "5%", True, False, "达到55%"),
    ("OPC", "Company", True, False, "OPC Company"),
    ("One", "Person", False, True, "One Person"),  # the document prints no blanks at the ends of lines
    ("Inter", "national", False, False, "International"),
])  # fmt: skip
def test_lines_are_joined_as_they_were_written(before: str, after: str, blank: bool, spaced: bool, whole: str) -> None:
    assert glued(before, after, blank, spaced) == whole


def pages(count: int, *outer: tuple[str, float]) -> list[list[Line]]:
    """Pages of three lines of text; a # in the outer lines is the page's number."""
    texts = [[line(f"第{place}页的正文第{row}行", top=300 + PITCH * row, page=place) for row in range(3)] for place in range(count)]
    return [
        sorted([*text, *(line(words.replace("#", str(place + 1)), top=top, page=place) for words, top in outer)], key=lambda one: one.top)
        for place, text in enumerate(texts)
    ]


@pytest.mark.parametrize("outer", [
    ("— # —", 790), ("-#-", 790), ("#", 790), ("第#页 共9页", 790), ("#/9", 790), ("Page # of 9", 40), ("某县人民政府文件", 40), ("某县方案 #", 40), ("内部资料", 800),
])  # fmt: skip
def test_heads_feet_and_page_numbers_are_left_out(outer: tuple[str, float]) -> None:
    kept = without_furniture(pages(5, outer), [HEIGHT] * 5)
    assert kept == pages(5)


def test_a_number_alone_in_the_text_stays() -> None:
    assert without_furniture(pages(3, ("2025", 400)), [HEIGHT] * 3) == pages(3, ("2025", 400))


def test_what_stands_on_one_page_alone_stays_at_its_edge() -> None:
    found = [[*page] for page in pages(4)]
    found[0].insert(0, line("某县2026年建设方案", top=60))
    assert without_furniture(found, [HEIGHT] * 4) == found


def row(text: str, page: int) -> Line:
    return Line(text, page, LEFT, RIGHT, 100, 120, 0.0, is_row=True)


HEADER = "序号\t任务\t单位"
ROWS: list[tuple[str, str, str, list[str]]] = [
    ("rows stay rows", "1\t甲。\t县发改局", "2\t乙。\t县财政局", ["1\t甲。\t县发改局", "2\t乙。\t县财政局"]),
    ("the header once more is left out", "1\t甲\t县发改局", HEADER, ["1\t甲\t县发改局"]),
    ("a row that was parted is whole", "1\t建设产业\t县发改局", "\t平台。", ["1\t建设产业平台。\t县发改局"]),
    ("a cell that reaches overleaf is repeated", "一组\t甲。\t县发改局", "\t乙。\t县财政局", ["一组\t甲。\t县发改局", "一组\t乙。\t县财政局"]),
]


@pytest.mark.parametrize(("what", "above", "below", "expected"), ROWS, ids=[one[0] for one in ROWS])
def test_a_table_that_goes_on_overleaf_is_one(what: str, above: str, below: str, expected: list[str]) -> None:
    joined = joined_rows([row(above, 0)], row(below, 1), HEADER)
    assert [one.text for one in joined or (row(above, 0),) if one] == expected


def sign(text: str, x0: float, top: float = 100, size: float = 16, width: float | None = None) -> dict[str, object]:
    return {"text": text, "x0": x0, "x1": x0 + (size if width is None else width), "top": top, "bottom": top + size, "size": size}


def test_characters_are_put_in_order_and_bold_ones_printed_twice_are_one() -> None:
    signs = [sign("标", 96), sign("目", 80), sign("目", 80.8), sign("消", 80, 130), sign("⼀", 96, 131)]  # the last is a radical
    assert [one.text for one in lines_of(signs, 0)] == ["目标", "消一"]


def test_a_blank_stands_where_words_are_apart_and_not_between_set_characters() -> None:
    words = [sign("G", 80, width=9), sign("D", 89, width=9), sign("5", 104, width=8), sign("目", 120), sign("标", 140)]
    assert [one.text for one in lines_of(words, 0)] == ["GD 5目标"]


def test_the_edges_of_the_text_are_those_that_many_lines_share() -> None:
    text = [line("字", 2 if place % 3 == 0 else 0, RIGHT if place % 3 else 400, 100 + PITCH * place) for place in range(30)]
    found = measure([line("标题", 8, 400, 60), *text])
    assert (found.left, found.right, found.pitch) == (LEFT, RIGHT, PITCH)
