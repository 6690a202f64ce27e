"""Figure: the target that a question means, every clause that states it, and where two of them differ."""

import re
from collections.abc import Sequence

from assistant.answer import Status
from assistant.asks import Ask
from assistant.draft import Difference, Draft, Quote, caveat_of, place_of
from assistant.drafting.agreement.differences import both_sides, conflicts_at, elsewhere, how_they_differ
from assistant.drafting.figures.described import draft_described
from assistant.drafting.figures.statements import printed, quote_of
from assistant.drafting.listing import together
from assistant.inquiry import Inquiry
from assistant.places import Place
from assistant.quantity_asked import quantity_asked
from assistant.target_choice import chosen_targets, near_heading
from assistant.target_ranking import RankedTarget, can_answer, rank_targets
from index.conflicts import Conflict
from index.indicators import bare_indicator, bare_operator, difference_kind, is_same_indicator, is_tentative, rises, says_little
from index.spans import Span
from index.targets import Target
from index.tokens import token_set

_CONTRADICTING = ("value", "operator", "benchmark", "commitment")
_OTHERS = 3


def draft_figure(inquiry: Inquiry) -> Draft | None:
    """The figure, with the clauses that say the same, the sides that differ, and other figures of the same name."""
    ranked = rank_targets(inquiry)
    chosen = chosen_targets(inquiry, ranked)
    if not chosen or (inquiry.question.parts and not inquiry.in_named_part(chosen[0].place)):
        spelled = draft_described(inquiry)
        if spelled or not chosen:
            return spelled
    drafts = [_draft_one(inquiry, one) for one in chosen]
    draft = drafts[0] if len(drafts) == 1 else _joined(inquiry, drafts)
    if len(chosen) == 1:
        draft = _with_others(inquiry, draft, chosen[0], ranked)
    if inquiry.question.wants(Ask.PROGRESS):
        draft = draft.but(headline=f"{draft.headline}{inquiry.say('join')}{inquiry.say('no_progress')}")
    return draft


def _draft_one(inquiry: Inquiry, one: RankedTarget) -> Draft:
    conflict = _conflict_over(inquiry, one)
    sides = [_ranked(one, target) for target in _stated_in(one, conflict)] if conflict else _same_indicator(inquiry, one)
    named = [side for side in sides if inquiry.in_named_part(side.place)]
    is_limited = bool(inquiry.question.parts) and bool(named) and not any(difference_kind(side.target, named[0].target) for side in named)
    if conflict and not is_limited:
        return _conflict(inquiry, conflict, sides)
    agreeing = named or sides
    lead = next((side for side in agreeing if side.target is one.target), agreeing[0])
    quotes = tuple(dict.fromkeys([_quote(lead), *(_quote(side) for side in agreeing)]))
    text = _statement(inquiry, lead)
    if inquiry.question.parts and not inquiry.in_named_part(lead.place):
        text = inquiry.say("elsewhere", part=inquiry.say("list_comma").join(inquiry.question.parts), place=place_of(quotes[0]), statement=text)
    caveat = caveat_of(quotes[0])
    headline = text + (inquiry.say("caveat", caveat=caveat) if caveat else "")
    status = Status.ANSWERED
    if lead.target.is_benchmark and _is_unspecified(inquiry, lead.target):
        status = Status.UNSPECIFIED
        headline = inquiry.say("unspecified_statement", wording=text, what=inquiry.say("what_figure")) + (inquiry.say("caveat", caveat=caveat) if caveat else "")
    draft = Draft(headline, quotes, status)
    return elsewhere(inquiry, draft, conflict.kind, [_quote(side) for side in sides if side not in named]) if conflict else draft


def _conflict_over(inquiry: Inquiry, one: RankedTarget) -> Conflict | None:
    """The conflict that the target is a side of, of the indicator that is asked for where its value is set for several."""
    asked = inquiry.all_tokens & token_set(one.target.indicator)
    found = [
        conflict for conflict in conflicts_at(one.place.reading, one.target.address, one.target.span, (*_CONTRADICTING, "scope"))
        if (conflict.kind != "scope" or _is_one_measure(_stated_in(one, conflict))) and len(_stated_in(one, conflict)) > 1
        and (not asked or asked & token_set(conflict.subject))
    ]
    return max(found, key=lambda conflict: (conflict.kind != "scope", len(asked & token_set(conflict.subject))), default=None)


def _stated_in(one: RankedTarget, conflict: Conflict) -> list[Target]:
    """The targets that a conflict over the given one holds against each other, in document order."""
    return [
        target for side in conflict.sides for target in one.place.reading.targets
        if target.address == side.address and (target.span == side.span or (side.span.covers(target.span) and target.indicator == one.target.indicator))
    ]


def _is_one_measure(targets: Sequence[Target]) -> bool:
    """They count in one way (二期四个, 二期、三期8个), and are no stock beside a flow or growth beside a level."""
    return len({(target.unit, target.scope, rises(target)) for target in targets}) == 1


def _ranked(one: RankedTarget, target: Target) -> RankedTarget:
    """Another target of the same document, as good an answer as the given one."""
    reading = one.place.reading
    return one if target is one.target else RankedTarget(Place(reading, reading.tree[target.address], target.span, (target,)), target, one.score)


def _is_unspecified(inquiry: Inquiry, target: Target) -> bool:
    """A benchmark set elsewhere (市定目标) is no figure; any other aim in words is none if a number was asked for."""
    return target.value.endswith(("定目标", "任务", "压降目标")) or quantity_asked(inquiry.question.text).is_counted


def _same_indicator(inquiry: Inquiry, one: RankedTarget) -> list[RankedTarget]:
    """Every statement in the document that says the same of the same indicator, in document order, the given one among them."""
    return [
        _ranked(one, target) for target in one.place.reading.targets
        if target is one.target or (
            target.span != one.target.span and is_same_indicator(one.target, target) and _same_context(one, target)
            and difference_kind(one.target, target) in ("", "commitment")
        )
    ]


def _same_context(one: RankedTarget, other: Target) -> bool:
    """Generic indicators (年产值, 泊位) are the same only in the same sentence repeated elsewhere."""
    if not says_little(one.target.indicator):
        return True
    return other.value == one.target.value and other.operator == one.target.operator and other.address.rpartition("·")[2] == one.target.address.rpartition("·")[2]


def _conflict(inquiry: Inquiry, conflict: Conflict, sides: Sequence[RankedTarget]) -> Draft:
    """Every side in document order with its place, and that they differ."""
    targets = {_quote(side): side for side in sides}

    def alike(quote: Quote) -> tuple[str, str, bool]:
        target = targets[quote].target
        return target.value, bare_operator(target), conflict.kind == "commitment" and is_tentative(target)

    draft = both_sides(inquiry, conflict.kind, list(targets), lambda quote: printed(quote.reading, targets[quote].target), alike)
    if conflict.kind == "benchmark" and quantity_asked(inquiry.question.text).units:
        what = inquiry.say("no_what", what=inquiry.say("what_figure"))
        return draft.but(headline=f"{draft.headline}{inquiry.say('join')}{what}", status=Status.UNSPECIFIED)
    return draft


def _joined(inquiry: Inquiry, drafts: Sequence[Draft]) -> Draft:
    """Several figures as one draft, in the order asked; a caveat they share is said once, at the end."""
    headlines = [draft.headline for draft in drafts]
    caveats = {caveat_of(draft.quotes[0]) for draft in drafts}
    if len(caveats) == 1 and (caveat := caveats.pop()):
        mark = inquiry.say("caveat", caveat=caveat)
        headlines = [line.removesuffix(mark) for line in headlines[:-1]] + headlines[-1:]
    status = Status.ANSWERED if any(draft.status is Status.ANSWERED for draft in drafts) else drafts[0].status
    return together(inquiry, drafts).but(headline=inquiry.say("join").join(dict.fromkeys(headlines)), status=status)


def _with_others(inquiry: Inquiry, draft: Draft, one: RankedTarget, ranked: Sequence[RankedTarget]) -> Draft:
    """The draft with what else its words could mean, labelled behind it: the same in another scope, others of the same name."""
    scopes = _other_scopes(inquiry, one)
    others = list(scopes)
    if not draft.differences:
        spans = {other.target.span for other in scopes}
        others += [other for other in _other_meanings(inquiry, one, ranked) if other.target.span not in spans]
    if not others:
        return draft
    said = dict.fromkeys(_labelled(other) for other in others)
    phrase = inquiry.say("others", items=inquiry.say("list_comma").join(said))
    quotes = tuple(dict.fromkeys((*draft.quotes, *(_quote(other) for other in others))))
    draft = draft.but(headline=f"{draft.headline}{inquiry.say('join')}{phrase}", quotes=quotes)
    if not scopes:
        return draft
    places = (0, *(quotes.index(_quote(other)) for other in scopes))
    return draft.but(differences=(*draft.differences, Difference("scope", how_they_differ(inquiry, "scope", 2), places)))


def _other_scopes(inquiry: Inquiry, one: RankedTarget) -> list[RankedTarget]:
    """The same indicator as a flow beside the stock, as a level beside the growth, unless the question says which it means."""
    if _is_settled(inquiry, one.target):
        return []
    asked, found = quantity_asked(inquiry.question.text), []
    for conflict in conflicts_at(one.place.reading, one.target.address, one.target.span, ("scope",)):
        targets = _stated_in(one, conflict)
        if not _is_one_measure(targets):
            found += [target for target in targets if not is_same_indicator(one.target, target) and can_answer(target, asked)]
    others = {(target.value, target.unit): _ranked(one, target) for target in reversed(found)}
    return [other for other in reversed(others.values()) if inquiry.in_named_part(other.place)]


def _other_meanings(inquiry: Inquiry, one: RankedTarget, ranked: Sequence[RankedTarget]) -> list[RankedTarget]:
    """Other targets that hold all the words of the topic: the question could mean them too."""
    knows = inquiry.ranking.features.places.clause_terms.knows
    topic = {token for token in inquiry.question.topic_tokens if knows(token)}
    if not topic or not topic <= token_set(one.text) or _is_settled(inquiry, one.target):
        return []
    others = []
    seen = {(bare_indicator(one.target.indicator), one.target.value)}
    for other in ranked:
        key = (bare_indicator(other.target.indicator), other.target.value)
        if key in seen or not topic <= token_set(other.target.indicator) or other.target.is_benchmark or is_same_indicator(one.target, other.target):
            continue
        if other.target.span == one.target.span or not inquiry.in_named_part(other.place):
            continue
        seen.add(key)
        others.append(other)
    return others[:_OTHERS]


def _is_settled(inquiry: Inquiry, target: Target) -> bool:
    """Whether the question says itself which of stock and flow it means."""
    scope = quantity_asked(inquiry.question.text).scope
    return bool(scope) and (target.scope == scope or bool(target.scope))


def _quote(one: RankedTarget) -> Quote:
    return quote_of(one.place.reading, one.target)


def _labelled(one: RankedTarget) -> str:
    target = one.target
    return printed(one.place.reading, target) if target.operator or target.scope else f"{re.split('等', target.indicator)[0]}{target.value}{target.unit}"


def _statement(inquiry: Inquiry, one: RankedTarget) -> str:
    """The sentence that answers: the indicator with its target, as printed."""
    target = one.target
    text = one.place.reading.document.text
    bare = Span(target.value_span.start, target.value_span.end).of(text)
    is_plain = target.indicator and not target.commitment and not target.is_benchmark and one.text == f"{target.indicator}{bare}"
    statement = inquiry.say("target", indicator=target.indicator, value=bare) if is_plain else printed(one.place.reading, target)
    if target.indicator and says_little(target.indicator) and inquiry.covered(target.indicator) < 0.5 and one.place.clause.heading and "目标" not in one.place.clause.heading:
        heading = near_heading(one)
        statement = f"{heading}{inquiry.say('colon')}{statement}" if heading else statement
    is_later = target.deadline_iso and str(one.place.reading.document.year or "") not in ("", target.deadline_iso[:4])
    return f"{target.deadline}{inquiry.say('colon')}{statement}" if is_later and target.deadline not in statement else statement
