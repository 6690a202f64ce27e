"""Openings: every place where a clause begins, in reading order; together they cut the whole document.

Numbered headings come from numbering.py. This module adds what has no number: the part before the first annex,
preambles, labelled paragraphs and signatures.
"""

import re
from dataclasses import dataclass

from index.documents import Document
from index.numbering import ANNEX, ANNEX_LIST, LABEL, PART, Heading, find_headings
from index.spans import Span, lines_of

GENERAL_PART, ONLY_PART = "总体方案", "正文"
PREAMBLE, ANNEXES, SIGNATURE = "前言", "附件清单", "落款"
DEEPEST = 9

_TITLE_LONGEST = 60
_SENTENCE_MARK = re.compile(r"[。；：！？:;!?]")
_HEADING_END = re.compile(r"[。：:\n]|$")
_RESPONSIBILITY = re.compile(r"(?:牵头|责任|配合|支持|主办|协办|参与|参加|负责|实施|完成)(?:单位|部门|时限|领导|人)")
_SIGNED = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日")


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a clause begins: its key in the address, its level, its marker and its heading (or title)."""

    key: str
    level: int
    start: int
    marker: Span
    heading: str

    @property
    def is_part(self) -> bool:
        return self.level == PART


def find_openings(document: Document) -> list[Opening]:
    """Every opening in reading order; the first stands at 0, so that the stretches between them are the text."""
    text = document.text
    headings = find_headings(text)
    first = headings[0].marker.start if headings else len(text)
    openings: list[Opening] = []
    if not (headings and headings[0].style is ANNEX and not text[:first].strip()):
        name = document.main_part or (GENERAL_PART if any(h.style is ANNEX for h in headings) else ONLY_PART)
        openings += _part(text, name, Span(0, 0), Span(0, first))
    for heading, following in zip(headings, [*headings, None][1:], strict=True):
        stretch = Span(heading.marker.start, following.marker.start if following else len(text))
        if heading.style is ANNEX:
            openings += _part(text, heading.number(text), heading.marker, stretch)
            continue
        openings.append(_numbered(text, heading, stretch))
        ends_part = following is None or following.style.level == PART
        signature = _signature(text, stretch) if ends_part else None
        body = Span(stretch.start, signature.start if signature else stretch.end)
        openings += _labels(text, body) if heading.style is not ANNEX_LIST else []
        openings += [signature] if signature else []
    if openings[0].start:
        openings[0] = Opening(openings[0].key, PART, 0, openings[0].marker, openings[0].heading)
    return openings


def _part(text: str, name: str, marker: Span, stretch: Span) -> list[Opening]:
    """A part and, where text stands between its title lines and its first clause, its preamble."""
    titles: list[str] = []
    for line in lines_of(text, Span(marker.end, stretch.end)):
        content = line.of(text).strip()
        if _SENTENCE_MARK.search(content) or len(content) > _TITLE_LONGEST:
            part = Opening(name, PART, marker.start, marker, "".join(titles))
            return [part, Opening(PREAMBLE, DEEPEST, line.start, Span(line.start, line.start), PREAMBLE)]
        titles.append(content)
    return [Opening(name, PART, marker.start, marker, "".join(titles))]


def _numbered(text: str, heading: Heading, stretch: Span) -> Opening:
    key = ANNEXES if heading.style is ANNEX_LIST else heading.number(text)
    return Opening(key, heading.style.level, stretch.start, heading.marker, _heading(text, heading.marker.end, stretch))


def _heading(text: str, start: int, stretch: Span) -> str:
    """What stands after the marker, up to the first 。 or ： or the line's end."""
    end = _HEADING_END.search(text, start, stretch.end)
    return text[start : end.start() if end else stretch.end].strip()


def _labels(text: str, stretch: Span) -> list[Opening]:
    """The labelled ones among a clause's unmarked paragraphs, if at least two of them are labelled."""
    openings = []
    for line in lines_of(text, stretch)[1:]:
        start = line.start + len(line.of(text)) - len(line.of(text).lstrip())
        label = LABEL.marker.match(text, start, line.end)
        if label and not _RESPONSIBILITY.match(label[0]):
            openings.append(Opening(label[0], LABEL.level, start, Span(start, start), label[0]))
    return openings if len(openings) > 1 else []


def _signature(text: str, stretch: Span) -> Opening | None:
    """Who signed and when, if the last unmarked lines of a part say so."""
    closing = lines_of(text, stretch)[1:]
    signed = next((n for n, line in enumerate(closing) if _SIGNED.search(line.of(text))), None)
    while signed and not _SENTENCE_MARK.search(closing[signed - 1].of(text)):
        signed -= 1
    if signed is None or len(closing[signed].of(text)) > _TITLE_LONGEST:
        return None
    start = closing[signed].start
    return Opening(SIGNATURE, PART + 1, start, Span(start, start), SIGNATURE)
