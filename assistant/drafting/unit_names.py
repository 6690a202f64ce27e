"""Unit names: the name of a unit that an answer counts first, and the other names that are counted beside it, never merged."""

from collections.abc import Callable
from dataclasses import dataclass

from index.aliases import LEVEL, OtherName, Status
from index.library import Library


@dataclass(frozen=True, slots=True)
class Named:
    """A unit as a question means it: the printed name it is counted by, and its other names with how sure each is."""

    name: str
    others: tuple[OtherName, ...]

    def names_in(self, document: str) -> frozenset[str]:
        """The name and those that are confirmed to be the same unit in a document."""
        confirmed = (one.name for one in self.others if one.document == document and one.status is Status.CONFIRMED)
        return frozenset((self.name, *confirmed))


def named(library: Library, said: str, names: tuple[str, ...], counts: Callable[[str], int]) -> Named:
    """The unit that a word means among the printed names it may stand for; ``counts``: rows under a printed name.

    A full name stands for itself. A short form stands for the name that the aliases confirm, unless only the short form
    has rows.
    """
    first = names[0]
    if first != said or not LEVEL.match(said):
        first = _main(library, first)
        if not counts(first):
            first = next((name for name in names if counts(name)), first)
    others = library.other_names(first)
    known = {one.name for one in others}
    meant = [OtherName(reading.document.id, name, Status.FOUND) for reading in library.readings for name in names if name not in known and name != first]
    return Named(first, tuple(others + meant))


def _main(library: Library, name: str) -> str:
    """The name that confirmed aliases lead to."""
    confirmed = {alias.name: alias.same_as for alias in library.aliases if alias.status is Status.CONFIRMED}
    seen = {name}
    while (main := confirmed.get(name)) and main not in seen:
        seen.add(main)
        name = main
    return name
