"""Batching: calls that arrive while others are worked out are worked out together, by one of the threads that wait for them.

Whoever comes first is worked out at once: nothing is added where there is nothing to wait for.
"""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Generic, TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


@dataclass(slots=True, eq=False)
class _Call(Generic[_Item, _Result]):
    """One item that a thread waits for."""

    item: _Item
    result: "Future[_Result]" = field(default_factory=Future)


class Batching(Generic[_Item, _Result]):
    """Calls a function of many items for the many callers of one item each. Safe to share between threads."""

    def __init__(self, work: Callable[[Sequence[_Item]], Sequence[_Result]], at_once: int, most: int) -> None:
        """``work``: as many results as it is given items; ``at_once``: how many batches may be worked out at the same time;
        ``most``: how many items are in one.
        """
        self._work, self._at_once, self._most = work, at_once, most
        self._turn = threading.Condition()
        self._waiting: list[_Call[_Item, _Result]] = []
        self._working = 0

    def __call__(self, item: _Item) -> _Result:
        """The result for one item. Raises what ``work`` raises for it; that others in the batch fail changes nothing."""
        mine = _Call[_Item, _Result](item)
        with self._turn:
            self._waiting.append(mine)
        while batch := self._batch(mine):
            self._finish(batch)
        return mine.result.result()

    def _batch(self, mine: _Call[_Item, _Result]) -> list[_Call[_Item, _Result]]:
        """Wait until another thread has worked out ``mine``, and there is no batch, or until this thread is to work out a batch with it."""
        with self._turn:
            self._turn.wait_for(lambda: mine.result.done() or (mine in self._waiting and self._working < self._at_once))
            if mine.result.done():
                return []
            self._waiting.remove(mine)
            batch = [mine, *self._waiting[: self._most - 1]]
            del self._waiting[: self._most - 1]
            self._working += 1
            return batch

    def _finish(self, batch: list[_Call[_Item, _Result]]) -> None:
        try:
            self._work_out(batch)
        finally:
            with self._turn:
                self._working -= 1
                self._waiting[:0] = [call for call in batch[1:] if not call.result.done()]  # this thread was interrupted: each has its own
                self._turn.notify_all()

    def _work_out(self, batch: list[_Call[_Item, _Result]]) -> None:
        """Give every call of the batch its result; where the batch fails, each is tried alone, so that an error reaches whom it concerns."""
        try:
            for call, result in zip(batch, self._work([call.item for call in batch]), strict=True):
                call.result.set_result(result)
        except Exception as error:
            if len(batch) == 1:
                batch[0].result.set_exception(error)
                return
            for call in batch:
                self._work_out([call])
