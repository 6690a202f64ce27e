"""Gaps: what stands in a text between two of its stretches, found without a pattern for each (a pattern takes milliseconds to build)."""

import re
from collections.abc import Iterator

_WORDS = re.compile(r"[\u3400-\u9fffa-z0-9]+")


def gaps(text: str, before: str, behind: str, shortest: int, longest: int) -> Iterator[str]:
    """The characters of words, as few as may be, that stand between ``before`` and ``behind``, so many at least and at most."""
    at = text.find(before)
    while at >= 0:
        start = at + len(before)
        end = text.find(behind, start + shortest, start + longest + len(behind))
        if end >= 0 and (end == start or _WORDS.fullmatch(text, start, end)):
            yield text[start:end]
        at = text.find(before, at + 1)
