"""Word: a Word file as the text of its paragraphs and table rows, and comments set at stretches of that text on a copy of it."""

import io
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.text.run import Run

from index.spans import Span

_TEXT = {qn("w:t"): None, qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_LEFT_OUT = {qn("w:del"), qn("w:moveFrom"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
"""Deleted in a tracked change, or the same once more for an older Word."""
_CELL, _ROW, _PARAGRAPH, _RUN = qn("w:tc"), qn("w:tr"), qn("w:p"), qn("w:r")


@dataclass(frozen=True, slots=True)
class _Piece:
    """One run of the file and its stretch of the text."""

    span: Span
    run: Any


class WordDraft:
    """A Word file that is read, and on whose copies comments can be set."""

    def __init__(self, data: bytes) -> None:
        """Raises what python-docx raises for a file that is none."""
        self._data = data
        self.text = _read(Document(io.BytesIO(data)))[0]

    def with_comments(self, comments: Iterable[tuple[Span, str]], author: str) -> bytes:
        """A copy of the file with one comment at each stretch of ``text``, none of which overlap; all else as it was."""
        document = Document(io.BytesIO(self._data))
        pieces = _read(document)[1]
        for span, comment in sorted(comments, reverse=True):  # from the end, so that what is before keeps its place
            if runs := _runs_at(pieces, span):
                written = document.comments.add_comment(comment, author=author, initials=author[:2])
                Run(runs[0], document).mark_comment_range(Run(runs[-1], document), written.comment_id)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()


def _read(document: Any) -> tuple[str, list[_Piece]]:
    """The text, a line a paragraph and a line a table row, and the runs that it comes from."""
    parts: list[str] = []
    pieces: list[_Piece] = []
    at = 0
    for separator, run in _runs(document.element.body):
        text = separator if run is None else _text_of(run)
        if run is not None and text:
            pieces.append(_Piece(Span(at, at + len(text)), run))
        parts.append(text)
        at += len(text)
    return "".join(parts), pieces


def _runs(element: Any) -> Iterator[tuple[str, Any]]:
    """Every run in order; between them, without a run, what separates paragraphs and cells."""
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == _RUN:
            yield "", child
            yield from _runs(child)  # a text box in it
        elif child.tag == _PARAGRAPH:
            is_cell = child.getparent().tag == _CELL
            yield ("\t" if is_cell else "\n"), None
            yield from _runs(child)
        else:
            if child.tag == _ROW:
                yield "\n", None
            yield from _runs(child)


def _text_of(run: Any) -> str:
    return "".join((child.text or "") if child.tag == qn("w:t") else _TEXT.get(child.tag) or "" for child in run)


def _runs_at(pieces: list[_Piece], span: Span) -> list[Any]:
    """The runs that hold just this stretch; a run that holds more is cut in two or three that look alike."""
    found = []
    for piece in pieces:
        if piece.span.overlaps(span):
            start, end = max(span.start, piece.span.start) - piece.span.start, min(span.end, piece.span.end) - piece.span.start
            found.append(_cut(piece.run, start, end))
    return found


def _cut(run: Any, start: int, end: int) -> Any:
    """The run of the characters from start to end, the others put in runs of their own before and behind it."""
    if end < len(_text_of(run)):
        run.addnext(_behind(run, end))
    if start > 0:
        rest = _behind(run, start)
        run.addnext(rest)
        return rest
    return run


def _behind(run: Any, at: int) -> Any:
    """Takes what stands from a character on out of a run, into a new one of the same look."""
    rest = run.makeelement(run.tag, dict(run.attrib))
    look = run.find(qn("w:rPr"))
    if look is not None:
        rest.append(deepcopy(look))
    passed = 0
    for child in [one for one in run if one.tag != qn("w:rPr")]:
        length = len(child.text or "") if child.tag == qn("w:t") else len(_TEXT.get(child.tag) or "")
        if passed >= at:
            rest.append(child)
        elif passed + length > at:
            tail = deepcopy(child)
            tail.text, child.text = child.text[at - passed :], child.text[: at - passed]
            for one in (child, tail):
                one.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            rest.append(tail)
        passed += length
    return rest
