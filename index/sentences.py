"""Sentences: a clause's own text cut into headings, sentences, segments and its responsibility notes."""

import re
from dataclasses import dataclass

from index.addressed import addressed
from index.clauses import Clause, ClauseTree
from index.notes import find_notes
from index.rows import row_of
from index.spans import Span

_TITLE_LONGEST = 34
_END = re.compile(r"[。；;！？!?\n\t]+[”’）)]*")

@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a clause's own text, without the white space around it."""

    span: Span
    is_heading: bool
    """It is the clause's heading line, or the heading that opens its paragraph; a long one states something and is none."""


def notes_of(tree: ClauseTree, clause: Clause) -> list[Span]:
    """The responsibility notes of a clause, brackets included; of a row, the cells that name units and times."""
    row = row_of(tree, clause)
    if row:
        return [row.cells[column] for column in row.columns_of_notes]
    return [note.span for note in find_notes(tree.document.text, clause.span)]


def sentences_of(tree: ClauseTree, clause: Clause) -> list[Sentence]:
    """The sentences of a clause in order, its notes left out and what speaks to whoever answers; a mark inside quotation marks or brackets does not end one."""
    text = tree.document.text
    sentences: list[Sentence] = []
    notes = _apart([*notes_of(tree, clause), *(span for span in addressed(text) if clause.span.covers(span))])
    heading_end = _heading_end(text, clause)
    opening = clause.span.start + len(clause.marker)
    edges = [opening, *(edge for note in notes for edge in note), clause.span.end]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        for cut in _cut(text, Span(start, end)):
            is_title = cut.end <= heading_end and heading_end - opening <= _TITLE_LONGEST
            sentences.append(Sentence(cut, is_heading=is_title))
    return sentences


def _heading_end(text: str, clause: Clause) -> int:
    """Where the heading ends, its closing 。 included; a heading that is the whole paragraph is a sentence, no heading."""
    if not clause.heading or (not clause.marker and clause.heading == clause.path[-1] and clause.heading in ("前言", "落款")):
        return clause.span.start
    start = text.find(clause.heading, clause.span.start, clause.span.end)
    end = start + len(clause.heading) if start >= 0 else clause.span.start
    following = _END.match(text, end, clause.span.end)
    return following.end() if following else end


def _apart(spans: list[Span]) -> list[Span]:
    """In order, each beginning where the one before has ended."""
    found: list[Span] = []
    for span in sorted(spans):
        start = max(span.start, found[-1].end if found else span.start)
        if span.end > start:
            found.append(Span(start, span.end))
    return found


def _cut(text: str, within: Span) -> list[Span]:
    spans, start = [], within.start
    for mark in _END.finditer(text, within.start, within.end):
        if not {"\n", "\t"} & set(mark[0]) and _inside(text[start : mark.start()]):
            continue
        spans.append(Span(start, mark.end()))
        start = mark.end()
    spans.append(Span(start, within.end))
    return [trimmed for span in spans if (trimmed := _trim(text, span))]


def _inside(text: str) -> bool:
    return text.count("“") > text.count("”") or text.count("(") + text.count("（") > text.count(")") + text.count("）")


def _trim(text: str, span: Span) -> Span | None:
    content = span.of(text)
    start = span.start + len(content) - len(content.lstrip())
    end = span.start + len(content.rstrip())
    return Span(start, end) if end > start else None
