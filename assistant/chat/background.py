"""Background: one event loop in a thread of its own, where models are listened to and can be stopped at any moment."""

import asyncio
import threading
from collections.abc import Coroutine
from concurrent.futures import Future
from functools import lru_cache
from typing import Any


def start(work: Coroutine[Any, Any, None]) -> "Future[None]":
    """Start a coroutine; cancelling the future cancels it at its next wait, whatever it waits for."""
    return asyncio.run_coroutine_threadsafe(work, _loop())


_lock = threading.Lock()


def _loop() -> asyncio.AbstractEventLoop:
    with _lock:  # a cache alone may make two
        return _running()


@lru_cache(maxsize=1)
def _running() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="chat", daemon=True).start()
    return loop
