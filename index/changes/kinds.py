"""Kinds: one difference between two readings, side by side."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

Found = TypeVar("Found")


class Kind(StrEnum):
    """What happened to a clause, a target or a duty from the earlier to the later reading."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    """The same words at another address."""


@dataclass(frozen=True, slots=True)
class Change(Generic[Found]):
    """One difference; ``before`` is None for what was added, ``after`` for what was removed."""

    kind: Kind
    before: Found | None
    after: Found | None
    what: tuple[str, ...] = ()
    """Which fields differ, for what was changed."""
