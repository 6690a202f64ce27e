"""Pairing: which clause of the later reading is which of the earlier, by address and by words."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from index.clauses import Clause, ClauseTree
from index.folding import fold

Item = TypeVar("Item")
_ALIKE, _ALIKE_AT_ONE_ADDRESS = 0.5, 0.2
"""Shares of the pairs of characters that two texts have in common from which one is the other, rewritten."""
_COMMON = 40
"""Clauses from which a pair of characters tells nothing."""


def paired_clauses(before: ClauseTree, after: ClauseTree) -> list[tuple[Clause | None, Clause | None]]:
    """Every clause of both readings once: with its counterpart where it has one, in the order of the later, what was removed after its neighbour before."""
    texts = {clause: _words(tree, clause) for tree in (before, after) for clause in tree}
    earlier, later = list(before), list(after)
    pairs: dict[Clause, Clause] = {}
    _pair_by(earlier, later, pairs, lambda one: (one.address, texts[one]))
    _pair_by(earlier, later, pairs, lambda one: texts[one] or None)
    _pair_alike(_left(earlier, pairs.values()), _left(later, pairs), pairs, texts)
    addresses = {one.address: one for one in _left(earlier, pairs.values())}
    for clause in _left(later, pairs):
        other = addresses.get(clause.address)
        if other is not None and _likeness(texts[other], texts[clause]) >= _ALIKE_AT_ONE_ADDRESS:
            pairs[clause] = other
    return _in_order(earlier, later, pairs)


def _words(tree: ClauseTree, clause: Clause) -> str:
    """A clause's own text without its marker and without spaces, folded: renumbering alone changes no clause."""
    return "".join(fold(tree.own_text(clause).strip().removeprefix(clause.marker)).split())


def _pair_by(earlier: Sequence[Item], later: Sequence[Item], pairs: dict[Item, Item], key: Callable[[Item], object]) -> None:
    """Pair what has the same key, in order."""
    waiting: dict[object, list[Item]] = defaultdict(list)
    for one in _left(earlier, pairs.values()):
        waiting[key(one)].append(one)
    for one in _left(later, pairs):
        if (found := key(one)) is not None and waiting[found]:
            pairs[one] = waiting[found].pop(0)


def _left(items: Iterable[Item], paired: Iterable[Item]) -> list[Item]:
    taken = set(paired)
    return [one for one in items if one not in taken]


def _pair_alike(earlier: Sequence[Clause], later: Sequence[Clause], pairs: dict[Clause, Clause], texts: dict[Clause, str]) -> None:
    """Pair what is left by the pairs of characters that two texts share, the most alike first."""
    holders: dict[str, list[Clause]] = defaultdict(list)
    for one in earlier:
        for pair in set(_bigrams(texts[one])):
            holders[pair].append(one)
    found: list[tuple[float, int, int]] = []
    places = {one: place for place, one in enumerate(earlier)}
    for number, one in enumerate(later):
        shared = Counter(other for pair in set(_bigrams(texts[one])) if len(holders[pair]) <= _COMMON for other in holders[pair])
        for other, _ in shared.most_common(5):
            if (likeness := _likeness(texts[other], texts[one])) >= _ALIKE:
                found.append((likeness, number, places[other]))
    for _, number, place in sorted(found, key=lambda row: (-row[0], row[1], row[2])):
        if later[number] not in pairs and earlier[place] not in pairs.values():
            pairs[later[number]] = earlier[place]


def _bigrams(text: str) -> list[str]:
    return [text[at : at + 2] for at in range(len(text) - 1)]


def _likeness(one: str, other: str) -> float:
    """The share of pairs of characters that two texts have in common (Dice), 1 for two empty ones."""
    first, second = Counter(_bigrams(one)), Counter(_bigrams(other))
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else float(one == other)


def _in_order(earlier: Sequence[Clause], later: Sequence[Clause], pairs: dict[Clause, Clause]) -> list[tuple[Clause | None, Clause | None]]:
    counterparts = {before: after for after, before in pairs.items()}
    behind: dict[Clause | None, list[Clause]] = defaultdict(list)
    last: Clause | None = None
    for one in earlier:
        if one in counterparts:
            last = counterparts[one]
        else:
            behind[last].append(one)
    rows: list[tuple[Clause | None, Clause | None]] = [(one, None) for one in behind[None]]
    for clause in later:
        rows.append((pairs.get(clause), clause))
        rows += [(one, None) for one in behind[clause]]
    return rows
