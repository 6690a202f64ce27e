"""Course: all that someone new to a unit, or to a campaign, is shown, each item with the stretch of the document it stands on."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from assistant.briefing.subject import Rows, partners_of, rows_of
from assistant.ledger import Row, term_rows
from assistant.onboarding.questions import Question, questions_of
from index.library import Library

_PARTNERS = 12
UNDEFINED = "文件未作定义"
_STOOD_ON = ("document", "address", "quote", "start", "end")


@dataclass(frozen=True)
class Course:
    """What someone new is shown, in the order in which it helps."""

    subject: str
    reading: list[Row]
    """Clauses in the order of reading, each with ``why``."""
    led: list[Row]
    supported: list[Row]
    targets: list[Row]
    dates: list[Row]
    partners: list[Row]
    """Units beside it, the most frequent first, each with ``count`` and the first clause that names both."""
    groups: list[Row]
    terms: list[Row]
    """Quoted terms of its clauses, each with ``meaning``: the explanation as printed, or that there is none."""
    questions: list[Question]

    def as_json(self) -> dict[str, Any]:
        duties = [row | {"role": role} for role, rows in (("lead", self.led), ("support", self.supported)) for row in rows]
        return {
            "unit": self.subject, "reading": self.reading, "duties": duties, "targets": self.targets, "dates": self.dates,
            "partners": self.partners, "groups": self.groups, "terms": self.terms, "questions": [one.as_json() for one in self.questions],
        }


def course_of(library: Library, unit: str = "", part: str = "") -> Course:
    """The course of a unit, of a part (附件3), or of what the unit does there. Raises UnitError or SubjectError where there is nothing."""
    rows = rows_of(library, unit, part)
    places = {(row["document"], row["address"]) for found in (rows.led, rows.supported, rows.targets, rows.groups) for row in found}
    return Course(
        rows.name, _reading(library, rows), rows.led, rows.supported, rows.targets, rows.dates, _partners(rows), rows.groups,
        _terms(library, places), questions_of(library, rows),
    )


def _reading(library: Library, rows: Rows) -> list[Row]:
    """First what the plan is for and how the work is organised, then what the unit leads, then what it supports."""
    goals = [_whole(library, reading.document.id, reading.tree.parts[0].address, "先看这份文件的由来和总体安排") for reading in library.readings]
    goals += [
        _whole(library, reading.document.id, clause.address, "全县的总目标，看清自己的工作在哪里")
        for reading in library.readings for clause in reading.tree if "目标" in clause.heading and reading.tree.part_of(clause) == reading.tree.parts[0]
    ]
    groups = [_whole(library, row["document"], row["address"], f"{row['name']}怎样运转、谁召集") for row in rows.groups]
    led = [_whole(library, row["document"], row["address"], "本单位牵头" if rows.is_unit else "本部分的任务") for row in rows.led]
    aims = [_whole(library, row["document"], row["address"], f"写有目标：{row['indicator'] or row['quote']}") for row in rows.targets]
    supported = [_whole(library, row["document"], row["address"], f"本单位配合，牵头的是{'、'.join(row['lead']) or '（未区分牵头）'}") for row in rows.supported]
    return _once((*goals, *groups, *led, *aims, *supported))


def _once(rows: Iterable[Row]) -> list[Row]:
    """The rows without clauses that came before, with their place in the order."""
    found: dict[tuple[str, str], Row] = {}
    for row in rows:
        found.setdefault((row["document"], row["address"]), row)
    return [row | {"order": place} for place, row in enumerate(found.values(), start=1)]


def _whole(library: Library, document: str, address: str, why: str) -> Row:
    """A clause's own text as a row."""
    reading = library.reading(document)
    clause = reading.tree[address]
    span = clause.span
    return {
        "document": document, "address": address, "heading": clause.heading, "why": why,
        "quote": span.of(reading.document.text), "start": span.start, "end": span.end,
    }


def _partners(rows: Rows) -> list[Row]:
    return [{"unit": name, "count": len(found), "places": [row["address"] for row in found]} | {key: found[0][key] for key in _STOOD_ON} for name, found in partners_of(rows)[:_PARTNERS]]


def _terms(library: Library, places: set[tuple[str, str]]) -> list[Row]:
    """Each quoted term of these clauses once, with the explanation that any clause prints."""
    explained = {(row["document"], row["term"]): row["explanation"] for row in term_rows(library) if row["explanation"]}
    found: dict[tuple[str, str], Row] = {}
    for row in term_rows(library):
        if (row["document"], row["address"]) in places:
            key = (row["document"], row["term"])
            found.setdefault(key, row | {"meaning": row["explanation"] or explained.get(key, "") or UNDEFINED})
    return list(found.values())
