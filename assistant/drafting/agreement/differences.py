"""Differences: what the radar knows of the clauses that an answer stands on: both sides, in document order, and how they differ."""

import re
from collections.abc import Callable, Collection, Hashable, Iterator, Sequence

from assistant.draft import Difference, Draft, Quote, place_of
from assistant.inquiry import Inquiry
from index.conflicts import Conflict
from index.folding import fold
from index.library import Reading
from index.sentences import sentences_of
from index.spans import Span

_MEANT = 0.5
"""Share of the question's words that a side holds when it is the one asked about."""
_LEADING = re.compile(r"^(?:推动|实现|积极推动|将|其中|全年|全县|使|并|力争|确保|坚决|着力|持续|重点|启动|做到)+(?=.{4,})")
_COUNTS = "零一两三四五六七八九十"
_STATED = ("commitment", "composition")
"""Kinds of which a passage shows both sides; figures and leads are asked for by themselves."""
_ASKS_LEVEL = re.compile(r"哪(?:个|一)?(?:级|层级)|什么级别|[国省市县]定")
"""It asks whose target is meant, though in words that find a passage and no figure."""
Statement = Callable[[Quote], str]
"""How a side is said; by default as printed."""
Likeness = Callable[[Quote], Hashable]


def conflicts_at(reading: Reading, address: str, span: Span, kinds: Collection[str]) -> list[Conflict]:
    """The conflicts of these kinds that have a side in this stretch of a clause, or around it."""
    return [
        conflict for conflict in reading.conflicts
        if conflict.kind in kinds and any(side.address == address and side.span.overlaps(span) for side in conflict.sides)
    ]


def quotes_of(reading: Reading, conflict: Conflict) -> tuple[Quote, ...]:
    """The sides, in document order."""
    return tuple(Quote.at(reading, side.address, side.span) for side in conflict.sides)


def how_they_differ(inquiry: Inquiry, kind: str, count: int) -> str:
    """两处表述不一致, or that their scopes differ."""
    name = "scope_differ" if kind == "scope" else "differ"
    in_words = _COUNTS[count] if inquiry.question.language == "zh" and count < len(_COUNTS) else str(count)
    return inquiry.say(name) if count == 2 else inquiry.say(f"{name}_many", count=in_words)


def both_sides(inquiry: Inquiry, kind: str, quotes: Sequence[Quote], stated: Statement | None = None, alike: Likeness | None = None) -> Draft:
    """Every side with its place, what is said alike once, and that they differ.

    ``alike``: what two sides that say the same have in common; by default their words.
    """
    say = inquiry.say
    said: dict[Hashable, str] = {}
    for quote in quotes:
        text = stated(quote) if stated else quote.text.strip()
        said.setdefault(alike(quote) if alike else fold(text if kind == "commitment" else _LEADING.sub("", text)), f"{place_of(quote)}{say('colon')}{text}")
    note = how_they_differ(inquiry, kind, len(said))
    return Draft(say("join").join([*said.values(), note]), tuple(quotes), differences=(Difference(kind, note, tuple(range(len(quotes)))),))


def elsewhere(inquiry: Inquiry, draft: Draft, kind: str, others: Sequence[Quote]) -> Draft:
    """The answer of the part that is asked about, with the clauses elsewhere that differ from it: cited, their words left to them."""
    also = tuple(quote for quote in others if quote not in draft.quotes)
    name = "scope_elsewhere" if kind == "scope" else "differs_elsewhere"
    note = inquiry.say(name, places=inquiry.say("list_comma").join(dict.fromkeys(quote.clause.address for quote in also)))
    places = (0, *range(len(draft.quotes), len(draft.quotes) + len(also)))
    return draft.but(headline=f"{draft.headline}{note}", also=also, differences=(Difference(kind, note.strip("（）() "), places),))


def with_difference(inquiry: Inquiry, draft: Draft) -> Draft:
    """The draft, or both sides where what the question means of it is said or enumerated differently in another clause."""
    if draft.differences:
        return draft
    asks_level = bool(_ASKS_LEVEL.search(inquiry.question.typed))
    kinds, least = (("benchmark",), 0.0) if asks_level else (_STATED, _MEANT)
    meant = [(inquiry.covered(one[1].subject if asks_level else side.text), one) for one in _touched(draft, kinds) for side in quotes_of(*one)]
    best = max((one for one in meant if one[0] > least), key=lambda one: one[0], default=None)
    if best is None:
        return draft
    reading, conflict = best[1]
    quotes = quotes_of(reading, conflict)
    inside = [quote for quote in quotes if inquiry.in_parts(quote.reading, quote.clause.address)]
    if inquiry.question.parts and len(inside) < len(quotes) and len({place_of(quote) for quote in inside}) < 2:
        return elsewhere(inquiry, draft, conflict.kind, [quote for quote in quotes if quote not in inside]) if inside else draft
    return both_sides(inquiry, conflict.kind, inside if len(inside) > 1 else quotes)


def _touched(draft: Draft, kinds: Collection[str]) -> Iterator[tuple[Reading, Conflict]]:
    for quote in draft.quotes:
        for conflict in conflicts_at(quote.reading, quote.clause.address, quote.span, kinds):
            yield quote.reading, conflict


def speaks_of_it(inquiry: Inquiry, quote: Quote) -> float:
    """The share of the question's words that one sentence of a side's clause holds."""
    text = quote.reading.document.text
    return max((inquiry.covered(sentence.span.of(text)) for sentence in sentences_of(quote.reading.tree, quote.clause)), default=0.0)
