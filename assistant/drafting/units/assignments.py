"""Assignments: the tasks that share a way of being assigned: without a lead, with units that lead separately, with several leads."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.answer import Status
from assistant.draft import Draft
from assistant.drafting.units.rows import duty_rows, leads_of, section, where_of
from assistant.drafting.units.words import beyond
from assistant.inquiry import Inquiry
from assistant.question import ANNEX
from index.duties import Duty
from index.numerals import number_of

_LISTED = re.compile(r"哪|什么|啥|几|多少|列|所有|全部|清单|任务|数|\bwhich\b|\btasks?\b|how many", re.IGNORECASE)
_NO_LEAD = re.compile(
    r"(?:没有?|未|无|不|缺)(?:有|写|明确|单列|列|指定|标明|标|设|说|注明|定|确定|规定|分|点)*(?:出|明)?(?:谁)?(?:的)?(?:谁)?(?:牵头|主责|主办)|(?:牵头|主责)(?:单位|部门)?(?:的)?(?:不明|未明确|没写|没定|空缺|空着|缺失)|"
    r"(?:no|without (?:a|any)?) ?lead", re.IGNORECASE,
)
_SEPARATELY = re.compile(r"分别牵头|各自牵头|separately led|lead separately", re.IGNORECASE)
_JOINT = re.compile(
    r"(?:(?P<count>[一两二三四五六七八九十]|\d+|多|几)(?:个|家)?(?:以上)?(?:的)?(?:单位|部门|局|家)?)?(?:以上)?(?:一起|共同|联合|来)?(?:牵头)|(?:一起|共同|联合)牵头|jointly led", re.IGNORECASE
)
_JOINTLY = re.compile(r"一起|共同|联合|jointly|(?:[一两二三四五六七八九十\d多几](?:个|家)(?:以上)?(?:的)?(?:单位|部门|局)?|单位)(?:一起|共同|联合|来)?牵头", re.IGNORECASE)
_NO_SUPPORT = re.compile(r"(?:没有?|未|无)(?:有|写|明确|列|指定)*(?:谁)?(?:的)?配合")
_WORDS = re.compile(
    rf"{ANNEX}|总体方案|哪几|哪些|哪|什么|啥|多少|几|列出来?|所有|全部|清单|任务|工作|事项|条款|单位|部门|牵头|配合|主责|主办|分别|各自|一起|共同|联合|方案|文件|由|归|来|请|一共|总共|"
    r"共|没有?|未|无|不|缺|写|明确|单列|指定|标明|注明|定|空着|不明|只|一串|负责|点|标|分|头|里|中|的|有|是|了|个|家|项|条|件|些|两|一|二|三|四|五|六|七|八|九|十|多|以上|谁|都|责任|"
    r"which|tasks?|have|has|are|is|no|without|a|any|lead|led|units?|how|many|jointly|separately|by|\d|\s|[?？,，。、]", re.IGNORECASE,
)
_WITH_LEAD = re.compile(
    r"(?<![没未不])(?:明确|写明|标明|载明|列明|注明|指定|列出|标出|写|标|列|有|带)(?:了|出|着)?(?:的)?(?:总?牵头|主责)(?:的|单位|部门)|(?:have|has|with|name|names|naming) (?:a |an )?lead\b", re.IGNORECASE
)
_BEYOND = 2


@dataclass(frozen=True, slots=True)
class Sort:
    """A way in which tasks are assigned."""

    fits: Callable[[Duty], bool]
    what: str
    """How an answer calls it: 未列牵头单位."""


def draft_duty_list(inquiry: Inquiry) -> Draft | None:
    """The complete list; None where the question names a matter of its own or asks for no such list."""
    text = inquiry.question.typed
    if not _LISTED.search(text) or (len(_WORDS.sub("", text)) >= _BEYOND and (inquiry.question.units or beyond(inquiry))):
        return None
    sort = assigned(inquiry)
    return _draft(inquiry, sort) if sort else None


def assigned(inquiry: Inquiry) -> Sort | None:
    """The way of being assigned that the question names."""
    text, say = inquiry.question.typed, inquiry.say
    if _NO_LEAD.search(text):
        return Sort(lambda duty: not duty.lead, say("no_lead_tasks_what"))
    if _NO_SUPPORT.search(text):
        return Sort(lambda duty: not duty.support, say("no_support_tasks_what"))
    if _SEPARATELY.search(text):
        return Sort(lambda duty: duty.separately, say("separate_tasks_what"))
    if _WITH_LEAD.search(text) and not inquiry.question.units:
        return Sort(lambda duty: bool(duty.lead), say("lead_tasks_what"))
    if not _JOINTLY.search(text):
        return None
    found = next((match for match in _JOINT.finditer(text) if match["count"]), None)
    number = number_of(found["count"]) if found else 0
    at_least = not number or "以上" in text
    what = say("joint_tasks_what", number=say("at_least", count=number) if at_least else number) if number else say("joint_tasks_any_what")
    return Sort(lambda duty: len(duty.lead) >= (number or 2) if at_least else len(duty.lead) == number, what)


def _draft(inquiry: Inquiry, sort: Sort) -> Draft:
    say = inquiry.say
    rows = duty_rows(inquiry, sort.fits)
    where = where_of(inquiry)
    if not rows:
        return Draft(say("no_such_tasks", where=where, what=sort.what), status=Status.NOT_FOUND)
    return section(inquiry, say("such_tasks", where=where, what=sort.what, count=len(rows)), rows, beside=leads_of)
