"""A rush of sign-ins is looked at a few at a time, and told to come back, while everything else goes on."""

import threading
import time

import anyio

from assistant.entrance.refused import Refused
from assistant.page.people.turnstile import Turnstile


def test_few_are_looked_at_together_few_wait_and_the_others_are_told_at_once() -> None:
    under_way, most, told = 0, 0, 0
    lock = threading.Lock()

    def look() -> None:
        nonlocal under_way, most
        with lock:
            under_way += 1
            most = max(most, under_way)
        time.sleep(0.01)
        with lock:
            under_way -= 1

    async def come(turnstile: Turnstile) -> None:
        nonlocal told
        try:
            await turnstile.through(look)
        except Refused as refused:
            assert (refused.status, refused.retry_after) == (503, 5)
            told += 1

    async def rush() -> None:
        turnstile = Turnstile()
        async with anyio.create_task_group() as group:
            for _ in range(200):
                group.start_soon(come, turnstile)
        assert told == 200 - 64
        await turnstile.through(look)

    anyio.run(rush)
    assert most == 4
