"""Comparing: the differences of two readings as rows, the JSON of ``youju changes`` and of the page, and as lines for a person."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from index.changes import Change, Kind, find_changes
from index.clauses import Clause
from index.duties import Duty
from index.library import Reading
from index.targets import Target

Row = dict[str, Any]
_Found = TypeVar("_Found")
_WORDS = {Kind.ADDED: "新增", Kind.REMOVED: "删去", Kind.CHANGED: "变化", Kind.MOVED: "移位"}
_SHOWN = 60


def change_rows(before: Reading, after: Reading) -> Row:
    """``{"before", "after", "clauses", "targets", "duties"}``: every difference has ``kind`` (added, removed, changed, moved), ``what`` (the
    fields that differ), ``before`` and ``after``; a side has ``address``, ``quote``, ``start`` and ``end`` in its own version, and is null
    where there is none.
    """
    changes = find_changes(before, after)
    return {
        "before": _version(before), "after": _version(after),
        "clauses": _rows(changes.clauses, before, after, _clause),
        "targets": _rows(changes.targets, before, after, _target),
        "duties": _rows(changes.duties, before, after, _duty),
    }


def change_lines(before: Reading, after: Reading) -> Iterator[str]:
    """The counts, then every difference in a line, both sides where there are two."""
    rows = change_rows(before, after)
    yield f"{_named(rows['before'])} → {_named(rows['after'])}"
    for name, title in (("targets", "目标"), ("duties", "任务分工"), ("clauses", "条款")):
        counts = [f"{word} {number}" for kind, word in _WORDS.items() if (number := sum(row["kind"] == kind for row in rows[name]))]
        yield f"{title}：{'，'.join(counts) or '没有变化'}"
        for row in rows[name]:
            sides = " → ".join(f"{side['address']} {_short(side['quote'])}".strip() for side in (row["before"], row["after"]) if side)
            yield f"  {_WORDS[row['kind']]}  {sides}"


def _rows(
    changes: tuple[Change[_Found], ...], before: Reading, after: Reading, side: Callable[[Reading, _Found], Row],
) -> list[Row]:
    return [
        {
            "kind": one.kind.value, "what": list(one.what),
            "before": None if one.before is None else side(before, one.before), "after": None if one.after is None else side(after, one.after),
        }
        for one in changes
    ]


def _version(reading: Reading) -> Row:
    document = reading.document
    return {"document": document.id, "title": document.title, "version": document.version, "year": document.year}


def _named(row: Row) -> str:
    return f"《{row['title']}》" + (f"第 {row['version']} 版" if row["version"] else "")


def _clause(reading: Reading, clause: Clause) -> Row:
    return {"address": clause.address, "heading": clause.heading, "quote": reading.tree.own_text(clause), "start": clause.span.start, "end": clause.span.end}


def _target(reading: Reading, one: Target) -> Row:
    return {
        "address": one.address, "indicator": one.indicator, "operator": one.operator, "value": one.value, "unit": one.unit, "base": one.base,
        "deadline": one.deadline, "commitment": one.commitment, "scope": one.scope, "quote": one.span.of(reading.document.text),
        "start": one.span.start, "end": one.span.end,
    }


def _duty(reading: Reading, one: Duty) -> Row:
    return {
        "address": one.address, "task": one.task, "lead": list(one.lead), "support": list(one.support), "open_list": one.open_list,
        "quote": one.span.of(reading.document.text), "start": one.span.start, "end": one.span.end,
    }


def _short(quote: str) -> str:
    line = " ".join(quote.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
