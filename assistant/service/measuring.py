"""Measuring: what the service tells of itself to whoever counts."""

from typing import Protocol

from assistant.answer import Answer
from assistant.service.asker import Asker


class Measuring(Protocol):
    def answered(self, asker: Asker, answer: Answer) -> None:
        """One question was answered, with all that was to come."""
        ...

    def refused(self, asker: Asker, reason: str) -> None:
        """One question was not answered: the name of the error's class."""
        ...


class NoMeasure:
    """Counts nothing."""

    def answered(self, asker: Asker, answer: Answer) -> None:
        pass

    def refused(self, asker: Asker, reason: str) -> None:
        pass
