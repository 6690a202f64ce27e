"""Clauses: the openings become a tree whose own texts, in order, are the document."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from index.documents import Document
from index.numbering import PART
from index.openings import Opening, find_openings
from index.spans import Span

SEPARATOR = "·"
_DASH = "——"


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: its unique address, where it stands and what its heading says. It knows no finding."""

    address: str
    """附件3·二·(四)·2: the part and the printed markers."""
    path: tuple[str, ...]
    """From the part (附件3 科技创新赋能攻坚实施方案) to the clause's own heading, as printed."""
    marker: str
    heading: str
    span: Span
    """Own text: from its marker to its first child or the next clause, newlines included."""
    children: tuple["Clause", ...] = ()

    def __hash__(self) -> int:
        """By its place alone, not by all that stands below it."""
        return hash((self.address, self.span))

    def walk(self) -> Iterator["Clause"]:
        """This clause and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def whole(self) -> Span:
        """The clause with all its children."""
        last = self
        while last.children:
            last = last.children[-1]
        return Span(self.span.start, last.span.end)


@dataclass(frozen=True)
class ClauseTree:
    """A document's parts, in order, and what had to be said while they were read."""

    document: Document
    parts: tuple[Clause, ...]
    warnings: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Clause]:
        """Every clause in reading order; a part without title lines of its own has an empty own text."""
        return iter(self._clauses.values())

    def __getitem__(self, address: str) -> Clause:
        """The clause at an address that is known to exist. Raises KeyError."""
        return self._clauses[address]

    def get(self, address: str) -> Clause | None:
        return self._clauses.get(address)

    def parent(self, clause: Clause) -> Clause | None:
        return self._parents.get(clause.address)

    def ancestors(self, clause: Clause) -> tuple[Clause, ...]:
        """From the part down to the clause's parent."""
        parent = self.parent(clause)
        return (*self.ancestors(parent), parent) if parent else ()

    def part_of(self, clause: Clause) -> Clause:
        return (*self.ancestors(clause), clause)[0]

    def own_text(self, clause: Clause) -> str:
        return clause.span.of(self.document.text)

    @cached_property
    def _clauses(self) -> dict[str, Clause]:
        return {clause.address: clause for part in self.parts for clause in part.walk()}

    @cached_property
    def _parents(self) -> dict[str, Clause]:
        return {child.address: clause for clause in self._clauses.values() for child in clause.children}


@dataclass(slots=True)
class _Node:
    """A clause while the tree grows."""

    opening: Opening
    end: int
    children: list["_Node"] = field(default_factory=list)


def parse(document: Document) -> ClauseTree:
    """The clause tree of a document, by the contract's addresses. A text without any numbering is one part."""
    openings = find_openings(document)
    ends = [opening.start for opening in openings[1:]] + [len(document.text)]
    parts: list[_Node] = []
    stack: list[_Node] = []
    for opening, end in zip(openings, ends, strict=True):
        node = _Node(opening, end)
        while stack and (opening.level == PART or stack[-1].opening.level >= opening.level):
            stack.pop()
        (stack[-1].children if stack else parts).append(node)
        stack.append(node)
    namer = _Namer(document.text)
    return ClauseTree(document, tuple(namer.clause(node, "", ()) for node in parts), (*document.warnings, *namer.warnings))


class _Namer:
    """Gives every node its address and path; a repeated address gets #2 and a warning."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.taken: dict[str, int] = {}
        self.warnings: list[str] = []

    def clause(self, node: _Node, parent: str, path: tuple[str, ...], ordinal: int = 1) -> Clause:
        opening = node.opening
        key = f"{_DASH}{ordinal}" if opening.key == _DASH else opening.key
        address = self._unique(f"{parent}{SEPARATOR}{key}" if parent else key)
        marker = opening.marker.of(self.text)
        path = (*path, self._title(opening, marker))
        dashes = 0
        children = []
        for child in node.children:
            dashes += child.opening.key == _DASH
            children.append(self.clause(child, address, path, dashes))
        span = Span(opening.start, node.end)
        return Clause(address, path, marker, opening.heading, span, tuple(children))

    def _title(self, opening: Opening, marker: str) -> str:
        if opening.is_share:
            return opening.key
        if opening.is_part:
            return f"{opening.key} {opening.heading}".strip()
        if not marker:
            return opening.heading
        spaced = self.text[opening.marker.end : opening.marker.end + 1].isspace()
        return f"{marker}{' ' if spaced else ''}{opening.heading}"

    def _unique(self, address: str) -> str:
        self.taken[address] = self.taken.get(address, 0) + 1
        if self.taken[address] == 1:
            return address
        numbered = f"{address}#{self.taken[address]}"
        self.warnings.append(f"编号重复：{address} 出现了多次，其中一处记为 {numbered}")
        return numbered
