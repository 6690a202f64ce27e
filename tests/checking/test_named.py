"""A draft's sentence is held to the document that it names, where a library has several."""

from dataclasses import replace

import pytest

from assistant.checking.check import Checker
from assistant.checking.statement import Verdict
from index.documents import read_bytes
from index.genre import load_genre
from index.library import Library, read_library

FIRST = "乙丰县2025年重点工作方案\n一、目标\n专项债25亿元，规模工业增加值增长8%以上。\n"
SECOND = "丙江县2025年重点工作方案\n一、目标\n专项债32.27亿元，规模工业增加值增长6%以上。\n"
EARLIER = FIRST.replace("2025", "2024").replace("25亿元", "20亿元")


@pytest.fixture(scope="module")
def checker() -> Checker:
    documents = [replace(read_bytes(text.encode(), f"{name}.txt"), title=text.splitlines()[0], year=year)
                 for name, text, year in (("first", FIRST, 2025), ("second", SECOND, 2025), ("earlier", EARLIER, 2024))]
    library: Library = read_library(documents, load_genre())
    return Checker(library)


def verdicts(checker: Checker, text: str) -> list[Verdict]:
    return [one.verdict for one in checker.check(text)]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("乙丰县2025年专项债目标为25亿元。", Verdict.CONSISTENT),
        ("乙丰县2025年专项债目标为32.27亿元。", Verdict.CONTRADICTS),
        ("丙江县专项债25亿元。", Verdict.CONTRADICTS),
        ("丙江县专项债32.27亿元。", Verdict.CONSISTENT),
        ("《丙江县2025年重点工作方案》提出，专项债25亿元。", Verdict.CONTRADICTS),
        ("乙丰县2024年专项债20亿元。", Verdict.CONSISTENT),
        ("乙丰县2024年专项债25亿元。", Verdict.CONTRADICTS),
    ],
)
def test_a_figure_is_held_against_the_document_that_the_sentence_names(checker: Checker, text: str, verdict: Verdict) -> None:
    assert verdicts(checker, text)[-1] is verdict


def test_a_heading_names_the_document_for_what_stands_below_it(checker: Checker) -> None:
    text = "丙江县2025年工作汇报\n专项债25亿元。\n乙丰县专项债25亿元。\n"
    assert [one.verdict for one in checker.check(text) if "亿元" in one.text] == [Verdict.CONTRADICTS, Verdict.CONSISTENT]
