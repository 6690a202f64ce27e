"""Widest: the tasks with most, or fewest, units: leading, supporting or all."""

import re

from assistant.answer import Status
from assistant.draft import Draft, task_of
from assistant.drafting.units.rows import duty_rows, section, where_of
from assistant.drafting.units.words import beyond
from assistant.inquiry import Inquiry
from index.numerals import number_of

_UNITS = r"(?:单位|部门|委办局|主体|局|(?<=[牵头配合参与])的)"
_ROLE = r"(?:总?牵头|主责|配合|参与|参加|协助|支持|责任|涉及|负责|承担|牵扯)"
_TASK = r"(?:任务|工作|事项|事儿?|条款?|项|件)"
_MANY = r"(?:数量?|个数|家数)?(?:的)?(?:是|为)?最(?P<{}>多|少)"
_WIDEST = re.compile(
    rf"(?P<role>{_ROLE})(?:到|了)?的?{_UNITS}{_MANY.format('word')}(?:的)?(?:是)?(?:前?\s*(?:[一两二三四五六七八九十\d]+)?(?:个|项|条|件)?)?(?:哪|什么)?(?:一|几)?(?:个|项|条|件)?(?:攻坚|重点)?(?:{_TASK}|[?？]?$)|"
    rf"(?:哪|什么)(?:一|几|些)?(?:个|项|条|件)?(?:{_TASK})?(?:里|中)?(?:的|要|是|由)?(?P<role2>{_ROLE})?(?:到|了)?的?{_UNITS}{_MANY.format('word2')}(?!的?(?:单位|部门))|"
    r"which (?:task|duty|item)s?\b.{0,20}\b(?P<word3>most|fewest|least)\b.{0,6}?(?P<role3>lead|support\w*|participating)?\s*(?:units|departments|bureaus)", re.IGNORECASE,
)
_FIRST = re.compile(r"前\s*(?P<a>[一两二三四五六七八九十]|\d+)|最[多少]的?(?P<b>[两二三四五六七八九十]|\d+)(?:个|项|条|件)")
_SHOWN = 10


def draft_widest(inquiry: Inquiry) -> Draft | None:
    """The tasks with their number of units, ties together; None where no such thing is asked."""
    text, say = inquiry.question.typed, inquiry.say
    found = _WIDEST.search(text)
    if not found or inquiry.question.units or inquiry.question.means_a_group or beyond(inquiry, ("主体", "牵扯")):
        return None
    role = found["role"] or found["role2"] or found["role3"] or ""
    counts = True if re.search("牵头|主责|lead", role) else False if re.search("配合|参与|参加|协助|支持|support|particip", role) else None
    is_fewest = (found["word"] or found["word2"] or found["word3"]) in ("少", "fewest", "least")
    counted = [(row, row.units(counts)) for row in duty_rows(inquiry, lambda duty: True)]
    ranked = sorted([one for one in counted if one[1]], key=lambda one: len(one[1]) * (1 if is_fewest else -1))
    if not ranked:
        return Draft(say("no_such_tasks", where=where_of(inquiry), what=role), status=Status.NOT_FOUND)
    first = _FIRST.search(text)
    edge = len(ranked[min(number_of(first["a"] or first["b"]) if first else 1, len(ranked)) - 1][1])
    best = [one for one in ranked if (len(one[1]) <= edge if is_fewest else len(one[1]) >= edge)]
    what = say("role_all_units" if counts is None else "role_lead_units" if counts else "role_support_units")
    items = [say("item_place", item=task_of(row.clause), place=say("units_counted", count=len(units)) + (say("open_list") if row.duty.open_list and not counts else "")) for row, units in best]
    shown = say("list_comma").join(items[:_SHOWN]) + (say("and_more_items", count=len(items)) if len(items) > _SHOWN else "")
    draft = section(inquiry, "", [row for row, _ in ranked[: max(_SHOWN, len(best))]], beside=lambda row: (say("units_counted", count=len(row.units(counts))),))
    return draft.but(headline=say("fewest_units" if is_fewest else "most_units", where=where_of(inquiry), what=what, items=shown))
