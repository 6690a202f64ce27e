"""Segments: a compared text cut at its commas and full stops, with the sentence that each belongs to."""

import re
from dataclasses import dataclass

from index.spans import Span

_STOP = re.compile(r"(?:[;:。!?\n]|(?<!\d),|,(?!\d{3}))+|\.(?=\s|$)")
ITEM_MARKS = "、,;。:\n"
"""Marks between which an item of a list stands."""
_END = re.compile(r"[;。!?\n]|\.")


@dataclass(frozen=True, slots=True)
class Segment:
    """What stands between two marks."""

    span: Span
    text: str
    sentence: int
    """Which sentence of the text it belongs to."""
    paragraph: int
    """Which line of the text."""


def segments_of(text: str) -> list[Segment]:
    """The segments of a compared text in order, white space around them left out; a comma inside a number cuts nothing."""
    found: list[Segment] = []
    start = sentence = paragraph = 0
    for stop in [*((one.start(), one.end(), one[0]) for one in _STOP.finditer(text)), (len(text), len(text), "")]:
        content = text[start : stop[0]]
        left = len(content) - len(content.lstrip())
        if content.strip():
            found.append(Segment(Span(start + left, start + len(content.rstrip())), content.strip(), sentence, paragraph))
        sentence += bool(_END.search(stop[2]))
        paragraph += "\n" in stop[2]
        start = stop[1]
    return found


def item_around(text: str, span: Span) -> tuple[int, int]:
    """The stretch between two marks in which something stands."""
    start = max((text.rfind(mark, 0, span.start) for mark in ITEM_MARKS), default=-1) + 1
    return start, min((place for mark in ITEM_MARKS if (place := text.find(mark, span.end)) >= 0), default=len(text))
