"""Remembered: what a method will say, or has said lately, without keeping what it belongs to alive: an edition that nothing answers from closes at once."""

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast
from weakref import WeakMethod

Given = ParamSpec("Given")
Said = TypeVar("Said")


def detached(method: Callable[Given, Said]) -> Callable[Given, Said]:
    """A bound method that does not keep its object alive; to be called while somebody else does."""
    ours = WeakMethod(method)

    def said(*given: Given.args, **named: Given.kwargs) -> Said:
        act = ours()
        assert act is not None  # noqa: S101 - it is being asked
        return act(*given, **named)

    return said


def remembered(method: Callable[Given, Said], most: int) -> Callable[Given, Said]:
    """A bound method that keeps what it said to the last ``most`` different questions. It is its object's own, and ends with it."""
    return cast(Callable[Given, Said], lru_cache(maxsize=most)(detached(method)))
