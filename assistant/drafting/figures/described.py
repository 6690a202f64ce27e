"""Described: a figure that is no aim: a count in Chinese numerals, or one that says what a thing is."""

import re

from assistant.draft import Draft, Quote
from assistant.inquiry import Inquiry
from index.quantities import find_quantities
from index.spans import Span

_COUNTED = re.compile(r"(?:几|多少)[个家项条座所处件名]?(?P<noun>[\u3400-\u9fff]{2})")
_LOOKED_AT = 5


def draft_described(inquiry: Inquiry) -> Draft | None:
    """The count or figure in one of the best places of the part that is asked about; None where none of them has one."""
    return _spelled_out(inquiry) or _of_unit(inquiry)


def _spelled_out(inquiry: Inquiry) -> Draft | None:
    """A count written in Chinese numerals (四个泊位) in one of the best places."""
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


def _of_unit(inquiry: Inquiry) -> Draft | None:
    """A figure that is no aim but says what a thing is (10千伏及以下), where its unit is asked for."""
    genre = inquiry.library.genre
    unit = next((unit for unit in genre.describing_units if re.search(rf"(?:多少|几|多大){unit}", inquiry.question.typed)), "")
    for place in inquiry.places[:_LOOKED_AT] if unit else ():
        text = place.reading.document.text
        found = next((one for one in find_quantities(text, place.span, genre) if one.unit == unit), None)
        if found and inquiry.in_named_part(place):
            start = max(text.rfind(mark, place.span.start, found.span.start) + 1 for mark in ",，。;；、")
            quote = Quote(place.reading, place.clause, Span(max(start, place.span.start), found.span.end))
            return Draft(quote.text, (quote,))
    return None
