"""Figures: the numerals of a text, so that none is shown that its sources do not print."""

import re
from collections.abc import Iterable

_NUMERAL = re.compile(r"\d+(?:[.-]\d+)*")
_LABELS = re.compile(r"\[\d+\]")
_COUNT = re.compile(r"共\d+项|另有\d+项|附件\d+ \d+项|总体方案 \d+项|\d+处表述|成员单位\d+家|\d+ in all|附件\d[^：；，。、（）]*|——\d+")


def figures(text: str) -> set[str]:
    """The numerals of a text but for labels, the names of annexes and what the program has counted."""
    return set(_NUMERAL.findall(_COUNT.sub(" ", _LABELS.sub(" ", text))))


def unwitnessed(text: str, sources: Iterable[str]) -> set[str]:
    """The numerals that none of the sources prints."""
    return figures(text) - {figure for source in sources for figure in figures(source)}
