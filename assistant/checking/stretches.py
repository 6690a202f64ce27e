"""Stretches: the parts of a sentence that state one thing each, so that one wrong figure of a list does not stain the others."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.checking.stated import Fact
from assistant.verification.said import Said
from assistant.verification.segments import Segment
from index.spans import Span

_BETWEEN_FIGURES = re.compile(r"、|以及|[和与及](?=[^,、]{2}|$)|\b(?:while|whereas|and)\b")
_CELL = re.compile(r"\t")


def stretches(said: Said, facts: Sequence[Fact]) -> Iterator[tuple[Segment, list[Fact]]]:
    """Each stretch with the facts in it, in reading order: a segment, cut between its figures and between the cells of a table."""
    for segment in said.segments:
        own = [one for one in facts if segment.span.start <= one.span.start < segment.span.end]
        edges = [segment.span.start, *_cuts(said.text, segment.span, own), segment.span.end]
        for start, end in pairwise(edges):
            text = said.text[start:end]
            span = Span(start + len(text) - len(text.lstrip("、和与及以\t ")), start + len(text.rstrip()))
            if span.end > span.start:
                yield replace(segment, span=span, text=span.of(said.text)), [one for one in own if start <= one.span.start < end]


def _cuts(text: str, within: Span, facts: Sequence[Fact]) -> list[int]:
    """Where the segment is cut: at every tab, and at a mark between two figures."""
    cuts = {found.end() for found in _CELL.finditer(text, within.start, within.end)}
    figures = [one for one in facts if one.kind == "figure"]
    for one, other in pairwise(figures):
        marks = [found.start() for found in _BETWEEN_FIGURES.finditer(text, one.span.end, other.span.start)]
        cuts |= set(marks[:1])
    return sorted(cuts)
