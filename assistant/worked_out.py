"""Worked out: an attribute that is worked out when it is first read, and kept by its object.

``functools.cached_property`` holds one lock for all objects of a class while it works (until Python 3.12): of two questions that
are asked at the same time one would wait for the other's vectors.
"""

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

Result = TypeVar("Result")


class worked_out(Generic[Result]):
    """Without a lock: two threads that read it at the same time may both work it out, to the same result."""

    def __init__(self, work: Callable[[Any], Result]) -> None:
        self._work, self._name = work, ""
        self.__doc__ = work.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...

    @overload
    def __get__(self, instance: object, owner: type) -> Result: ...

    def __get__(self, instance: object | None, owner: type) -> Self | Result:
        if instance is None:
            return self
        result = self._work(instance)
        instance.__dict__[self._name] = result  # found there from now on: this class sets nothing, so the object's own comes first
        return result
