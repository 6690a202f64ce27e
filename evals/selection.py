"""Selection: which cases a run asks, and a sample of them that is the same every time."""

from collections.abc import Collection, Sequence
from hashlib import sha256

from evals.cases import Case


def select(cases: Sequence[Case], names: Collection[str] = (), types: Collection[str] = (), ids: Collection[str] = ()) -> list[Case]:
    """The cases that are of every named part and group, of one of the types and of one of the ids, in order; nothing named: all."""
    return [
        case for case in cases
        if all(case.is_of(name) for name in names) and (not types or case.type in types) and (not ids or case.id in ids)
    ]


def sample(cases: Sequence[Case], count: int) -> list[Case]:
    """So many cases, in order: one of each type in turn, those of a type in an order that only their ids make."""
    by_type: dict[str, list[Case]] = {}
    for case in sorted(cases, key=lambda one: sha256(one.id.encode()).hexdigest()):
        by_type.setdefault(case.type, []).append(case)
    turns = [(place, kind) for kind, own in sorted(by_type.items()) for place in range(len(own))]
    chosen = {id(by_type[kind][place]) for place, kind in sorted(turns)[:count]}
    return [case for case in cases if id(case) in chosen]
