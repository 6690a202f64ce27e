"""Decimals: headings numbered 1, 1.1, 1.1.1. A line is one only where its number goes on from one before it."""

import re
from dataclasses import dataclass

from index.spans import Span, lines_of

_MARKER = re.compile(r"(?P<number>\d{1,2}(?:[.．]\d{1,2}){1,3})[.．、]?(?:[ \t\u3000]+|(?=[\u4e00-\u9fff（(“《]))")
_TOP = re.compile(r"(?P<number>\d{1,2})(?:[.．、][ \t\u3000]*|[ \t\u3000]+)(?=[\u4e00-\u9fff（(“《])")
_MEASURE = re.compile(r"\s*(?:[%％‰亿万元]|个|家|倍|公里|平方|吨|亩|米|人|户|成|年|月|日)")
_GAP = 3
"""Numbers that may be missing between two headings that follow each other."""
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Decimal:
    """One such heading: where its marker stands and how many numbers it has."""

    marker: Span
    depth: int


def decimal_headings(text: str) -> dict[int, Decimal]:
    """The headings by where their markers begin; none in a text that has fewer than three of them."""
    found: dict[int, Decimal] = {}
    tops: dict[int, tuple[int, Span]] = {}
    last: dict[tuple[int, ...], int] = {}
    for line in lines_of(text):
        content = line.of(text)
        start = line.start + len(content) - len(content.lstrip())
        if top := _TOP.match(text, start, line.end):
            tops[int(top["number"])] = (start, Span(*top.span()))
        marker = _MARKER.match(text, start, line.end)
        if not marker or _MEASURE.match(text, marker.end("number"), line.end):
            continue
        number = tuple(int(one) for one in re.split("[.．]", marker["number"]))
        before, own = number[:-1], number[-1]
        previous = last.get(before, 0)
        if not previous < own <= previous + (_GAP if previous else 1):
            continue
        last[before] = own
        found[start] = Decimal(Span(*marker.span()), len(number))
        if len(before) == 1 and not previous and before[0] in tops:
            above, span = tops[before[0]]
            found[above] = Decimal(span, 1)
    if len(found) < _FEWEST:
        return {}
    # a chapter without numbers below it (3 保障措施) counts on from those that have some
    numbered = sorted(chapter for chapter, (above, _) in tops.items() if above in found)
    for chapter, (above, span) in tops.items():
        if numbered and numbered[0] <= chapter <= numbered[-1] + _GAP:
            found.setdefault(above, Decimal(span, 1))
    return found
