"""Anchors: where in a Word file's body a comment is set: runs are cut so that the marks stand around just its stretch."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Any

from assistant.checking.word.names import Names
from assistant.checking.word.reading import Piece
from index.spans import Span

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Anchors:
    """The places of comments in one tree, which is changed. Spans may overlap."""

    def __init__(self, names: Names, pieces: Iterable[Piece], spans: Sequence[Span]) -> None:
        """Cuts the pieces at the ends of all ``spans``."""
        self._names = names
        bounds = sorted({at for span in spans for at in span})
        self._pieces = [cut for piece in pieces for cut in self._cut(piece, bounds[bisect_right(bounds, piece.span.start) : bisect_left(bounds, piece.span.end)])]
        self._starts = [piece.span.start for piece in self._pieces]
        self._ends = [piece.span.end for piece in self._pieces]

    def mark(self, span: Span, id_: int) -> bool:
        """Sets the marks of a comment; False where no part of the file holds the stretch."""
        first, last = bisect_right(self._ends, span.start), bisect_left(self._starts, span.end) - 1
        if not 0 <= first <= last < len(self._pieces):
            return False
        start, end = self._element("commentRangeStart", id_), self._element("commentRangeEnd", id_)
        opening, closing = self._pieces[first].element, self._pieces[last].element
        if self._names.short(opening) in ("p", "body"):  # a header's: at the beginning
            self._set_first(opening, start, end)
        else:
            self._before(opening).addprevious(start)
            self._behind(closing).addnext(end)
        self._top(end).addnext(self._reference(id_))
        return True

    def places(self, span: Span) -> str:
        """Where a stretch stands that is not in the body."""
        at = min(bisect_right(self._ends, span.start), len(self._pieces) - 1)
        return self._pieces[at].place if self._pieces else ""

    def _cut(self, piece: Piece, bounds: Sequence[int]) -> list[Piece]:
        """The piece in as many as there are bounds in it, where it can be cut."""
        if piece.place or self._names.short(piece.element) != "t":
            return [piece]
        text, element, start = piece.element.text or "", piece.element, piece.span.start
        cut: list[Piece] = []
        for bound in [*bounds, piece.span.end]:
            if cut:
                behind = deepcopy(element)
                element.addnext(behind)
                element = behind
            element.text = text[start - piece.span.start : bound - piece.span.start]
            if bounds:
                element.set(_SPACE, "preserve")
            cut.append(Piece(Span(start, bound), element))
            start = bound
        return cut

    def _before(self, element: Any) -> Any:
        """What begins with the element: its run, what stands before it in the run cut off."""
        run = element.getparent()
        if self._names.short(run) != "r":
            return element
        earlier = [one for one in element.itersiblings(preceding=True) if self._names.short(one) != "rPr"]
        if earlier:
            run.addprevious(self._run_of(run, reversed(earlier)))
        return run

    def _behind(self, element: Any) -> Any:
        """What ends with the element: its run, what stands behind it in the run cut off."""
        run = element.getparent()
        if self._names.short(run) != "r":
            return element
        later = list(element.itersiblings())
        if later:
            run.addnext(self._run_of(run, later))
        return run

    def _run_of(self, run: Any, content: Iterable[Any]) -> Any:
        """A run of the same look that takes the content over."""
        made = run.makeelement(run.tag, dict(run.attrib), nsmap=run.nsmap)
        look = run.find(self._names.full("rPr"))
        if look is not None:
            made.append(deepcopy(look))
        made.extend(list(content))
        return made

    def _set_first(self, paragraph: Any, start: Any, end: Any) -> None:
        properties = paragraph.find(self._names.full("pPr"))
        if properties is None:
            paragraph.insert(0, start)
        else:
            properties.addnext(start)
        start.addnext(end)

    def _top(self, element: Any) -> Any:
        """The element, or what holds it, that stands in a paragraph itself, outside links and tracked changes."""
        while self._names.short(element.getparent()) not in ("p", "body"):
            element = element.getparent()
        return element

    def _reference(self, id_: int) -> Any:
        run = self._element("r")
        run.append(self._element("commentReference", id_))
        return run

    def _element(self, name: str, id_: int | None = None) -> Any:
        made = self._make(self._names.full(name))
        if id_ is not None:
            made.set(self._names.full("id"), str(id_))
        return made

    def _make(self, name: str) -> Any:
        return self._pieces[0].element.makeelement(name)
