"""Numbering: which lines of a plan open a clause, as a flat list of headings. Styles are rows of data."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.spans import Span, lines_of

CHINESE_NUMERAL = "[一二三四五六七八九十百零〇]+"
_BRACKETS = str.maketrans({"（": "(", "）": ")"})
_NOT_IN_ADDRESS = re.compile(r"[\s、.．。:：]")


@dataclass(frozen=True, slots=True)
class Style:
    """One way of numbering: its name, its level (smaller is higher) and its marker at the start of a line."""

    name: str
    level: int
    marker: re.Pattern[str]


PART = 0
ANNEX = Style("annex", PART, re.compile(r"附件\s*\d*(?=\s*$)"))
STYLES = (
    ANNEX,
    Style("chapter", 1, re.compile(rf"第{CHINESE_NUMERAL}[编章]")),
    Style("article", 2, re.compile(rf"第{CHINESE_NUMERAL}条")),
    Style("chinese", 2, re.compile(rf"{CHINESE_NUMERAL}\s*、")),
    Style("chinese in brackets", 3, re.compile(rf"[(（]{CHINESE_NUMERAL}[)）]")),
    Style("arabic", 4, re.compile(r"\d{1,3}\s*(?:[.．](?!\d)|、)")),
    Style("arabic in brackets", 5, re.compile(r"[(（]\d{1,3}[)）]")),
    Style("circled", 6, re.compile(r"[①-⑳]")),
    Style("dash", 7, re.compile(r"——")),
)
ANNEX_LIST = Style("annex list", PART, re.compile(r"附件\s*[:：]"))
ANNEX_LIST_ITEM = Style("annex list item", 1, re.compile(r"\d{1,3}\s*(?:[.．](?!\d)|、)"))
LABEL = Style("label", 8, re.compile(r"[^\s。：:，,；;、（()）“”]{2,12}(?=[。：:])"))
"""An unmarked paragraph's opening label. It opens a clause only beside a sibling that has one (see clauses.py)."""

_BLANK = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a clause opens: its style, its marker's span and the start of what follows the marker."""

    style: Style
    marker: Span

    def number(self, text: str) -> str:
        """The printed marker as it stands in an address: without 、 . or spaces, brackets half-width."""
        return _NOT_IN_ADDRESS.sub("", self.marker.of(text)).translate(_BRACKETS)


def find_headings(text: str) -> list[Heading]:
    """Every numbered heading in reading order; labels are not among them, for they need their siblings."""
    return list(_headings(text))


def _headings(text: str) -> Iterator[Heading]:
    listing = False
    for line in lines_of(text):
        opening = _match(ANNEX_LIST, text, line)
        if opening:
            yield opening
            line = Span(opening.marker.end, line.end)
        if listing or opening:
            item = _match(ANNEX_LIST_ITEM, text, line)
            if item:
                yield item
            listing = bool(item) or bool(opening) or not line.of(text).strip()
            if listing:
                continue
        heading = next(filter(None, (_match(style, text, line) for style in STYLES)), None)
        if heading:
            yield heading


def _match(style: Style, text: str, line: Span) -> Heading | None:
    """The style's heading if the line opens with its marker, indentation aside."""
    blank = _BLANK.match(text, line.start, line.end)
    start = blank.end() if blank else line.start
    stop = line.start + len(line.of(text).rstrip())
    found = style.marker.match(text, start, max(start, stop))
    return Heading(style, Span(start, found.end())) if found else None
