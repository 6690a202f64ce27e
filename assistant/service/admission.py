"""Admission: how many questions are worked on at once, how many wait, and who is told to come back.

Whoever would wait longer than a moment is told so at once: a queue that nobody sees the end of is a hang.
"""

import math
import threading
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager

from assistant.service.errors import Busy, Closing

_FIRST_GUESS = 0.1
_WEIGHT = 0.1


class Admission:
    """Places for questions, first come first served. Safe to share between threads."""

    def __init__(self, at_once: int, patience: float) -> None:
        """``at_once``: questions that are worked on together; ``patience``: seconds that one may wait for its turn."""
        self._at_once, self._patience = at_once, patience
        self._lock = threading.Lock()
        self._under_way = 0
        self._waiting: deque[Future[None]] = deque()
        self._seconds = _FIRST_GUESS
        """What one question takes while ``at_once`` are worked on: a running mean."""
        self._is_closed = False

    @property
    def waiting(self) -> int:
        return len(self._waiting)

    @property
    def under_way(self) -> int:
        return self._under_way

    @contextmanager
    def place(self) -> Iterator[None]:
        """A place for the length of the block. Raises Busy when it would take too long to get one, Closing at the end."""
        self._enter()
        started = time.monotonic()
        try:
            yield
        finally:
            self._leave(time.monotonic() - started)

    def close(self) -> None:
        """Take no more questions; whoever waits is told so, what is under way goes on."""
        with self._lock:
            self._is_closed = True
            for turn in self._waiting:
                turn.set_exception(Closing())
            self._waiting.clear()

    def _enter(self) -> None:
        with self._lock:
            if self._is_closed:
                raise Closing
            position = len(self._waiting)
            if self._under_way < self._at_once and not position:
                self._under_way += 1
                return
            if self._wait_for(position) > self._patience:
                raise self._busy(position)
            turn: Future[None] = Future()
            self._waiting.append(turn)
        try:
            turn.result(self._patience)
        except TimeoutError:
            with self._lock:
                if turn in self._waiting:  # else it was given just now
                    position = self._waiting.index(turn)
                    self._waiting.remove(turn)
                    raise self._busy(position) from None
            turn.result()

    def _leave(self, seconds: float) -> None:
        with self._lock:
            self._seconds += _WEIGHT * (seconds - self._seconds)
            if self._waiting:
                self._waiting.popleft().set_result(None)  # the place goes to the next
            else:
                self._under_way -= 1

    def _wait_for(self, position: int) -> float:
        return (position + 1) * self._seconds / self._at_once

    def _busy(self, position: int) -> Busy:
        return Busy(position + self._under_way, max(1, math.ceil(self._wait_for(position))))
