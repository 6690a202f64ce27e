"""Observed: the outermost ASGI layer: every request gets its id, is counted, and leaves one line in the log.

Neither path nor query is written down, only the template of the route; the request's cookies and keys stay out of every line.
"""

import logging
import re
import secrets
from collections.abc import Callable, Iterator
from time import perf_counter

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.logs.begin import REQUESTS
from assistant.logs.request import RequestSeen, begin_request, end_request

REQUEST_ID = "x-request-id"
NO_ROUTE = "none"
_GIVEN = re.compile(r"[A-Za-z0-9._-]{8,64}")
_CLIENT_LEFT = 499
"""As nginx has it: nobody was there any more to be told anything."""
_FAILED, _NOT_NOW = 500, 503
_SECRET_HEADERS = ("authorization", "x-api-key", "x-goog-api-key", "api-key")
_LONGEST_WORD = 15
"""Characters; a cookie's value that is no longer is a word of a preference, not a secret."""
_log = logging.getLogger(REQUESTS)

Requested = Callable[[str, str, int], None]
"""Told of every request when it is over: route template, method, status."""


class Observed:
    """Wraps the whole application."""

    def __init__(self, app: ASGIApp, requested: Requested) -> None:
        self._app, self._requested = app, requested

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        given = headers.get(REQUEST_ID, "")
        seen = RequestSeen(given if _GIVEN.fullmatch(given) else secrets.token_hex(8), scope.setdefault("state", {}))
        seen.secrets.update(_secrets_of(headers))
        token = begin_request(seen)
        status, started = 0, perf_counter()

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                answered = MutableHeaders(raw=list(message["headers"]))
                answered[REQUEST_ID] = seen.id
                message = {**message, "headers": answered.raw}
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except Exception as error:
            if status and (refusal := _refusal_in(error)):  # a stream that had begun has said so itself
                status = refusal
                await send({"type": "http.response.body", "body": b""})
            else:
                _log.exception("a request failed")
                if not status:
                    await PlainTextResponse("出错了，请稍后再试。", _FAILED)(scope, receive, sending)
                status = _FAILED
        finally:
            self._over(scope, status or _CLIENT_LEFT, perf_counter() - started)
            end_request(token)

    def _over(self, scope: Scope, status: int, seconds: float) -> None:
        method, route = scope["method"], _route_of(scope)
        self._requested(route, method, status)
        _log.log(
            logging.WARNING if status >= _FAILED and status != _NOT_NOW else logging.INFO, "%s %s %d", method, route, status,
            extra={"method": method, "route": route, "status": status, "ms": round(seconds * 1000, 1)},
        )


def _route_of(scope: Scope) -> str:
    """The template of the route that was found, with the place where its application is mounted."""
    return str(getattr(scope.get("route"), "path", "") or NO_ROUTE)


def _refusal_in(error: Exception) -> int:
    """The status of a refusal that Starlette could not answer with any more; 0 for every other error."""
    refusal = error.__cause__
    return refusal.status_code if isinstance(refusal, HTTPException) and refusal.status_code < _FAILED else 0


def _secrets_of(headers: Headers) -> Iterator[str]:
    for name in _SECRET_HEADERS:
        yield from (word for value in headers.getlist(name) for word in value.split() if len(word) > len("Bearer"))
    for cookies in headers.getlist("cookie"):
        for cookie in cookies.split(";"):
            value = cookie.partition("=")[2].strip()
            if len(value) > _LONGEST_WORD:
                yield value
