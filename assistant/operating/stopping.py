"""Stopping: from the first signal on nothing new is begun, what is under way is finished up to a set time, then everything is closed."""

import asyncio
import re
import time
from collections.abc import Callable

from starlette.datastructures import MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.service.errors import Closing

_SAFE = ("GET", "HEAD")
_ENDLESS = re.compile(r"^/gradio_api/heartbeat/|^/mcp(?:/|$)")
"""Of the safe methods: connections that last as long as the page or program at the other end; nobody waits for them to end."""
_UNAVAILABLE = 503
_LAST_WORDS = 2.0
"""Seconds for what was told to end to end well; then its connection is closed."""


class Stopping:
    """The ASGI layer that knows what is under way. All of it runs in the event loop.

    ``begin`` is called once when the end begins (take no more questions), ``end`` when what is still under way has to close;
    ``left`` tells how much is under way beside HTTP requests.
    """

    def __init__(
        self, app: ASGIApp, seconds: float, begin: Callable[[], None] = lambda: None, end: Callable[[], None] = lambda: None,
        left: Callable[[], int] = lambda: 0,
    ) -> None:
        self._app, self._seconds, self._begin, self._end, self._left = app, seconds, begin, end, left
        self._under_way = 0
        self._since: float | None = None
        self._is_told = self._is_ended = False
        """Whether what is under way has been told to end; whether its connections are being closed."""
        self._tasks: set[asyncio.Task[object]] = set()

    @property
    def is_stopping(self) -> bool:
        return self._since is not None

    def stop(self) -> None:
        """Begin nothing new from now on."""
        self._since = time.monotonic()
        self._begin()

    def is_over(self) -> bool:
        """Whether nothing is under way any more, or the time is up; then what is left is told to end."""
        if self._since is None:
            return False
        passed, is_busy = time.monotonic() - self._since, bool(self._under_way or self._left())
        if is_busy and passed < self._seconds:
            return False
        if not self._is_told:
            self._is_told = True
            self._end()
        if is_busy and passed < self._seconds + _LAST_WORDS:
            return False
        self._is_ended = True
        for task in self._tasks:
            task.cancel()
        return True

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        is_safe = scope["method"] in _SAFE
        if self.is_stopping and not is_safe:
            await self._refused(scope, receive, send)
            return
        counts = 0 if is_safe and _ENDLESS.match(scope["path"]) else 1
        response, task = _Response(send, self), asyncio.current_task()
        self._under_way += counts
        assert task is not None  # noqa: S101 - a request is answered in a task
        self._tasks.add(task)
        try:
            await self._app(scope, receive, response.send)
        except asyncio.CancelledError:
            if not self._is_ended:
                raise
            await (response.end() if response.is_begun else self._refused(scope, receive, send))
        finally:
            self._under_way -= counts
            self._tasks.discard(task)

    async def _refused(self, scope: Scope, receive: Receive, send: Send) -> None:
        error = Closing()
        said = {"error": str(error), "detail": str(error)}  # detail: where Gradio's page looks for it
        headers = {"retry-after": str(error.retry_after), "connection": "close"}
        await JSONResponse(said, _UNAVAILABLE, headers)(scope, receive, send)


class _Response:
    """What is sent of one response; while the server stops, its connection carries no further request."""

    def __init__(self, send: Send, stopping: Stopping) -> None:
        self._send, self._stopping = send, stopping
        self.is_begun = self._is_over = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.is_begun = True
            if self._stopping.is_stopping:
                headers = MutableHeaders(raw=list(message["headers"]))
                headers["connection"] = "close"
                message = {**message, "headers": headers.raw}
        elif message["type"] == "http.response.body":
            self._is_over = not message.get("more_body", False)
        await self._send(message)

    async def end(self) -> None:
        """A stream that was cut ends as one that is complete: what it said is."""
        if not self._is_over:
            await self._send({"type": "http.response.body", "body": b""})
