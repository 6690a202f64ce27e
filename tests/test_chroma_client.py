"""Whatever stands at the URL of the vectors and is no Chroma server: one line and keywords; and what is said to it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest

from evals.load.servers import free_port
from index.client import connect
from index.errors import IndexDamaged, StoreAway
from index.server import Server
from index.store import Store, create_store, drop_stores, reach
from tests.chroma import ChromaServer

ERROR = b'{"error":"%s","message":"no"}'
ANSWERS: list[tuple[str, int, bytes, str]] = [
    ("a page", 200, b"<html>welcome</html>", "回答无法使用"),
    ("nothing", 200, b"", "回答无法使用"),
    ("another program's JSON", 200, b"[]", "回答无法使用"),
    ("a missing page", 404, b"<html>not found</html>", "回答无法使用"),
    ("a gateway", 502, b"bad gateway", "回答无法使用"),
    ("too many requests", 429, ERROR % b"RateLimitError", "回答无法使用"),
    ("a token that is wrong", 401, ERROR % b"AuthorizationError", "YOUJU_CHROMA_TOKEN"),
    ("a door that is shut", 403, ERROR % b"AuthError", "YOUJU_CHROMA_TOKEN"),
]


@contextmanager
def answering(status: int, body: bytes, seen: list[str] | None = None) -> Iterator[str]:
    """The URL of a server that gives every request one answer; ``seen``: what they say who they are."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if seen is not None:
                seen.append(self.headers.get("Authorization", ""))
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()


@pytest.mark.parametrize(("what", "status", "body", "said"), ANSWERS, ids=[row[0] for row in ANSWERS])
def test_what_is_no_chroma_server_is_one_line_that_names_the_next_act(what: str, status: int, body: bytes, said: str) -> None:
    with answering(status, body) as url, pytest.raises(StoreAway, match=said) as caught:
        Store(Server(url), "passages-x")
    assert "请" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_collection_that_the_server_does_not_know_is_damage() -> None:
    with answering(404, ERROR % b"NotFoundError") as url, pytest.raises(IndexDamaged, match="请运行 youju index"):
        Store(Server(url), "passages-x")


def test_the_token_is_shown_to_the_server_and_stands_in_no_message() -> None:
    seen: list[str] = []
    with answering(401, ERROR % b"AuthorizationError", seen) as url, pytest.raises(StoreAway) as caught:
        reach(Server(url, "s3cret"))
    assert seen == ["Bearer s3cret"]
    assert "s3cret" not in str(caught.value)


def test_no_proxy_of_the_environment_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    with answering(200, b'{"nanosecond heartbeat": 1}') as url, answering(200, b"{}", seen) as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy)
        reach(Server(url))
    assert seen == []


def test_nothing_listens() -> None:
    with pytest.raises(StoreAway, match="连不上"):
        reach(Server(f"http://127.0.0.1:{free_port()}"))


def test_only_its_owner_removes_a_collection(tmp_path: Path) -> None:
    with ChromaServer(tmp_path / "chroma") as one:
        server = Server(one.url)
        create_store(server, "passages-x", [], np.zeros((0, 384), dtype=np.float32), "mine")
        drop_stores(server, lambda number: f"passages-x{number or ''}", "another's")
        Store(server, "passages-x").close()
        drop_stores(server, lambda number: f"passages-x{number or ''}", "mine")
        drop_stores(server, lambda number: f"passages-x{number or ''}", "mine")
        with pytest.raises(IndexDamaged):
            Store(server, "passages-x")


def test_a_client_that_is_closed_asks_nothing_more() -> None:
    with answering(200, b'{"nanosecond heartbeat": 1}') as url:
        client = connect(Server(url), 1)
        assert client.heartbeat() == 1
        client.close()
        with pytest.raises(RuntimeError):
            client.heartbeat()
