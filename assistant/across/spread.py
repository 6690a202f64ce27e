"""Spread: how many documents of a large library set what an answer stands on, though not all of them were asked: by indicator, heading or unit."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

from assistant.across.side import Side
from index.indicators import bare_indicator
from index.library import Library


class Spread:
    """Which documents hold an indicator, a heading, a unit; looked up, never read again."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def holding(self, sides: Sequence[Side], among: Collection[str] = ()) -> frozenset[str]:
        """The documents that set what most of these sides answer from, these sides' own among them; ``among``: the only ones that are asked."""
        names: Counter[str] = Counter()
        for side in sides:
            names.update(self._names(side))
        common = [name for name, count in names.items() if 2 * count > len(sides)]
        own = {side.id for side in sides}
        found = set().union(*(self._holders[name] for name in common)) | own
        return frozenset(found & (set(among) | own) if among else found)

    @staticmethod
    def _names(side: Side) -> set[str]:
        """What a side's first quote is found by in other documents: its indicator, else its clause's heading; else the units that are asked for."""
        for quote in side.made.drafts[0].quotes[:1] if not side.made.drafts[0].is_computed else ():
            targets = [one for one in quote.reading.targets if one.address == quote.clause.address and one.span.overlaps(quote.span)]
            if targets and targets[0].span == quote.span:
                return {f"indicator {bare_indicator(targets[0].indicator)}"}
            if quote.clause.heading:
                return {f"heading {quote.clause.heading}"}
        return {f"unit {name}" for _, names in side.question.units for name in names}

    @cached_property
    def _holders(self) -> defaultdict[str, set[str]]:
        holders: defaultdict[str, set[str]] = defaultdict(set)

        def note(kind: str, names: Iterable[str], id_: str) -> None:
            for name in names:
                holders[f"{kind} {name}"].add(id_)

        for reading in self._library.readings:
            id_ = reading.document.id
            note("indicator", {bare_indicator(target.indicator) for target in reading.targets}, id_)
            note("heading", {clause.heading for clause in reading.tree if clause.heading}, id_)
            note("unit", {unit for duty in reading.duties for unit in duty.units}, id_)
        return holders
