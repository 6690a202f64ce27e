"""Recording: what the service needs of a record of answers."""

from typing import Protocol

from assistant.answer import Answer
from assistant.service.asker import Asker


class Recording(Protocol):
    def keep(self, asker: Asker, answer: Answer, record: str, trouble: str = "") -> None:
        """Write one row down. It never raises and never waits for long: an answer is worth more than its row.

        ``record``: the row's id; ``trouble``: why there is no answer (then ``answer`` holds the question alone), or nothing.
        """
        ...


class NoRecord:
    """Keeps nothing."""

    def keep(self, asker: Asker, answer: Answer, record: str, trouble: str = "") -> None:
        pass
