"""Conflict: what the radar reports, the kinds it knows and the line that says how the sides differ."""

from collections.abc import Iterable
from dataclasses import dataclass

from index.spans import Span

KINDS = ("value", "operator", "benchmark", "commitment", "composition", "lead", "scope")
"""In the order of weight: a pair that differs in two ways is of the first of them."""


@dataclass(frozen=True, slots=True)
class Side:
    """One clause's statement: ``span`` holds what differs, inside the own text of the clause at ``address``."""

    address: str
    span: Span


@dataclass(frozen=True, slots=True)
class Conflict:
    """Clauses of one document that treat the same thing differently; of kind ``scope`` it is no contradiction."""

    kind: str
    """One of KINDS."""
    subject: str
    """The indicator, project or task, as printed in one of the clauses."""
    note: str
    """How the sides differ, in Chinese: 表述不一致：8%与6%."""
    sides: tuple[Side, ...]
    """Two or more, in document order; a clause that agrees with one of them is a side too."""

    @property
    def addresses(self) -> tuple[str, ...]:
        return tuple(side.address for side in self.sides)


def conflict_of(kind: str, subject: str, statements: Iterable[tuple[Side, str]]) -> Conflict:
    """The conflict between sides, each given with the few words that tell it from the others."""
    ordered = sorted(statements, key=lambda one: one[0].span)
    words = list(dict.fromkeys(word for _, word in ordered if word))
    label = "口径不同" if kind == "scope" else "表述不一致"
    joint = "；" if any("、" in word for word in words) else "与" if len(words) == 2 else "、"
    return Conflict(kind, subject, f"{label}：{joint.join(words)}", tuple(side for side, _ in ordered))
