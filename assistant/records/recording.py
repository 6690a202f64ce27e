"""Recording: what the service needs of a record of answers."""

from collections.abc import Sequence
from typing import Protocol

from assistant.answer import Answer, Turn
from assistant.service.asker import Asker


class Recording(Protocol):
    def keep(self, asker: Asker, answer: Answer, record: str, trouble: str = "", history: Sequence[Turn] = ()) -> None:
        """Write one row down. It never raises and never waits for long: an answer is worth more than its row.

        ``record``: the row's id; ``trouble``: why there is no answer (then ``answer`` holds the question alone), or nothing;
        ``history``: the conversation before the question.
        """
        ...


class NoRecord:
    """Keeps nothing."""

    def keep(self, asker: Asker, answer: Answer, record: str, trouble: str = "", history: Sequence[Turn] = ()) -> None:
        pass
