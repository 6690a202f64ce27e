"""Admission: how many questions are worked on at once, how many wait, and who is told to come back.

Whoever would wait longer than it has patience for is told so at once: a queue that nobody sees the end of is a hang.
"""

import math
import threading
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager

from assistant.service.errors import Busy, Closing, Left

_FIRST_GUESS = 0.1
_WEIGHT = 0.1


class Ticket:
    """One question's turn."""

    def __init__(self, admission: "Admission") -> None:
        self._admission = admission
        self.called: Future[None] = Future()

    @property
    def ahead(self) -> int:
        """How many are answered before this one; 0 when it does not wait."""
        return self._admission.ahead(self)

    @contextmanager
    def place(self, patience: float) -> Iterator[None]:
        """A place for the length of the block. ``patience``: the seconds that this one may wait for it.

        Raises Busy when it would take or has taken longer, Closing when no more questions are taken, Left when it was given up.
        """
        self._admission.enter(self, patience)
        started = time.monotonic()
        try:
            yield
        finally:
            self._admission.leave(time.monotonic() - started)

    def give_up(self) -> None:
        """Wait no longer: whoever asked has left. What is under way goes on."""
        self._admission.give_up(self)


class Admission:
    """Places for questions, first come first served. Safe to share between threads."""

    def __init__(self, at_once: int) -> None:
        """``at_once``: questions that are worked on together."""
        self._at_once = at_once
        self._lock = threading.Lock()
        self._under_way = 0
        self._waiting: deque[Ticket] = deque()
        self._seconds = _FIRST_GUESS
        """What one question takes while ``at_once`` are worked on: a running mean."""
        self._is_closed = False

    @property
    def waiting(self) -> int:
        return len(self._waiting)

    @property
    def under_way(self) -> int:
        return self._under_way

    def ticket(self) -> Ticket:
        """For one question."""
        return Ticket(self)

    def close(self) -> None:
        """Take no more questions; whoever waits is told so, what is under way goes on."""
        with self._lock:
            self._is_closed = True
            for ticket in self._waiting:
                ticket.called.set_exception(Closing())
            self._waiting.clear()

    def ahead(self, ticket: Ticket) -> int:
        with self._lock:
            return self._waiting.index(ticket) + self._under_way if ticket in self._waiting else 0

    def enter(self, ticket: Ticket, patience: float) -> None:
        with self._lock:
            if self._is_closed:
                raise Closing
            position = len(self._waiting)
            if self._under_way < self._at_once and not position:
                self._under_way += 1
                return
            if self._wait_for(position) > patience:
                raise self._busy(position)
            self._waiting.append(ticket)
        try:
            ticket.called.result(patience)
        except TimeoutError:
            with self._lock:
                if ticket in self._waiting:  # else it was called just now
                    position = self._waiting.index(ticket)
                    self._waiting.remove(ticket)
                    raise self._busy(position) from None
            ticket.called.result()

    def give_up(self, ticket: Ticket) -> None:
        with self._lock:
            if ticket in self._waiting:
                self._waiting.remove(ticket)
                ticket.called.set_exception(Left())

    def leave(self, seconds: float) -> None:
        with self._lock:
            self._seconds += _WEIGHT * (seconds - self._seconds)
            if self._waiting:
                self._waiting.popleft().called.set_result(None)  # the place goes to the next
            else:
                self._under_way -= 1

    def _wait_for(self, position: int) -> float:
        return (position + 1) * self._seconds / self._at_once

    def _busy(self, position: int) -> Busy:
        return Busy(position + self._under_way, max(1, math.ceil(self._wait_for(position))))
