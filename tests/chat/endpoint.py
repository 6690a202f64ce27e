"""A scripted OpenAI-compatible endpoint on this machine: each test gives it one way to behave, good or bad."""

import json
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Reply:
    """One request being answered."""

    def __init__(self, handler: BaseHTTPRequestHandler, server: "Endpoint", asked: dict[str, Any]) -> None:
        self._handler = handler
        self._server = server
        self.asked = asked
        """The body of the request."""

    @property
    def is_over(self) -> threading.Event:
        """Set when the test is done."""
        return self._server.is_over

    def head(self, status: int = 200, kind: str = "text/event-stream", **headers: str) -> None:
        self._handler.send_response(status)
        self._handler.send_header("content-type", kind)
        for name, value in headers.items():
            self._handler.send_header(name.replace("_", "-"), value)
        self._handler.end_headers()

    def raw(self, body: bytes) -> None:
        self._handler.wfile.write(body)
        self._handler.wfile.flush()

    def say(self, *pieces: str) -> None:
        for piece in pieces:
            self.raw(_event({"choices": [{"index": 0, "delta": {"content": piece}, "finish_reason": None}]}))

    def done(self, reason: str = "stop") -> None:
        self.raw(_event({"choices": [{"index": 0, "delta": {}, "finish_reason": reason}]}))
        self.raw(b"data: [DONE]\n\n")


Behaviour = Callable[[Reply], None]


class Endpoint(ThreadingHTTPServer):
    """Behaves as ``behaviour`` says; ``seen`` holds what was asked of it, ``left`` is set when a client left in mid-answer."""

    daemon_threads = True

    def __init__(self, behaviour: Behaviour) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.behaviour = behaviour
        self.seen: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self.left = threading.Event()
        self.is_over = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that leaves is no error here."""


class _Handler(BaseHTTPRequestHandler):
    server: Endpoint

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.seen.append(asked)
        self.server.keys.append(self.headers.get("authorization", ""))
        try:
            self.server.behaviour(Reply(self, self.server, asked))
        except OSError:
            self.server.left.set()

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def served(behaviour: Behaviour) -> Iterator[Endpoint]:
    """An endpoint for the length of a test."""
    with Endpoint(behaviour) as endpoint:
        thread = threading.Thread(target=endpoint.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield endpoint
        finally:
            endpoint.is_over.set()
            endpoint.shutdown()
            thread.join(timeout=5)


def saying(pieces: Iterable[str], reason: str = "stop") -> Behaviour:
    """A behaviour: says these pieces and ends well."""

    def behave(reply: Reply) -> None:
        reply.head()
        reply.say(*pieces)
        reply.done(reason)

    return behave


def holding(*pieces: str) -> Behaviour:
    """A behaviour: says these pieces and then holds the line until somebody hangs up or the test is over."""

    def behave(reply: Reply) -> None:
        reply.head()
        reply.say(*pieces)
        while not reply.is_over.wait(0.05):
            reply.raw(b": still here\n\n")

    return behave


def _event(body: dict[str, Any]) -> bytes:
    full = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m"} | body
    return f"data: {json.dumps(full, ensure_ascii=False)}\n\n".encode()
