"""Furniture: what every page repeats: running heads, feet and page numbers; it is no part of the text."""

import re
from collections import Counter
from collections.abc import Sequence

from index.reading.pdf.lines import Line

_NUMBER = re.compile(
    r"[-—–―－·•\s]*(?:\d{1,4}|[ivxIVX]{1,6})[-—–―－·•\s]*|第\s*[\d一二三四五六七八九十百]+\s*页(?:\s*[,，/]?\s*共\s*[\d一二三四五六七八九十百]+\s*页)?"
    r"|\d{1,4}\s*/\s*\d{1,4}|[Pp]age\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?"
)
_DIGITS = re.compile(r"[\d一二三四五六七八九十]+")
_MARGIN = 0.13
"""The share of a page's height, above and below, where furniture stands."""
_OUTERMOST = 3
"""Lines from the edge that may be furniture."""
_OFTEN = 0.4
"""The share of pages on which a head or foot stands; left and right pages may differ."""
_STEP = 8.0
"""Points within which a place is the same."""


def without_furniture(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """The pages' lines without heads, feet and page numbers."""
    outer = [_outer(lines, height) for lines, height in zip(pages, heights, strict=True)]
    counted = Counter(key for lines in outer for key in {_key(line) for line in lines})
    often = max(2, _OFTEN * sum(1 for lines in pages if lines))
    return [
        [line for line in lines if not (line in edge and (_NUMBER.fullmatch(line.text.strip()) or counted[_key(line)] >= often))]
        for lines, edge in zip(pages, outer, strict=True)
    ]


def _outer(lines: Sequence[Line], height: float) -> list[Line]:
    """The lines near the upper and lower edge."""
    above = [line for line in lines[:_OUTERMOST] if line.bottom < _MARGIN * height and not line.is_row]
    below = [line for line in lines[-_OUTERMOST:] if line.top > (1 - _MARGIN) * height and not line.is_row]
    return above + below


def _key(line: Line) -> tuple[str, int]:
    """A line's words without numbers, and its height on the page."""
    return _DIGITS.sub("#", re.sub(r"\s+", "", line.text)), round(line.top / _STEP)
