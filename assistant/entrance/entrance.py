"""Entrance: the ASGI layer that says for every request who it comes from. Without a login: whoever is at this machine."""

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.entrance.who import STATE
from assistant.people.person import HERE, Person, Role

_PASSED_ON = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")
"""What a server between reader and page adds: it may serve readers elsewhere."""
VISITOR = Person("访客", Role.READER)


class Entrance:
    """Wraps the application. ``is_private``: the server listens to this machine alone."""

    def __init__(self, app: ASGIApp, is_private: bool) -> None:
        self._app, self._is_private = app, is_private

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            scope.setdefault("state", {})[STATE] = self._person(HTTPConnection(scope))
        await self._app(scope, receive, send)

    def _person(self, request: HTTPConnection) -> Person:
        is_passed_on = any(name in request.headers for name in _PASSED_ON)
        return HERE if self._is_private and not is_passed_on else VISITOR
