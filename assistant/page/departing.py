"""Departing: the ASGI layer that sees when a page is closed in mid-answer, from the stream of Gradio's that is cut.

Gradio looks for it only when the answer has grown, and a model may think for a minute.
"""

from collections.abc import Callable

from starlette.datastructures import QueryParams
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.entrance.gradio_sessions import STREAM


class Departing:
    """Wraps the page's application; ``left`` is told the session hash of the page that is gone."""

    def __init__(self, app: ASGIApp, left: Callable[[str], None]) -> None:
        self._app, self._left = app, left

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] != STREAM:
            await self._app(scope, receive, send)
            return
        reader = QueryParams(scope.get("query_string", b"")).get("session_hash", "")
        is_told = False

        async def receiving() -> Message:
            message = await receive()
            if message["type"] == "http.disconnect" and not is_told:
                self._left(reader)
            return message

        async def sending(message: Message) -> None:
            nonlocal is_told
            is_told = is_told or (message["type"] == "http.response.body" and not message.get("more_body", False))
            await send(message)

        await self._app(scope, receiving, sending)
