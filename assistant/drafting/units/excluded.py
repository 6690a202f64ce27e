"""Excluded: the tasks that named units do not lead or have no share in, and the parts that give a unit nothing."""

import re

from assistant.answer import Status
from assistant.draft import Draft
from assistant.drafting.units.names import Named
from assistant.drafting.units.parts import counts_by_part
from assistant.drafting.units.rankings import leading_units
from assistant.drafting.units.rows import Role, duty_rows, leads_of, role_called, section, where_of, with_duties
from assistant.drafting.units.words import LEADING, SUPPORTING, beyond
from assistant.inquiry import Inquiry

_UNIT = "◇"
_UNITS = rf"{_UNIT}(?:(?:不是|不由|不归|没有|牵头|配合|参与|[、,，和跟与及或也又既而非由\s]|\bor\b|\band\b)*{_UNIT})*"
_NO = r"(?:不是|并?非|不由|不归|不属于?|没有?|未由|不含|不包括|不包含|不涉及|不带|不让|不用)"
_BEFORE = re.compile(rf"(?:{_NO}(?:由|归|让|给|派给?|安排|分给?|涉及|包括)?|not (?:led |supported )?by|without|not involv\w+|no (?:tasks?|duties) (?:for|of))\s*{_UNITS}", re.IGNORECASE)
_BESIDE = re.compile(rf"(?:除了?|除开|除去|不算|撇开|except(?: for)?|other than|apart from)\s*{_UNITS}", re.IGNORECASE)
_BEHIND = re.compile(
    rf"{_UNITS}(?:一[项个条件](?:任务|活)?)?(?:都|也)*(?:没关系|无关|不沾边|(?:没有?|未|不)(?:用|被|有|曾)?(?:参与|参加|配合|涉及|出现|份|沾边|关系|管|进|提到|(?<!不)牵头任务|任务|活儿?|分到|派到|在(?=哪|任何)))"
)
_IN_PARTS = re.compile(r"(?:附件|攻坚|方案|部分|板块)(?:里|中|上|里面)*(?:没有?|未|不)(?:有|被|用|曾)?[\u3400-\u9fff]")
_OF_PARTS = re.compile(r"(?:哪(?:些|几|一)?个?|几个|多少个|什么|which)\s*(?:附件|攻坚|方案|部分|板块|annex(?:es)?|parts?)", re.IGNORECASE)
_OTHERS = re.compile(r"其他|其余|其它|别的|剩下|余下|还有|另外|哪|几|多少|other", re.IGNORECASE)
_WHO = re.compile(r"谁|哪(?:个|些|几个|家|几家)(?:部门|单位|局|委|办)|\bwho\b|which (?:department|bureau|unit)", re.IGNORECASE)
_LEAD_UNITS = re.compile(r"(?:哪些|哪几个?|几个|多少个?|其他|其余|别的)(?:个|家)?(?:单位|部门)?(?:是|有|来|在)*(?:牵头|主责)(?:单位|部门)|(?:其他|其余|别的|还有|哪些|哪几个?|哪几家)(?:单位|部门)(?:在|来|也)*牵头")
_OTHER_TASKS = re.compile(r"(?:其他|其余|其它|别的|剩下的?|余下的?)(?:的)?(?:任务|工作|事|条|项)")


def draft_excluded(inquiry: Inquiry) -> Draft | None:
    """The complete list; None where no unit is left out, or the question names a matter of its own."""
    question = inquiry.question
    if not question.units or question.means_a_group:
        return None
    text = re.sub("有没有|有无", "有", re.sub("是不是|是否", "是", question.typed))
    for name in sorted({said for said, _ in question.units}, key=len, reverse=True):
        text = text.replace(name, _UNIT)
    of_parts = bool(_OF_PARTS.search(text))
    is_left_out = bool(_BEFORE.search(text) or _BEHIND.search(text) or (of_parts and _IN_PARTS.search(text)))
    is_beside = bool(_BESIDE.search(text)) and bool(_OTHERS.search(text)) and not of_parts
    if not (is_left_out or is_beside) or beyond(inquiry):
        return None
    if of_parts:
        return _parts_without(inquiry, text)
    if _LEAD_UNITS.search(text):
        names = frozenset(name for unit in _units(inquiry) for reading in inquiry.readings() for name in unit.names_in(reading.document.id))
        return leading_units(inquiry, names)
    return None if _WHO.search(text) and not _OTHER_TASKS.search(text) else _tasks_without(inquiry, text)


def _role(text: str) -> Role:
    """True for leading, False for supporting, None for any share."""
    leads, supports = bool(re.search(LEADING, text, re.IGNORECASE)), bool(re.search(SUPPORTING, text, re.IGNORECASE))
    return True if leads and not supports else False if re.search("配合|support", text) and not leads else None


def _units(inquiry: Inquiry) -> list[Named]:
    return list({one.name: one for one in with_duties(inquiry, inquiry.question.units)}.values())


def _tasks_without(inquiry: Inquiry, text: str) -> Draft:
    say, role, units = inquiry.say, _role(text), _units(inquiry)
    rows = [row for row in duty_rows(inquiry, lambda duty: True) if not any(row.names(unit, role) for unit in units)]
    what = say("not_led_by" if role else "not_supported_by" if role is False else "without_share_of", units=say("list_or").join(one.name for one in units))
    if not rows:
        return Draft(say("no_such_tasks", where=where_of(inquiry), what=what), status=Status.NOT_FOUND)
    unled = sum(not row.duty.lead for row in rows)
    draft = section(inquiry, say("such_tasks", where=where_of(inquiry), what=what, count=len(rows)), rows, beside=leads_of)
    return draft.but(headline=draft.headline + say("of_which_unled", count=unled)) if unled and role else draft


def _parts_without(inquiry: Inquiry, text: str) -> Draft:
    """The parts in whose notes the unit does not stand, and what it has in the others."""
    say, role = inquiry.say, _role(text)
    (unit, *_) = _units(inquiry)
    everything = duty_rows(inquiry, lambda duty: True)
    rows = [row for row in everything if row.names(unit, role)]
    if not rows:
        return Draft(say("no_duty", where=where_of(inquiry), unit=unit.name, role=role_called(inquiry, role)), status=Status.NOT_FOUND)
    held = {row.part for row in rows}
    without = dict.fromkeys((row.part, row.reading.tree[row.part].heading) for row in everything if row.part not in held)
    what = say("tasks_led" if role else "tasks_supported" if role is False else "tasks_any")
    if without:
        parts = say("list_comma").join(say("item_place", item=part, place=heading) if heading else part for part, heading in without)
        headline = say("parts_without", unit=unit.name, what=what, count=len(without), parts=parts)
    else:
        headline = say("parts_all", unit=unit.name, what=what)
    counts = say("list_comma").join(say("by_part", part=part, count=count) for part, count in counts_by_part(rows).items())
    return section(inquiry, "", rows).but(headline=headline + say("join") + say("elsewhere_has", what=what, counts=counts))
