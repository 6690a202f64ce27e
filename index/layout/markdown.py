"""Markdown: the signs of a text that is marked up; headings without a number keep their #, for nothing else marks them."""

import re

from index.numbering import is_numbered
from index.spans import Span, lines_of

_HEADING = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+(?=\S)")
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_CELL_EDGE = re.compile(r"[ \t]*(?<!\\)\|[ \t]*")
_OPENING = re.compile(r"[ \t\u3000]*(?:>[ \t]?|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?)+")
_RULE = re.compile(r"[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
"""A break inside a cell; it is read as a ；."""
_EMPHASIS = re.compile(r"\*\*|__")
_LINK = re.compile(r"!?\[(?P<said>[^\[\]\n]*)\]\([^()\n]*\)")

Undone = tuple[list[Span], dict[int, str]]
"""The stretches that are not read, and the characters that are read as others."""


def markdown_signs(text: str) -> Undone:
    """The signs of a marked-up text; nothing in a text that has no headings and no table of Markdown."""
    lines = lines_of(text)
    headings = [line for line in lines if _HEADING.match(text, line.start, line.end)]
    tables = any("|" in line.of(text) and _TABLE_RULE.match(line.of(text)) for line in lines)
    dropped: list[Span] = []
    written: dict[int, str] = {}
    if len(headings) < 2 and not tables:
        return dropped, written
    for line in lines:
        content = line.of(text)
        if heading := _HEADING.match(content):
            is_title = line == headings[0] and len(heading[1]) == 1
            if is_title or is_numbered(content[heading.end() :].lstrip("*_ ")):
                dropped.append(Span(line.start, line.start + heading.end()))
        elif _TABLE_RULE.match(content) and "|" in content:
            dropped.append(line)
        elif _RULE.match(content):
            dropped.append(Span(line.start, line.start + len(content.rstrip())))
        elif content.lstrip().startswith("|"):
            _cells(line, content, dropped, written)
        elif opening := _OPENING.match(content):
            dropped.append(Span(line.start, line.start + opening.end()))
        dropped += [Span(line.start + one.start(), line.start + one.end()) for one in _EMPHASIS.finditer(content)]
        for link in _LINK.finditer(content):
            said = link.span("said")
            dropped += [Span(line.start + link.start(), line.start + said[0]), Span(line.start + said[1], line.start + link.end())]
    return dropped, written


def _cells(line: Span, content: str, dropped: list[Span], written: dict[int, str]) -> None:
    """A row of a table: its outer edges go, an inner one is read as the tabulator that parts cells in a text."""
    end = len(content.rstrip())
    for one in _BREAK.finditer(content):
        written[line.start + one.start()] = "；"
        dropped.append(Span(line.start + one.start() + 1, line.start + one.end()))
    for edge in _CELL_EDGE.finditer(content, 0, end):
        bar = edge.start() + edge[0].index("|")
        if edge.start() == 0 or edge.end() >= end:
            dropped.append(Span(line.start + edge.start(), line.start + edge.end()))
            continue
        written[line.start + bar] = "\t"
        dropped += [Span(line.start + edge.start(), line.start + bar), Span(line.start + bar + 1, line.start + edge.end())]
