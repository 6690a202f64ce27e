"""Resort: a completed question that is refused, asked instead of the clause that was shown; never for a figure, a date, a year, a part or a unit of its own."""

import re
from collections.abc import Sequence

from assistant.answer import Status
from assistant.asks import Ask
from assistant.turns import wording
from assistant.turns.context import asks, last_of
from assistant.turns.fragment import Fragment
from assistant.turns.memory import Said
from assistant.turns.rules.leaning import in_clause
from assistant.turns.shown import tasks_of
from assistant.turns.subject import asked_of

_MEASURED = (Ask.FIGURE, Ask.WHEN, Ask.PROGRESS, Ask.RHYTHM)
_LONGEST = 24
"""Characters of a question that may be meant of the clause that was shown."""
_REFUSED = (Status.NOT_FOUND, Status.OUT_OF_SCOPE)


def resort(whole: str, fragment: Fragment, before: Sequence[Said]) -> str:
    """What to ask in the place of a question that is refused; empty where it is not refused, or nothing fits."""
    last, question = last_of(before), fragment.question
    if len(fragment.text) > _LONGEST or question.years or question.parts or question.units or question.missing_parts:
        return ""
    if last.answer.status in _REFUSED or not last.answer.citations or last.recall(whole or fragment.text).status not in _REFUSED:
        return ""
    wanted = asks(fragment)
    task = next(iter(tasks_of(last.answer, fragment.understanding.library)), "")
    if not task or set(wanted) & set(_MEASURED):
        return ""
    if fragment.has_own:
        return next(iter(in_clause(fragment, last)), "")
    if set(wanted) & {Ask.LEAD, Ask.SUPPORT}:
        return asked_of(task, wanted, fragment.is_english)
    if fragment.is_english or not (set(wanted) & {Ask.HOW, Ask.LIST, Ask.MEANING}) or re.search(wording.COMPARISON, fragment.text):
        return ""
    return f"{task}具体怎么说"
