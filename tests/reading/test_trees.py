"""One plan, one tree: a document comes out the same as text, as Word with automatic numbers, as a page of HTML and as PDF."""

import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from assistant.settings import ROOT
from index.reading import read_bytes
from tests.reading.make_files import FILES, SAVED, converted, plan
from tests.reading.trees import tree
from tests.reading.word_files import word_file

SEED = ROOT / "seeds" / "xiangyin-2025.txt"
OTHERS = (*SAVED, "05_wuhan-measures-2026", "08_gwy-nongji-2018")
PATHS = {"xiangyin-2025": SEED} | {name: FILES / f"{name}.txt" for name in OTHERS}
HAS_OFFICE = shutil.which("soffice") is not None


def text_of(name: str) -> str:
    return PATHS[name].read_text(encoding="utf-8")


@cache
def tree_of(name: str) -> list[dict[str, Any]]:
    """Of the text file."""
    return tree(PATHS[name].read_bytes(), "plan.txt")


@pytest.mark.parametrize("name", PATHS)
def test_word_with_automatic_numbers_gives_the_tree_of_the_text(name: str) -> None:
    assert tree(word_file(text_of(name)), "plan.docx") == tree_of(name)


@pytest.mark.parametrize("name", SAVED)
def test_word_that_libreoffice_saved_gives_the_tree_of_the_text(name: str) -> None:
    assert tree((FILES / "word" / f"{name}.docx").read_bytes(), "plan.docx") == tree_of(name)


def test_a_printed_plan_gives_the_tree_of_the_text() -> None:
    """Heads, feet and page numbers undone, lines joined, a table that goes on overleaf one table."""
    assert tree((FILES / "pdf" / "plan.pdf").read_bytes(), "plan.pdf") == tree(plan().encode(), "plan.txt")


def test_a_printed_plan_says_on_which_page_a_character_stands() -> None:
    original = read_bytes((FILES / "pdf" / "plan.pdf").read_bytes(), "plan.pdf")
    assert original.pages[0] == 0
    assert list(original.pages) == sorted(original.pages)
    assert [original.page_of(0), original.page_of(len(original.text) - 1)] == [1, len(original.pages)]
    assert original.page_of(original.pages[2]) == 3
    assert original.page_of(original.pages[2] - 1) == 2


@pytest.mark.parametrize("name", OTHERS)
def test_a_page_of_html_gives_the_tree_of_the_text(name: str) -> None:
    lines = text_of(name).splitlines()
    cells = {line: "".join(f"<td>{value}</td>" for value in line.split("\t")) for line in lines if "\t" in line}
    page = "".join(f"<table><tr>{cells[line]}</tr></table>" if line in cells else f"<p>{line}</p>\n" for line in lines)
    assert tree(f"<html><body>{page}</body></html>".encode("gb18030"), "plan.html") == tree_of(name)


@pytest.mark.skipif(not HAS_OFFICE, reason="soffice is not installed")
def test_what_libreoffice_saves_and_prints_of_a_plan_gives_the_tree_of_the_text(tmp_path: Path) -> None:
    names = ["xiangyin-2025", "03_nanchong-city-opc-plan-2026", "08_gwy-nongji-2018", "10_gwy-innovation-annex-table-2018"]
    files = {name: word_file(text_of(name), official=name != "xiangyin-2025") for name in names}
    saved = converted(files, "docx", tmp_path)
    printed = converted(saved, "pdf", tmp_path)
    for name in names:
        assert tree(saved[name], "plan.docx") == tree_of(name), name
        assert tree(printed[name], "plan.pdf") == tree_of(name), name
