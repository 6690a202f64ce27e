"""A citation is in one line, in the form of official writing, and its place is found again."""

import re

import pytest

from assistant.addresses import find_clause
from assistant.citing import citation_of
from assistant.page.clause import part_around, part_at
from index.documents import Document
from index.genre import load_genre
from index.library import Library, read_library
from tests.test_page_pages import plan

__all__ = ["plan"]
TEXT = "一、任务\n1. 稳外贸。新增“四上”企业10家。\n  力争15家。\n"


def library_of(*titles: str) -> Library:
    documents = [Document(id=f"plan{place}", title=title, text=TEXT, sha256="", year=2025) for place, title in enumerate(titles)]
    return read_library(documents, load_genre(None))


@pytest.mark.parametrize(
    ("title", "quote", "citation"),
    [
        ("青林县方案", "新增“四上”企业10家", "“新增‘四上’企业10家”（《青林县方案》正文·一·1）"),
        ("《青林县方案》", "力争15家", "“力争15家”（《青林县方案》正文·一·1）"),  # the title brings its marks along
        ("青林县方案", "新增“四上”企业10家。\n  力争15家。\n", "“新增‘四上’企业10家。力争15家。”（《青林县方案》正文·一·1）"),
        ("青林县方案", " \n", "（《青林县方案》正文·一·1）"),
    ],
)
def test_a_quote_is_cited_as_official_writing_does(title: str, quote: str, citation: str) -> None:
    library = library_of(title)
    reading = library.readings[0]
    assert citation_of(library, reading, reading.tree["正文·一·1"], quote) == citation


def test_of_two_documents_with_the_same_addresses_the_right_one_is_found_again() -> None:
    library = library_of("甲方案", "乙方案")
    for reading in library.readings:
        written = citation_of(library, reading, reading.tree["正文·一·1"], "力争15家")
        found = re.fullmatch(r"“力争15家”（《(.+)》(.+)）", written)
        assert found
        assert found[1] == reading.document.title
        assert find_clause(library, found[2])[0] is reading


def test_every_clause_of_the_panel_is_cited_with_a_place_that_is_found(plan: Library) -> None:
    for part in plan.readings[0].tree.parts:
        for block in part_at(plan, plan.readings[0].document.id, part.address).blocks:
            place = block.citation.rpartition("》")[2].removesuffix("）")
            assert find_clause(plan, place)[1].address == block.address
            assert "\n" not in block.citation


def test_what_is_marked_is_what_is_cited(plan: Library) -> None:
    view = part_around(plan, plan.readings[0].document.id, 1085, 1095)
    assert view.citation == f"“专项债32.27亿元”（《{plan.readings[0].document.title}》总体方案·二·(一)）"
