"""Evidence: the clauses, or stretches of clauses, against which a sentence is held."""

from dataclasses import dataclass

from index.clauses import Clause
from index.library import Reading
from index.sentences import sentences_of
from index.spans import Span

_OPENING = 400


@dataclass(frozen=True, eq=False)
class Evidence:
    """One clause that a sentence names, or the stretch of it that was cited."""

    reading: Reading
    clause: Clause
    cited: Span | None = None
    """Characters of the document; widened to whole sentences. None is the clause's own text."""

    @property
    def span(self) -> Span:
        """What of the document may bear the sentence out: whole sentences of the clause's own text."""
        own = self.clause.span
        if self.cited is None:
            return own
        start, end = max(own.start, self.cited.start), min(own.end, self.cited.end)
        for sentence in sentences_of(self.reading.tree, self.clause):
            if sentence.span.start < end and start < sentence.span.end:
                start, end = min(start, sentence.span.start), max(end, sentence.span.end)
        return Span(start, max(start, end))

    @property
    def text(self) -> str:
        return self.span.of(self.reading.document.text)

    @property
    def headings(self) -> str:
        """The headings above the clause and the document's title: context, no statement of a figure."""
        ancestors = self.reading.tree.ancestors(self.clause)
        return "\n".join((self.reading.document.title, *self.clause.path, *(one.heading for one in ancestors)))


    @property
    def opening(self) -> str:
        """How the document opens, where it says of which place it is."""
        return self.reading.document.text[:_OPENING]


def evidence_at(reading: Reading, start: int, end: int) -> list[Evidence]:
    """The clauses that a stretch of a document touches, each with its part of the stretch."""
    stretch = Span(start, end)
    return [Evidence(reading, clause, stretch) for clause in reading.tree if clause.span.overlaps(stretch)]
