"""Replies: the answers under way, at most one in a conversation: what is asked next, or stop, ends the one before."""

import threading
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Protocol

from assistant.answer import Answer
from assistant.conversations import Exchange
from assistant.page.visit import Visit
from assistant.service.answering import Closable
from assistant.service.background import Background

_A_MOMENT = 1.0
_AT_ONCE = 0.05


class Waiting(Closable[Answer], Protocol):
    """Growing answers that may have to wait for their turn."""

    @property
    def ahead(self) -> int: ...


class Reply:
    """One answer under way: what is there of it so far."""

    def __init__(self, before: tuple[Exchange, ...], exchange: Exchange, answers: Waiting, reader: str = "") -> None:
        """Begin to answer ``exchange``, which came after those ``before``, with growing answers; ``reader``: whose page shows them."""
        self.before = before
        self.exchange = exchange
        self.reader = reader
        self.is_stopped = self.is_left = False
        self._waiting = answers
        self._answers = Background(answers)

    async def queued(self) -> AsyncIterator[int]:
        """While the question waits for its turn, second by second: how many are answered before it."""
        while not await self._answers.begins(_A_MOMENT):
            if ahead := self._waiting.ahead:
                yield ahead

    async def next(self) -> Exchange | None:
        """The exchange with a fuller answer; None when no more is to come."""
        answer = await self._answers.next()
        return None if answer is None or self.is_stopped else replace(self.exchange, answer=answer)

    async def is_whole(self) -> bool:
        """Whether nothing comes after what is there; no when it is not known at once."""
        return await self._answers.ends(_AT_ONCE)

    def stop(self) -> None:
        self.is_stopped = True
        self._answers.stop()

    def leave(self) -> None:
        """Nobody reads it any more: the first answer still comes, for whoever opens the conversation again, and nothing after it."""
        self.is_left = True
        if self.exchange.answer is not None:
            self.stop()

    def settled(self, left_out: str = "") -> Exchange:
        """The exchange as it stays, with nothing more to come; ``left_out``: why a model did not end its words, if it did not."""
        answer = self.exchange.answer
        if answer is None or answer.wording is None or not answer.wording.is_open:
            return self.exchange
        wording = replace(answer.wording, is_open=False, left_out=left_out or answer.wording.left_out)
        return replace(self.exchange, answer=replace(answer, wording=wording))


class Replies:
    """All visits' replies. Safe to share between threads."""

    def __init__(self) -> None:
        self._by_visit: dict[Visit, Reply] = {}
        self._lock = threading.Lock()

    def begin(self, visit: Visit, reply: Reply) -> None:
        """Enter a reply; one that is under way in the same conversation is stopped."""
        with self._lock:
            earlier = self._by_visit.pop(visit, None)
            self._by_visit[visit] = reply
        if earlier is not None:
            earlier.stop()

    def end(self, visit: Visit, reply: Reply) -> None:
        """Stop a reply, if it is not ended, and forget it."""
        reply.stop()
        with self._lock:
            if self._by_visit.get(visit) is reply:
                del self._by_visit[visit]

    def leave(self, reader: str) -> None:
        """A page was closed: what it was being told is wanted no more."""
        with self._lock:
            left = [reply for reply in self._by_visit.values() if reply.reader == reader]
        for reply in left:
            reply.leave()

    def stop(self, visit: Visit) -> Reply | None:
        """Stop what is under way in a conversation; None where nothing is."""
        with self._lock:
            reply = self._by_visit.pop(visit, None)
        if reply is not None:
            reply.stop()
        return reply
