"""Talk: one question of one visit through the assistant and the record; knows nothing of how it is drawn.

Whatever fails becomes one line for the reader; only the log sees the rest.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from time import monotonic, sleep
from typing import Protocol

import anyio.to_thread

from assistant.answer import Answer, Status, Turn
from assistant.conversations import Conversation, Conversations, ConversationsError, Exchange, turns_of
from assistant.page.escape import visible
from assistant.page.render import shortened
from assistant.page.visit import Visit
from assistant.page.words import Words
from index.errors import YoujuError

_UNSAVED = 0
_REFUSALS = (Status.NOT_FOUND, Status.OUT_OF_SCOPE, Status.UNSPECIFIED)
_PATIENCE = 30.0
_PAUSE = 0.1
_log = logging.getLogger(__name__)


class Answering(Protocol):
    """What the page needs of the assistant."""

    @property
    def is_ready(self) -> bool: ...

    def ask(self, question: str, history: Sequence[Turn] = (), id: str | None = None, our_unit: str = "") -> Answer: ...


@dataclass(frozen=True, slots=True)
class View:
    """What is to be seen: a conversation, and a line where something went wrong."""

    exchanges: tuple[Exchange, ...] = ()
    trouble: str = ""
    """Shown in place of the last answer; empty when all is well."""
    is_open: bool = False
    """The last question is still being answered."""


class Talk:
    """The page's handlers, shared by all visits. ``trouble`` says why vectors are missing, or nothing."""

    def __init__(self, assistant: Answering, conversations: Conversations, trouble: Callable[[], str]) -> None:
        self._assistant = assistant
        self._conversations = conversations
        self._trouble = trouble

    @property
    def is_ready(self) -> bool:
        """Whether answers come from vectors too."""
        return self._assistant.is_ready

    def see(self, visit: Visit) -> View:
        """The conversation as it stands in the record."""
        try:
            return View(tuple(self._conversations.exchanges(visit.owner, visit.conversation)))
        except YoujuError as error:
            _log.warning("%s", error)
            return View(trouble=str(error))

    def conversations(self, visit: Visit) -> list[Conversation]:
        """The visit's conversations, the latest first; none while the record cannot be read."""
        try:
            return self._conversations.of(visit.owner)
        except ConversationsError as error:
            _log.warning("%s", error)
            return []

    def pose(self, visit: Visit, question: str, words: Words) -> View:
        """Write the question down; what follows is ``reply``."""
        view = self.see(visit)
        question = visible(question).strip()
        kept = shortened(question, words)
        try:
            exchange = self._conversations.ask(visit.owner, visit.conversation, kept)
        except YoujuError as error:
            _log.warning("%s", error)
            exchange = Exchange(_UNSAVED, kept)
        return View((*view.exchanges, exchange), is_open=True)

    async def reply(self, view: View, question: str, words: Words, our_unit: str = "") -> View:
        """The view with its last question answered; 我们局 means ``our_unit``. Cancelled, it leaves the question unanswered in the record."""
        *before, exchange = view.exchanges
        try:
            answer = await anyio.to_thread.run_sync(lambda: self._ask(question, turns_of(before), words, our_unit), abandon_on_cancel=True)
        except YoujuError as error:
            _log.warning("%s", error)
            return View(view.exchanges, trouble=str(error))
        except Exception:
            _log.exception("a question could not be answered")
            return View(view.exchanges, trouble=words.failed)
        return View((*before, self._keep(replace(exchange, answer=answer), words)))

    def _ask(self, question: str, history: Sequence[Turn], words: Words, our_unit: str) -> Answer:
        was_ready = self._assistant.is_ready
        answer = self._assistant.ask(question, history, our_unit=our_unit)
        if not was_ready and answer.status in _REFUSALS and self._becomes_ready():
            return self._assistant.ask(question, history, our_unit=our_unit)
        if was_ready or answer.notice or not answer.citations:
            return answer
        reason = self._trouble()
        return replace(answer, notice=words.trouble.format(reason=reason) if reason else words.keywords_only)

    def _becomes_ready(self) -> bool:
        """Wait while the encoder loads: keywords alone may find something, but never that there is nothing."""
        until = monotonic() + _PATIENCE
        while not self._assistant.is_ready and not self._trouble() and monotonic() < until:
            sleep(_PAUSE)
        return self._assistant.is_ready

    def _keep(self, exchange: Exchange, words: Words) -> Exchange:
        """Write the answer down; one that cannot be written is shown all the same, with the reason."""
        assert exchange.answer is not None  # noqa: S101 - told to mypy
        try:
            if exchange.id == _UNSAVED:
                raise ConversationsError("请检查数据目录的磁盘空间和权限")
            self._conversations.answer(exchange, exchange.answer)
        except YoujuError as error:
            _log.warning("%s", error)
            notice = " ".join(filter(None, (exchange.answer.notice, words.unsaved.format(reason=error))))
            return replace(exchange, answer=replace(exchange.answer, notice=notice))
        return exchange

    def question_to_repeat(self, visit: Visit, number: int) -> str:
        """Take the exchange of that number, and all after it, out of the record; its question is to be asked again."""
        exchanges = self.see(visit).exchanges
        if not 0 <= number < len(exchanges):
            return ""
        self._conversations.cut(visit.owner, visit.conversation, exchanges[number])
        return exchanges[number].question

    def judge(self, visit: Visit, number: int, is_helpful: bool | None, reason: str = "") -> bool:
        """Keep what the reader says of the answer of that number (None takes it back). False where there is none."""
        exchanges = self.see(visit).exchanges
        if not 0 <= number < len(exchanges) or exchanges[number].answer is None:
            return False
        try:
            if is_helpful is None:
                self._conversations.take_back(exchanges[number])
            else:
                self._conversations.judge(exchanges[number], is_helpful, visible(reason)[:2000])
        except YoujuError as error:
            _log.warning("%s", error)
            return False
        return True

    def clear(self, visit: Visit) -> None:
        self._conversations.clear(visit.owner, visit.conversation)

    def rename(self, visit: Visit, title: str) -> None:
        self._conversations.rename(visit.owner, visit.conversation, visible(title))

    def delete(self, visit: Visit) -> None:
        self._conversations.delete(visit.owner, visit.conversation)

    async def hint(self, question: str) -> str:
        """What the assistant says to an empty question."""
        try:
            answer = await anyio.to_thread.run_sync(lambda: self._assistant.ask(question))
        except YoujuError as error:
            return str(error)
        return answer.headline

    def attempt(self, act: Callable[[], None]) -> str:
        """Do something to the record; why it failed in one line, or nothing."""
        try:
            act()
        except YoujuError as error:
            _log.warning("%s", error)
            return str(error)
        return ""
