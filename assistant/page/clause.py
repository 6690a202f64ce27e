"""Clause: one part of a document with a stretch of it marked, as the clause panel draws it."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any

from assistant.citing import citation_of
from index.clauses import Clause
from index.library import Library, Reading
from index.spans import Span

_HEADING_REACH = 8


class NoSuchClause(LookupError):
    """No clause stands there."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one look: ``is_heading`` and ``is_marked`` may both hold."""

    text: str
    is_heading: bool = False
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One clause's own text, line by line."""

    address: str
    depth: int
    is_wanted: bool
    lines: tuple[tuple[Run, ...], ...]
    citation: str
    """The clause as official writing cites it."""


@dataclass(frozen=True, slots=True)
class PartName:
    """One part of the document, to turn to."""

    address: str
    name: str


@dataclass(frozen=True, slots=True)
class PartView:
    """One part of a document, whole."""

    document: str
    title: str
    version: int
    """The number of the version that is read; 0: the seeds folder's file."""
    page: int | None
    """Of a PDF, where what is wanted begins."""
    part: str
    address: str
    path: tuple[str, ...]
    parts: tuple[PartName, ...]
    blocks: tuple[Block, ...]
    citation: str
    """What is marked as official writing cites it; the wanted clause where nothing is."""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def part_around(library: Library, document: str, start: int, end: int) -> PartView:
    """The part that holds the characters from ``start`` to ``end``, with these marked.

    Raises NoSuchClause for an unknown document and for a stretch that is not in it.
    """
    reading = _reading(library, document)
    if not 0 <= start < end <= len(reading.document.text):
        raise NoSuchClause(document)
    clause = next(one for one in reading.tree if one.span.start <= start < one.span.end)
    return _view(library, reading, clause, Span(start, end))


def part_at(library: Library, document: str, address: str) -> PartView:
    """The part that holds the clause at an address, nothing marked. Raises NoSuchClause when there is none."""
    reading = _reading(library, document)
    clause = reading.tree.get(address)
    if clause is None:
        raise NoSuchClause(address)
    return _view(library, reading, clause, None)


def _reading(library: Library, document: str) -> Reading:
    try:
        return library.reading(document)
    except KeyError as error:
        raise NoSuchClause(document) from error


def _view(library: Library, reading: Reading, wanted: Clause, marked: Span | None) -> PartView:
    part = reading.tree.part_of(wanted)
    return PartView(
        document=reading.document.id, title=reading.document.title, version=reading.document.version,
        page=reading.document.page_of((marked or wanted.span).start), part=part.address, address=wanted.address, path=wanted.path,
        parts=tuple(PartName(one.address, one.path[0]) for one in reading.tree.parts),
        blocks=tuple(blocks_of(library, reading, part.walk(), wanted, marked)),
        citation=citation_of(library, reading, wanted, (marked or wanted.span).of(reading.document.text)),
    )


def blocks_of(library: Library, reading: Reading, clauses: Iterable[Clause], wanted: Clause, marked: Span | None) -> Iterator[Block]:
    """The own texts of clauses, without those that have none."""
    blocks = (_block(library, reading, clause, clause is wanted, marked) for clause in clauses)
    return (block for block in blocks if block.lines)


def _block(library: Library, reading: Reading, clause: Clause, is_wanted: bool, marked: Span | None) -> Block:
    text = reading.document.text
    heading_end = _heading_end(text, clause)
    lines: list[tuple[Run, ...]] = []
    start = clause.span.start
    for line in text[clause.span.start : clause.span.end].splitlines(keepends=True):
        end = start + len(line.rstrip("\r\n"))
        if text[start:end].strip():
            lines.append(_runs(text, start, end, heading_end, marked))
        start += len(line)
    return Block(clause.address, len(clause.path) - 1, is_wanted, tuple(lines), citation_of(library, reading, clause, reading.tree.own_text(clause)))


def _heading_end(text: str, clause: Clause) -> int:
    """Where a clause's heading ends in the document; its start where it has none. A whole paragraph is no heading."""
    own = text[clause.span.start : clause.span.end]
    if not clause.heading:
        return clause.span.start
    at = own.find(clause.heading)
    if at < 0 or at > len(clause.marker) + _HEADING_REACH or len(clause.heading) > 60:
        return clause.span.start
    return clause.span.start + at + len(clause.heading)


def _runs(text: str, start: int, end: int, heading_end: int, marked: Span | None) -> tuple[Run, ...]:
    stops = {start, end, heading_end, *((marked.start, marked.end) if marked else ())}
    cuts = sorted(stop for stop in stops if start <= stop <= end)
    return tuple(
        Run(text[left:right], right <= heading_end, bool(marked and marked.start <= left and right <= marked.end))
        for left, right in pairwise(cuts)
    )
