"""Golden targets and milestones: all that is read from the plan, reviewed line by line against its text.

After a change that is meant, ``python -m tests.test_golden_targets`` writes the files anew; the difference is reviewed in the text.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from assistant.settings import ROOT
from index.documents import read_manifest
from index.library import Reading, read
from index.milestones import Milestone
from index.spans import Span
from index.targets import Target
from tests.plans import GENRE

GOLDEN = ROOT / "tests" / "golden"


@lru_cache
def reading() -> Reading:
    (document,) = read_manifest(ROOT / "seeds")
    return read(document, GENRE)


def rows(findings: tuple[Target, ...] | tuple[Milestone, ...]) -> Iterator[dict[str, Any]]:
    """One row a finding: where it stands, its words, then every field, spans as start and end."""
    text = reading().document.text
    for one in findings:
        row: dict[str, Any] = {"address": one.address, "quote": one.span.of(text), "start": one.span.start, "end": one.span.end}
        for field in fields(one):
            value = getattr(one, field.name)
            if field.name not in ("address", "span"):
                row |= {field.name: value.of(text), f"{field.name}_start": value.start} if isinstance(value, Span) else {field.name: value}
        yield row


def target_rows() -> list[dict[str, Any]]:
    return list(rows(reading().targets))


def milestone_rows() -> list[dict[str, Any]]:
    return list(rows(reading().milestones))


READ: dict[str, Callable[[], list[dict[str, Any]]]] = {"targets": target_rows, "milestones": milestone_rows}


def golden_path(kind: str) -> Path:
    return GOLDEN / f"xiangyin-2025.{kind}.jsonl"


def golden(kind: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in golden_path(kind).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("kind", READ)
def test_what_is_read_is_what_was_reviewed(kind: str) -> None:
    found, kept = READ[kind](), golden(kind)
    assert [row for row in found if row not in kept] == []
    assert [row for row in kept if row not in found] == []
    assert found == kept


@pytest.mark.parametrize("kind", READ)
def test_every_rows_quote_is_its_span_inside_its_clause(kind: str) -> None:
    document, tree = reading().document, reading().tree
    for row in golden(kind):
        assert document.text[row["start"] : row["end"]] == row["quote"]
        assert tree[row["address"]].span.covers(Span(row["start"], row["end"]))


def test_every_targets_strings_are_printed() -> None:
    text = reading().document.text
    for row in golden("targets"):
        printed = [row["indicator"], row["value"], row["unit"], row["deadline"], row["commitment"], row["base"], *row["operator"].split("+")]
        assert all(word in text for word in printed), row
        assert row["indicator"] and row["value"], row
        assert f"{row['value']}{row['unit']}" in row["quote"] or row["unit"] in row["quote"], row


def test_no_date_is_more_precise_than_its_words() -> None:
    for row in golden("milestones"):
        assert bool(row["iso"]) != row["is_rhythm"]
        assert row["iso"].count("-") == ("月" in row["date_span"]) + ("日" in row["date_span"]) or row["is_rhythm"], row
    for row in golden("targets"):
        assert bool(row["deadline"]) == bool(row["deadline_iso"])
        assert row["deadline_iso"].count("-") == ("月" in row["deadline"]), row


def write() -> None:
    """The golden files anew, one finding a line."""
    for kind, read_rows in READ.items():
        lines = [json.dumps(row, ensure_ascii=False) for row in read_rows()]
        golden_path(kind).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
