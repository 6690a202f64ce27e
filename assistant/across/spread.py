"""Spread: how many documents of a large library set what an answer stands on, though not all of them were asked: by indicator, heading or unit."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from assistant.across.comparing import hindrance, number_of
from assistant.across.side import Side
from index.indicators import bare_indicator
from index.library import Library
from index.targets import Target

INDICATOR = "indicator "
"""What the names of indicators begin with."""


@dataclass(frozen=True, slots=True)
class Extreme:
    """A figure as printed, and the documents that give it."""

    figure: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Extremes:
    """The highest and the lowest of an indicator, and how many documents were compared."""

    highest: Extreme
    lowest: Extreme
    count: int


class Spread:
    """Which documents hold an indicator, a heading, a unit; looked up, never read again."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def holding(self, sides: Sequence[Side], among: Collection[str] = (), by: str = "") -> frozenset[str]:
        """The documents that set what most of these sides answer from, these sides' own among them; ``among``: the only ones that are asked;
        ``by``: the only kind of name that they are found by.
        """
        own = {side.id for side in sides}
        found = set().union(*(self._holders.get(name, ()) for name in self._common(sides) if name.startswith(by))) | own
        return frozenset(found & (set(among) | own) if among else found)

    def extremes(self, sides: Sequence[Side], among: Collection[str]) -> Extremes | None:
        """The highest and the lowest figure of the indicator that most of these sides give, over all documents; None where they give none,
        and where the figures cannot be set against each other or one document gives several.
        """
        targets = {id_: list(self._holders[name][id_]) for name in self._common(sides) if name.startswith(INDICATOR) for id_ in self._holders[name] if id_ in among}
        stated = [target for own in targets.values() for target in own]
        values = {id_: {number_of(target) for target in own} for id_, own in targets.items()}
        if len(values) < 2 or hindrance(stated) or any(len(own) != 1 for own in values.values()):
            return None
        figures = {id_: value for id_, own in values.items() for value in own if value is not None}
        return Extremes(_extreme(max(figures.values()), figures, targets), _extreme(min(figures.values()), figures, targets), len(figures))

    def _common(self, sides: Sequence[Side]) -> list[str]:
        names: Counter[str] = Counter()
        for side in sides:
            names.update(self._names(side))
        return [name for name, count in names.items() if 2 * count > len(sides)]

    @staticmethod
    def _names(side: Side) -> set[str]:
        """What a side's first quote is found by in other documents: its indicator, else its clause's heading; else the units that are asked for."""
        for quote in side.made.drafts[0].quotes[:1] if not side.made.drafts[0].is_computed else ():
            targets = [one for one in quote.reading.targets if one.address == quote.clause.address and one.span.overlaps(quote.span)]
            if targets and targets[0].span == quote.span:
                return {f"{INDICATOR}{bare_indicator(targets[0].indicator)}"}
            if quote.clause.heading:
                return {f"heading {quote.clause.heading}"}
        return {f"unit {name}" for _, names in side.question.units for name in names}

    @cached_property
    def _holders(self) -> dict[str, dict[str, list[Target]]]:
        """The documents that hold a name, each with its targets of that indicator."""
        holders: defaultdict[str, dict[str, list[Target]]] = defaultdict(dict)
        for reading in self._library.readings:
            id_ = reading.document.id
            for target in reading.targets:
                holders[f"{INDICATOR}{bare_indicator(target.indicator)}"].setdefault(id_, []).append(target)
            for name in {f"heading {clause.heading}" for clause in reading.tree if clause.heading} | {f"unit {unit}" for duty in reading.duties for unit in duty.units}:
                holders[name].setdefault(id_, [])
        return dict(holders)


def _extreme(value: Decimal, figures: dict[str, Decimal], targets: dict[str, list[Target]]) -> Extreme:
    ids = tuple(id_ for id_, figure in figures.items() if figure == value)
    target = targets[ids[0]][0]
    return Extreme(f"{target.value}{target.unit}", ids)
