"""Turnstile: few passwords are looked at together, and few wait for it, so that a rush of sign-ins holds up nobody who is in."""

from collections.abc import Callable
from typing import TypeVar

import anyio
from anyio import to_thread

from assistant.entrance.refused import Refused

_AT_ONCE, _WAITING, _RETRY_AFTER = 4, 60, 5
Result = TypeVar("Result")


class Turnstile:
    """One server's. To be used in its event loop."""

    def __init__(self) -> None:
        self._limiter: anyio.CapacityLimiter | None = None
        self._here = 0

    async def through(self, act: Callable[[], Result]) -> Result:
        """What ``act`` gives, in a thread, when it is its turn. Raises Refused at once where too many wait."""
        if self._limiter is None:
            self._limiter = anyio.CapacityLimiter(_AT_ONCE)
        if self._here >= _AT_ONCE + _WAITING:
            raise Refused(503, f"正在登录的人多：请 {_RETRY_AFTER} 秒后再试", _RETRY_AFTER)
        self._here += 1
        try:
            return await to_thread.run_sync(act, limiter=self._limiter)
        finally:
            self._here -= 1
