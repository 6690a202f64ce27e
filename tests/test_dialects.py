"""Dialects: plans of many layouts are read as their hand-made gold says. Those in ``dialects`` were written before they were read."""

from collections import Counter
from pathlib import Path

import pytest

from assistant.settings import ROOT
from tests.dialects import score, units_f1

GOLD = sorted((ROOT / "tests" / "documents").rglob("*.gold.json"))
FOUND, UNITS, TARGETS = 0.97, 0.95, 0.95


@pytest.fixture(scope="module")
def scores() -> dict[str, Counter[str]]:
    return {path.name: score(path) for path in GOLD}


def test_all_documents_together_hold_the_floors(scores: dict[str, Counter[str]]) -> None:
    total = sum(scores.values(), Counter())
    assert total["found"] >= FOUND * total["items"]
    assert units_f1(total) >= UNITS
    assert total["told"] >= TARGETS * total["targets"]


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name.removesuffix(".gold.json"))
def test_no_document_falls_far_below_them(path: Path, scores: dict[str, Counter[str]]) -> None:
    one = scores[path.name]
    assert one["found"] >= 0.9 * one["items"]
    assert units_f1(one) >= 0.8
    assert one["told"] >= 0.9 * one["targets"]


def test_a_document_that_assigns_nothing_assigns_nothing(scores: dict[str, Counter[str]]) -> None:
    assert scores["opinion_assigns_nothing.gold.json"]["wrong"] == 0
