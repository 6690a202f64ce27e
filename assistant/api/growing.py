"""Growing: the answers to one question as they come, for as long as the program that asked is there."""

import asyncio
from collections.abc import AsyncGenerator

from fastapi import Request

from assistant.answer import Answer
from assistant.service.answering import Closable
from assistant.service.background import Background


async def answers_while_there(answers: Closable[Answer], request: Request) -> AsyncGenerator[Answer, None]:
    """Each fuller answer. A program that leaves, and whoever closes this, stops the model. The request's body has been read."""
    background = Background(answers)
    left = asyncio.ensure_future(_left(request))
    try:
        while True:
            following = asyncio.ensure_future(background.next())
            await asyncio.wait((following, left), return_when=asyncio.FIRST_COMPLETED)
            if not following.done():
                following.cancel()
                return
            answer = following.result()
            if answer is None:
                return
            yield answer
    finally:
        left.cancel()
        background.stop()


async def _left(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
