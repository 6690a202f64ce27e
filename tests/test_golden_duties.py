"""Golden duties, groups and terms: all that is read from the plan, reviewed line by line against its text.

After a change that is meant, ``python -m tests.test_golden_duties`` writes the files anew; the difference is reviewed in the text.
"""

import json
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from assistant.settings import ROOT
from index.documents import read_manifest
from index.groups import Field
from index.library import Reading, read
from index.spans import Span
from tests.plans import GENRE

GOLDEN = ROOT / "tests" / "golden"
Row = dict[str, Any]


@lru_cache
def reading() -> Reading:
    (document,) = read_manifest(ROOT / "seeds")
    return read(document, GENRE)


def _row(address: str, span: Span) -> Row:
    return {"address": address, "quote": span.of(reading().document.text), "start": span.start, "end": span.end}


def duty_rows() -> list[Row]:
    return [
        _row(duty.address, duty.span) | {
            "task": duty.task, "lead": list(duty.lead), "support": list(duty.support), "open_list": duty.open_list,
            "generic": list(duty.generic), "separately": duty.separately,
        }
        for duty in reading().duties
    ]


def _field(field: Field | None) -> Row | None:
    return {"text": field.text, "start": field.span.start, "end": field.span.end} if field else None


def group_rows() -> list[Row]:
    return [
        _row(group.address, group.span) | {
            "name": group.name, "leader": _field(group.leader), "convener_role": group.convener_role, "convener": _field(group.convener),
            "deputy_role": group.deputy_role, "deputies": _field(group.deputies), "deputy_units": list(group.deputy_units),
            "members": list(group.members), "open_list": group.open_list, "office": _field(group.office), "office_duty": _field(group.office_duty),
            "rhythm": [_field(one) for one in group.rhythm],
        }
        for group in reading().groups
    ]


def term_rows() -> list[Row]:
    return [
        _row(term.address, term.span) | {"term": term.term, "explanation": _row(term.address, term.explanation) if term.explanation else None}
        for term in reading().terms
    ]


READ: dict[str, Callable[[], list[Row]]] = {"duties": duty_rows, "groups": group_rows, "terms": term_rows}


def golden_path(kind: str) -> Path:
    return GOLDEN / f"xiangyin-2025.{kind}.jsonl"


def golden(kind: str) -> list[Row]:
    return [json.loads(line) for line in golden_path(kind).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("kind", READ)
def test_what_is_read_from_the_plan_is_what_was_reviewed(kind: str) -> None:
    assert READ[kind]() == golden(kind)


@pytest.mark.parametrize("kind", READ)
def test_every_quote_is_its_span_inside_its_clause(kind: str) -> None:
    text, tree = reading().document.text, reading().tree
    for row in golden(kind):
        clause = tree[row["address"]]
        for one in (row, *(value for value in row.values() if isinstance(value, dict)), *row.get("rhythm", ())):
            assert text[one["start"] : one["end"]].strip() == (one.get("quote") or one["text"]).strip()
            assert clause.span.start <= one["start"] < one["end"] <= clause.span.end


def test_every_bracket_that_assigns_somebody_is_a_duty() -> None:
    brackets = re.findall(r"\([^()\n]*(?:牵头|负责)\)", reading().document.text)
    assert len(brackets) == len(golden("duties")) == 154
    assert [f"({row['quote']})" for row in golden("duties")] == brackets


def test_the_names_of_a_duty_are_its_note_taken_apart() -> None:
    for row in golden("duties"):
        rest = row["quote"]
        for name in (*row["lead"], *row["support"]):
            assert rest.count(name) >= 1, row
            rest = rest.replace(name, "", 1)
        assert re.fullmatch(r"[、,]*(?:分别)?(?:牵头)?[、,]*等?(?:按职责分工|按职能分工)?(?:负责)?", rest), (rest, row["quote"])
        assert row["open_list"] is ("等" in rest)
        assert bool(row["lead"]) is ("牵头" in row["quote"])


def test_the_members_of_a_group_are_its_list_taken_apart() -> None:
    text = reading().document.text
    for group in reading().groups:
        if group.members_span:
            printed = group.members_span.of(text)
            assert printed == "、".join(group.members) + ("等" if group.open_list else "")


def test_every_quotation_of_the_plan_is_a_term() -> None:
    text = reading().document.text
    assert [row["quote"] for row in golden("terms")] == re.findall(r"“([^“”\n]{1,40})”", text)


if __name__ == "__main__":
    for name, read_rows in READ.items():
        golden_path(name).write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in read_rows()), encoding="utf-8")
