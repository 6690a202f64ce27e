"""Follow-ups: what a reader of an answer may want to ask next, in words that the product answers."""

from collections.abc import Sequence

from assistant.answer import Status
from assistant.asks import Ask
from assistant.draft import Draft, task_of
from assistant.inquiry import Inquiry

_MOST = 3


def follow_ups(inquiry: Inquiry, drafts: Sequence[Draft]) -> tuple[str, ...]:
    """Up to three whole questions about the clause that the answer stands on; none after a refusal."""
    quotes = [quote for draft in drafts for quote in draft.quotes]
    if not quotes or drafts[0].status in (Status.NOT_FOUND, Status.OUT_OF_SCOPE):
        return ()
    question, say = inquiry.question, inquiry.say
    reading, clause = quotes[0].reading, quotes[0].clause
    task, part = task_of(clause), reading.tree.part_of(clause).address
    suggestions = []
    has_note = any(duty.address == clause.address for duty in reading.duties)
    if has_note and not question.wants(Ask.LEAD):
        suggestions.append(say("follow_lead", task=task))
    if has_note and not question.wants(Ask.SUPPORT):
        suggestions.append(say("follow_support", task=task))
    leads = [unit for duty in reading.duties if duty.address == clause.address for unit in duty.lead]
    if leads:
        suggestions.append(say("follow_duties", unit=leads[0], part=part))
    if not drafts[0].is_computed:
        suggestions.append(say("follow_outline", part=part))
    return tuple(suggestions[:_MOST])
