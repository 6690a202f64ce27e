"""Openings: every place where a clause begins, in reading order; together they cut the whole document.

Numbered headings and rows of tables come from numbering.py. This module adds what has no number: the part before the first
annex, further documents in one file, preambles, labelled paragraphs, the parts of a paragraph with several notes, and signatures.
"""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from index.addressed import before_addressed
from index.documents import Document
from index.notes import UNIT_LABEL, find_notes
from index.numbering import (
    ANNEX,
    ANNEX_LIST,
    BELOW_TABLE,
    CONTENTS,
    LABEL,
    PART,
    ROW,
    Heading,
    find_headings,
)
from index.spans import Span, lines_of

GENERAL_PART, ONLY_PART = "总体方案", "正文"
PREAMBLE, ANNEXES, SIGNATURE = "前言", "附件清单", "落款"
SHARE = "段"
"""What the parts of a paragraph are called that its notes cut, from the second on."""
DEEPEST = 90

_TITLE_LONGEST = 60
_SENTENCE_MARK = re.compile(r"[。；：！？:;!?]")
_HEADING_END = re.compile(r"[。：:\n]|$")
_RESPONSIBILITY = re.compile(r"(?:牵头|责任|配合|支持|主办|协办|参与|参加|负责|实施|完成)(?:单位|部门|时限|领导|人|时间)")
_DAY = r"[\d〇○零一二三四五六七八九十]"
_SIGNED = re.compile(rf"(?:\d{{4}}|[〇○零一二三四五六七八九]{{4}})\s*年\s*{_DAY}{{1,3}}\s*月\s*{_DAY}{{1,3}}\s*日")
_FIRST = re.compile(r"一|第一[章条部编篇]|第1条|1")
_REMARK = re.compile(r"\s*[(（](?:此件|本文|联系)")
_FILLED_IN = 3
"""Clauses in which a label stands from which it is a field of a form."""
_SHORTEST_SHARE = 12
"""Characters behind the last note of a paragraph from which they are a part of their own."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a clause begins: its key in the address, its level, its marker and its heading (or title)."""

    key: str
    level: int
    start: int
    marker: Span
    heading: str
    is_share: bool = False
    """It is the further part of a paragraph, below the heading that the paragraph has."""

    @property
    def is_part(self) -> bool:
        return self.level == PART


def find_openings(document: Document) -> list[Opening]:
    """Every opening in reading order; the first stands at 0, so that the stretches between them are the text."""
    text = document.text
    headings = find_headings(text)
    first = headings[0].start if headings else len(text)
    fields = _fields(text, headings)
    openings: list[Opening] = []
    if not (headings and headings[0].style is ANNEX and not text[:first].strip()):
        name = document.main_part or (GENERAL_PART if any(h.style is ANNEX for h in headings) else ONLY_PART)
        openings += _part(text, name, Span(0, 0), Span(0, first))
    for place, (heading, following) in enumerate(zip(headings, [*headings, None][1:], strict=True)):
        stretch = Span(heading.start, following.start if following else len(text))
        if heading.style is ANNEX:
            openings += _part(text, heading.number(text), heading.marker, stretch)
            continue
        openings.append(_numbered(text, heading, stretch))
        another = _another_document(text, headings, place, stretch)
        ends_part = following is None or following.level == PART or another
        signature = _signature(text, Span(stretch.start, another.start if another else stretch.end)) if ends_part else None
        body = Span(stretch.start, signature.start if signature else stretch.end)
        openings += _inside(text, heading, body, fields)
        openings += [signature] if signature else []
        openings += _part(text, ONLY_PART, Span(another.start, another.start), another) if another else []
    if openings[0].start:
        openings[0] = Opening(openings[0].key, PART, 0, openings[0].marker, openings[0].heading)
    return openings


def _part(text: str, name: str, marker: Span, stretch: Span) -> list[Opening]:
    """A part and, where text stands between its title lines and its first clause, its preamble."""
    titles: list[str] = []
    for line in lines_of(text, Span(marker.end, stretch.end)):
        content = line.of(text).strip()
        if "\t" in content:
            break
        if _SENTENCE_MARK.search(content) or len(content) > _TITLE_LONGEST:
            part = Opening(name, PART, marker.start, marker, "".join(titles))
            return [part, Opening(PREAMBLE, DEEPEST, line.start, Span(line.start, line.start), PREAMBLE)]
        titles.append(content.lstrip("#").strip())
    return [Opening(name, PART, marker.start, marker, "".join(titles))]


def _numbered(text: str, heading: Heading, stretch: Span) -> Opening:
    key = ANNEXES if heading.style is ANNEX_LIST else heading.number(text)
    if heading.style is CONTENTS:
        title = key
    elif heading.style is ROW and heading.title:
        title = _heading(text, heading.title.start, heading.title)
    else:
        title = _heading(text, heading.marker.end, stretch)
    return Opening(key, heading.level, stretch.start, heading.marker, title)


def _heading(text: str, start: int, stretch: Span) -> str:
    """What stands after the marker, up to the first 。 or ： or the line's end."""
    end = _HEADING_END.search(text, start, stretch.end)
    heading = text[start : end.start() if end else stretch.end].strip()
    return before_addressed(heading) or heading


def _inside(text: str, heading: Heading, stretch: Span, fields: Collection[str]) -> list[Opening]:
    """What opens inside a clause that has no number: labelled paragraphs, and the parts that its notes cut."""
    if heading.style in (ANNEX_LIST, ROW, BELOW_TABLE):
        return []
    if heading.style is CONTENTS:
        return _behind_contents(text, stretch)
    labels = [one for one in _labels(text, stretch) if one.heading not in fields]
    labels = labels if len(labels) > 1 else []
    found: list[Opening] = []
    starts = [stretch.start, *(label.start for label in labels)]
    for start, end, label in zip(starts, [*starts[1:], stretch.end], [None, *labels], strict=True):
        found += [label] if label else []
        title = label.heading if label else _heading(text, heading.marker.end, stretch)
        found += _shares(text, Span(start, end), title)
    return found


def _behind_contents(text: str, stretch: Span) -> list[Opening]:
    """What stands between a list of contents and the first heading: the preamble."""
    from index.contents import contents_of

    end = next(span.end for span in contents_of(text) if span.end > stretch.start)
    start = end + len(text[end : stretch.end]) - len(text[end : stretch.end].lstrip())
    return [Opening(PREAMBLE, DEEPEST, start, Span(start, start), PREAMBLE)] if start < stretch.end else []


def _fields(text: str, headings: list[Heading]) -> set[str]:
    """The labels of a form that is filled in again and again (目标任务、进度安排): what stands behind them is the clause's own."""
    numbered = [heading for heading in headings if heading.style not in (ANNEX, ANNEX_LIST, ROW, BELOW_TABLE, CONTENTS)]
    ends = {one.start: other.start if other else len(text) for one, other in zip(headings, [*headings, None][1:], strict=True)}
    held = Counter(label for one in numbered for label in {found.heading for found in _labels(text, Span(one.start, ends[one.start]))})
    return {label for label, times in held.items() if times >= _FILLED_IN}


def _labels(text: str, stretch: Span) -> list[Opening]:
    """The labelled ones among a clause's unmarked paragraphs, if at least two of them are labelled."""
    openings = []
    for line in lines_of(text, stretch)[1:]:
        start = line.start + len(line.of(text)) - len(line.of(text).lstrip())
        label = LABEL.marker.match(text, start, line.end)
        if label and not label[0].startswith("附件") and not _RESPONSIBILITY.match(label[0]) and not UNIT_LABEL.match(text, start, line.end):
            openings.append(Opening(label[0], LABEL.level, start, Span(start, start), label[0]))
    return openings if len(openings) > 1 else []


def _shares(text: str, stretch: Span, title: str) -> list[Opening]:
    """The further parts of a paragraph with several notes, each of which speaks for the sentences before it."""
    notes = find_notes(text, stretch)
    if len(notes) < 2:
        return []
    starts: list[int] = []
    for note in notes:
        rest = text[note.span.end : stretch.end]
        start = note.span.end + len(rest) - len(rest.lstrip(" \u3000\r\n。；;，,"))
        following = next((other.span.start for other in notes if other.span.start >= note.span.end), stretch.end)
        least = 1 if following < stretch.end else _SHORTEST_SHARE
        if len(text[start:following].strip()) >= least:
            starts.append(start)
    return [Opening(f"{SHARE}{place}", DEEPEST, start, Span(start, start), title, is_share=True) for place, start in enumerate(starts, 2)]


def _another_document(text: str, headings: list[Heading], place: int, stretch: Span) -> Span | None:
    """The title lines of a further document of the file: they stand between a date of signature and a heading that counts anew."""
    following = headings[place + 1] if place + 1 < len(headings) else None
    if not following or following.level == PART or not _FIRST.fullmatch(following.number(text)):
        return None
    if not any(earlier.level == following.level and earlier.style is following.style for earlier in headings[: place + 1]):
        return None
    signed, start = False, 0
    for line in lines_of(text, stretch)[1:]:
        content = line.of(text).strip()
        if signed and content and not _REMARK.match(content) and not _SIGNED.fullmatch(content):
            start = line.start
            break
        signed |= bool(_SIGNED.search(content)) and len(content) <= _TITLE_LONGEST
    return Span(start, stretch.end) if start else None


def _signature(text: str, stretch: Span) -> Opening | None:
    """Who signed and when, if the last unmarked lines of a part say so."""
    closing = lines_of(text, stretch)[1:]
    signed = next((n for n, line in enumerate(closing) if _SIGNED.search(line.of(text)) and not line.of(text).rstrip().endswith("。")), None)
    while signed and not _SENTENCE_MARK.search(closing[signed - 1].of(text)):
        signed -= 1
    if signed is None or len(closing[signed].of(text)) > _TITLE_LONGEST:
        return None
    start = closing[signed].start
    return Opening(SIGNATURE, 10, start, Span(start, start), SIGNATURE)
