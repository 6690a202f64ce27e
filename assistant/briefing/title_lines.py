"""Title lines: a long title in lines of about the same length, broken between words, as official documents have it."""

import math
import re
from itertools import accumulate

from assistant.verification.tagging import words_of

_LONGEST = 20
"""Characters of the title's size that one line holds."""
_WHOLE = re.compile(r"[（“《][^（）“”《》]*[）”》]")
_NOT_FIRST = "的和与及、，）”》"
_BINDING = "关于于和与及、"
"""What comes next belongs to it."""


def title_lines(title: str) -> list[str]:
    """The lines of a title; one that fits is one line."""
    count = math.ceil(len(title) / _LONGEST)
    if count < 2:
        return [title]
    pieces = _pieces(title)
    ends = [end for end, piece, after in zip(accumulate(map(len, pieces)), pieces, pieces[1:], strict=False) if after[0] not in _NOT_FIRST and piece not in _BINDING]
    wanted = len(title) / count
    fitting = [end for end in ends if end <= _LONGEST]
    end = min(fitting, key=lambda one: abs(one - wanted), default=_LONGEST)
    return [title[:end], *title_lines(title[end:])]


def _pieces(title: str) -> list[str]:
    """Words, what stands in brackets or quotation marks whole where a line holds it."""
    pieces: list[str] = []
    at = 0
    for found in _WHOLE.finditer(title):
        if len(found[0]) <= _LONGEST // 2:
            pieces += [*(word.text for word in words_of(title[at : found.start()])), found[0]]
            at = found.end()
    return [*pieces, *(word.text for word in words_of(title[at:]))]
