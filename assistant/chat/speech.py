"""Speech: what a model says, piece by piece, within a time and a length; it can be stopped from any thread."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import aclosing
from queue import SimpleQueue
from typing import Any, cast

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import BaseMessage
from langsmith import tracing_context

from assistant.chat.background import start
from assistant.chat.troubles import ChatTrouble, Trouble, trouble_of, wait_asked

_WAITS = (0.5, 1.5)
"""Seconds before asking again, where nothing of an answer had come."""
LONGEST = 8000
"""Characters that are read of one answer."""
_log = logging.getLogger(__name__)


class Speech:
    """An iterator over the pieces of text of one answer. Its end is told by ChatTrouble or, when all was said, by nothing.

    ``close`` ends it from any thread, also while another waits for the next piece; the model is then no longer listened to.
    """

    def __init__(self, model: BaseChatModel, messages: Sequence[BaseMessage], seconds: float) -> None:
        self._pieces: SimpleQueue[str | ChatTrouble | None] = SimpleQueue()
        self._model = model
        self._messages = list(messages)
        self._seconds = seconds
        self._has_begun = False
        self._is_over = False
        self.end_reason = ""
        """What the model gave as the reason of its end (stop, length …); empty where it gave none."""
        self._work = start(self._listen())

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        """The next piece. Raises ChatTrouble where the model failed."""
        piece = None if self._is_over else self._pieces.get()
        if isinstance(piece, str):
            return piece
        self._is_over = True
        self._pieces.put(None)  # for whoever else waits
        if piece is None:
            raise StopIteration
        raise piece

    def close(self) -> None:
        """Stop listening; the endpoint sees the connection end."""
        self._is_over = True
        self._work.cancel()
        self._pieces.put(None)

    async def _listen(self) -> None:
        self._last: Trouble | None = None
        try:
            async with asyncio.timeout(self._seconds):
                await self._ask()
            self._pieces.put(None)
        except TimeoutError:
            self._pieces.put(ChatTrouble(self._last if self._last and not self._has_begun else Trouble.SILENT))
        except ChatTrouble as trouble:
            self._pieces.put(trouble)
        finally:
            self._pieces.put(None)

    async def _ask(self) -> None:
        for wait in (*_WAITS, None):
            try:
                await self._read()
                return
            except Exception as error:
                self._last = trouble_of(error, self._has_begun)
                _log.info("chat model: %s (%s)", self._last.name, type(error).__name__)
                if wait is None or self._has_begun or not self._last.may_pass:
                    raise ChatTrouble(self._last) from None
                pause = wait_asked(error)
            await asyncio.sleep(wait if pause is None else pause)

    async def _read(self) -> None:
        length = 0
        with tracing_context(enabled=False):
            said = cast(AsyncGenerator[Any, None], self._model.astream(self._messages))
            async with aclosing(said):
                async for chunk in said:
                    text = str(chunk.text)
                    self.end_reason = (chunk.response_metadata or {}).get("finish_reason") or self.end_reason
                    length += len(text)
                    if text:
                        self._has_begun = True
                        self._pieces.put(text[: LONGEST - (length - len(text))] if length > LONGEST else text)
                    if length > LONGEST:
                        raise ChatTrouble(Trouble.ENDLESS)
        if not self._has_begun:
            raise ChatTrouble(Trouble.EMPTY)
