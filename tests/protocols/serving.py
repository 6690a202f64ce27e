"""Serving: the protocols over real HTTP, behind the guard and the entrance, with a person of a test's choice."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import uvicorn
from fastapi import FastAPI
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.api.mcp.mounted import add_mcp
from assistant.api.openai.routes import add_openai
from assistant.entrance.who import STATE
from assistant.page.guard import Guard
from assistant.people.person import HERE, Person
from assistant.service.service import Service
from evals.load.servers import free_port


class Entered:
    """Stands for the entrance: whoever asks is this person."""

    def __init__(self, app: ASGIApp, person: Person) -> None:
        self._app, self.person = app, person

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            scope.setdefault("state", {})[STATE] = self.person
        await self._app(scope, receive, send)


@dataclass(frozen=True, slots=True)
class Served:
    port: int
    service: Service

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def openai(self) -> str:
        return f"{self.address}/v1"

    @property
    def mcp(self) -> str:
        return f"{self.address}/mcp"


def routes_of(service: Service) -> FastAPI:
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    add_openai(app, service)
    add_mcp(app, service)
    return app


def site_of(service: Service, person: Person = HERE) -> ASGIApp:
    return Guard(Entered(routes_of(service), person), "127.0.0.1", "")


@contextmanager
def serving(service: Service, person: Person = HERE, site: ASGIApp | None = None) -> Iterator[Served]:
    """A server on this machine, in a thread; ``site``: in place of one whose every request comes from ``person``."""
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(site or site_of(service, person), host="127.0.0.1", port=port, log_level="warning", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.02)
            assert thread.is_alive()
        yield Served(port, service)
    finally:
        server.should_exit = True
        thread.join(timeout=10)
