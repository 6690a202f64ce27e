"""What every request leaves: an id, a count by route, a line without path, query, cookie or key."""

import json
import logging
from collections.abc import Iterator

import pytest
from fastapi import FastAPI, HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, StreamingResponse
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from assistant.entrance.who import STATE
from assistant.logs.begin import Form, begin_logs
from assistant.operating.observed import Observed
from assistant.people.person import Person, Role

Seen = list[tuple[str, str, int]]


def _app() -> FastAPI:
    app = FastAPI()
    log = logging.getLogger("youju.inside")

    @app.get("/clauses/{document}/{address}")
    def clause(document: str, address: str, request: Request) -> JSONResponse:
        request.scope["state"][STATE] = Person("李四", Role.READER)
        log.warning("looked at with %s", request.headers.get("cookie"))
        log.warning("known as %r", dict(request.headers))
        return JSONResponse({})

    @app.post("/fails")
    def fails() -> None:
        raise ValueError("password=hunter2hunter2")

    @app.get("/breaks")
    def breaks() -> StreamingResponse:
        def some() -> Iterator[bytes]:
            yield b"one"
            raise ValueError("half way")

        return StreamingResponse(some())

    @app.get("/gone")
    def gone() -> StreamingResponse:
        def some() -> Iterator[bytes]:
            yield b"no such session"
            raise HTTPException(404)

        return StreamingResponse(some())

    app.mount("/inner", Mount("/inner", routes=[Route("/{name}", lambda _: JSONResponse({}))]).app)
    return app


@pytest.fixture
def seen() -> Seen:
    return []


@pytest.fixture
def client(seen: Seen) -> Iterator[TestClient]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    observed = Observed(_app(), lambda route, method, status: seen.append((route, method, status)))
    with TestClient(observed, raise_server_exceptions=False) as one:
        yield one
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.captureWarnings(False)


def test_requests_are_counted_by_the_route_not_by_the_path(client: TestClient, seen: Seen) -> None:
    client.get("/clauses/xiangyin-2025/一?start=3")
    client.get("/clauses/xiangyin-2025/二")
    client.get("/no/such/path")
    client.get("/inner/thing")
    client.post("/fails")
    assert seen == [
        ("/clauses/{document}/{address}", "GET", 200), ("/clauses/{document}/{address}", "GET", 200), ("none", "GET", 404), ("/{name}", "GET", 200),
        ("/fails", "POST", 500),
    ]


@pytest.mark.parametrize(("given", "is_taken"), [
    ("0af7651916cd43dd8448eb211c80319c", True), ("req-2026.01_a", True), ("", False), ("short", False), ("a" * 65, False), ("a b c d e f g", False),
    ('x"\x1b[31mforged', False), ("../../etc/passwd", False),
])
def test_a_request_keeps_the_id_that_it_brought_if_it_is_one(client: TestClient, given: str, is_taken: bool) -> None:
    answer = client.get("/inner/x", headers={b"x-request-id": given.encode()})
    id_ = answer.headers["x-request-id"]
    assert (id_ == given) is is_taken
    assert is_taken or len(id_) == 16


def test_no_line_holds_query_cookie_or_key(client: TestClient, capsys: pytest.CaptureFixture[str]) -> None:
    begin_logs(Form.JSON)
    client.get(
        "/clauses/xiangyin-2025/x?question=谁管消防&token=t0p-5ecret-value",
        headers={"cookie": "youju_session=session-0123456789abcdef; lang=zh", "authorization": "Bearer youju_key-0123456789", "x-api-key": "key-of-another-kind"},
    )
    written = capsys.readouterr().err
    lines = [json.loads(line) for line in written.splitlines()]
    assert [line["status"] for line in lines if line["logger"] == "youju.requests"] == [200]
    assert {line["person"] for line in lines if "person" in line} == {"李四"}
    assert len({line["request"] for line in lines if line["logger"].startswith("youju")}) == 1
    for secret in ("消防", "t0p-5ecret-value", "session-0123456789abcdef", "youju_key-0123456789", "key-of-another-kind", "xiangyin-2025", "%E6"):
        assert secret not in written


def test_what_fails_is_told_to_the_log_once_and_to_the_reader_in_a_line(client: TestClient, capsys: pytest.CaptureFixture[str]) -> None:
    begin_logs(Form.TEXT)
    answer = client.post("/fails")
    written = capsys.readouterr().err
    assert answer.status_code == 500
    assert "Traceback" not in answer.text
    assert written.count("Traceback") == 1
    assert "hunter2" not in written
    assert f"[{answer.headers['x-request-id']}]" in written


def test_an_answer_that_breaks_off_counts_as_failed(client: TestClient, seen: Seen) -> None:
    client.get("/breaks")
    assert seen == [("/breaks", "GET", 500)]


def test_a_stream_that_refuses_after_it_began_is_no_failure(client: TestClient, seen: Seen, capsys: pytest.CaptureFixture[str]) -> None:
    begin_logs(Form.TEXT)
    assert client.get("/gone").text == "no such session"
    assert seen == [("/gone", "GET", 404)]
    assert not capsys.readouterr().err
