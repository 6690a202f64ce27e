"""Faults: what the clauses near a sentence say otherwise, or not at all, of what it states."""

from collections.abc import Iterable, Iterator, Sequence

from assistant.checking.names import name_faults
from assistant.checking.stated import compared
from assistant.verification.beside import said_beside
from assistant.verification.date_faults import date_faults
from assistant.verification.figure_amounts import is_converted
from assistant.verification.figure_faults import figure_faults
from assistant.verification.figures import find_figures
from assistant.verification.plain import plain
from assistant.verification.post_faults import post_faults
from assistant.verification.quotes import quote_faults
from assistant.verification.said import Complaint, Said
from assistant.verification.strengths import strength_faults
from assistant.verification.unit_faults import unit_faults
from assistant.verification.witness import Witness
from index.library import Library


def faults_of(said: Said, sentence: str, witnesses: Sequence[Witness], near: Sequence[Witness], library: Library) -> list[Complaint]:
    """What none of the clauses bears out; spans are in the compared text.

    ``witnesses``: all that the sentence may be about; ``near``: those of the task it speaks of, which alone can give it its units.
    """
    otherwise = [*_of_any(said, sentence, witnesses), *_names_of_figures(said, near), *strength_faults(said, near or witnesses)]
    return [*_by_itself(otherwise, sentence, near, library), *_units(said, near, library)]


def faults_beside(sentence: str, witness: Witness, library: Library) -> list[Complaint]:
    """What one clause does not bear out."""
    said = said_beside(sentence, [witness], library)
    return [*_said_otherwise(said, sentence, [witness]), *unit_faults(said, [witness], library), *post_faults(said, [witness])]


def _said_otherwise(said: Said, sentence: str, witnesses: Sequence[Witness]) -> list[Complaint]:
    return [*_of_any(said, sentence, witnesses), *strength_faults(said, witnesses)]


def _of_any(said: Said, sentence: str, witnesses: Sequence[Witness]) -> list[Complaint]:
    """What may stand in any of the clauses, whatever their task."""
    return [*_figures(said, witnesses), *date_faults(said, witnesses), *name_faults(said, witnesses), *_quotes(said, sentence, witnesses)]


def _figures(said: Said, witnesses: Sequence[Witness]) -> Iterator[Complaint]:
    for one in figure_faults(said, witnesses):
        if one.kind != "magnitude" or not _is_the_same(said, one):
            yield one


def _names_of_figures(said: Said, near: Sequence[Witness]) -> list[Complaint]:
    """5A, G240: the clauses of the task print it, not just any."""
    names = {one.span for one in said.figures if one.name}
    return [one for one in figure_faults(said, near) if one.span in names] if names and near else []


def _quotes(said: Said, sentence: str, witnesses: Sequence[Witness]) -> Iterator[Complaint]:
    for one in quote_faults(sentence, witnesses):
        yield Complaint(compared(said, one.span), one.kind, one.witness)


def _is_the_same(said: Said, fault: Complaint) -> bool:
    """In a user's draft an amount in another unit is the same: 322700万元 for 32.27亿元."""
    figure = next((one for one in said.figures if one.span == fault.span), None)
    others = find_figures(plain(fault.witness, said.genre), (), said.genre)
    return figure is not None and any(is_converted(figure, one) and one.binding.bounds == figure.binding.bounds for one in others)


def _by_itself(faults: Iterable[Complaint], sentence: str, near: Sequence[Witness], library: Library) -> list[Complaint]:
    """The faults without those that one clause of the task, read by itself, does not have."""
    left = list(faults)
    for witness in near if left else ():
        alone = [one.span for one in _said_otherwise(said_beside(sentence, [witness], library), sentence, [witness])]
        left = [one for one in left if any(span.overlaps(one.span) for span in alone)]
    return left


def _units(said: Said, near: Sequence[Witness], library: Library) -> list[Complaint]:
    """What no clause of the task bears out of the units and their roles; the likeliest such clause says why."""
    found = [[*unit_faults(said, [one], library), *post_faults(said, [one])] for one in near]
    if not found:
        return [Complaint(one.span, "no_witness") for one in said.units]
    spans = [{fault.span for fault in faults} for faults in found]
    return [fault for fault in found[0] if all(fault.span in one for one in spans)]
