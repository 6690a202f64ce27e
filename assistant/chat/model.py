"""Model: the chat model of one assistant: asked within its time, left alone for a while after failures in a row."""

import threading
from collections.abc import Sequence
from time import monotonic

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import BaseMessage

from assistant.chat.background import start
from assistant.chat.speech import Speech
from assistant.chat.troubles import ChatTrouble, Trouble

_FAILURES = 3
_PAUSE = 60.0


class ChatModel:
    """A model with its name and limits. Safe to share between threads."""

    def __init__(self, model: BaseChatModel, name: str, seconds: float, tokens: int) -> None:
        """``seconds``: from asking to the last word; ``tokens``: prompt, history and answer together."""
        self.name = name
        self.seconds = seconds
        self.tokens = tokens
        self._model = model
        self._lock = threading.Lock()
        self._failures = 0
        self._paused_until = 0.0
        self._told: set[Trouble] = set()

    def say(self, messages: Sequence[BaseMessage], seconds: float | None = None) -> Speech:
        """What it answers, as it comes. Raises ChatTrouble while it is left alone after failures."""
        with self._lock:
            if monotonic() < self._paused_until:
                raise ChatTrouble(Trouble.PAUSED)
        return Speech(self._model, messages, self.seconds if seconds is None else seconds)

    def note(self, trouble: Trouble | None) -> Trouble | None:
        """Remember how asking ended (None: well); what to tell the reader of it: what only a change of settings helps is told once."""
        with self._lock:
            if trouble is None or not (trouble.is_of_endpoint or trouble is Trouble.PAUSED):
                self._failures, self._paused_until = 0, 0.0
                self._told.clear()
                return trouble
            if trouble.is_of_endpoint:
                self._failures += 1
                if self._failures >= _FAILURES:
                    self._paused_until = monotonic() + _PAUSE
            if not trouble.is_of_setup:
                return trouble
            is_told = trouble in self._told
            self._told.add(trouble)
            return Trouble.PAUSED if is_told else trouble

    def close(self) -> None:
        """End its connections."""
        from assistant.chat.endpoint import close_endpoint

        start(close_endpoint(self._model)).result(timeout=5)
