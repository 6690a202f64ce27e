"""Chosen: the chat model in use, made when it is first needed and exchanged when another is chosen. Light to import."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from assistant.chat.choice import ChatChoice
    from assistant.chat.model import ChatModel


class Chosen:
    """The model of one assistant. Safe to share between threads."""

    def __init__(self, settings: Settings, say: Callable[[str], None], given: "BaseChatModel | None" = None) -> None:
        """``given``: a model that is used whatever was chosen. A choice that cannot be read is said, and none is used.

        Raises PromptError where there is a model and a prompt that it is given is wrong.
        """
        self._settings = settings
        self._lock = threading.Lock()
        self._model: ChatModel | None = None
        self._choice: ChatChoice | None = None
        if given is not None:
            self._model = _named(given, settings)
        elif settings.chat_url or (settings.data / "chat.json").exists():
            self._choice = _read(settings, say)
        if self._model is not None or (self._choice is not None and self._choice.is_on):
            from assistant.chat.prompt import check_prompts

            check_prompts()

    @property
    def model(self) -> "ChatModel | None":
        """The model to ask; None where none was chosen or it is off."""
        with self._lock:
            if self._model is None and self._choice is not None and self._choice.is_on:
                self._model = _opened(self._choice, self._settings)
            return self._model

    def use(self, choice: "ChatChoice | None") -> None:
        """Ask this one from now on; what is being said meanwhile ends."""
        with self._lock:
            before, self._model, self._choice = self._model, None, choice
        if before is not None:
            before.close()

    def close(self) -> None:
        self.use(None)


def _read(settings: Settings, say: Callable[[str], None]) -> "ChatChoice | None":
    from assistant.chat.address import ChatChoiceError
    from assistant.chat.choice import read_choice

    try:
        return read_choice(settings)
    except ChatChoiceError as error:
        say(str(error))
        return None


def _opened(choice: "ChatChoice", settings: Settings) -> "ChatModel":
    from assistant.chat.budget import ANSWER_TOKENS
    from assistant.chat.endpoint import open_endpoint
    from assistant.chat.model import ChatModel

    return ChatModel(open_endpoint(choice, settings.chat_timeout, ANSWER_TOKENS), choice.model, settings.chat_timeout, settings.chat_tokens)


def _named(given: "BaseChatModel", settings: Settings) -> "ChatModel":
    from assistant.chat.model import ChatModel

    name = getattr(given, "model_name", "") or getattr(given, "model", "") or type(given).__name__
    return ChatModel(given, str(name), settings.chat_timeout, settings.chat_tokens)
