"""Parts: how many tasks of one kind fall to each part, or to each of several units, and where there are more."""

import re
from collections import Counter
from collections.abc import Sequence

from assistant.answer import Status
from assistant.draft import Draft
from assistant.drafting.listing import together
from assistant.drafting.units.assignments import Sort, assigned
from assistant.drafting.units.names import Named
from assistant.drafting.units.rows import Role, Row, duty_rows, role_called, section, where_of, with_duties
from assistant.drafting.units.words import LEADING, SUPPORTING, beyond, role_asked, roles_of_unit
from assistant.inquiry import Inquiry

_PART = r"(?:附件|方案|攻坚|部分|板块)"
_EACH_PART = re.compile(rf"(?:各个?|每个?|每一个){_PART}|{_PART}(?:分别|各自|各)|(?:each|every) (?:annex|part)", re.IGNORECASE)
_WHICH_PART = re.compile(rf"哪(?:个|一个|份)?{_PART}[^,，。]*(?:最|更|比较)?(?P<word>多|少)|最(?:多|少)的(?:是)?(?:哪)?(?:一)?个?{_PART}|which (?:annex|part)[^,.]*\b(?:most|fewest|least|more|fewer)\b", re.IGNORECASE)
_COUNTED = re.compile(r"几|多少|数|how many|number", re.IGNORECASE)
_SIDE_BY_SIDE = re.compile(r"各|分别|哪(?:个|边|一个|份)?[^,，。]*(?:多|少)|比|相差|谁[^,，。]*(?:多|少)|(?:more|fewer|compare|each)", re.IGNORECASE)
_AGAINST = re.compile(
    r"(?:谁|哪(?:个|家|边|一家)?)(?:单位|部门|局)?[^,，。]*(?:多|少)(?!少)|比[^,，。]*(?:多|少)|比一比|对比|比较|排(?:个|名|一下|序)|相差|差(?:几|多少)|\b(?:more|fewer|compare|most)\b", re.IGNORECASE
)
_FEWER = re.compile(r"(?<![多])少(?!于)|fewer|fewest|least", re.IGNORECASE)
_ALL = re.compile("多少")


def draft_side_by_side(inquiry: Inquiry) -> Draft | None:
    """The counts with the greatest named; None where the question sets no parts or units against each other, or says more."""
    question = inquiry.question
    text = question.typed
    if question.means_a_group or beyond(inquiry, ("更", "谁")):
        return None
    if len(_units(inquiry)) > 1 and len(question.parts) < 2 and _AGAINST.search(text):
        return _units_side_by_side(inquiry)
    is_each = bool(_EACH_PART.search(text)) and bool(_COUNTED.search(text))
    if not (is_each or _WHICH_PART.search(text) or (len(question.parts) > 1 and _SIDE_BY_SIDE.search(text))):
        return None
    return _parts_side_by_side(inquiry)


def counts_by_part(rows: Sequence[Row]) -> Counter[str]:
    """The address of each part → its rows, in document order."""
    return Counter(row.part for row in rows)


def _units(inquiry: Inquiry) -> list[Named]:
    return list({one.name: one for one in with_duties(inquiry, inquiry.question.units)}.values())


def _rows_of(inquiry: Inquiry, unit: Named, role: Role) -> list[Row]:
    return [row for row in duty_rows(inquiry, lambda duty: True) if row.names(unit, role)]


def _what(inquiry: Inquiry, role: Role) -> str:
    return inquiry.say("tasks_led" if role else "tasks_supported" if role is False else "tasks_any")


def _units_side_by_side(inquiry: Inquiry) -> Draft:
    say, role = inquiry.say, role_asked(inquiry.question.typed)
    each = sorted(((unit, _rows_of(inquiry, unit, role)) for unit in _units(inquiry)), key=lambda one: -len(one[1]))
    counts = [(unit.name, len(rows)) for unit, rows in each]
    headline = say("counts_of", where=where_of(inquiry), what=_what(inquiry, role), counts=say("list_comma").join(say("unit_count", unit=name, count=count) for name, count in counts))
    headline += say("comma") + _greatest(inquiry, counts)
    return together(inquiry, [section(inquiry, "", rows) for _, rows in each]).but(headline=headline)


def _greatest(inquiry: Inquiry, counts: Sequence[tuple[str, int]]) -> str:
    """Which has more, and by how much where there are two."""
    say = inquiry.say
    is_fewest = bool(_FEWER.search(_ALL.sub("", inquiry.question.typed))) and "多" not in _ALL.sub("", inquiry.question.typed)
    numbers = [count for _, count in counts]
    edge = min(numbers) if is_fewest else max(numbers)
    best = [name for name, count in counts if count == edge]
    if len(best) == len(counts):
        return say("as_many")
    if len(counts) == 2:
        return say("fewer_by" if is_fewest else "more_by", unit=best[0], count=max(numbers) - min(numbers))
    return say("fewest_in" if is_fewest else "most_in", items=say.names(best))


def _parts_side_by_side(inquiry: Inquiry) -> Draft | None:
    """One kind of tasks in each part: of a unit, without a lead and the like; None where no kind is named."""
    say, text = inquiry.say, inquiry.question.typed
    units = _units(inquiry)
    kind = None if units else assigned(inquiry) or _any_task(inquiry)
    if units:
        role = role_asked(text)
        rows, what = _rows_of(inquiry, units[0], role), say("of_unit", unit=units[0].name, what=_what(inquiry, role))
    elif kind:
        rows, what = duty_rows(inquiry, kind.fits), say("of_sort", what=kind.what) if kind.what else say("tasks_any")
    else:
        return None
    if not rows:
        return Draft(say("no_such_tasks", where=where_of(inquiry), what=what), status=Status.NOT_FOUND)
    found = counts_by_part(rows)
    parts = inquiry.question.parts if len(inquiry.question.parts) > 1 else tuple(dict.fromkeys(row.part for row in duty_rows(inquiry, lambda duty: True)))
    counts = [(part, found[part]) for part in parts]
    headline = say("counts_of_what", what=what, counts=say("list_comma").join(say("by_part", part=part, count=count) for part, count in counts))
    if len(counts) > 1:
        headline += say("comma") + _greatest(inquiry, counts)
    return section(inquiry, "", rows).but(headline=headline)


def _any_task(inquiry: Inquiry) -> Sort | None:
    """Tasks of whatever sort, where parts are named or all are gone over."""
    text = inquiry.question.typed
    is_meant = len(inquiry.question.parts) > 1 or bool(_EACH_PART.search(text))
    return Sort(lambda duty: True, "") if is_meant and re.search("任务|tasks", text) and not re.search(f"{LEADING}|{SUPPORTING}", text) else None


def draft_parts_of(inquiry: Inquiry, unit: tuple[str, tuple[str, ...]]) -> Draft:
    """In which parts a unit has something to do, with how much it leads and supports in each."""
    say = inquiry.say
    (one,) = with_duties(inquiry, [unit])
    roles = roles_of_unit(f"{inquiry.question.typed} {inquiry.question.text}")
    role = roles[0] if len(roles) == 1 else None
    rows = _rows_of(inquiry, one, role)
    if not rows:
        return Draft(say("no_duty", where=where_of(inquiry), unit=one.name, role=role_called(inquiry, role)), status=Status.NOT_FOUND)
    leads = Counter(row.part for row in rows if row.names(one, True))
    parts = dict.fromkeys(row.part for row in rows)
    counted = []
    for part in parts:
        supports = sum(row.part == part for row in rows) - leads[part]
        kinds = [say("role_count", role=say(role), count=count) for role, count in (("role_lead", leads[part]), ("role_support", supports)) if count]
        counted.append(say("item_place", item=part, place=say("list_comma").join(kinds)))
    before = say("unit_parts", unit=one.name, count=len(parts), parts=say("list_comma").join(counted))
    return section(inquiry, "", rows).but(headline=before)
