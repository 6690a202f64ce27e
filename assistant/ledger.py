"""Ledger: the findings of a library as rows, the contract's JSON; what the command line, the pages and the exports show.

Every row has ``document``, ``address``, ``part`` (the address of its part), ``part_heading``, ``heading`` (of its clause) and
``quote``, which is exactly the document's text from ``start`` to ``end``. Rows stand in reading order. Strings are as printed.
"""

import re
from collections.abc import Iterable
from typing import Any, TypeVar

from index.duties import Duty
from index.errors import YoujuError
from index.folding import fold
from index.groups import Field, WorkingGroup
from index.library import Library, Reading
from index.milestones import Milestone
from index.spans import Span
from index.targets import Target
from index.terms import Term, counted_noun

Row = dict[str, Any]
_Found = TypeVar("_Found", Duty, Target, Milestone)
_SEPARATORS = (re.compile("[;；]"), re.compile("[、和](?![^(（]*[)）])"), re.compile("(?=一)"))
"""Between the members of a slogan: of sentences, of names, of 一榜一奖一中心."""
_TERMS = re.compile("[+＋]")
"""Between the terms of a slogan such as 1+1+X."""


class UnitError(YoujuError):
    """No document names that unit."""


def target_rows(library: Library) -> list[Row]:
    """One row a target. ``lead``: who leads its clause; ``printed``: its value with unit and operators;
    ``deadline_assumed``: the document's year where no date is printed.
    """
    return [_target(reading, target, notes) for reading, notes in _noted(library) for target in reading.targets]


def duty_rows(library: Library, unit: str = "") -> list[Row]:
    """One row a responsibility note, with the targets and dates that it covers; of one unit those that name it.

    Raises UnitError naming the nearest units when no document names ``unit``.
    """
    rows = [_duty(reading, duty, notes) for reading, notes in _noted(library) for duty in reading.duties]
    if not unit:
        return rows
    names = names_of(library, unit)
    return [row for row in rows if names & {*row["lead"], *row["support"]}]


def names_of(library: Library, unit: str) -> frozenset[str]:
    """The printed names that a word for a unit means: itself where it is printed. Raises UnitError naming the nearest units."""
    said = fold(unit).strip()
    printed = {fold(name): name for reading in library.readings for duty in reading.duties for name in duty.units}
    meant = (printed[said],) if said in printed else library.units.meant_by(said)
    if meant:
        return frozenset(meant)
    near = library.units.nearest(said)
    hint = f"名称最接近的是 {'、'.join(near)}" if near else "用 youju duties 查看全部责任单位"
    raise UnitError(f"文件中没有出现“{unit.strip()}”：{hint}")


def alias_rows(library: Library) -> list[Row]:
    """One row a pair of names that may be one unit: those of the file of aliases, then what is only proposed (``found``)."""
    return [
        {"document": alias.document, "name": alias.name, "same_as": alias.same_as, "status": alias.status.value, "evidence": alias.evidence}
        for alias in (*library.aliases, *library.proposals)
    ]


def conflict_rows(library: Library) -> list[Row]:
    """One row a pair or more of clauses that treat the same thing differently; ``sides`` in document order."""
    return [
        {
            "kind": conflict.kind, "subject": conflict.subject, "note": conflict.note,
            "sides": [_row(reading, side.address, side.span) for side in conflict.sides],
        }
        for reading in library.readings
        for conflict in reading.conflicts
    ]


def group_rows(library: Library) -> list[Row]:
    """One row a working group; a field that its clause does not set is empty."""
    return [_group(reading, group) for reading in library.readings for group in reading.groups]


def term_rows(library: Library) -> list[Row]:
    """One row a quoted term and place. ``explanation`` is empty where the document does not explain it there;
    ``explained_at``: the places that do.
    """
    return [_term(reading, term) for reading in library.readings for term in reading.terms]


def milestone_rows(library: Library) -> list[Row]:
    """One row a dated thing, ``iso`` to the printed precision, or a rhythm, which has no ``iso``."""
    return [_milestone(reading, milestone, notes) for reading, notes in _noted(library) for milestone in reading.milestones]


def _noted(library: Library) -> "list[tuple[Reading, _Notes]]":
    return [(reading, _Notes(reading)) for reading in library.readings]


def _row(reading: Reading, address: str, span: Span) -> Row:
    clause = reading.tree[address]
    part = reading.tree.part_of(clause)
    return {
        "document": reading.document.id, "address": address, "part": part.address, "part_heading": part.heading,
        "heading": clause.heading, "quote": span.of(reading.document.text), "start": span.start, "end": span.end,
    }


def _target(reading: Reading, target: Target, notes: "_Notes") -> Row:
    return _row(reading, target.address, target.span) | {
        "indicator": target.indicator, "operator": target.operator, "value": target.value, "unit": target.unit, "base": target.base,
        "printed": target.value_span.of(reading.document.text),
        "deadline": target.deadline, "deadline_iso": target.deadline_iso,
        "deadline_assumed": "" if target.deadline else str(reading.document.year or ""),
        "commitment": target.commitment, "scope": target.scope, "lead": notes.lead(target),
    }


def _duty(reading: Reading, duty: Duty, notes: "_Notes") -> Row:
    targets = [one.span for one in notes.targets_below(duty)]
    dates = [one.date_span for one in notes.milestones_below(duty) if not one.is_rhythm]
    return _row(reading, duty.address, duty.span) | {
        "task": duty.task, "lead": list(duty.lead), "support": list(duty.support), "open_list": duty.open_list,
        "generic": list(duty.generic), "separately": duty.separately,
        "targets": _printed(reading, targets), "dates": _printed(reading, dates),
        "deadline_assumed": "" if dates else str(reading.document.year or ""),
    }


class _Notes:
    """The responsibility notes of a document, and its targets and dates, by the clause they stand in."""

    def __init__(self, reading: Reading) -> None:
        self._duties = _by_address(reading.duties)
        self._targets = _by_address(reading.targets)
        self._milestones = _by_address(reading.milestones)

    def targets_below(self, duty: Duty) -> list[Target]:
        """The targets that a note covers."""
        return [one for one in self._targets.get(duty.address, []) if self.over(one) is duty]

    def milestones_below(self, duty: Duty) -> list[Milestone]:
        """The dates that a note covers."""
        return [one for one in self._milestones.get(duty.address, []) if self.over(one) is duty]

    def over(self, finding: Target | Milestone) -> Duty | None:
        """The note that covers a finding: the next one behind it in its clause, or the clause's last."""
        duties = self._duties.get(finding.address, [])
        return next((duty for duty in duties if duty.span.start >= finding.span.start), duties[-1] if duties else None)

    def lead(self, finding: Target | Milestone) -> list[str]:
        duty = self.over(finding)
        return list(duty.lead) if duty else []


def _by_address(findings: Iterable[_Found]) -> dict[str, list[_Found]]:
    found: dict[str, list[_Found]] = {}
    for one in findings:
        found.setdefault(one.address, []).append(one)
    return found


def _printed(reading: Reading, spans: Iterable[Span]) -> list[str]:
    return list(dict.fromkeys(span.of(reading.document.text) for span in spans))


def _group(reading: Reading, group: WorkingGroup) -> Row:
    return _row(reading, group.address, group.span) | {
        "name": group.name, "convener": _text(group.convener), "convener_role": group.convener_role,
        "deputies": _text(group.deputies), "deputy_role": group.deputy_role,
        "members": list(group.members), "open_list": group.open_list, "office": _text(group.office),
        "office_duty": _text(group.office_duty), "rhythm": [field.text for field in group.rhythm], "leader": _text(group.leader),
    }


def _text(field: Field | None) -> str:
    return field.text if field else ""


def _term(reading: Reading, term: Term) -> Row:
    explanation = term.explanation.of(reading.document.text) if term.explanation else ""
    return _row(reading, term.address, term.span) | {
        "term": term.term, "explanation": explanation, "members": _members(term.term, explanation),
        "explained_at": list(dict.fromkeys(one.address for one in reading.terms if one.explanation and one.term == term.term)),
    }


def _members(term: str, explanation: str) -> list[str]:
    """The members of a numbered slogan, where its explanation lists as many as it counts."""
    counted = counted_noun(term)
    count = counted[0] if counted else len(_TERMS.split(term))
    for separator in _SEPARATORS if count > 1 else ():
        members = [one for one in separator.split(explanation.rstrip("。")) if one]
        if len(members) == count:
            return members
    return []


def _milestone(reading: Reading, milestone: Milestone, notes: _Notes) -> Row:
    return _row(reading, milestone.address, milestone.span) | {
        "date": milestone.date_span.of(reading.document.text), "iso": milestone.iso, "is_rhythm": milestone.is_rhythm,
        "lead": notes.lead(milestone),
    }
