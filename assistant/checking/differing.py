"""Differing: where the documents themselves say two things of what a stretch of a draft states."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.checking.faults import faults_beside
from assistant.verification.evidence import Evidence
from assistant.verification.said import Said
from assistant.verification.segments import Segment
from assistant.verification.witness import Witness, part_of
from assistant.verification.words import content, share
from index.conflicts import Conflict
from index.folding import fold
from index.library import Library, Reading
from index.spans import Span

_NAMED = 0.75
"""Share of a conflict's subject that a stretch names when it speaks of it."""
_FIGURE = {"digit", "magnitude", "operator", "scope", "moved"}
_FAULTS = {
    "value": _FIGURE, "operator": _FIGURE, "benchmark": {"moved", "no_witness", "operator"}, "commitment": {"commitment"},
    "composition": {"unit_name", "no_witness", "quote_char"}, "lead": {"lead_support", "unit_name"},
}
"""Kind of conflict → the kinds of fault that a side has which says the other thing."""


@dataclass(frozen=True)
class Side:
    """One side of a conflict, and whether it bears the stretch out."""

    witness: Witness
    span: Span
    """Characters of the document."""
    bears_out: bool

    @property
    def quote(self) -> str:
        return self.span.of(self.witness.evidence.reading.document.text)

    @property
    def told(self) -> str:
        return f"{self.witness.evidence.clause.address}：“{self.quote}”"


def sides_for(said: Said, segment: Segment, sentence: str, has_faults: bool, library: Library) -> list[Side]:
    """The sides of the conflict that the segment speaks of, in document order; none where the documents agree on what it states.

    A segment without faults is borne out by one side and not by another; one with faults may be borne out by none.
    """
    here = said.content(said.plainly(segment.span))
    whole = here.union(*(said.content(said.plainly(one.span)) for one in said.segments if one.sentence == segment.sentence))
    parts = said.parts_for(segment.span.end)
    for reading in library.readings:
        for conflict in reading.conflicts:
            if conflict.kind == "scope" or not _speaks_of(conflict, here, whole):
                continue
            sides = [one for one in _sides(reading, conflict, segment, sentence, library) if not parts or part_of(one.witness) in parts]
            borne = {one.bears_out for one in sides}
            if len(borne) == 2 or (has_faults and len(sides) > 1 and borne == {False}):
                return sides
    return []


def _speaks_of(conflict: Conflict, here: frozenset[str], whole: frozenset[str]) -> bool:
    subject = content(fold(conflict.subject))
    return share(subject, here) >= _NAMED or (len(here) < 3 and share(subject, whole) >= _NAMED)


def _sides(reading: Reading, conflict: Conflict, segment: Segment, sentence: str, library: Library) -> Sequence[Side]:
    found = []
    for side in conflict.sides:
        clause = reading.tree.get(side.address)
        if clause is None:
            continue
        witness = Witness(Evidence(reading, clause, side.span), library.genre)
        faults = {one.kind for one in faults_beside(sentence, witness, library) if segment.span.start <= one.span.start < segment.span.end}
        found.append(Side(witness, side.span, not faults & _FAULTS[conflict.kind]))
    return found
