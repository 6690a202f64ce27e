"""Server: Uvicorn, ended by a signal as ``Stopping`` has it: status 0 after a complete end, at once by a second signal."""

import asyncio
import gc
import os
import signal
import socket
import threading
from types import FrameType

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from assistant.operating.stopping import Stopping

_CLOSING = 3
"""Seconds for connections to close after the last answer."""
_LONGEST_EXIT = 5.0
"""Seconds after which threads that do not come back are left."""

_SLOWEST_HEAD = 10.0
"""Seconds from connecting, or from its first word, until a request is named in full: who says nothing takes a descriptor from others."""


class _Connection(HttpToolsProtocol):
    _given: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._wait()

    def on_headers_complete(self) -> None:
        self._wait(is_over=True)
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self._wait(is_over=True)
        super().connection_lost(exc)

    def _wait(self, is_over: bool = False) -> None:
        if self._given is not None:
            self._given.cancel()
        self._given = None if is_over else self.loop.call_later(_SLOWEST_HEAD, self.transport.close)


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, stopping: Stopping) -> None:
        super().__init__(config)
        self._stopping = stopping
        self._is_asked = False

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        if self._is_asked:
            signal.signal(sig, signal.SIG_DFL)
            os.kill(os.getpid(), sig)
        self._is_asked = True  # the rest is done in the event loop: a signal comes at any moment, with any lock held

    async def on_tick(self, counter: int) -> bool:
        if self._is_asked and not self._stopping.is_stopping:
            self._stopping.stop()
        return self._stopping.is_over() or await super().on_tick(counter)


def run(app: ASGIApp, stopping: Stopping, listening: socket.socket) -> None:
    """Serve an application with ``stopping`` in it until a signal ends it. Raises OSError when the socket cannot be listened at."""
    config = uvicorn.Config(
        app, log_config=None, access_log=False, server_header=False, date_header=False, proxy_headers=False, http=_Connection,
        timeout_graceful_shutdown=_CLOSING, ws="none",
    )
    _Server(config, stopping).run(sockets=[listening])
    gc.freeze()  # the process ends: going through all of its objects once more would take it seconds
    last = threading.Timer(_LONGEST_EXIT, os._exit, (0,))
    last.daemon = True
    last.start()
