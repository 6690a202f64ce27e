"""Differences: another clause that says nearly the same with a word of another strength (杜绝 / 遏制)."""

import re
from collections.abc import Iterator

from assistant.draft import Difference, Draft, Quote, place_of
from assistant.inquiry import Inquiry
from index.genre import one_of
from index.keywords import tokens
from index.spans import Span

_SEGMENT = re.compile(r"[^,，。;；\n]+")
_ALIKE = 0.6
"""Share of common words from which two segments say the same thing."""
_MEANT = 0.5
"""Share of the question's words that a segment holds when it is the one asked about."""
_SHORTEST = 8


def with_difference(inquiry: Inquiry, draft: Draft) -> Draft:
    """The draft, or both sides where a segment that it quotes stands elsewhere with another commitment."""
    strengths = re.compile(one_of(inquiry.library.genre.strengths) or r"(?!)")
    segments = [Quote(quote.reading, quote.clause, span) for quote in draft.quotes for span in _segments(quote)]
    meant = max(segments, key=lambda segment: inquiry.covered(segment.text), default=None)
    word = strengths.search(meant.text) if meant and inquiry.covered(meant.text) > _MEANT else None
    other = _elsewhere(inquiry, meant, word[0], strengths) if meant and word else None
    return _both(inquiry, sorted([meant, other], key=lambda one: one.span.start)) if meant and other else draft


def _segments(quote: Quote) -> Iterator[Span]:
    for found in _SEGMENT.finditer(quote.reading.document.text, *quote.span):
        if found.end() - found.start() >= _SHORTEST:
            yield Span(*found.span())


def _elsewhere(inquiry: Inquiry, quote: Quote, word: str, strengths: re.Pattern[str]) -> Quote | None:
    """A segment of another clause that is alike but for its word of strength."""
    own = _words(quote.text, strengths)
    for place in inquiry.places:
        if place.clause.address == quote.clause.address:
            continue
        for span in _segments(Quote(place.reading, place.clause, place.span)):
            text = span.of(place.reading.document.text)
            other = strengths.search(text)
            if other and other[0] != word and _alike(own, _words(text, strengths)):
                return Quote(place.reading, place.clause, span)
    return None


def _words(text: str, strengths: re.Pattern[str]) -> set[str]:
    return set(tokens(strengths.sub(" ", text)))


def _alike(one: set[str], other: set[str]) -> bool:
    return bool(one) and bool(other) and len(one & other) / len(one | other) >= _ALIKE


def _both(inquiry: Inquiry, sides: list[Quote]) -> Draft:
    say = inquiry.say
    note = say("differ")
    items = [f"{place_of(side)}{say('colon')}{side.text.strip()}" for side in sides]
    return Draft(f"{say('join').join(items)}{say('join')}{note}", tuple(sides), differences=(Difference("commitment", note, (0, 1)),))
