"""When: when something is due, and how often something is done, from the milestones of the best places."""

import re
from collections.abc import Sequence

from assistant.asks import Ask
from assistant.draft import Draft, Quote, caveat_of
from assistant.inquiry import Inquiry
from assistant.places import Place
from index.folding import fold
from index.milestones import Milestone
from index.spans import Span
from index.tokens import tokens

_CONSIDERED = 12
_LEAST_COVERED, _LEAST_OF_SENTENCE = 0.3, 0.35
_HAN = re.compile(r"[\u3400-\u9fff]")
_YEAR_ASKED = re.compile(r"哪一?年|what year|which year")
_EACH = re.compile(r"分别|各")
_DONE_OFTEN = re.compile(r"调度|通报|督导|督查|汇报|报告|会议|研究|检查")
_MONTH_ASKED = re.compile(r"几月|哪个?月|月份|what month")


def draft_date(inquiry: Inquiry) -> Draft | None:
    """The printed stretch with its date; None when none of the best places dates what was asked."""
    return _draft(inquiry, is_rhythm=False)


def draft_rhythm(inquiry: Inquiry) -> Draft | None:
    """How often, as printed."""
    return _draft(inquiry, is_rhythm=True)


def _draft(inquiry: Inquiry, is_rhythm: bool) -> Draft | None:
    found = [
        (_fit(inquiry, rank, place, milestone), place, milestone)
        for rank, place in enumerate(inquiry.places[:_CONSIDERED])
        for milestone in _milestones(place, is_rhythm)
        if is_rhythm or (place.key == inquiry.best.key and inquiry.covered(place.text) > _LEAST_OF_SENTENCE) or inquiry.covered(milestone.span.of(place.reading.document.text)) > _LEAST_COVERED
    ]
    if not is_rhythm:
        found = [(score + fit, place, milestone) for score, place, milestone in found if (fit := _event_fit(inquiry, place, milestone)) is not None]
        if found and _tells_without_date(inquiry, max(found, key=lambda one: one[0])[2]):
            return None
    if not found:
        return None
    _, place, milestone = max(found, key=lambda one: one[0])
    text = place.reading.document.text
    stretches = [milestone.span if _EACH.search(inquiry.question.typed) else milestone.date_span] if is_rhythm else _stretches(inquiry, place, milestone)
    shown = Span(min(s.start for s in stretches), max(s.end for s in stretches))
    quote = Quote(place.reading, place.clause, shown)
    headline = shown.of(text)
    caveat = caveat_of(quote)
    return Draft(headline.strip(" ,，") + (inquiry.say("caveat", caveat=caveat) if caveat else ""), (quote, *_twins(inquiry, quote)))


def _tells_without_date(inquiry: Inquiry, milestone: Milestone) -> bool:
    """Whether the best clause tells the event asked about, but no date stands with it."""
    place = inquiry.best
    text = place.reading.document.text
    groups = [group for group in inquiry.library.genre.events if any(word in fold(inquiry.question.typed) for word in group)]
    words = [word for group in groups for word in group]
    return any(word in fold(place.reading.tree.own_text(place.clause)) for word in words) and not any(word in fold(milestone.span.of(text)) for word in words)


def _event_fit(inquiry: Inquiry, place: Place, milestone: Milestone) -> float | None:
    """What a dated stretch gains by telling the event asked about; None when it tells another one instead."""
    asked = fold(inquiry.question.typed)
    stretch = fold(milestone.span.of(place.reading.document.text))
    groups = inquiry.library.genre.events
    wanted = [group for group in groups if any(word in asked for word in group)]
    if not wanted:
        return 0.0
    if any(word in stretch for group in wanted for word in group):
        return 1.0
    return None if any(word in stretch for group in groups for word in group) else 0.0


def _milestones(place: Place, is_rhythm: bool) -> list[Milestone]:
    return [
        milestone for milestone in place.reading.milestones
        if milestone.is_rhythm == is_rhythm and milestone.address == place.clause.address and place.span.covers(milestone.date_span)
    ]


def _fit(inquiry: Inquiry, rank: int, place: Place, milestone: Milestone) -> float:
    """How much of the topic the dated stretch holds; a little for how far up its place stands."""
    text = place.reading.document.text
    stretch = (milestone.date_span if milestone.is_rhythm else milestone.span).of(text)
    own = inquiry.covered(stretch)
    if milestone.is_rhythm:
        words = tokens(stretch)
        own += 0.5 * sum(word in inquiry.all_tokens for word in words) / max(1, len(words))
        own += any(verb in stretch for verb in _DONE_OFTEN.findall(inquiry.question.typed))
    held = set(tokens(stretch))
    specific = sum(inquiry.weight(token) for token in held if token in inquiry.all_tokens)
    characters = set(_HAN.findall(inquiry.question.topic))
    single = len(characters & set(stretch)) / len(characters) if characters else 0.0
    score = own + 0.5 * single + 0.02 * specific - 0.06 * rank
    if milestone.is_rhythm or not inquiry.question.wants(Ask.WHEN):
        return score
    score -= 0.1 * any(milestone.span.overlaps(target.value_span) for target in place.targets)
    is_month = len(milestone.iso) >= 7
    if _YEAR_ASKED.search(inquiry.question.text):
        return score + 0.4 * (not is_month)
    return score + (0.5 if _MONTH_ASKED.search(inquiry.question.text) else 0.15) * is_month


def _stretches(inquiry: Inquiry, place: Place, milestone: Milestone) -> Sequence[Span]:
    """The dated stretch, and the one before it where the matter itself stands there (…启动,到2026年建成)."""
    text = place.reading.document.text
    start = milestone.span.start
    if inquiry.covered(milestone.span.of(text)) >= 0.6:
        return [milestone.span]
    before = text[place.span.start : start].rstrip(",，")
    cut = max(before.rfind(","), before.rfind("，"), before.rfind("。")) + 1
    earlier = Span(place.span.start + cut, start)
    gained = inquiry.covered(Span(earlier.start, milestone.span.end).of(text)) - inquiry.covered(milestone.span.of(text))
    return [earlier, milestone.span] if gained > 0.15 and len(earlier.of(text)) < 60 else [milestone.span]


def _twins(inquiry: Inquiry, quote: Quote) -> list[Quote]:
    """Other clauses that print the same stretch."""
    twins = []
    wanted = fold(quote.text)
    for reading in inquiry.readings():
        for milestone in reading.milestones:
            clause = reading.tree.get(milestone.address)
            if clause and clause.address != quote.clause.address and fold(milestone.span.of(reading.document.text)) == wanted:
                twins.append(Quote(reading, clause, milestone.span))
    return twins
