"""Paragraphs: which printed lines begin a paragraph, by indent, length, type, distance and opening number."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from index.reading.pdf.lines import OPENING, Line

_LETTER = re.compile(r"[A-Za-z]")
_CLOSED = re.compile(r"[。；：？！!?;:）)”」]$")
_LEADER = re.compile(r"[.…·．]{4,}\s*[-—]?\s*\d{1,4}\s*[-—]?$")
_INDENT, _SLACK, _SLACK_IN_SENTENCE = 1.2, 0.6, 2.5
"""In sizes of the type: from where a line is indented, and what a place may be off, where no sentence ends by more."""
_SPREAD = 1.3
"""How many times the usual distance parts paragraphs."""
_COMMON = 0.08
"""The share of lines that make an edge."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How a document's text is set."""

    left: float
    right: float
    pitch: float
    """From line to line within a paragraph."""
    indents: bool
    """Whether paragraphs begin indented."""


def measure(lines: Sequence[Line]) -> Measure:
    """How these lines are set; rows of tables are left aside."""
    lines = [line for line in lines if not line.is_row]
    if not lines:
        return Measure(0, 0, 0, False)
    often = max(2, _COMMON * len(lines))
    lefts = Counter(round(line.x0) for line in lines)
    left = min((x for x in lefts if lefts[x] + lefts[x + 1] >= often), default=min(lefts))
    wide = sorted(line.x1 for line in lines)
    right = wide[min(len(wide) - 1, int(0.97 * len(wide)))]
    following = [
        (before, line) for before, line in pairwise(lines) if line.page == before.page and abs(line.size - before.size) < 1
    ]
    inner = [line.top - before.top for before, line in following if before.x1 > right - 2 * before.size and abs(line.x0 - left) < line.size]
    pitches = inner or [line.top - before.top for before, line in following] or [0.0]
    return Measure(left, right, median(pitches), _indents(lines, left))


def _indents(lines: Sequence[Line], left: float) -> bool:
    """Whether most numbered paragraphs begin indented; where there are hardly any, whether a good part of all lines does."""
    openings = [line for line in lines if OPENING.match(line.text)]
    share, among = (0.5, openings) if len(openings) > 2 else (0.1, list(lines))
    return sum(1 for line in among if line.x0 - left > _INDENT * line.size) >= max(2, share * len(among))


def begins(before: Line, line: Line, set_: Measure, body: float | None) -> bool:
    """Whether a line begins a paragraph; ``body`` is where the lines of the paragraph so far stand, its first aside."""
    if before.is_row or line.is_row or _LEADER.search(before.text) or _LEADER.search(line.text):
        return True
    if abs(line.size - before.size) > max(0.8, 0.07 * before.size):
        return True
    if line.page == before.page and line.top - before.top > max(_SPREAD * set_.pitch, set_.pitch + 2):
        return True
    opening = OPENING.match(line.text)
    ended = _CLOSED.search(before.text)
    if ends_early(before, line, set_.right - before.x0, _SLACK if ended or opening else _SLACK_IN_SENTENCE):
        return True
    if body is not None and abs(line.x0 - body) > _SLACK * line.size:
        return True
    if body is None and line.x0 - set_.left > _INDENT * line.size:
        hangs = OPENING.match(before.text) and not opening and line.x0 - before.x0 > _SLACK * line.size
        return not hangs
    return not set_.indents and bool(opening) and bool(ended)


def ends_early(before: Line, line: Line, width: float, slack: float = _SLACK) -> bool:
    """Whether a line of this width would have held the next one's first word as well."""
    return width - (before.x1 - before.x0) > line.token + slack * before.size


def glued(before: str, after: str, blank: bool, spaced: bool) -> str:
    """Two lines as one: no blank between Chinese characters or inside a number, one between words.

    ``blank`` says that one is printed behind the first, ``spaced`` that the document prints none at the ends of lines,
    so that two words that meet are two.
    """
    if not before or not after:
        return before + after
    words = bool(_LETTER.match(before[-1])) and bool(_LETTER.match(after[0]))
    mixed = before[-1].isascii() and after[0].isascii() and before[-1].isalnum() and after[0].isalnum()
    return f"{before}{' ' if (blank and mixed and not (before[-1].isdigit() and after[0].isdigit())) or (words and spaced) else ''}{after}"
