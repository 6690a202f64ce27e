"""Span: a half-open stretch of a document's text, the one kind of position in the product."""

from typing import NamedTuple


class Span(NamedTuple):
    """Characters ``start`` (included) to ``end`` (excluded) of a document's text as decoded."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


def lines_of(text: str, within: Span | None = None) -> list[Span]:
    """The lines of a text, or of a stretch of it, newline included; joined they are the text."""
    start, end = within or Span(0, len(text))
    spans = []
    for line in text[start:end].splitlines(keepends=True):
        spans.append(Span(start, start + len(line)))
        start += len(line)
    return spans
