"""Drafts: what the document says where a question takes something for given; what it does not say is not repeated."""

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.answer import Status
from assistant.draft import Draft, task_of
from assistant.drafting.claims import draft_claim
from assistant.drafting.units.leads import support_phrase
from assistant.drafting.units.universal import draft_all_led
from assistant.inquiry import Inquiry
from assistant.premises.supposed import supposed
from assistant.premises.supposition import Supposition
from assistant.premises.verdict import Verdict, has_kind, is_left_to_others, noted, stated, verdict
from index.tokens import tokens

Answering = Callable[[str, str], Sequence[Draft]]
"""A question, and the topic that one saying too little takes → what answers it."""
_OF_IT = re.compile(r"^(?:那|请问|,|，)*(?:这|那|该|此|其|它)(?!么|里)|\b(?:it|this|that|they|these)\b", re.IGNORECASE)
_NO_TOPIC = re.compile(r"谁|哪个?|什么时候|什么|啥|多少|几|怎么|如何|何时|由|从|要|是|该|到|给|发|归|管|牵头|负责|配合|单位|部门|局|开始|执行|实施|落实|完成|[\d\W]")
_ASK_WORDS = re.compile(r"附件\d+的?|总体方案的?|(?:要?达到|目标|增长)?(?:是|有)?多少|目标")
_HALF, _NEARLY = 0.4, 0.75
"""Shares of a premise's words from which clauses are about it, and from which they are so beyond doubt."""
_TOPIC = 3
"""Characters from which what is asked besides names something of its own."""
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
    if not _is_said(inquiry, supposition, drafts[0], found):
        return [_unsaid(inquiry)]
    if supposition.is_statement:
        return []
    if not supposition.rest:
        return [_told(inquiry, supposition, drafts[0], found), *drafts[1:]]
    if found is Verdict.RIGHT or (found is Verdict.OTHERWISE and drafts[0].status is Status.ANSWERED):
        return []
    first = _told(inquiry, supposition, drafts[0], found)
    if first.status is Status.NOT_FOUND and _leans(supposition.rest):
        return [_unsaid(inquiry)]
    further = list(_not_said_already(answering(supposition.rest, supposition.plain), first, inquiry.say("join")))
    if first.status in _SAID or not further:
        return [first, *further]
    return [further[0].but(headline=f"{inquiry.say('premise_unsaid')}{inquiry.say('join')}{further[0].headline}"), *further[1:]]


def _is_said(inquiry: Inquiry, supposition: Supposition, draft: Draft, found: Verdict) -> bool:
    """Whether the clauses speak of what the premise is about at all."""
    if inquiry.question.language == "en":
        return True
    if supposition.ends:
        held = _held(inquiry, supposition, draft)
        return found is Verdict.OTHERWISE or held >= _NEARLY or (found is Verdict.WRONG and held >= _HALF)
    if supposition.figures:
        return found is not Verdict.WRONG or has_kind(supposition, draft) or _held(inquiry, supposition, draft) >= _HALF
    return not supposition.is_statement or _held(inquiry, supposition, draft) >= _HALF


def _held(inquiry: Inquiry, supposition: Supposition, draft: Draft) -> float:
    """The share of what the premise names, by rarity, that the quoted clauses hold."""
    text = " ".join(f"{quote.clause.heading} {quote.text}" for quote in draft.quotes if not supposition.figures or stated([quote]))
    named = tokens(_ASK_WORDS.sub(" ", supposition.plain))
    return max(inquiry.covered(text), inquiry.covered(text, tuple(named)))


def _leans(rest: str) -> bool:
    """Whether what is asked besides is asked of the premise: 这钱什么时候发, 哪个局发."""
    return bool(_OF_IT.search(rest)) or len(_NO_TOPIC.sub("", rest)) < _TOPIC


def _unsaid(inquiry: Inquiry) -> Draft:
    """That the document says nothing of the premise, and nothing else."""
    return Draft(inquiry.say("premise_unsaid"), status=Status.NOT_FOUND)


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
    elif (found is Verdict.OTHERWISE and not _names_no_lead(supposition, draft)) or supposition.asks_why:
        text = inquiry.say("premise_reads", statement=text)
    if supposition.figures and draft.status is Status.ANSWERED and is_left_to_others(draft):
        text += f"{inquiry.say('join')}{inquiry.say('no_what', what=inquiry.say('what_figure'))}"
        draft = draft.but(status=Status.UNSPECIFIED)
    if supposition.asks_why:
        text += f"{inquiry.say('join')}{inquiry.say('no_reason')}"
    return draft.but(headline=text)


def _names_no_lead(supposition: Supposition, draft: Draft) -> bool:
    """Whether the clauses name no lead at all, which their statement says itself."""
    duties = noted(draft.quotes)
    return bool(supposition.unit and duties) and not any(duty.lead for duty in duties)


def _is_in_named_part(inquiry: Inquiry, draft: Draft) -> bool:
    return all(inquiry.in_parts(quote.reading, quote.clause.address) for quote in draft.quotes)


def _led_so(inquiry: Inquiry, supposition: Supposition, draft: Draft) -> str:
    """Yes, with the lead of the one clause that is quoted; empty where the question is of something else."""
    duties = noted(draft.quotes[:1])
    if not supposition.unit or supposition.supports or supposition.is_denied or draft.differences or not duties:
        return ""
    return inquiry.say("yes_lead", task=task_of(draft.quotes[0].clause), units=inquiry.say.names(duties[0].lead))


def _not_by(inquiry: Inquiry, supposition: Supposition, draft: Draft) -> str:
    """That the unit does not lead, who does, and that it supports where it does; empty where several clauses differ in it."""
    duties = noted(draft.quotes[:1])
    if not supposition.unit or supposition.supports or supposition.is_denied or draft.differences or not duties or not duties[0].lead:
        return ""
    said, names = supposition.unit
    task = task_of(draft.quotes[0].clause)
    text = inquiry.say("no_lead_by", unit=said, task=task, units=inquiry.say.names(duties[0].lead))
    if set(names) & set(duties[0].support):
        text += f"{inquiry.say('join')}{support_phrase(inquiry, task, duties[0])}"
    return text
