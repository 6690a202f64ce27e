"""Figures: the target that a question means, every clause that states it, and where two of them differ."""

import re
from collections.abc import Sequence

from assistant.answer import Status
from assistant.asks import Ask
from assistant.draft import Difference, Draft, Quote, caveat_of, place_of
from assistant.inquiry import Inquiry
from assistant.places import Place
from assistant.quantity_asked import quantity_asked
from assistant.target_choice import chosen_targets, near_heading
from assistant.target_ranking import RankedTarget, rank_targets
from index.indicators import bare_indicator, bare_operator, difference_kind, is_same_indicator
from index.keywords import tokens
from index.spans import Span
from index.targets import Target

_GENERIC = 4
"""Indicators up to this length (年产值, 年税收) say too little without their clause's heading."""
_COUNTED = re.compile(r"(?:几|多少)[个家项条座所处件名]?(?P<noun>[\u3400-\u9fff]{2})")
_LOOKED_AT = 5
_OTHERS = 3


def draft_figure(inquiry: Inquiry) -> Draft | None:
    """The figure, with the clauses that say the same, the sides that differ, and other figures of the same name."""
    ranked = rank_targets(inquiry)
    chosen = chosen_targets(inquiry, ranked)
    if not chosen or (inquiry.question.parts and not inquiry.in_named_part(chosen[0].place)):
        spelled = _spelled_out(inquiry)
        if spelled or not chosen:
            return spelled
    drafts = [_draft_one(inquiry, one) for one in chosen]
    draft = drafts[0] if len(drafts) == 1 else _joined(inquiry, drafts)
    others = _other_meanings(inquiry, chosen, ranked) if len(chosen) == 1 and not draft.differences else []
    if others:
        phrase = inquiry.say("others", items=inquiry.say("list_comma").join(_labelled(one) for one in others))
        draft = draft.but(headline=f"{draft.headline}{inquiry.say('join')}{phrase}", quotes=(*draft.quotes, *(_quote(one) for one in others)))
    if inquiry.question.wants(Ask.PROGRESS):
        draft = draft.but(headline=f"{draft.headline}{inquiry.say('join')}{inquiry.say('no_progress')}")
    return draft


def _spelled_out(inquiry: Inquiry) -> Draft | None:
    """A count written in Chinese numerals (四个泊位) in one of the best places of the part that is asked about."""
    counted = _COUNTED.search(inquiry.question.typed)
    if not counted:
        return None
    spelled = re.compile(rf"[^,，。;；]*[二两三四五六七八九十百]+[个家项条座所处件名]?{re.escape(counted['noun'])}[^,，。;；]*")
    for place in inquiry.places[:_LOOKED_AT]:
        found = spelled.search(place.reading.document.text, *place.span)
        if found and inquiry.in_named_part(place):
            quote = Quote(place.reading, place.clause, Span(*found.span()))
            return Draft(quote.text, (quote,))
    return None


def _draft_one(inquiry: Inquiry, one: RankedTarget) -> Draft:
    sides = [side for side in _same_indicator(inquiry, one) if side is one or _is_meant(inquiry, one, side)]
    named = [side for side in sides if inquiry.in_named_part(side.place)]
    differing = [side for side in sides if _differs(side.target, one.target)]
    is_limited = bool(inquiry.question.parts) and bool(named) and not any(side in named for side in differing)
    if differing and not is_limited:
        return _conflict(inquiry, sides)
    agreeing = named or [side for side in sides if side not in differing]
    lead = next((side for side in agreeing if side.target is one.target), agreeing[0])
    quotes = tuple(dict.fromkeys([_quote(lead), *(_quote(side) for side in agreeing)]))
    text = _statement(inquiry, lead)
    if inquiry.question.parts and not inquiry.in_named_part(lead.place):
        text = inquiry.say("elsewhere", part=inquiry.say("list_comma").join(inquiry.question.parts), place=place_of(quotes[0]), statement=text)
    caveat = caveat_of(quotes[0])
    headline = text + (inquiry.say("caveat", caveat=caveat) if caveat else "")
    status = Status.ANSWERED
    if one.target.is_benchmark and _is_unspecified(inquiry, one.target):
        status = Status.UNSPECIFIED
        headline = inquiry.say("unspecified_statement", wording=text, what=inquiry.say("what_figure")) + (inquiry.say("caveat", caveat=caveat) if caveat else "")
    draft = Draft(headline, quotes, status)
    return _with_difference_elsewhere(inquiry, draft, one, differing) if differing else draft


def _is_meant(inquiry: Inquiry, one: RankedTarget, side: RankedTarget) -> bool:
    """Where one value is set for several indicators at once, only those of the question have another side."""
    asked = inquiry.all_tokens & set(tokens(one.target.indicator))
    return not asked or bool(asked & set(tokens(side.target.indicator)))


def _with_difference_elsewhere(inquiry: Inquiry, draft: Draft, one: RankedTarget, differing: Sequence[RankedTarget]) -> Draft:
    """A question that names one part gets that part's figure; the clause that says otherwise is cited and opens, its figure unsaid."""
    also = tuple(_quote(side) for side in differing)
    note = inquiry.say("differs_elsewhere", places=inquiry.say("list_comma").join(dict.fromkeys(quote.clause.address for quote in also)))
    kind = difference_kind(one.target, differing[0].target)
    places = (0, *range(len(draft.quotes), len(draft.quotes) + len(also)))
    return draft.but(headline=f"{draft.headline}{note}", also=also, differences=(Difference(kind, note.strip("（）() "), places),))


def _is_unspecified(inquiry: Inquiry, target: Target) -> bool:
    """A benchmark set elsewhere (市定目标) is no figure; any other aim in words is none if a number was asked for."""
    return target.value.endswith(("定目标", "任务", "压降目标")) or quantity_asked(inquiry.question.text).is_counted


def _same_indicator(inquiry: Inquiry, one: RankedTarget) -> list[RankedTarget]:
    """Every statement of the same indicator in the library, in document order, the given one among them."""
    found = []
    for reading in inquiry.readings():
        for target in reading.targets:
            if target is one.target:
                found.append(one)
            elif target.span != one.target.span and is_same_indicator(one.target, target) and _same_context(one, reading.tree.get(target.address), target):
                clause = reading.tree.get(target.address)
                if clause:
                    found.append(RankedTarget(Place(reading, clause, target.span, (target,)), target, one.score))
    return found


def _same_context(one: RankedTarget, clause: object, other: Target) -> bool:
    """Generic indicators (年产值, 泊位) are the same only in the same sentence repeated elsewhere."""
    if len(one.target.indicator) > _GENERIC:
        return True
    return other.value == one.target.value and other.operator == one.target.operator and other.address.rpartition("·")[2] == one.target.address.rpartition("·")[2]


def _differs(one: Target, other: Target) -> bool:
    return difference_kind(one, other) != ""


def _conflict(inquiry: Inquiry, sides: Sequence[RankedTarget]) -> Draft:
    """Every side in document order with its place, and that they differ."""
    quotes = tuple(_quote(side) for side in sides)
    shown: dict[tuple[str, str], int] = {}
    items = []
    for side, quote in zip(sides, quotes, strict=True):
        key = (side.target.value, bare_operator(side.target))
        if key not in shown:
            items.append(f"{place_of(quote)}{inquiry.say('colon')}{_printed(side)}")
        shown.setdefault(key, len(shown))
    kinds = {difference_kind(sides[0].target, side.target) for side in sides[1:]} - {""} or {"value"}
    kind = "value" if "value" in kinds else sorted(kinds)[0]
    note = inquiry.say("differ") if len(items) == 2 else inquiry.say("differ_many", count=len(items))
    headline = f"{inquiry.say('join').join(items)}{inquiry.say('join')}{note}"
    status = Status.ANSWERED
    if kind == "benchmark" and quantity_asked(inquiry.question.text).units:
        status = Status.UNSPECIFIED
        headline = f"{headline}{inquiry.say('join')}{inquiry.say('no_what', what=inquiry.say('what_figure'))}"
    return Draft(headline, quotes, status, differences=(Difference(kind, note, tuple(range(len(quotes)))),))


def _joined(inquiry: Inquiry, drafts: Sequence[Draft]) -> Draft:
    """Several figures as one draft, in the order asked; a caveat they share is said once, at the end."""
    quotes: list[Quote] = []
    differences: list[Difference] = []
    for draft in drafts:
        start = len(quotes)
        quotes += draft.quotes
        differences += [Difference(d.kind, d.note, tuple(start + place for place in d.quotes)) for d in draft.differences]
    headlines = [draft.headline for draft in drafts]
    caveats = {caveat_of(draft.quotes[0]) for draft in drafts}
    if len(caveats) == 1 and (caveat := caveats.pop()):
        mark = inquiry.say("caveat", caveat=caveat)
        headlines = [line.removesuffix(mark) for line in headlines[:-1]] + headlines[-1:]
    return Draft(inquiry.say("join").join(dict.fromkeys(headlines)), tuple(quotes), drafts[0].status, differences=tuple(differences))


def _other_meanings(inquiry: Inquiry, chosen: Sequence[RankedTarget], ranked: Sequence[RankedTarget]) -> list[RankedTarget]:
    """Other targets that hold all the words of the topic: the question could mean them too."""
    one = chosen[0]
    knows = inquiry.ranking.features.places.clause_terms.knows
    topic = {token for token in inquiry.question.topic_tokens if knows(token)}
    if not topic or not topic <= set(tokens(one.text)) or _is_settled(inquiry, one.target):
        return []
    others = []
    seen = {(bare_indicator(one.target.indicator), one.target.value)}
    for other in ranked:
        key = (bare_indicator(other.target.indicator), other.target.value)
        if key in seen or not topic <= set(tokens(other.target.indicator)) or other.target.is_benchmark or is_same_indicator(one.target, other.target):
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
    return Quote(one.place.reading, one.place.clause, one.target.span)


def _printed(one: RankedTarget) -> str:
    """The target as printed, without a leading time word or verb that belongs to the sentence."""
    text = one.text
    trimmed = re.sub(r"^(?:推动|实现|积极推动|将|其中|全年|全县|使)(?=.{4,})", "", text)
    return trimmed if one.target.indicator[:2] in trimmed or one.target.indicator == "" else text


def _labelled(one: RankedTarget) -> str:
    target = one.target
    return _printed(one) if target.operator or target.scope else f"{re.split('等', target.indicator)[0]}{target.value}{target.unit}"


def _statement(inquiry: Inquiry, one: RankedTarget) -> str:
    """The sentence that answers: the indicator with its target, as printed."""
    target = one.target
    text = one.place.reading.document.text
    bare = Span(target.value_span.start, target.value_span.end).of(text)
    is_plain = target.indicator and not target.commitment and not target.is_benchmark and one.text == f"{target.indicator}{bare}"
    statement = inquiry.say("target", indicator=target.indicator, value=bare) if is_plain else _printed(one)
    if target.indicator and len(target.indicator) <= _GENERIC and inquiry.covered(target.indicator) < 0.5 and one.place.clause.heading and "目标" not in one.place.clause.heading:
        heading = near_heading(one)
        statement = f"{heading}{inquiry.say('colon')}{statement}" if heading else statement
    is_later = target.deadline_iso and str(one.place.reading.document.year or "") not in ("", target.deadline_iso[:4])
    return f"{target.deadline}{inquiry.say('colon')}{statement}" if is_later and target.deadline not in statement else statement
