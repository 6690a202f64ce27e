"""Names: the name of a unit that an answer counts first, and the other names that are counted beside it, never merged."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.answer import Status as AnswerStatus
from assistant.draft import Draft
from assistant.inquiry import Inquiry
from index.aliases import LEVEL, OtherName, Status
from index.library import Library
from index.units import BODY

_FOREIGN = re.compile(rf"[A-Za-z]{{2}}[^\u3400-\u9fff]*(?P<unit>[\u3400-\u9fff]{{1,12}}?{BODY})(?![\u3400-\u9fff])")
"""Such a name in a question that is put in English."""
_UNIT = re.compile(
    rf"(?P<unit>(?:(?![在的就能要会吗跟和把由被让是得着过])[\u3400-\u9fff]){{1,12}}?(?:{BODY[3:-1]}|馆|[协字工商]会))(?=在|要|有|负责|牵头|承担|配合|参与|参加|的|都|该|今年|涉及|按|相关|任务)"
)
"""What is called like a unit, before a word that says what it does."""
_SHORTEST = 3
"""Characters of a unit's name; what is shorter names a kind of units (乡镇, 医院)."""


@dataclass(frozen=True, slots=True)
class Named:
    """A unit as a question means it: the printed name it is counted by, and its other names with how sure each is."""

    name: str
    others: tuple[OtherName, ...]

    def names_in(self, document: str) -> frozenset[str]:
        """The name and those that are confirmed to be the same unit in a document."""
        confirmed = (one.name for one in self.others if one.document == document and one.status is Status.CONFIRMED)
        return frozenset((self.name, *confirmed))


def named(library: Library, said: str, names: tuple[str, ...], counts: Callable[[str], int]) -> Named:
    """The unit that a word means among the printed names it may stand for; ``counts``: rows under a printed name.

    A full name stands for itself. A short form stands for the name that the aliases confirm, unless only the short form
    has rows.
    """
    first = names[0]
    if first != said or not LEVEL.match(said):
        first = _main(library, first)
        if not counts(first):
            first = next((name for name in names if counts(name)), first)
    others = library.other_names(first)
    known = {one.name for one in others}
    meant = [OtherName(reading.document.id, name, Status.FOUND) for reading in library.readings for name in names if name not in known and name != first]
    return Named(first, tuple(others + meant))


def _main(library: Library, name: str) -> str:
    """The name that confirmed aliases lead to."""
    confirmed = {alias.name: alias.same_as for alias in library.aliases if alias.status is Status.CONFIRMED}
    seen = {name}
    while (main := confirmed.get(name)) and main not in seen:
        seen.add(main)
        name = main
    return name


def unknown_unit(typed: str) -> str:
    """What a question that names no unit of the documents begins with, if that is called like a unit."""
    found = _UNIT.match(re.sub(r"^(?:请问|请|麻烦|帮忙|帮我|列出|列一下|查一下|看一下|看看|统计一下|附件\S|总体方案|里|中|有没有|没有|有|我们|咱们|在)+", "", typed))
    found = found or _FOREIGN.search(typed)
    return found["unit"] if found and len(found["unit"]) >= _SHORTEST and not re.search("[哪几各谁啥]|什么|这|那", found["unit"]) else ""


def not_there(inquiry: Inquiry, unit: str) -> Draft:
    """That no document names the unit, with the names nearest to it."""
    say = inquiry.say
    near = inquiry.library.units.nearest(unit)
    if not near:
        return Draft(say("unit_not_found", unit=unit), status=AnswerStatus.NOT_FOUND)
    return Draft(say("unit_not_found_near", unit=unit, units=say.names(near)), status=AnswerStatus.NOT_FOUND)
