"""Whoever connects and says nothing, or speaks a word at a time, is let go; whoever waits for a long answer is not."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from assistant.operating import server
from evals.load.servers import free_port

_LONGER = 1.2
_REQUEST = b"GET / HTTP/1.1\r\nhost: here\r\n\r\n"


async def _slowly(_: Request) -> PlainTextResponse:
    await asyncio.sleep(_LONGER)
    return PlainTextResponse("said at last")


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    monkeypatch.setattr(server, "_SLOWEST_HEAD", 0.5)
    port = free_port()
    running = uvicorn.Server(uvicorn.Config(Starlette(routes=[Route("/", _slowly)]), port=port, log_level="warning", http=server._Connection, ws="none"))
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    until = time.monotonic() + 30
    while not running.started and time.monotonic() < until:
        time.sleep(0.02)
    yield port
    running.should_exit = True
    thread.join(20)


def _connected(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=20)


def test_a_connection_that_says_nothing_is_closed(port: int) -> None:
    with _connected(port) as silent:
        assert silent.recv(1) == b""


def test_a_request_that_is_never_named_in_full_is_closed_however_often_a_word_comes(port: int) -> None:
    with _connected(port) as slow, pytest.raises(OSError):
        slow.sendall(_REQUEST[:-2])
        for number in range(200):
            slow.sendall(b"x-%d: 1\r\n" % number)
            time.sleep(0.1)


def test_an_answer_may_take_longer_and_the_next_request_too(port: int) -> None:
    with _connected(port) as patient:
        for _ in range(2):
            patient.sendall(_REQUEST)
            said = b""
            while not said.endswith(b"said at last"):
                more = patient.recv(1000)
                assert more, said
                said += more
