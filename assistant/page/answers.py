"""Answers: the growing answers to one question as the page shows them: none is a refusal while the encoder still loads."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from time import monotonic, sleep

from assistant.answer import Answer, Status, Turn
from assistant.page.words import Words
from assistant.service.answering import Answering, Closable

_REFUSALS = (Status.NOT_FOUND, Status.OUT_OF_SCOPE, Status.UNSPECIFIED)
_PATIENCE = 30.0
_PAUSE = 0.1


class Answers:
    """An iterator over the answers to one question. ``close`` may be called from any thread."""

    def __init__(
        self, assistant: Answering, trouble: Callable[[], str], words: Words, question: str, history: Sequence[Turn] = (), our_unit: str = "",
        is_worded: bool = True, documents: Collection[str] = (),
    ) -> None:
        """``trouble``: why vectors are missing, or nothing; ``is_worded``: a model may word the answer; ``documents``: the only ones asked."""
        self._assistant, self._trouble, self._words = assistant, trouble, words
        self._ask: Callable[[], Closable[Answer]] = partial(
            assistant.stream, question, history, our_unit=our_unit, is_worded=is_worded, documents=documents
        )
        self._stream: Closable[Answer] | None = None
        self._is_closed = False
        self._notice = ""

    def __next__(self) -> Answer:
        if self._is_closed:
            raise StopIteration
        answer = self._first() if self._stream is None else next(self._stream)
        return replace(answer, notice=answer.notice or self._notice)

    @property
    def ahead(self) -> int:
        """How many are answered before this question; 0 when it does not wait."""
        return int(getattr(self._stream, "ahead", 0))

    def close(self) -> None:
        """No answer comes after this, and the model is not listened to any more."""
        self._is_closed = True
        if self._stream is not None:
            self._stream.close()

    def _first(self) -> Answer:
        """The ledger's answer: keywords alone may find something, but never that there is nothing."""
        was_ready = self._assistant.is_ready
        self._stream = self._ask()
        if self._is_closed:  # before there was anything to close
            raise StopIteration
        answer = next(self._stream)
        if was_ready:
            return answer
        if answer.status in _REFUSALS and self._becomes_ready():
            self._stream.close()
            self._stream = self._ask()
            return next(self._stream)
        if answer.citations and not answer.notice:
            reason = self._trouble()
            self._notice = self._words.trouble.format(reason=reason) if reason else self._words.keywords_only
        return answer

    def _becomes_ready(self) -> bool:
        until = monotonic() + _PATIENCE
        while not self._assistant.is_ready and not self._trouble() and not self._is_closed and monotonic() < until:
            sleep(_PAUSE)
        return self._assistant.is_ready
