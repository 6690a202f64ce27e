"""Desk: the chat model in use, as the page reads and changes it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from assistant.chat.address import ChatChoiceError
from assistant.chat.choice import ChatChoice, chosen, forget_choice, is_fixed, read_choice, write_choice
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.chat.model import ChatModel


class Say(StrEnum):
    """Who decides on the model."""

    HERE = "here"
    """Whoever asks."""
    ENVIRONMENT = "environment"
    """The settings (YOUJU_CHAT_*); whoever asks sees them, but for the key."""
    ELSEWHERE = "elsewhere"
    """Administrators; whoever asks sees the model's name alone."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One server's model."""

    settings: Settings
    use: Callable[[ChatChoice | None], None]
    """Words answers with another model from now on."""
    chat: "Callable[[], ChatModel | None]" = lambda: None
    """The model in use, for what the pages have worded."""
    may_choose: bool = False
    """Whether whoever asks decides on the model."""

    @property
    def say(self) -> Say:
        if not self.may_choose:
            return Say.ELSEWHERE
        return Say.ENVIRONMENT if is_fixed(self.settings) else Say.HERE

    @property
    def trouble(self) -> str:
        """Why the choice cannot be read, in one line; empty when it can."""
        try:
            read_choice(self.settings)
        except ChatChoiceError as error:
            return str(error)
        return ""

    @property
    def choice(self) -> ChatChoice | None:
        """The chosen model; None where none is chosen or it cannot be read."""
        try:
            return read_choice(self.settings)
        except ChatChoiceError:
            return None

    @property
    def is_on(self) -> bool:
        """Whether answers are worded."""
        choice = self.choice
        return choice is not None and choice.is_on

    def typed(self, url: str, model: str, key: str, is_on: bool) -> ChatChoice:
        """The choice that a form makes; without a key the one that is kept, if it is for the same address.

        Raises ChatChoiceError in one line.
        """
        kept = self.choice
        choice = chosen(url, model, key, is_on)
        if not key.strip() and kept is not None and kept.url == choice.url:
            return ChatChoice(choice.url, choice.model, kept.key, is_on)
        return choice

    def keep(self, choice: ChatChoice) -> None:
        """Write it down and use it from now on. Raises ChatChoiceError where that cannot be."""
        write_choice(self.settings, choice)
        self.use(choice)

    def forget(self) -> None:
        """Remove what was chosen here. Raises ChatChoiceError where that cannot be."""
        forget_choice(self.settings)
        self.use(None)


def desk_for(settings: Settings, use: Callable[[ChatChoice | None], None], chat: "Callable[[], ChatModel | None]" = lambda: None) -> Desk:
    """The desk of a server with these settings, for whoever may not choose."""
    return Desk(settings, use, chat)
