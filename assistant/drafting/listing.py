"""Listing: a complete list as one draft: counted, every row with its clause, repetitions joined; several drafts as one."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.draft import Difference, Draft, Quote, place_of
from assistant.inquiry import Inquiry

SHOWN = 8
"""Rows that a headline names; beyond that it counts them by part."""


@dataclass(frozen=True, slots=True)
class Item:
    """One row: what it says, and the clauses that say so, in document order."""

    text: str
    quotes: tuple[Quote, ...]


def listed(inquiry: Inquiry, items: Sequence[Item], is_further: bool = False) -> Draft:
    """The list with its count; ``is_further``: it is named behind another one."""
    say = inquiry.say
    quotes = tuple(dict.fromkeys(item.quotes[0] for item in items))
    also = tuple(dict.fromkeys(quote for item in items for quote in item.quotes[1:] if quote not in quotes))
    places = {quote: place for place, quote in enumerate((*quotes, *also))}
    rows = tuple((say("item_place", item=item.text, place=_addresses(inquiry, item)), places[item.quotes[0]]) for item in items)
    return Draft(_counted(inquiry, items, "further" if is_further else "counted"), quotes, rows=rows, also=also, is_computed=True)


def together(inquiry: Inquiry, drafts: Sequence[Draft]) -> Draft:
    """Several drafts as one answered draft, in their order; what they only cite follows all that they quote."""
    quotes = tuple(quote for draft in drafts for quote in draft.quotes)
    also = tuple(quote for draft in drafts for quote in draft.also)
    rows: list[tuple[str, int]] = []
    differences: list[Difference] = []
    quoted, cited = 0, len(quotes)
    for draft in drafts:
        held = len(draft.quotes)
        places = [*range(quoted, quoted + held), *range(cited, cited + len(draft.also))]
        rows += [(text, places[place] if place >= 0 else place) for text, place in draft.rows]
        differences += [replace(one, quotes=tuple(places[place] for place in one.quotes)) for one in draft.differences]
        quoted, cited = quoted + held, cited + len(draft.also)
    headline = inquiry.say("join").join(draft.headline for draft in drafts)
    is_computed = any(draft.is_computed for draft in drafts)
    return Draft(headline, quotes, rows=tuple(rows), differences=tuple(differences), also=also, is_computed=is_computed)


def by_part(inquiry: Inquiry, quotes: Iterable[Quote]) -> str:
    """How many of these stand in each part, in the order of the parts."""
    counts = Counter(place_of(quote) for quote in sorted(quotes, key=lambda quote: (quote.reading.document.id, quote.span.start)))
    return inquiry.say("list_comma").join(inquiry.say("by_part", part=part, count=count) for part, count in counts.items())


def joined(inquiry: Inquiry, first: Draft, second: Draft, before: str) -> Draft:
    """Two lists as one draft; ``before`` introduces the second."""
    quotes = tuple(dict.fromkeys((*first.quotes, *second.quotes)))
    also = tuple(quote for quote in dict.fromkeys((*first.also, *second.also)) if quote not in quotes)
    cited = [*quotes, *also]
    rows = [(text, cited.index(draft_quotes[place])) for draft_quotes, draft in (((*d.quotes, *d.also), d) for d in (first, second)) for text, place in draft.rows]
    return first.but(headline=f"{first.headline}{inquiry.say('join')}{before}{second.headline}", quotes=quotes, also=also, rows=tuple(rows))


def _counted(inquiry: Inquiry, items: Sequence[Item], count_as: str) -> str:
    """The count with the rows themselves, or with the count of each part where they are many."""
    say = inquiry.say
    if len(items) <= SHOWN:
        texts = [item.text for item in items]
        comma = say("join") if any(mark in text for text in texts for mark in "、,，") else say("list_comma")
        return f"{say(count_as, count=len(items))}{say('colon')}{comma.join(texts)}"
    if all(len({place_of(quote) for quote in item.quotes}) == 1 for item in items):
        return say(f"{count_as}_by_part", count=len(items), parts=by_part(inquiry, (item.quotes[0] for item in items)))
    parts = by_part(inquiry, (quote for item in items for quote in item.quotes))
    return say(f"{count_as}_by_part", count=len(items), parts=say("counted_once", parts=parts))


def _addresses(inquiry: Inquiry, item: Item) -> str:
    return inquiry.say("list_comma").join(dict.fromkeys(quote.clause.address for quote in item.quotes))
