"""Rows: responsibility notes as a counted list, the way every answer on units shows them."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from assistant.draft import Draft, Quote, task_of
from assistant.drafting.listing import SHOWN, by_part
from assistant.drafting.units.names import Named, named
from assistant.inquiry import Inquiry
from assistant.question import ANNEX
from index.clauses import Clause
from index.duties import Duty
from index.folding import fold, longest_run
from index.library import Reading
from index.numerals import number_of

_WHOLE = re.compile("总共|一共|加起来|合计|in all|in total", re.IGNORECASE)
_ANNEXES = rf"{ANNEX}(?:(?:[、,，和及与跟]|以及)\s*{ANNEX})*"
_EXCEPTED = re.compile(rf"(?:除(?:了|开|去|掉)?|不算|不含)\s*(?P<behind>{_ANNEXES})|(?P<before>{_ANNEXES})(?:以外|之外)")


Role = bool | None
"""True for leading, False for supporting, None for either."""


@dataclass(frozen=True, slots=True)
class Row:
    """One note with its clause."""

    reading: Reading
    clause: Clause
    duty: Duty

    @property
    def part(self) -> str:
        """The address of its part: 附件3."""
        return self.reading.tree.part_of(self.clause).address

    @property
    def quote(self) -> Quote:
        return Quote(self.reading, self.clause, self.duty.span)

    def units(self, role: Role) -> tuple[str, ...]:
        """The units that stand in the note in this role."""
        return self.duty.units if role is None else self.duty.lead if role else self.duty.support

    def names(self, unit: Named, role: Role) -> bool:
        """Whether a unit stands in it in this role, under its name or one that is surely the same."""
        return bool(unit.names_in(self.reading.document.id) & set(self.units(role)))


def duty_rows(inquiry: Inquiry, fits: Callable[[Duty], object]) -> list[Row]:
    """The notes that fit, in document order; of the parts that the question names, if it names any."""
    parts = parts_of(inquiry)
    rows = [
        Row(reading, reading.tree[duty.address], duty)
        for reading in inquiry.readings() for duty in reading.duties if fits(duty)
    ]
    if excepted := excepted_parts(inquiry):
        rows = [row for row in rows if row.part not in excepted]
        parts = tuple(part for part in parts if part not in excepted)
    return [row for row in rows if not parts or row.part in parts]


def with_duties(inquiry: Inquiry, units: Iterable[tuple[str, tuple[str, ...]]]) -> list[Named]:
    """The units, each as said with its printed names, by the name that has duties."""
    return [named(inquiry.library, *unit, lambda name: len(duty_rows(inquiry, lambda duty: name in duty.units))) for unit in units]


def role_called(inquiry: Inquiry, role: Role) -> str:
    """牵头, 配合 or, of either, 承担."""
    return inquiry.say("role_any" if role is None else "role_lead" if role else "role_support")


def excepted_parts(inquiry: Inquiry) -> tuple[str, ...]:
    """The parts that the question leaves out: 除了附件3."""
    found = _EXCEPTED.search(inquiry.question.typed)
    named = re.findall(r"[\d一二三四五六七八九十]+", found["behind"] or found["before"]) if found else []
    numbers = {number_of(number) for number in named}
    return tuple(part for part in inquiry.question.parts if part.removeprefix("附件").isdecimal() and int(part.removeprefix("附件")) in numbers)


def parts_of(inquiry: Inquiry) -> tuple[str, ...]:
    """The parts to count in: none where the question asks of the whole (总共) and only a later question beside it names a part."""
    typed = fold(inquiry.question.typed)
    if not _WHOLE.search(typed) or re.search("附件|方案|annex|appendix", typed):
        return inquiry.question.parts
    headings = [fold(part.heading) for reading in inquiry.readings() for part in reading.tree.parts if part.address in inquiry.question.parts]
    return inquiry.question.parts if any(longest_run(heading, typed) for heading in headings) else ()


def leads_of(row: Row) -> tuple[str, ...]:
    """Who leads, as what is shown beside a row."""
    return row.duty.lead


def section(inquiry: Inquiry, before: str, rows: Sequence[Row], beside: Callable[[Row], Sequence[str]] | None = None) -> Draft:
    """A counted list; ``before`` says what is counted and how many, ``beside`` which units each row names."""
    say = inquiry.say
    names = [_name(inquiry, row, beside(row) if beside else ()) for row in rows]
    shown = say("list_comma").join(names) if len(rows) <= SHOWN else by_part(inquiry, (row.quote for row in rows))
    lines = tuple((f"{row.clause.address} {name}", place) for place, (row, name) in enumerate(zip(rows, names, strict=True)))
    return Draft(before + shown, tuple(row.quote for row in rows), rows=lines, is_computed=True)


def _name(inquiry: Inquiry, row: Row, units: Sequence[str]) -> str:
    task = task_of(row.clause)
    return inquiry.say("item_place", item=task, place=inquiry.say.names(list(units))) if units else task


def where_of(inquiry: Inquiry) -> str:
    """The parts that the question names, or the documents."""
    say = inquiry.say
    excepted = excepted_parts(inquiry)
    return say("list_comma").join(part for part in parts_of(inquiry) if part not in excepted) or say("the_documents")
