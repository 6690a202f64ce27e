"""Leads: who leads and who supports a matter, from the responsibility note of its clause."""

import re
from collections.abc import Mapping

from assistant.answer import Status
from assistant.asks import Ask
from assistant.draft import Draft, Quote, task_of
from assistant.drafting.agreement.differences import both_sides, conflicts_at, elsewhere, quotes_of, speaks_of_it
from assistant.inquiry import Inquiry
from assistant.places import Place
from index.clauses import Clause
from index.conflicts.leads import leads_differ
from index.duties import Duty
from index.folding import fold

_SHORTEST_SHARED = 12
_ABOUT, _NAMED, _AS_MUCH, _UNRELATED = 0.5, 0.8, 0.8, 0.35
"""Shares of the question's words: that what it is about holds, that its name holds, how close to the best another clause comes, and
below which a clause is about something else."""
_YES_NO = re.compile(r"(?:是不是|是否).{0,20}(?:牵头|负责|主抓|配合|管|弄)|(?:牵头|负责|主抓|配合|管|弄).{0,8}(?:吗|么|对吗|对吧)[?？]?$|^(?:is|does|do)\b", re.IGNORECASE)


def draft_lead(inquiry: Inquiry) -> Draft | None:
    """Who leads, or supports, what the question is about; both where both are asked; every side where its clauses differ."""
    found = noted(inquiry)
    if not found:
        return None
    place, duty = found
    sides = _sides(inquiry, place, duty) if inquiry.question.wants(Ask.LEAD) else {}
    inside = {quote: one for quote, one in sides.items() if inquiry.in_named_part(_place_of(quote))}
    if len(inside) > 1:
        return _conflict(inquiry, inside)
    if _is_unset(inquiry, place):
        best = inquiry.best
        return Draft(inquiry.say("lead_unset", task=task_of(best.clause)), (Quote(best.reading, best.clause, best.span),), Status.UNSPECIFIED)
    quote = Quote(place.reading, place.clause, duty.span)
    same = [Quote(twin.reading, twin.clause, other.span) for twin, other in _twins(inquiry, place, duty) if set(other.lead) == set(duty.lead)]
    statement = _headline(inquiry, place.clause, duty)
    if inquiry.question.parts and not inquiry.in_named_part(place):
        statement = inquiry.say("elsewhere", part=inquiry.say("list_comma").join(inquiry.question.parts), place=place.clause.address, statement=statement)
    else:
        statement += _unnoted(inquiry, place)
    draft = Draft(statement, tuple(dict.fromkeys((quote, *same))))
    others = [side for side in sides if side not in inside]
    return elsewhere(inquiry, draft, "lead", others) if others and inside else draft


def noted(inquiry: Inquiry) -> tuple[Place, Duty] | None:
    """The best place whose clause has a note, its own or that of a clause above it, and the note that stands behind that place."""
    for place in inquiry.places:
        tree = place.reading.tree
        for clause in (place.clause, *reversed(tree.ancestors(place.clause))):
            duties = [duty for duty in place.reading.duties if duty.address == clause.address]
            if duties:
                behind = [duty for duty in duties if duty.span.start >= place.span.start]
                return Place(place.reading, clause, place.span, place.targets), behind[0] if behind else duties[-1]
    return None


def _is_unset(inquiry: Inquiry, place: Place) -> bool:
    """The clause that fits far better than the best one with a note has none: who leads it is not said anywhere."""
    best = inquiry.best
    if best.key == place.key or not inquiry.in_named_part(best) or inquiry.covered(best.text) < _NAMED:
        return False
    return inquiry.covered(f"{place.clause.heading} {place.text}") < _UNRELATED


def _unnoted(inquiry: Inquiry, place: Place) -> str:
    """That the clause which fits best names no lead itself, where the note of another clause on the same matter is given."""
    best = inquiry.best
    is_above = any(best.clause.address == above.address for above in place.reading.tree.ancestors(place.clause))
    if best.key == place.key or is_above or not best.clause.marker or inquiry.duties(best) or inquiry.covered(best.text) < _ABOUT:
        return ""
    return inquiry.say("no_note", place=best.clause.address)


def _sides(inquiry: Inquiry, place: Place, duty: Duty) -> dict[Quote, Duty]:
    """The clauses that set what the question means, the given one among them, where another unit leads in one of them."""
    reading = place.reading
    own = Quote(reading, place.clause, duty.span)
    sides = {own: duty}
    for conflict in conflicts_at(reading, duty.address, duty.span, ("lead",)):
        is_named = inquiry.covered(conflict.subject) >= _ABOUT
        if not is_named and inquiry.covered(place.clause.heading) >= _NAMED:
            continue
        least = max(_ABOUT, _AS_MUCH * inquiry.covered(place.text))
        for side in quotes_of(reading, conflict):
            note = next(one for one in reading.duties if one.address == side.clause.address and one.span.covers(side.span))
            if is_named or speaks_of_it(inquiry, side) >= least:
                sides.setdefault(Quote(reading, side.clause, note.span), note)
    if not any(leads_differ(duty, note) for note in sides.values()):
        return {}
    return dict(sorted(sides.items(), key=lambda side: side[0].span))


def _place_of(quote: Quote) -> Place:
    return Place(quote.reading, quote.clause, quote.span)


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


def _conflict(inquiry: Inquiry, sides: Mapping[Quote, Duty]) -> Draft:
    return both_sides(inquiry, "lead", list(sides), lambda quote: _lead(inquiry, task_of(quote.clause), sides[quote]))
