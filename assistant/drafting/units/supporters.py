"""Supporters: what a unit leads, together with the units that support it in each of these tasks."""

import re

from assistant.answer import Status
from assistant.draft import Draft, task_of
from assistant.drafting.units.leads import support_phrase
from assistant.drafting.units.names import named
from assistant.drafting.units.rows import duty_rows, section, where_of
from assistant.drafting.units.words import LEADING, beyond
from assistant.inquiry import Inquiry

_SUPPORTERS = re.compile(
    r"(?:谁|哪些|哪几(?:个|家)|什么|啥|都有|还有|别的|其他)[^,，。]{0,6}(?:配合|参与|参加|协助|一起(?!牵头)|一块|帮忙|搭手|责任单位|支持)|(?:配合|参与|协助|支持|帮忙|责任|参加)(?:的)?(?:单位|部门)?(?:是|有|都|还|又|分别)*(?:谁|哪|几家|什么)|"
    r"(?:配合|参与|协助)(?:的)?(?:单位|部门)(?:有谁)?[?？]?$|who (?:else )?(?:supports?|assists?|helps?)|supporting units", re.IGNORECASE,
)
_LEADING_TOO = re.compile(r"(?:一起|共同|联[合和])(?:来)?牵头")
_NOT_LEADING = re.compile(r"(?:不|没有?|非)牵头|只(?:是|管)?配合|without leading|not lead", re.IGNORECASE)
_SHOWN = 3
"""Tasks whose supporters a headline names; beyond that they stand in the rows."""


def draft_supporters(inquiry: Inquiry) -> Draft | None:
    """Each task with its supporters; None where no unit's tasks are meant, or the question names one of them itself."""
    say, question = inquiry.say, inquiry.question
    text = question.typed
    leading = re.search(LEADING, text, re.IGNORECASE)
    who = _SUPPORTERS.search(text)
    if len(question.units) != 1 or question.means_a_group or not leading or not who or leading.start() > who.start() or _LEADING_TOO.search(text) or _NOT_LEADING.search(text):
        return None
    if beyond(inquiry, (r"一块|都有",)):
        return None
    unit = named(inquiry.library, *question.units[0], lambda name: len(duty_rows(inquiry, lambda duty: name in duty.lead)))
    rows = [row for row in duty_rows(inquiry, lambda duty: bool(duty.lead)) if unit.names_in(row.reading.document.id) & set(row.duty.lead)]
    if not rows:
        return Draft(say("no_duty", where=where_of(inquiry), unit=unit.name, role=say("role_lead")), status=Status.NOT_FOUND)
    before = say("unit_duties", unit=unit.name, role=say("role_lead"), count=len(rows))
    draft = section(inquiry, before, rows)
    phrases = []
    for row in rows:
        task = task_of(row.clause)
        leads = say("lead", task=task, units=say.names(row.duty.lead)) + say("join") if len(row.duty.lead) > 1 else ""
        phrases.append(f"{leads}{support_phrase(inquiry, task, row.duty)}")
    lines = tuple((f"{row.clause.address} {phrase}", place) for place, (row, phrase) in enumerate(zip(rows, phrases, strict=True)))
    headline = before + say("join").join(phrases) if len(rows) <= _SHOWN else draft.headline
    return draft.but(headline=headline, rows=lines)
