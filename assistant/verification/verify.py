"""Verify: one sentence against the clauses that it names; what stands between a model and the screen."""

from collections.abc import Iterator, Sequence

from assistant.answer import Fault
from assistant.verification.beside import said_beside
from assistant.verification.coverage import coverage_faults
from assistant.verification.date_faults import date_faults
from assistant.verification.evidence import Evidence
from assistant.verification.figure_faults import figure_faults
from assistant.verification.foreign import foreign_faults
from assistant.verification.listings import listing_faults
from assistant.verification.mixtures import mixture_faults
from assistant.verification.neighbours import neighbour_faults
from assistant.verification.post_faults import post_faults
from assistant.verification.quotes import quote_faults
from assistant.verification.said import Complaint, Said
from assistant.verification.strengths import strength_faults
from assistant.verification.turned import turned_faults
from assistant.verification.unit_faults import unit_faults
from assistant.verification.witness import Witness
from index.library import Library

__all__ = ["LONGEST", "Evidence", "verify"]

LONGEST = 4000
"""Characters; what is longer is no sentence and counts as without a witness."""


def verify(sentence: str, evidence: Sequence[Evidence], library: Library, question: str = "") -> list[Fault]:
    """What the sentence states that the evidence does not bear out, in reading order; empty when every statement has its witness."""
    if len(sentence) > LONGEST:
        return [Fault(0, len(sentence), "no_witness")]
    different = {(one.reading.document.id, one.clause.address, one.cited): one for one in evidence}
    witnesses = [Witness(one, library.genre) for one in different.values()]
    said = said_beside(sentence, witnesses, library, question)
    faults: dict[tuple[int, int], Fault] = {}
    for one in quote_faults(sentence, witnesses):
        faults.setdefault((one.span.start, one.span.end), Fault(one.span.start, one.span.end, one.kind, one.witness))
    for one in _complaints(said, witnesses, library):
        span = said.plain.origin(one.span)
        faults.setdefault((span.start, span.end), Fault(span.start, span.end, one.kind, one.witness))
    return sorted(faults.values(), key=lambda fault: (fault.start, fault.end))


def _complaints(said: Said, witnesses: Sequence[Witness], library: Library) -> Iterator[Complaint]:
    yield from figure_faults(said, witnesses)
    yield from date_faults(said, witnesses)
    yield from unit_faults(said, witnesses, library)
    yield from post_faults(said, witnesses)
    yield from strength_faults(said, witnesses)
    yield from turned_faults(said, witnesses)
    yield from neighbour_faults(said)
    yield from coverage_faults(said, witnesses)
    yield from foreign_faults(said)
    yield from mixture_faults(said, witnesses)
    yield from listing_faults(said, witnesses)
