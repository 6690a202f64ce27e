"""Drafts: what the document says where a question takes something for given; what it does not say is not repeated."""

from collections.abc import Callable, Iterator, Sequence

from assistant.answer import Status
from assistant.draft import Draft, task_of
from assistant.drafting.claims import draft_claim
from assistant.drafting.units.leads import support_phrase
from assistant.drafting.units.universal import draft_all_led
from assistant.inquiry import Inquiry
from assistant.premises.supposed import Supposition, supposed
from assistant.premises.verdict import Verdict, is_left_to_others, noted, verdict

Answering = Callable[[str, str], Sequence[Draft]]
"""A question, and the topic that one saying too little takes → what answers it."""
_SAID = (Status.ANSWERED, Status.UNSPECIFIED, Status.PARTIAL)


def draft_premise(inquiry: Inquiry, answering: Answering) -> list[Draft]:
    """What the document says of the premise, and what answers the rest; nothing where the question supposes nothing checkable."""
    supposition = supposed(inquiry.question, inquiry.library.genre)
    if not supposition or draft_all_led(inquiry) or draft_claim(inquiry):
        return []
    if not supposition.plain:
        return [Draft(f"{inquiry.say('premise_unsaid')}{inquiry.say('join')}{inquiry.say('no_topic')}", status=Status.NOT_FOUND)]
    topic = inquiry.question.topic if supposition.rest else ""
    drafts = list(answering(supposition.plain, topic if supposition.unit and len(supposition.plain) < 6 else ""))
    if not drafts:
        return []
    found = verdict(supposition, drafts[0])
    if not supposition.rest:
        return [_told(inquiry, supposition, drafts[0], found), *drafts[1:]]
    if found is Verdict.RIGHT or (found is Verdict.OTHERWISE and drafts[0].status is Status.ANSWERED):
        return []
    first = _told(inquiry, supposition, drafts[0], found)
    further = list(_not_said_already(answering(supposition.rest, supposition.plain), first, inquiry.say("join")))
    if first.status in _SAID or not further:
        return [first, *further]
    return [further[0].but(headline=f"{inquiry.say('premise_unsaid')}{inquiry.say('join')}{further[0].headline}"), *further[1:]]


def _not_said_already(drafts: Sequence[Draft], first: Draft, join: str) -> Iterator[Draft]:
    """The drafts without the statement that the first one gives."""
    for draft in drafts:
        statement, _, more = draft.headline.partition(join)
        if statement not in first.headline:
            yield draft
        elif more and more not in first.headline:
            yield draft.but(headline=more)


def _told(inquiry: Inquiry, supposition: Supposition, draft: Draft, found: Verdict) -> Draft:
    """The answer to the plain question with what the premise is to it."""
    if draft.status not in _SAID:
        return draft
    text = draft.headline
    if draft.status is Status.UNSPECIFIED and not noted(draft.quotes) and not is_left_to_others(draft):
        return draft
    if found is Verdict.WRONG:
        text = _not_by(inquiry, supposition, draft) or inquiry.say("premise_no", statement=text)
    elif found is Verdict.RIGHT and not supposition.asks_why and draft.status is Status.ANSWERED and _is_in_named_part(inquiry, draft):
        text = _led_so(inquiry, supposition, draft) or inquiry.say("claim_yes", statement=text)
    elif found is Verdict.OTHERWISE or supposition.asks_why:
        text = inquiry.say("premise_reads", statement=text)
    if supposition.figures and draft.status is Status.ANSWERED and is_left_to_others(draft):
        text += f"{inquiry.say('join')}{inquiry.say('no_what', what=inquiry.say('what_figure'))}"
        draft = draft.but(status=Status.UNSPECIFIED)
    if supposition.asks_why:
        text += f"{inquiry.say('join')}{inquiry.say('no_reason')}"
    return draft.but(headline=text)


def _is_in_named_part(inquiry: Inquiry, draft: Draft) -> bool:
    return all(inquiry.in_parts(quote.reading, quote.clause.address) for quote in draft.quotes)


def _led_so(inquiry: Inquiry, supposition: Supposition, draft: Draft) -> str:
    """Yes, with the lead of the one clause that is quoted; empty where the question is of something else."""
    duties = noted(draft.quotes[:1])
    if not supposition.unit or supposition.supports or draft.differences or not duties:
        return ""
    return inquiry.say("yes_lead", task=task_of(draft.quotes[0].clause), units=inquiry.say.names(duties[0].lead))


def _not_by(inquiry: Inquiry, supposition: Supposition, draft: Draft) -> str:
    """That the unit does not lead, who does, and that it supports where it does; empty where several clauses differ in it."""
    duties = noted(draft.quotes[:1])
    if not supposition.unit or supposition.supports or draft.differences or not duties or not duties[0].lead:
        return ""
    said, names = supposition.unit
    task = task_of(draft.quotes[0].clause)
    text = inquiry.say("no_lead_by", unit=said, task=task, units=inquiry.say.names(duties[0].lead))
    if set(names) & set(duties[0].support):
        text += f"{inquiry.say('join')}{support_phrase(inquiry, task, duties[0])}"
    return text
