"""Mounted: the tools at /mcp of the served application, by streamable HTTP: every request stands alone and is answered in JSON."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from mcp.server import Server, ServerRequestContext
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.server.transport_security import TransportSecuritySettings
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from assistant.api.mcp.server import server_of
from assistant.api.mcp.tools import Call
from assistant.entrance.who import person_of
from assistant.service.asker import Asker, Front
from assistant.service.service import Service

PATH = "/mcp"
_CHECKED_BEFORE = TransportSecuritySettings(enable_dns_rebinding_protection=False)
"""Hosts and origins are the guard's, which stands before the whole application."""


def add_mcp(app: FastAPI, service: Service) -> None:
    """Put the tools before whatever else answers at the application's addresses; they run for as long as the application does."""

    def caller(context: ServerRequestContext[Any]) -> Call:
        request = context.request
        if not isinstance(request, Request):
            raise LookupError("a call without its request")
        return Call(service, Asker(person_of(request), Front.MCP), service.assistant.settings.public_url or str(request.base_url))

    mounted = _Mounted(server_of(caller))
    app.router.routes.append(Route(PATH, mounted))
    outer = app.router.lifespan_context

    @asynccontextmanager
    async def lifespan(running: Any) -> AsyncIterator[Any]:
        async with outer(running) as state, mounted.running():
            yield state

    app.router.lifespan_context = lifespan


class _Mounted:
    """The ASGI application at the path."""

    def __init__(self, server: Server[Any]) -> None:
        self._server = server
        self._manager: StreamableHTTPSessionManager | None = None

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        self._manager = StreamableHTTPSessionManager(self._server, json_response=True, stateless=True, security_settings=_CHECKED_BEFORE)
        async with self._manager.run():
            yield

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] != "POST":  # there is no stream of the server's own to open, and no session to end
            await Response(status_code=405, headers={"allow": "POST"})(scope, receive, send)
            return
        if self._manager is None:
            raise RuntimeError("the application's lifespan has not begun")
        await self._manager.handle_request(scope, receive, send)
