"""Pages: what a printed page leaves in a text: page numbers between paragraphs, and lines broken inside sentences."""

import re
import unicodedata
from itertools import pairwise

from index.layout.markdown import Undone
from index.numbering import is_numbered
from index.spans import Span, lines_of

_NUMBER = r"[\d０-９]{1,4}"
_PAGE = re.compile(
    rf"\s*(?:[-—–－─·•]+\s*{_NUMBER}\s*[-—–－─·•]+|第\s*{_NUMBER}\s*页(?:\s*[,，/／]?\s*共\s*{_NUMBER}\s*页)?|{_NUMBER}\s*[/／]\s*{_NUMBER}|Page\s+\d+(?:\s+of\s+\d+)?)\s*$",
    re.IGNORECASE,
)
_BARE = re.compile(rf"\s*(?P<number>{_NUMBER})\s*$")
_ENDS = re.compile(r"[。！？!?：:；;…][”’）)〕】》]*\s*$|[）)〕】]\s*$")
_INDENTED = re.compile(r"[\u3000\xa0]|[ \t]{2,}")
_TABLE = "\t"
_SHORTEST_LINE, _LONGEST_LINE = 36, 130
"""Columns of a page's line; a Chinese character takes two."""
_FULL = 0.86
"""Share of the width from which a line is full: what follows it may be its own sentence's next line."""
_BROKEN = 0.5
"""Share of the full lines that end inside a sentence, from which a text is one that was broken into lines."""
_SPACED = 0.6
"""Blank lines for a printed one, from which they part lines rather than paragraphs."""
_FEWEST = 5
_COUNTED = 2
"""Bare numbers that the next one follows, from which they are the numbers of pages."""
_HEADERS = 3
"""Times that one line stands beside page numbers until it is the header of the pages."""


def page_breaks(text: str) -> Undone:
    """Page numbers, running headers and the line breaks inside paragraphs; only page numbers in a text whose lines are paragraphs."""
    lines = lines_of(text)
    pages = _pages(text, lines)
    width = _width(text, [line for place, line in enumerate(lines) if place not in pages])
    if not pages and not width:
        return [], {}
    blank = sum(not line.of(text).strip() for line in lines)
    is_spaced = blank > _SPACED * (len(lines) - blank)
    dropped: list[Span] = []
    previous: Span | None = None
    between: list[Span] = []
    for place, line in enumerate(lines):
        content = line.of(text)
        if place in pages or "\f" in content.strip(" \n\r") or (width and not content.strip()):
            between.append(line)
            continue
        crosses_page = any(_is_page(text, one) for one in between)
        is_apart = not (is_spaced or crosses_page) and any(not one.of(text).strip() for one in between)
        if previous and (width or crosses_page) and _goes_on(text, previous, line, width, is_apart):
            break_ = Span(previous.start + len(previous.of(text).rstrip()), line.start + len(content) - len(content.lstrip()))
            dropped.append(break_)
        else:
            dropped += [one for one in between if one.of(text).strip()]
        previous, between = line, []
    return [*dropped, *(one for one in between if one.of(text).strip())], {}


def _is_page(text: str, line: Span) -> bool:
    return bool(_PAGE.match(line.of(text)) or _BARE.match(line.of(text)) or "\f" in line.of(text))


def _pages(text: str, lines: list[Span]) -> set[int]:
    """The lines that hold nothing but a page's number, bare ones only where they count on, and the headers beside them."""
    found = {place for place, line in enumerate(lines) if _PAGE.match(line.of(text)) and not line.of(text).strip().startswith("——")}
    bare = [(place, int(number["number"])) for place, line in enumerate(lines) if (number := _BARE.match(line.of(text)))]
    counted = [place for (place, number), (_, following) in pairwise(bare) if following == number + 1]
    if len(counted) >= _COUNTED:
        found |= {place for place, _ in bare}
    beside: dict[str, list[int]] = {}
    for place in found:
        for near in (place - 1, place + 1):
            if 0 <= near < len(lines) and (content := lines[near].of(text).strip()) and near not in found:
                beside.setdefault(content, []).append(near)
    for content, places in beside.items():
        if len(places) >= _HEADERS and not is_numbered(content):
            found |= set(places)
    return found


def _width(text: str, lines: list[Span]) -> int:
    """The columns of a full line, or 0 where lines are paragraphs."""
    contents = [line.of(text).strip() for line in lines if line.of(text).strip() and _TABLE not in line.of(text)]
    if len(contents) < _FEWEST:
        return 0
    columns = sorted(_columns(content) for content in contents)
    width = columns[int(len(columns) * 0.9)]
    if not _SHORTEST_LINE <= width <= _LONGEST_LINE or columns[-1] > width * 1.35:
        return 0
    full = [content for content in contents if _columns(content) >= width * _FULL]
    broken = [content for content in full if not _ENDS.search(content)]
    return width if len(full) >= max(_FEWEST, len(contents) * 0.25) and len(broken) >= len(full) * _BROKEN else 0


def _goes_on(text: str, previous: Span, line: Span, width: int, is_apart: bool) -> bool:
    """Whether a line is the rest of the paragraph before it."""
    before, content = previous.of(text).rstrip(), line.of(text)
    ends = bool(_ENDS.search(before))
    if _TABLE in before or _TABLE in content:
        return False
    if not width:
        return not ends and len(before.strip()) > _SHORTEST_LINE // 2 and not _INDENTED.match(content) and not is_numbered(content.strip())
    is_full = _columns(before.strip()) >= width * _FULL
    if _INDENTED.match(content) or is_apart:
        return False
    if is_numbered(content.strip()) and (ends or not is_full):
        return False
    return is_full or (not ends and _columns(before.strip()) >= width * 0.6)


def _columns(content: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in content)
