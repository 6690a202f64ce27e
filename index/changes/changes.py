"""Changes: two readings of the same matter compared: which clauses, targets and duties came, went and became others."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from index.changes.kinds import Change, Found, Kind
from index.changes.pairing import paired_clauses
from index.clauses import Clause, ClauseTree
from index.duties import Duty
from index.folding import fold
from index.library import Reading
from index.targets import Target

_OF_A_TARGET = ("value", "unit", "operator", "scope", "base", "deadline", "commitment")
_OF_A_DUTY = ("lead", "support", "open_list")


@dataclass(frozen=True, slots=True)
class Changes:
    """All differences from an earlier to a later reading, in the later one's order; what is the same is left out."""

    clauses: tuple[Change[Clause], ...]
    targets: tuple[Change[Target], ...]
    duties: tuple[Change[Duty], ...]

    def __bool__(self) -> bool:
        return bool(self.clauses or self.targets or self.duties)


def find_changes(before: Reading, after: Reading) -> Changes:
    """What distinguishes the later reading from the earlier."""
    pairs = paired_clauses(before.tree, after.tree)
    counterpart = {one.address: other.address for other, one in pairs if one and other}
    return Changes(
        clauses=tuple(_of_clauses(before.tree, after.tree, pairs)),
        targets=tuple(_of_findings(before.targets, after.targets, counterpart, _names_of_target, lambda one, other: _differing(one, other, _OF_A_TARGET))),
        duties=tuple(_of_findings(before.duties, after.duties, counterpart, lambda one: (fold(one.task),), _of_duty)),
    )


def _of_clauses(before: ClauseTree, after: ClauseTree, pairs: Iterable[tuple[Clause | None, Clause | None]]) -> Iterator[Change[Clause]]:
    for one, other in pairs:
        if one is None or other is None:
            yield Change(Kind.ADDED if one is None else Kind.REMOVED, one, other)
        elif _text(before, one) != _text(after, other):
            yield Change(Kind.CHANGED, one, other, ("text",))
        elif one.address != other.address:
            yield Change(Kind.MOVED, one, other)


def _text(tree: ClauseTree, clause: Clause) -> str:
    return "".join(tree.own_text(clause).strip().removeprefix(clause.marker).split())


def _names_of_target(target: Target) -> tuple[Hashable, ...]:
    return (fold(target.indicator), target.scope), (fold(target.indicator),)


def _of_duty(one: Duty, other: Duty) -> tuple[str, ...]:
    """The fields that differ; the order of the units in a list is none."""
    return tuple(name for name in _OF_A_DUTY if _as_set(getattr(one, name)) != _as_set(getattr(other, name)))


def _as_set(value: object) -> object:
    return frozenset(value) if isinstance(value, tuple) else value


def _differing(one: object, other: object, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in names if fold(getattr(one, name)) != fold(getattr(other, name)))


def _of_findings(
    before: Sequence[Found], after: Sequence[Found], counterpart: dict[str, str],
    names: Callable[[Found], tuple[Hashable, ...]], differing: Callable[[Found, Found], tuple[str, ...]],
) -> Iterator[Change[Found]]:
    """Pair findings by what they are called: first those in clauses that are one another's counterparts, then anywhere."""
    pairs: dict[int, int] = {}
    for is_near in (True, False):
        for level in range(2):
            waiting: dict[Hashable, list[int]] = defaultdict(list)
            taken = set(pairs.values())
            for place, one in enumerate(before):
                if place not in taken and (name := _at(names(one), level)) is not None:
                    waiting[(_address(one) if is_near else "", name)].append(place)
            for place, one in enumerate(after):
                if place not in pairs and (name := _at(names(one), level)) is not None:
                    places = waiting[(counterpart.get(_address(one), "-") if is_near else "", name)]
                    same = next((at for at in places if not differing(before[at], one)), None)
                    if places:
                        chosen = places[0] if same is None else same
                        places.remove(chosen)
                        pairs[place] = chosen
    taken = set(pairs.values())
    yield from (Change(Kind.REMOVED, one, None) for place, one in enumerate(before) if place not in taken)
    for place, one in enumerate(after):
        if place not in pairs:
            yield Change(Kind.ADDED, None, one)
        elif what := differing(before[pairs[place]], one):
            yield Change(Kind.CHANGED, before[pairs[place]], one, what)


def _at(names: tuple[Hashable, ...], level: int) -> Hashable | None:
    return names[level] if level < len(names) else None


def _address(one: object) -> str:
    return str(getattr(one, "address", ""))
