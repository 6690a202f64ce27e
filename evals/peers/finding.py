"""Finding: whether a piece of the document finds what answers a question; one rule for all, whatever their pieces are.

The *proof* is the stretch of a gold clause from the first to the last of the values asked for; where none stands in it, the clause's first
line. A piece finds the clause when it covers at least half of the proof. A piece is where its text stands in the document, its
spaces and breaks aside; where it stands twice, both places count.
"""

from collections.abc import Sequence

from evals.cases import Case
from index.clauses import Clause
from index.library import Reading
from index.spans import Span


class Text:
    """A document's text without its white space, and where each of its characters stood."""

    def __init__(self, text: str) -> None:
        self._at = [place for place, character in enumerate(text) if not character.isspace()]
        self._bare = "".join(text[place] for place in self._at)

    def spans(self, piece: str) -> list[Span]:
        """Where a piece stands; nowhere if it is no stretch of the document."""
        bare = "".join(piece.split())
        found: list[Span] = []
        start = self._bare.find(bare) if bare else -1
        while start >= 0:
            found.append(Span(self._at[start], self._at[start + len(bare) - 1] + 1))
            start = self._bare.find(bare, start + 1)
        return found


def proof(case: Case, reading: Reading, clause: Clause) -> Span:
    """The stretch of a gold clause that a piece has to hold."""
    text = reading.tree.own_text(clause)
    stretches = [(at, at + len(form)) for forms in case.values for form in forms if (at := text.find(form)) >= 0]
    if stretches:
        return Span(clause.span.start + min(start for start, _ in stretches), clause.span.start + max(end for _, end in stretches))
    first = text.lstrip()
    start = clause.span.start + len(text) - len(first)
    return Span(start, start + max(1, len(first.partition("\n")[0])))


def covers_half(piece: Span, wanted: Span) -> bool:
    """Whether a piece holds at least half of what is wanted."""
    shared = min(piece.end, wanted.end) - max(piece.start, wanted.start)
    return shared * 2 >= wanted.end - wanted.start


def place_of_proof(pieces: Sequence[str], text: Text, proofs: Sequence[Span]) -> int | None:
    """The place (0 is first) of the first piece that finds one of the clauses; None when none does."""
    return next(
        (place for place, piece in enumerate(pieces) if any(covers_half(span, wanted) for span in text.spans(piece) for wanted in proofs)),
        None,
    )
