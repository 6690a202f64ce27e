"""Answers: the growing answers to one question, to be closed from any thread."""

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress

from assistant.answer import Answer
from assistant.chat.stop import Stop


class GrowingAnswers:
    """An iterator over the answers to one question; each holds all that the one before it held, the last is complete.

    ``close`` stops the model at once, also while another thread waits for the next answer; nothing comes after it.
    """

    def __init__(self, begin: Callable[[Stop], Iterator[Answer]]) -> None:
        self._stop = Stop()
        self._answers = begin(self._stop)
        self._turn = threading.Lock()

    def __iter__(self) -> Iterator[Answer]:
        return self

    def __next__(self) -> Answer:
        with self._turn:
            if self._stop.is_set:
                raise StopIteration
            answer = next(self._answers)
        if self._stop.is_set:
            raise StopIteration
        return answer

    def close(self) -> None:
        self._stop.set()
        with self._turn, suppress(RuntimeError):
            getattr(self._answers, "close", lambda: None)()

    def __del__(self) -> None:
        self._stop.set()
