"""Checkers: drafts checked against the documents as they stand now, in threads beside the one that serves, few at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

import anyio
from anyio import CapacityLimiter, to_thread

from assistant.checking.statement import Statement
from index.library import Library

if TYPE_CHECKING:
    from assistant.checking.check import Checker
    from assistant.checking.drafts import Draft

_AT_ONCE = 2


@dataclass(frozen=True)
class Checked:
    """A draft with what the documents say of it."""

    draft: "Draft"
    statements: tuple[Statement, ...]


class Checkers:
    """One checker for each library that is in use."""

    def __init__(self, library: Callable[[], Library]) -> None:
        self._library = library
        self._checker: tuple[Library, Checker] | None = None
        self._lock = Lock()
        self._limiter: CapacityLimiter | None = None

    async def check(self, read: "Callable[[], Draft]") -> Checked:
        """The draft that ``read`` reads, with its statements; waits while others are checked. Raises DraftError."""
        if self._limiter is None:
            self._limiter = anyio.CapacityLimiter(_AT_ONCE)
        return await to_thread.run_sync(self._check, read, limiter=self._limiter)

    def _check(self, read: "Callable[[], Draft]") -> Checked:
        draft = read()
        statements: tuple[Statement, ...] = tuple(self._current().check(draft.text))
        return Checked(draft, statements)

    def _current(self) -> "Checker":
        from assistant.checking.check import Checker  # a server is there before its first draft

        library = self._library()
        with self._lock:
            if self._checker is None or self._checker[0] is not library:
                self._checker = (library, Checker(library))
            return self._checker[1]
