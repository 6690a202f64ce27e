"""Remembered: what a method has said lately, without keeping what it belongs to alive: an edition that nothing answers from closes at once."""

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast
from weakref import WeakMethod

Given = ParamSpec("Given")
Said = TypeVar("Said")


def remembered(method: Callable[Given, Said], most: int) -> Callable[Given, Said]:
    """A bound method that keeps what it said to the last ``most`` different questions. It is its object's own, and ends with it."""
    ours = WeakMethod(method)

    @lru_cache(maxsize=most)
    def said(*given: Given.args, **named: Given.kwargs) -> Said:
        act = ours()
        assert act is not None  # noqa: S101 - it is being asked
        return act(*given, **named)

    return cast(Callable[Given, Said], said)
