"""The guard refuses what no reader's browser sends, and its headers stand on every answer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from assistant.entrance.public import public_from
from assistant.page.guard import LARGEST_BODY, Guard
from assistant.settings import ROOT

HERE = "http://127.0.0.1:7860"


async def index(_: Request) -> Response:
    return HTMLResponse('<html lang="en"><head><meta property="og:image" content="https://example.com/x.png" /></head></html>')


async def echo(request: Request) -> Response:
    return PlainTextResponse(str(len(await request.body())))


def client(host: str = "127.0.0.1", public: str = "") -> TestClient:
    inner = Starlette(routes=[Route("/", index), Route("/echo", echo, methods=["GET", "POST"]), Route("/gradio_api/upload", echo, methods=["POST"])])
    return TestClient(Guard(inner, host, "<script src=x></script>", public_from(public)), base_url=HERE)


@pytest.fixture
def at_home() -> Iterator[TestClient]:
    with client() as one:
        yield one


@pytest.mark.parametrize("path", ["/", "/echo", "/nowhere"])
def test_every_answer_carries_the_policy(at_home: TestClient, path: str) -> None:
    headers = at_home.get(path).headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "unsafe-eval" not in headers["content-security-policy"]
    assert ("unsafe-inline" in headers["content-security-policy"]) == (path == "/"), "only Gradio's own page needs it"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize(
    ("listening", "host", "status"),
    [
        ("127.0.0.1", "127.0.0.1:7860", 200),
        ("127.0.0.1", "localhost:7860", 200),
        ("127.0.0.1", "[::1]:7860", 200),
        ("127.0.0.1", "evil.example", 421),  # a name that was bent to this machine
        ("127.0.0.1", "127.0.0.1.evil.example", 421),
        ("127.0.0.1", "192.168.1.5:7860", 421),  # not listening there
        ("0.0.0.0", "192.168.1.5:7860", 200),  # noqa: S104 - an address cannot be bent, a name can
        ("0.0.0.0", "evil.example", 421),  # noqa: S104
    ],
)
def test_a_foreign_host_is_refused(listening: str, host: str, status: int) -> None:
    assert client(listening).get("/echo", headers={"host": host}).status_code == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),  # a program without an origin
        ({"origin": HERE}, 200),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),  # a sandboxed frame
        ({"origin": "http://127.0.0.1:7861"}, 403),  # another program on this machine
        ({"sec-fetch-site": "cross-site"}, 403),
    ],
)
def test_a_foreign_origin_changes_nothing(at_home: TestClient, headers: dict[str, str], status: int) -> None:
    assert at_home.post("/echo", content=b"x", headers={"host": "127.0.0.1:7860", **headers}).status_code == status


PUBLIC = "https://youju.example.gov.cn"


@pytest.mark.parametrize(
    ("host", "origin", "status"),
    [
        ("youju.example.gov.cn", PUBLIC, 200),
        ("YouJu.example.gov.cn", PUBLIC, 200),
        ("127.0.0.1:7860", PUBLIC, 200),  # a gateway that writes its own Host
        ("127.0.0.1:7860", HERE, 200),  # at the machine itself
        ("youju.example.gov.cn", "http://youju.example.gov.cn", 403),  # read or written on the way
        ("youju.example.gov.cn", "https://youju.example.gov.cn:8443", 403),
        ("youju.example.gov.cn", "https://evil.example", 403),
        ("127.0.0.1:7860", "https://youju.example.gov.cn.evil.example", 403),
        ("evil.example", "https://evil.example", 421),
        ("youju.example.gov.cn:8443", PUBLIC, 421),
    ],
)
def test_the_public_address_is_one_of_our_own(host: str, origin: str, status: int) -> None:
    with client(public=PUBLIC) as one:
        assert one.post("/echo", content=b"x", headers={"host": host, "origin": origin}).status_code == status


def test_a_browser_is_told_to_come_by_https_alone_where_the_public_address_does() -> None:
    for public, is_told in (("", False), ("http://youju.example.gov.cn", False), (PUBLIC, True)):
        with client(public=public) as one:
            assert ("strict-transport-security" in one.get("/echo").headers) == is_told
            assert ("strict-transport-security" in one.get("/").headers) == is_told


def test_a_body_that_is_too_large_is_refused_before_it_is_read(at_home: TestClient) -> None:
    assert at_home.post("/echo", content=b"x" * LARGEST_BODY).status_code == 200
    assert at_home.post("/echo", content=b"x" * (LARGEST_BODY + 1)).status_code == 413
    assert at_home.post("/echo", content=b"x", headers={"content-length": "x"}).status_code == 413


@pytest.mark.parametrize("path", ["/monitoring", "/monitoring/summary", "/logout", "/login/", "/svelte/x.js", "/runs", "/openapi.json"])
def test_what_the_page_does_not_use_is_closed(at_home: TestClient, path: str) -> None:
    assert at_home.post(path, content=b"x").status_code == 403


def test_the_index_gets_our_head_first_and_loses_pictures_from_afar(at_home: TestClient) -> None:
    text = at_home.get("/").text
    assert text.startswith('<html lang="zh-CN"><head><script src=x></script>')
    assert "example.com" not in text


def test_our_own_files_name_no_other_host_and_nothing_newer_than_three_years() -> None:
    for path in sorted((ROOT / "assistant" / "page").glob("*.[cj]s*")):
        text = Path(path).read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "http" not in text, path.name
        for new in ("innerHTML", "insertAdjacentHTML", "eval(", ":has(", "color-mix(", "@layer", "@scope", "toSorted", "Object.groupBy", "popover"):
            assert new not in text, (path.name, new)
