"""Requests: every route with hostile methods, headers, queries and bodies, as bytes."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from evals.hostile.http.sending import request

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT", "FOO", "get", "G\u00cbT")
_JSON = (("content-type", "application/json"),)
_DEEP = 100_000


@dataclass(frozen=True, slots=True)
class Sent:
    """One request; ``is_whole`` is False where the rest of it never comes."""

    name: str
    raw: bytes
    is_whole: bool = True


def _bodies() -> Iterator[tuple[str, bytes]]:
    yield "nothing", b""
    yield "no JSON", b"{"
    yield "deep JSON", b"[" * _DEEP + b"]" * _DEEP
    yield "deep objects", b'{"a":' * _DEEP + b"1" + b"}" * _DEEP
    for value in ("null", "1", "[]", '""', "true", "1e999", "NaN", "-Infinity", "9" * 5000, '"\\ud800"', '{"question": null}', '{"question": 1}', '{"question": []}', '{"question": {"a": 1}}'):
        yield f"JSON {value[:24]}", value.encode()
    hostile = "\ud800\x00\u202e<script>"
    yield "odd characters", json.dumps({"question": hostile, "text": hostile, "q": hostile, "title": hostile, "messages": [{"role": "user", "content": hostile}]}).encode()
    yield "bytes that are no UTF-8", b'{"question": "\xff\xfe\xfa"}'
    yield "UTF-16", '{"question": "专项债"}'.encode("utf-16")
    yield "the same key twice", b'{"question": "a", "question": 1, "text": "a", "text": []}'
    yield "ten thousand keys", json.dumps({f"k{place}": place for place in range(10_000)}).encode()
    yield "ten thousand citations", json.dumps({"question": "专项债", "history": [{"role": "assistant", "content": "", "citations": [{"document": "x", "address": "y"}] * 10_000}]}).encode()
    yield "wrong roles", json.dumps({"question": "专项债", "history": [{"role": "system", "content": "x"}], "messages": [{"role": "root", "content": 1}]}).encode()
    yield "unknown documents", json.dumps({"question": "专项债", "documents": ["../../etc/passwd", "\x00", "x" * 9999]}).encode()
    yield "a long text", json.dumps({"question": "专" * 50_000, "text": "专" * 50_000}).encode()


def _heads() -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    yield "a foreign host", (("host", "evil.example"),)
    yield "two hosts", (("host", "127.0.0.1"), ("host", "evil.example"))
    yield "no host's name", (("host", "\x00"),)
    yield "a foreign origin", (("origin", "http://evil.example"),)
    yield "forwarded", (("x-forwarded-for", "1.2.3.4, ::1"), ("x-forwarded-host", "evil.example"), ("x-forwarded-proto", "javascript"), ("forwarded", "for=\"[\""))
    yield "a long header", (("x-long", "a" * 60_000),)
    yield "a thousand headers", tuple((f"x-{place}", "a") for place in range(1000))
    yield "odd cookies", (("cookie", "youju=\x7f; ; =; a=b=c; our_unit=%00%ff; documents=../..; " + "k=v; " * 500),)
    yield "odd authorization", (("authorization", "Bearer " + "\u00ff" * 300), ("x-remote-user", "admin"))
    yield "basic authorization", (("authorization", "Basic !!!!"),)
    yield "odd ranges", (("range", "bytes=0-,-1,5-2,999999999999-"), ("if-none-match", "\"" * 500), ("if-modified-since", "never"))
    yield "odd accepts", (("accept", "*/*;q=NaN, a/b;;;"), ("accept-language", "x" * 5000), ("accept-encoding", "zip-bomb, gzip;q=9"))
    yield "an upgrade", (("connection", "upgrade"), ("upgrade", "h2c"), ("http2-settings", "AAMAAABkAARAAAAAAAIAAAAA"))


def _framings() -> Iterator[tuple[str, tuple[tuple[str, str], ...], bytes, bool]]:
    """Lengths and pieces that do not fit: name, headers, body, whether it is whole."""
    yield "too long a length", (*_JSON, ("content-length", "1000")), b"{}", False
    yield "too short a length", (*_JSON, ("content-length", "1")), b'{"question": "a"}', True
    for value in ("-1", "1e3", "0x10", "٣", "99999999999999999999", "", "1, 2"):
        yield f"length {value!r}", (*_JSON, ("content-length", value)), b"{}", False
    yield "pieces without an end", (*_JSON, ("transfer-encoding", "chunked")), b"5\r\n{\"a\":\r\n", False
    yield "pieces of no size", (*_JSON, ("transfer-encoding", "chunked")), b"zz\r\n{}\r\n0\r\n\r\n", False
    yield "a piece of any size", (*_JSON, ("transfer-encoding", "chunked")), b"fffffffffffffffff\r\n{}\r\n0\r\n\r\n", False
    yield "length and pieces", (*_JSON, ("content-length", "2"), ("transfer-encoding", "chunked")), b"0\r\n\r\n", False
    yield "packed", (*_JSON, ("content-encoding", "gzip")), b"\x1f\x8b\x08\x00broken", True
    yield "a form", (("content-type", "application/x-www-form-urlencoded"),), b"question=%ff%00&text[]=1&" + b"a=1&" * 5000, True
    yield "parts without a boundary", (("content-type", "multipart/form-data"),), b"--x\r\n", True
    yield "parts cut short", (("content-type", "multipart/form-data; boundary=x"),), b'--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nabc', True
    yield "a thousand parts", (("content-type", "multipart/form-data; boundary=x"),), b'--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n' * 1000 + b"--x--\r\n", True
    yield "a part of odd names", (("content-type", "multipart/form-data; boundary=x"),), b'--x\r\ncontent-disposition: form-data; name="\xff"; filename="\x00../..\\\xff"\r\ncontent-type: \x00\r\n\r\n1\r\n--x--\r\n', True
    yield "another kind", (("content-type", "text/html; charset=\x00"),), b"<script>", True


_QUERIES = (
    "?start=abc&end=-1", "?start=99999999999999999999999&end=1", "?start=-1&end=", "?address=%00&document=%ff%fe", "?" + "a=1&" * 3000, "?q=%ED%A0%80&unit=%00&part=../..",
    "?version=1e9&from=-1&to=NaN", "?unit[]=1&unit=2&unit=3", "?kind=<script>&sort=__class__&page=-5&most=1e400&limit=99999999", "?token=' OR 1=1--&document=xiangyin-2025' --", "?%",
    "?since=9999-99-99&until=0000-00-00&days=-1&offset=99999999999999999999",
)


def requests_to(route: str) -> Iterator[Sent]:
    """All of them for one route."""
    for method in METHODS:
        yield Sent(f"{method} {route}", request(method, route, _JSON if method in ("POST", "PUT", "PATCH") else (), b"{}" if method in ("POST", "PUT", "PATCH") else b""))
    for query in _QUERIES:
        yield Sent(f"GET {route}{query[:40]}", request("GET", route + query))
    for name, headers in _heads():
        yield Sent(f"GET {route}: {name}", request("GET", route, headers))
    for name, body in _bodies():
        yield Sent(f"POST {route}: {name}", request("POST", route, _JSON, body))
    for name, headers, body, is_whole in _framings():
        yield Sent(f"POST {route}: {name}", request("POST", route, headers, body), is_whole)


def broken_lines() -> Iterator[Sent]:
    """What is hardly HTTP."""
    for raw in (b"\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\nhost: 127.0.0.1\r\n\r\n", b"\x16\x03\x01\x00\xa5\x01\x00", b"GET " + b"/" * 70_000 + b" HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n",
                b"GET / HTTP/1.1\r\nhost : 127.0.0.1\r\n\r\n", b"GET / HTTP/1.1\r\n host: 127.0.0.1\r\n\r\n", b"GET http://evil.example/ HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n",
                b"GET /\x00 HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"\x00" * 5000, b"GET / HTTP/1.1\nhost: 127.0.0.1\n\n"):  # fmt: skip
        yield Sent(repr(raw[:40]), raw, is_whole=False)
