"""Aligned: where a draft prints some words between words of a clause which has others there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.spans import Span

RUN = re.compile(r"[\u3400-\u9fffa-z0-9\"、()+·-]{4,}")
_WORD = re.compile(r"[\u3400-\u9fff]+|\d+")
_EDGES = re.compile(r"[,。;:!?\n、\"()]")
JOINS = re.compile(r"[的等和与及]")
_LONGEST, _ANCHOR, _FEWEST = 6, 4, 4
"""Characters of a replaced word; of the same words on either side, at most; of both sides together, at least."""
EDGE = 2
"""What the edge of a stretch counts for."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a draft has one word and a clause another between the same words."""

    span: Span
    printed: Span
    anchors: int


def places(text: str, run: Span, held: str) -> Iterator[Place]:
    """Where the words on both sides of a few characters stand in a clause around others."""
    breaks = [run.start, *(at for at in range(run.start + 1, run.end) if not _runs_on(text, run, at, held)), run.end]
    for place, start in enumerate(breaks):
        for end in breaks[place + 1 :]:
            if not 0 < end - start <= _LONGEST:
                break
            left = text[max(run.start, start - _ANCHOR, breaks[place - 1] if place else run.start) : start]
            following = next((one for one in breaks if one > end), run.end)
            right = text[end : min(following, end + _ANCHOR)]
            left, right, found = next(((one, two, between) for one, two in _shorter(left, right) if (between := _between(one, two, held))), ("", "", None))
            if found and abs(found.end - found.start - end + start) <= EDGE and not JOINS.search(found.of(held)):
                yield Place(Span(start, end), found, len(left or "、" * EDGE) + len(right or "、" * EDGE))


def _runs_on(text: str, run: Span, at: int, held: str) -> bool:
    """A clause prints the characters on both sides of a place, and one more of either."""
    before, behind = text[max(run.start, at - 2) : at + 1], text[at - 1 : min(run.end, at + 2)]
    return before in held or behind in held


def _shorter(left: str, right: str) -> Iterator[tuple[str, str]]:
    """What stands on both sides, then less of either."""
    yield left, right
    for most in range(_ANCHOR - 1, 0, -1):
        yield left, right[:most]
        yield left[-most:], right


def _between(left: str, right: str, held: str) -> Span | None:
    """What of a clause stands between two stretches, or between one and an edge, where it is a word or a number."""
    if len(left) + len(right) < _FEWEST:
        return None
    at = held.find(left) if left else held.find(right)
    while at >= 0:
        if left:
            start = at + len(left)
            end = held.find(right, start + 1, start + _LONGEST + len(right)) if right else _edge(held, start)
        else:
            start, end = _edge_before(held, at), at
        if start < end <= start + _LONGEST and _WORD.fullmatch(held, start, end):
            return Span(start, end)
        at = held.find(left or right, at + 1)
    return None


def _edge(text: str, start: int) -> int:
    """The first mark behind a place."""
    found = _EDGES.search(text, start)
    return found.start() if found else len(text)


def _edge_before(text: str, end: int) -> int:
    """The place behind the last mark before."""
    return max((at for at in range(max(0, end - _LONGEST), end) if _EDGES.match(text, at)), default=end if end > _LONGEST else -1) + 1
