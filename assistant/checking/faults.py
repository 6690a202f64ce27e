"""Faults: what the clauses near a sentence say otherwise, or not at all, of what it states."""

from collections.abc import Iterable, Iterator, Sequence

from assistant.checking.allowed import is_allowed
from assistant.checking.indicators import Indicators
from assistant.checking.names import name_faults
from assistant.checking.stated import compared
from assistant.checking.task import clauses_of_each
from assistant.verification.beside import said_beside
from assistant.verification.date_faults import date_faults
from assistant.verification.figure_faults import figure_faults
from assistant.verification.post_faults import post_faults
from assistant.verification.quotes import quote_faults
from assistant.verification.said import Complaint, Said
from assistant.verification.strengths import rival_faults, strength_faults
from assistant.verification.unit_faults import unit_faults
from assistant.verification.witness import Witness
from index.library import Library

_FIRST = 3
"""Clauses whose names a sentence may have changed, where none is of its task."""


def faults_of(said: Said, sentence: str, witnesses: Sequence[Witness], near: Sequence[Witness], indicators: Indicators) -> list[Complaint]:
    """What none of the clauses bears out; spans are in the compared text.

    ``witnesses``: all that the sentence may be about; ``near``: those of the task it speaks of, which alone can give it its units.
    """
    library = indicators.library
    otherwise = [*_of_any(said, sentence, witnesses), *_names_of_figures(said, near), *strength_faults(said, near or witnesses)]
    found = [*_by_itself(otherwise, sentence, near, library), *_units(said, near, witnesses, library)]
    names = [*indicators.names.faults(said, near or witnesses[:_FIRST])]
    found = [one for one in found if one.kind != "no_witness" or not any(one.span.overlaps(other.span) for other in names)]
    found += [one for one in (*indicators.faults(said, witnesses), *names, *rival_faults(said, witnesses)) if not any(one.span.overlaps(other.span) for other in found)]
    return [one for one in found if not is_allowed(said, one, witnesses, indicators.names)]


def faults_beside(sentence: str, witness: Witness, library: Library) -> list[Complaint]:
    """What one clause does not bear out."""
    said = said_beside(sentence, [witness], library)
    return [*_said_otherwise(said, sentence, [witness]), *unit_faults(said, [witness], library), *post_faults(said, [witness])]


def _said_otherwise(said: Said, sentence: str, witnesses: Sequence[Witness]) -> list[Complaint]:
    return [*_of_any(said, sentence, witnesses), *strength_faults(said, witnesses)]


def _of_any(said: Said, sentence: str, witnesses: Sequence[Witness]) -> list[Complaint]:
    """What may stand in any of the clauses, whatever their task."""
    return [*figure_faults(said, witnesses), *date_faults(said, witnesses), *name_faults(said, witnesses), *_quotes(said, sentence, witnesses)]


def _names_of_figures(said: Said, near: Sequence[Witness]) -> list[Complaint]:
    """5A, G240: the clauses of the task print it, not just any."""
    names = {one.span for one in said.figures if one.name}
    return [one for one in figure_faults(said, near) if one.span in names] if names and near else []


def _quotes(said: Said, sentence: str, witnesses: Sequence[Witness]) -> Iterator[Complaint]:
    for one in quote_faults(sentence, witnesses):
        yield Complaint(compared(said, one.span), one.kind, one.witness)


def _by_itself(faults: Iterable[Complaint], sentence: str, near: Sequence[Witness], library: Library) -> list[Complaint]:
    """The faults without those that one clause of the task, read by itself, does not have."""
    left = list(faults)
    for witness in near if left else ():
        alone = [one.span for one in _said_otherwise(said_beside(sentence, [witness], library), sentence, [witness])]
        left = [one for one in left if any(span.overlaps(one.span) for span in alone)]
    return left


def _units(said: Said, near: Sequence[Witness], witnesses: Sequence[Witness], library: Library) -> Iterator[Complaint]:
    """What no clause of its task bears out of the units and their roles; the likeliest such clause says why."""
    known: dict[int, list[Complaint]] = {}
    for segment, clauses in clauses_of_each(said, witnesses, near):
        if not clauses:
            yield from (Complaint(one.span, "no_witness") for one in said.units if segment.span.covers(one.span))
            continue
        found = []
        for one in clauses:
            if id(one) not in known:
                known[id(one)] = [*unit_faults(said, [one], library), *post_faults(said, [one])]
            found.append([fault for fault in known[id(one)] if segment.span.covers(fault.span)])
        spans = [{fault.span for fault in faults} for faults in found]
        yield from (fault for fault in found[0] if all(fault.span in one for one in spans))
