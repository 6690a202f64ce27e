"""Searching: a search for a program, which counts and waits for its turn as a question does."""

from collections.abc import Collection, Sequence

from assistant.answer import Turn
from assistant.assistant import Hit
from assistant.service.asker import Asker
from assistant.service.service import Service

_PATIENCE = 2.0
"""Seconds to wait for its turn."""


def search(service: Service, asker: Asker, question: str, history: Sequence[Turn] = (), top: int = 10, documents: Collection[str] = ()) -> list[Hit]:
    """The clauses that answer a question best. Raises TooMany, Busy, Closing and DocumentError."""
    service.begin(asker)
    with service.admission.ticket().place(_PATIENCE):
        return service.assistant.search(question, history, top, documents)
