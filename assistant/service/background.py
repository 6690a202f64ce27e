"""Background: an iterator that blocks, run in a thread of its own, its items awaited; stopping it never waits for it."""

import asyncio
import contextlib
import threading
from typing import Generic, TypeVar

from assistant.service.answering import Closable

Item = TypeVar("Item")

_AT_ONCE = 400
_beginning = threading.BoundedSemaphore(_AT_ONCE)
"""Threads whose first item has not come: many, since most of them wait for their turn, and whoever is too many is to hear it at once."""


class Background(Generic[Item]):
    """The items of one iterator. To be made and awaited in a running event loop; ``stop`` may be called from any thread."""

    def __init__(self, items: Closable[Item]) -> None:
        self._items = items
        self._loop = asyncio.get_running_loop()
        self._arrived: asyncio.Queue[Item | Exception | None] = asyncio.Queue()
        self._ahead: list[Item | Exception | None] = []
        """What has been looked at before it was asked for: one at most."""
        self._has_begun = asyncio.Event()
        self._is_stopped = threading.Event()
        self._is_over = threading.Event()
        threading.Thread(target=self._run, name="answer", daemon=True).start()

    async def begins(self, seconds: float) -> bool:
        """Whether anything has come, after at most so long."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._has_begun.wait(), seconds)
        return self._has_begun.is_set()

    async def ends(self, seconds: float) -> bool:
        """Whether it is known, after at most so long, that nothing more comes."""
        if not self._ahead:
            with contextlib.suppress(TimeoutError):
                self._ahead.append(await asyncio.wait_for(self._arrived.get(), seconds))
        return self._ahead[:1] == [None]

    async def next(self) -> Item | None:
        """The next item; None when there is none or it was stopped. Raises what the iterator raises."""
        if self._is_stopped.is_set():
            return None
        arrived = self._ahead.pop() if self._ahead else await self._arrived.get()
        if isinstance(arrived, Exception):
            raise arrived
        return None if self._is_stopped.is_set() else arrived

    def stop(self) -> None:
        """No item comes after this. The iterator is closed by somebody who may wait for it."""
        if self._is_over.is_set():
            return
        self._is_stopped.set()
        self._put(None)
        threading.Thread(target=self._items.close, name="close", daemon=True).start()

    def _run(self) -> None:
        try:
            with _beginning:
                self._put(self._next())
            while (item := self._next()) is not None:
                self._put(item)
        except Exception as error:
            self._put(error)
        finally:
            self._is_over.set()
            self._put(None)

    def _next(self) -> Item | None:
        if self._is_stopped.is_set():
            return None
        try:
            return next(self._items)
        except StopIteration:
            return None

    def _put(self, item: Item | Exception | None) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended: nobody awaits
            self._loop.call_soon_threadsafe(self._arrive, item)

    def _arrive(self, item: Item | Exception | None) -> None:
        self._arrived.put_nowait(item)
        self._has_begun.set()
