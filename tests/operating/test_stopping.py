"""The end of a server: what runs is finished, nothing is begun, and a set time is the longest that it takes."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.types import Message, Receive, Scope, Send

from assistant.operating.stopping import Stopping
from assistant.settings import ROOT

_SERVER = """
    import asyncio, socket, sys
    from fastapi import FastAPI
    from fastapi.responses import JSONResponse, StreamingResponse
    from assistant.operating.server import run
    from assistant.operating.stopping import Stopping

    app = FastAPI()
    said = open(sys.argv[1], "a", buffering=1)

    @app.post("/ask/{seconds}")
    async def ask(seconds: float) -> StreamingResponse:
        async def some():
            yield b"first "
            try:
                await asyncio.sleep(seconds)
            except asyncio.CancelledError:
                said.write("cancelled\\n")
                raise
            yield b"last"
        return StreamingResponse(some())

    @app.get("/quick")
    async def quick() -> JSONResponse:
        return JSONResponse({})

    @app.get("/gradio_api/heartbeat/{name}")
    async def heartbeat(name: str) -> StreamingResponse:
        async def some():
            while True:
                yield b"alive "
                await asyncio.sleep(0.1)
        return StreamingResponse(some())

    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    said.write(f"{listening.getsockname()[1]}\\n")
    stopping = Stopping(app, float(sys.argv[2]), lambda: said.write("begin\\n"), lambda: said.write("end\\n"))
    run(stopping, stopping, listening)
    said.write("closed\\n")
"""


class _Served:
    def __init__(self, process: "subprocess.Popen[str]", said: Path) -> None:
        self.process, self._said = process, said

    @property
    def said(self) -> list[str]:
        return self._said.read_text(encoding="utf-8").split() if self._said.exists() else []

    @property
    def port(self) -> int:
        return int(self.said[0])

    def open(self, method: str, path: str) -> tuple[HTTPConnection, HTTPResponse]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request(method, path)
        return connection, connection.getresponse()

    def status(self, method: str, path: str) -> int:
        connection, answer = self.open(method, path)
        with closing(connection):
            return answer.status

    def signal(self, which: signal.Signals = signal.SIGTERM) -> float:
        self.process.send_signal(which)
        return time.monotonic()


@contextmanager
def _served(tmp_path: Path, seconds: float) -> Iterator[_Served]:
    said = tmp_path / "said"
    command = [sys.executable, "-c", textwrap.dedent(_SERVER), str(said), str(seconds)]
    with subprocess.Popen(command, cwd=ROOT, env=dict(os.environ), stderr=subprocess.PIPE, text=True) as process:
        served = _Served(process, said)
        try:
            deadline = time.monotonic() + 30
            while not _is_up(served):
                assert process.poll() is None, process.stderr and process.stderr.read()
                assert time.monotonic() < deadline
                time.sleep(0.05)
            yield served
        finally:
            process.kill()


def _is_up(served: _Served) -> bool:
    try:
        return bool(served.said) and served.status("GET", "/quick") == 200
    except OSError:
        return False


def test_twenty_streams_are_finished_and_nothing_new_is_begun(tmp_path: Path) -> None:
    with _served(tmp_path, 10) as served, ThreadPoolExecutor(20) as pool:
        begun = threading.Barrier(21)

        def ask(number: int) -> bytes:
            connection, answer = served.open("POST", f"/ask/{1.5 + number / 20}")
            with closing(connection):
                first = answer.read(6)
                begun.wait(20)
                return first + answer.read()

        asked = [pool.submit(ask, number) for number in range(20)]
        begun.wait(20)
        started = served.signal()
        time.sleep(0.4)
        connection, answer = served.open("POST", "/ask/0")
        with closing(connection):
            assert (answer.status, answer.headers["connection"]) == (503, "close")
            assert answer.headers["retry-after"]
            assert "重新启动" in answer.read().decode()
        connection, answer = served.open("GET", "/quick")
        with closing(connection):
            assert (answer.status, answer.headers["connection"]) == (200, "close")
        assert [one.result(30) for one in asked] == [b"first last"] * 20
        assert served.process.wait(10) == 0
        assert time.monotonic() - started > 2
        assert served.said[1:] == ["begin", "end", "closed"]
        assert not (served.process.stderr and served.process.stderr.read())


def test_what_takes_longer_than_the_set_time_is_closed(tmp_path: Path) -> None:
    with _served(tmp_path, 1) as served:
        connection, answer = served.open("POST", "/ask/600")
        with closing(connection):
            assert answer.read(6) == b"first "
            started = served.signal()
            assert served.process.wait(10) == 0
            assert time.monotonic() - started > 0.9
        assert served.said[1:] == ["begin", "end", "cancelled", "closed"]


@pytest.mark.parametrize("which", [signal.SIGTERM, signal.SIGINT])
def test_an_open_page_does_not_hold_up_the_end(tmp_path: Path, which: signal.Signals) -> None:
    with _served(tmp_path, 30) as served:
        connection, answer = served.open("GET", "/gradio_api/heartbeat/x")
        with closing(connection):
            assert answer.read(6) == b"alive "
            started = served.signal(which)
            assert served.process.wait(20) == 0
            assert time.monotonic() - started < 20, "of 30 that it would have waited"


def test_it_hides_from_no_application_that_a_client_left() -> None:
    seen: list[bool] = []

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(await Request(scope, receive).is_disconnected())

    async def gone() -> Message:
        return {"type": "http.disconnect"}

    async def unheard(_: Message) -> None:
        pass

    asyncio.run(Stopping(application, 1)({"type": "http", "method": "GET", "path": "/", "headers": []}, gone, unheard))
    assert seen == [True]


def test_a_second_signal_ends_it_at_once(tmp_path: Path) -> None:
    with _served(tmp_path, 60) as served:
        connection, answer = served.open("POST", "/ask/600")
        with closing(connection):
            assert answer.read(6) == b"first "
            served.signal()
            time.sleep(0.3)
            assert served.process.poll() is None
            started = served.signal()
            assert served.process.wait(20) == -signal.SIGTERM
            assert time.monotonic() - started < 20, "of 60 that it would have waited"


def test_it_can_be_ended_before_anybody_came(tmp_path: Path) -> None:
    with _served(tmp_path, 60) as served:
        served.signal()
        assert served.process.wait(10) == 0
        with socket.socket() as probe, pytest.raises(ConnectionRefusedError):
            probe.connect(("127.0.0.1", served.port))
