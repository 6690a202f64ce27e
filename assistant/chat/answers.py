"""Answers: what grows while a model speaks, the answers to one question above all; to be closed from any thread."""

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Generic, TypeVar

from assistant.answer import Answer
from assistant.chat.stop import Stop

Item = TypeVar("Item")


class Growing(Generic[Item]):
    """An iterator over the states of what grows; each holds all that the one before it held, the last is complete.

    ``close`` stops the model at once, also while another thread waits for the next answer; nothing comes after it.
    """

    def __init__(self, begin: Callable[[Stop], Iterator[Item]]) -> None:
        self._stop = Stop()
        self._answers = begin(self._stop)
        self._turn = threading.Lock()

    def __iter__(self) -> Iterator[Item]:
        return self

    def __next__(self) -> Item:
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


GrowingAnswers = Growing[Answer]
"""The answers to one question."""
