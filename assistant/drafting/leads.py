"""Leads: who leads and who supports a matter, from the responsibility note of its clause."""

import re
from collections.abc import Sequence

from assistant.asks import Ask
from assistant.draft import Difference, Draft, Quote, place_of
from assistant.inquiry import Inquiry
from assistant.places import Place
from index.clauses import Clause
from index.duties import Duty
from index.folding import fold

_LONGEST_TASK = 30
_SHORTEST_SHARED = 12
_BESIDE_TERM = 6
_FEW = 2
_YES_NO = re.compile(r"(?:是不是|是否).{0,20}(?:牵头|负责|主抓|配合|管|弄)|(?:牵头|负责|主抓|配合|管|弄).{0,8}(?:吗|么|对吗|对吧)[?？]?$|^(?:is|does|do)\b", re.IGNORECASE)


def draft_lead(inquiry: Inquiry) -> Draft | None:
    """Who leads, or supports, what the question is about; both where both are asked."""
    found = _noted(inquiry)
    if not found:
        return None
    place, duty = found
    twins = _twins(inquiry, place, duty) or _of_the_same_term(inquiry, place, duty)
    differing = [twin for twin in twins if set(twin[1].lead) != set(duty.lead)]
    if differing and inquiry.question.wants(Ask.LEAD):
        return _conflict(inquiry, [(place, duty), *differing])
    quote = Quote(place.reading, place.clause, duty.span)
    same = [Quote(twin.reading, twin.clause, other.span) for twin, other in twins if not differing]
    return Draft(_headline(inquiry, place.clause, duty), (quote, *same))


def _noted(inquiry: Inquiry) -> tuple[Place, Duty] | None:
    """The best place whose clause has a note, and the note that stands behind that place."""
    for place in inquiry.places:
        duties = inquiry.duties(place)
        if duties:
            behind = [duty for duty in duties if duty.span.start >= place.span.start]
            return place, behind[0] if behind else duties[-1]
    return None


def _headline(inquiry: Inquiry, clause: Clause, duty: Duty) -> str:
    say, task = inquiry.say, task_of(clause)
    if inquiry.question.units and _YES_NO.search(inquiry.question.text):
        answered = _yes_or_no(inquiry, task, duty)
        if answered:
            return answered
    lead = _lead(inquiry, task, duty)
    if not inquiry.question.wants(Ask.SUPPORT):
        return lead
    support = support_phrase(inquiry, task, duty)
    return f"{lead}{say('join')}{support}" if inquiry.question.wants(Ask.LEAD) and duty.lead else support


def _lead(inquiry: Inquiry, task: str, duty: Duty) -> str:
    say = inquiry.say
    if not duty.lead:
        return say("no_lead", task=task, units=say.names(duty.support, duty.open_list))
    return say("lead_separately" if duty.separately else "lead", task=task, units=say.names(duty.lead))


def support_phrase(inquiry: Inquiry, task: str, duty: Duty) -> str:
    """Who supports; for an undifferentiated list, that the text names no lead."""
    say = inquiry.say
    if not duty.lead:
        return say("no_lead", task=task, units=say.names(duty.support, duty.open_list))
    if not duty.support:
        return say("no_support", task=task)
    return say("support", task=task, units=say.names(duty.support, duty.open_list))


def _yes_or_no(inquiry: Inquiry, task: str, duty: Duty) -> str:
    """是不是 X 牵头: yes, or no with who does."""
    said, names = inquiry.question.units[0]
    say = inquiry.say
    if set(names) & set(duty.lead):
        return say("yes_lead", task=task, units=say.names(duty.lead))
    if not duty.lead:
        return ""
    extra = f"{say('join')}{support_phrase(inquiry, task, duty)}" if set(names) & set(duty.support) else ""
    return say("no_lead_by", unit=said, task=task, units=say.names(duty.lead)) + extra


def task_of(clause: Clause) -> str:
    """What a clause is called: its heading, or the first words of one that is a whole sentence."""
    heading = clause.heading
    if len(heading) <= _LONGEST_TASK:
        return heading
    first = re.split(r"[,，;；]", heading)[0]
    return first if 4 <= len(first) <= _LONGEST_TASK else f"{heading[:_LONGEST_TASK]}……"


def _twins(inquiry: Inquiry, place: Place, duty: Duty) -> list[tuple[Place, Duty]]:
    """Other clauses that say the same sentence and have a note of their own; within the parts that the question names."""
    text = fold(place.text)
    if len(text) < _SHORTEST_SHARED:
        return []
    found = []
    for other in inquiry.ranking.features.places.all:
        if other.key != place.key and inquiry.in_named_part(other) and fold(other.text) == text:
            found += [(other, one) for one in inquiry.duties(other)[:1] if one is not duty]
    return found


def _of_the_same_term(inquiry: Inquiry, place: Place, duty: Duty) -> list[tuple[Place, Duty]]:
    """Other clauses with a lead that carry out what a quoted term of the question names, where it names nothing else."""
    asked = fold(re.sub(r"[\s“”\"]", "", inquiry.question.topic))
    terms = [term for term in place.reading.terms if term.address == place.clause.address and fold(term.term) in asked]
    if not terms or len(asked) - max(len(term.term) for term in terms) > _BESIDE_TERM:
        return []
    longest = max(terms, key=lambda term: len(term.term)).term
    found: list[tuple[Place, Duty]] = []
    for other in inquiry.ranking.features.places.all:
        if other.key != place.key and inquiry.in_named_part(other) and f"“{longest}”" in other.text:
            found += [(other, one) for one in inquiry.duties(other)[:1] if one.lead and other.key not in [seen.key for seen, _ in found]]
    return found if len(found) <= _FEW else []


def _conflict(inquiry: Inquiry, sides: Sequence[tuple[Place, Duty]]) -> Draft:
    say = inquiry.say
    ordered = sorted(sides, key=lambda side: (side[0].reading.document.id, side[1].span.start))
    quotes = tuple(Quote(place.reading, place.clause, duty.span) for place, duty in ordered)
    items = [
        f"{place_of(quote)}{say('colon')}{_lead(inquiry, task_of(place.clause), duty)}"
        for quote, (place, duty) in zip(quotes, ordered, strict=True)
    ]
    note = say("differ") if len(items) == 2 else say("differ_many", count=len(items))
    return Draft(f"{say('join').join(items)}{say('join')}{note}", quotes, differences=(Difference("lead", note, tuple(range(len(quotes)))),))
