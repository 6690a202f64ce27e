"""Numbering: which lines of a plan open a clause, as a flat list of headings. Styles are rows of data."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.contents import contents_of
from index.decimals import decimal_headings
from index.spans import Span, lines_of
from index.tables import find_tables

CHINESE_NUMERAL = "[一二三四五六七八九十百零〇]+"
_BRACKETS = str.maketrans({"（": "(", "）": ")"})
_IN_BRACKETS = {
    **{chr(0x2474 + n): f"({n + 1})" for n in range(20)},
    **{chr(0x3220 + n): f"({numeral})" for n, numeral in enumerate("一二三四五六七八九十")},
}
"""Bracketed numbers that are one character (⑴, ㈠), as they stand in an address."""
_NOT_IN_ADDRESS = re.compile(r"[\s、.．。:：#·]")
_LONGEST_KEY = 24


@dataclass(frozen=True, slots=True)
class Style:
    """One way of numbering: its name, its level (smaller is higher) and its marker at the start of a line."""

    name: str
    level: int
    marker: re.Pattern[str]


PART = 0
ANNEX = Style("annex", PART, re.compile(r"附\s*(?:件|表|录)\s*(?:\d+(?:[-－]\d+)?)?(?=\s*$)|附\s*件\s*\d+(?:[-－]\d+)?\s*[:：]?\s*(?=[^\s:：、，,。；;所中的明确列第]\S{2,40}\s*$)"))
_TITLED = re.compile(r"附\s*件\s*\d+\s*[:：]?\s*\S")
CONTENTS = Style("contents", 90, re.compile(r"目\s*录|目\s*次"))
STYLES = (
    ANNEX,
    Style("chapter", 10, re.compile(rf"第\s*{CHINESE_NUMERAL}\s*[编章篇](?!程)|第\s*{CHINESE_NUMERAL}\s*部\s*分")),
    Style("section", 15, re.compile(rf"第\s*{CHINESE_NUMERAL}\s*节(?!课)")),
    Style("article", 20, re.compile(rf"第\s*(?:{CHINESE_NUMERAL}|\d{{1,3}})\s*条(?!例|款|规)")),
    Style("chinese", 20, re.compile(rf"{CHINESE_NUMERAL}\s*(?:、|[.．](?=\s*[\u4e00-\u9fff])|[ \t\u3000]{{1,4}}(?=[\u4e00-\u9fff]{{2,24}}$))")),
    Style("named", 25, re.compile(rf"(?:任务|行动|工程|举措|专项)(?:{CHINESE_NUMERAL}|\d{{1,2}})\s*[:：、.．]")),
    Style("chinese in brackets", 30, re.compile(rf"[(（]\s*{CHINESE_NUMERAL}\s*[)）]|[㈠-㈩]")),
    Style("arabic", 40, re.compile(r"\d{1,3}\s*(?:[.．](?!\d)|、)")),
    Style("arabic in brackets", 50, re.compile(r"[(（]\s*\d{1,3}\s*[)）]|[⑴-⒇]")),
    Style("arabic before a bracket", 55, re.compile(r"\d{1,2}[)）]")),
    Style("circled", 60, re.compile(r"[①-⑳]")),
    Style("dash", 70, re.compile(r"——")),
    *(Style(f"markdown {depth}", 10 * depth, re.compile(rf"#{{{depth}}}[ \t]+(?=\S)")) for depth in range(1, 7)),
)
DECIMAL = Style("decimal", 20, re.compile(r"(?!)"))
"""1, 1.1, 1.1.1: which lines they are shows only in their sequence; a level deeper for every number."""
ROW = Style("row", 85, re.compile(r"(?!)"))
"""A row of a table."""
BARE = Style("bare", 20, re.compile(r"[\u4e00-\u9fff“”、（）()\d]{2,20}$"))
"""A line of its own without number and punctuation; it opens a clause only in a text that has no numbers at all."""
BELOW_TABLE = Style("below a table", 85, re.compile(r"(?!)"))
"""What stands below a table and opens no clause of its own: 注：…"""
ANNEX_LIST = Style("annex list", PART, re.compile(r"附\s*件\s*[:：]"))
ANNEX_LIST_ITEM = Style("annex list item", 10, re.compile(r"\d{1,3}\s*(?:[.．](?!\d)|、)|附\s*件\s*\d{1,3}\s*[:：]?"))
LABEL = Style("label", 80, re.compile(r"[^\s。：:，,；;、（()）“”]{2,12}(?=[。：:])|“[^\s。：:，,；;“”]{1,10}”(?=[。：:])"))
"""An unmarked paragraph's opening label. It opens a clause only beside a sibling that has one (see openings.py)."""

_BLANK = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a clause opens: its style, its marker's span and, where these do not follow from the marker, its level, key and title."""

    style: Style
    marker: Span
    start: int
    level: int
    key: str = ""
    title: Span | None = None

    def number(self, text: str) -> str:
        """The printed marker as it stands in an address: without 、 . or spaces, brackets half-width."""
        if self.key:
            return self.key
        printed = "".join(_IN_BRACKETS.get(character, character) for character in self.marker.of(text))
        if self.style is DECIMAL:
            return printed.strip().rstrip("、.．").replace("．", ".")
        return _NOT_IN_ADDRESS.sub("", printed).translate(_BRACKETS)


def is_numbered(line: str) -> bool:
    """Whether a line by itself opens with a marker."""
    return any(style.marker.match(line) for style in STYLES) or bool(re.match(r"\d{1,2}(?:[.．]\d{1,2})+[\s\u3000]", line))


def find_headings(text: str) -> list[Heading]:
    """Every numbered heading and row of a table in reading order; labels are not among them, for they need their siblings."""
    tables = find_tables(text)
    contents = contents_of(text)
    decimals = decimal_headings(text)
    found = [*_lines(text, {line for table in tables for line in table.lines} | {line.start for line in contents}, contents)]
    at = {heading.start for heading in found if heading.style.name not in ("arabic",)}
    found = [one for one in found if one.start not in decimals]
    found += [
        Heading(DECIMAL, one.marker, one.marker.start, DECIMAL.level + 5 * (one.depth - 1))
        for start, one in decimals.items() if start not in at and not any(span.start <= start < span.end for span in contents)
    ]
    for table in tables:
        found += [Heading(ROW, row.number, row.span.start, ROW.level, row.key, row.title) for row in table.rows]
        if text[table.span.end : table.below].strip():
            start = table.below - len(text[table.span.end : table.below].lstrip())
            found.append(Heading(BELOW_TABLE, Span(start, start), start, BELOW_TABLE.level, "表注", Span(start, start)))
    return sorted(found, key=lambda heading: heading.start) or _bare(text)


def _bare(text: str) -> list[Heading]:
    """The heading lines of a text without numbers, from the first one below its first paragraph or title on."""
    lines = [line for line in lines_of(text) if line.of(text).strip()]
    found: list[Heading] = []
    for before, line, following in zip(lines, lines[1:], lines[2:], strict=False):
        content = line.of(text).strip()
        is_body = len(following.of(text).strip()) > len(content) and not BARE.marker.match(following.of(text).strip())
        if BARE.marker.match(content) and is_body and (found or before == lines[0] or re.search(r"[。：:]\s*$", before.of(text))):
            start = line.start + len(line.of(text)) - len(line.of(text).lstrip())
            found.append(Heading(BARE, Span(start, start), start, BARE.level, _NOT_IN_ADDRESS.sub("", content)[:_LONGEST_KEY]))
    return found if len(found) > 1 else []


def _lines(text: str, taken: set[int], contents: list[Span]) -> Iterator[Heading]:
    listing = False
    lines = lines_of(text)
    for place, line in enumerate(lines):
        if line.start in taken:
            span = next((one for one in contents if one.start == line.start), None)
            if span:
                start = span.start + len(span.of(text)) - len(span.of(text).lstrip())
                yield Heading(CONTENTS, Span(start, start), start, CONTENTS.level, "目录", Span(start, start))
            continue
        if any(span.start < line.start < span.end for span in contents):
            continue
        opening = _match(ANNEX_LIST, text, line)
        if opening:
            yield opening
            line = Span(opening.marker.end, line.end)
        if listing or opening:
            item = _match(ANNEX_LIST_ITEM, text, line)
            if item and not (item.marker.of(text).startswith("附") and _match(ANNEX, text, line) and not _is_listed(text, lines, place)):
                yield item
                listing = True
                continue
            listing = bool(opening) or not line.of(text).strip()
            if listing:
                continue
        heading = next(filter(None, (_match(style, text, line) for style in STYLES)), None)
        if heading and not (heading.style is ANNEX and _is_listed(text, lines, place)):
            yield heading


def _is_listed(text: str, lines: list[Span], place: int) -> bool:
    """A line that names an annex with its title stands beside another such line: they list the annexes."""
    if not _TITLED.match(lines[place].of(text).strip()):
        return False
    near = [next((line.of(text).strip() for line in some if line.of(text).strip()), "") for some in (lines[place + 1 :], lines[:place][::-1])]
    return any(_TITLED.match(line) for line in near)


def _match(style: Style, text: str, line: Span) -> Heading | None:
    """The style's heading if the line opens with its marker, indentation aside."""
    blank = _BLANK.match(text, line.start, line.end)
    start = blank.end() if blank else line.start
    stop = line.start + len(line.of(text).rstrip())
    found = style.marker.match(text, start, max(start, stop))
    if not found:
        return None
    key = ""
    if style.name.startswith("markdown"):
        key = _NOT_IN_ADDRESS.sub("", text[found.end() : stop])[:_LONGEST_KEY]
    return Heading(style, Span(start, found.end()), start, style.level, key)
