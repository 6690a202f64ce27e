"""Answering: what a front needs of whoever answers: the assistant itself, or the service for one asker."""

from collections.abc import Collection, Sequence
from typing import Protocol, TypeVar

from assistant.answer import Answer, Turn

Given = TypeVar("Given", covariant=True)


class Closable(Protocol[Given]):
    """An iterator that can be closed from any thread."""

    def __next__(self) -> Given: ...

    def close(self) -> None: ...


class Answering(Protocol):
    @property
    def is_ready(self) -> bool: ...

    def stream(
        self, question: str, history: Sequence[Turn] = (), id: str | None = None, our_unit: str = "", is_worded: bool = True,
        documents: Collection[str] = (),
    ) -> Closable[Answer]:
        """The answer of the ledger, then fuller ones with a model's words (if ``is_worded``); the last is complete.
        ``documents``: the ids of the only ones that are asked; empty: all.

        Closing it, from any thread, stops the model.
        """
        ...
