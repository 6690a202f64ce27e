"""Here: the tools over standard input and output, for a client on the same machine that starts them as its own process."""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

import anyio
from mcp.server.stdio import stdio_server

from assistant.api.mcp.server import CallError, server_of
from assistant.api.mcp.tools import Call
from assistant.people.person import HERE
from assistant.settings import Settings
from index.errors import YoujuError

if TYPE_CHECKING:
    from assistant.records.records import Records
    from assistant.service.service import Service

_PATIENCE = 45.0
"""Seconds that a call waits for the assistant; clients give up after a minute."""
_log = logging.getLogger(__name__)
Say = Callable[[str], None]


def serve_here(settings: Settings, say: Say) -> None:
    """Serve until standard input ends. The client is greeted at once; the assistant opens meanwhile, and calls wait for it."""
    opening = _Opening(settings, say)

    async def run() -> None:
        from assistant.service.asker import Asker, Front

        server = server_of(lambda _: Call(opening.service(), Asker(HERE, Front.MCP), settings.public_url))
        async with stdio_server() as (read, write):
            await server.run(read, write, server.create_initialization_options())

    try:
        anyio.run(run)
    finally:
        opening.close()


class _Opening:
    """The assistant, opened and loaded in a thread of its own."""

    def __init__(self, settings: Settings, say: Say) -> None:
        self._settings, self._say = settings, say
        self._opened: Future[Service] = Future()
        self._records: Records | None = None
        self._is_loaded = threading.Event()
        threading.Thread(target=self._open, name="open", daemon=True).start()

    def service(self) -> "Service":
        """The service; without vectors where they take too long. Raises YoujuError."""
        begun = time.monotonic()
        try:
            service = self._opened.result(_PATIENCE)
        except TimeoutError:
            raise CallError("索引还在建立：请过一会儿再试") from None
        self._is_loaded.wait(max(0.0, begun + _PATIENCE - time.monotonic()))
        return service

    def close(self) -> None:
        """Write down what is not written yet."""
        if self._records is not None:
            self._records.close()

    def _open(self) -> None:
        try:
            from assistant.assistant import Assistant
            from assistant.records.records import Records
            from assistant.service.service import Service

            assistant = Assistant(self._settings, self._say)
            self._records = records = Records(self._settings.data / "records.sqlite", self._settings.retention_days, lambda: assistant.retrieval.edition.id)
            self._opened.set_result(Service(assistant, records))
            assistant.load(self._say)
            if not assistant.is_ready:
                self._say(f"youju: 暂时只按关键词查找：{assistant.retrieval.trouble}")
        except YoujuError as error:
            self._say(f"youju: {error}")
            self._fail(error)
        except Exception as error:
            _log.exception("the assistant cannot be opened")
            self._fail(error)
        finally:
            self._is_loaded.set()

    def _fail(self, error: Exception) -> None:
        if not self._opened.done():
            self._opened.set_exception(error)
