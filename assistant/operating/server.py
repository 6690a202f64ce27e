"""Server: Uvicorn, ended by a signal as ``Stopping`` has it: status 0 after a complete end, at once by a second signal."""

import gc
import os
import signal
import socket
import threading
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

from assistant.operating.stopping import Stopping

_CLOSING = 3
"""Seconds for connections to close after the last answer."""
_LONGEST_EXIT = 5.0
"""Seconds after which threads that do not come back are left."""


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
        app, log_config=None, access_log=False, server_header=False, date_header=False, proxy_headers=False,
        timeout_graceful_shutdown=_CLOSING, ws="none",
    )
    _Server(config, stopping).run(sockets=[listening])
    gc.freeze()  # the process ends: going through all of its objects once more would take it seconds
    last = threading.Timer(_LONGEST_EXIT, os._exit, (0,))
    last.daemon = True
    last.start()
