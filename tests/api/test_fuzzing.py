"""Requests that no program should send, made from the description: no server error, and every answer as described.

The same every time; many more are made by schemathesis, see the README.
"""

import json
import random
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from assistant.api.rest.description import description

STRANGE: list[Any] = [
    None, True, False, 0, -1, 1.5, 10.0, 10**30, 1e308, "", " ", "x", "\x00", "\u202e", "\ud800", "'; DROP TABLE answers; --", "../../etc/passwd", "<script>", "{{7*7}}",
    "今年专项债的目标是多少", "附件3", "xiangyin-2025", "附件3·二·(四)·2", "县科技局", "专" * 3000, "1" * 5000, [], [None], ["x"], {}, {"x": None}, [[[[]]]],
    {"role": "user", "content": "x"}, [{"role": "user", "content": "x"}],
]
RAW = [b"", b"{", b"null", b"[]", b'"x"', b"\xff\xfe", b"[" * 5000, b'{"question": NaN}', b'{"question": ' + b"9" * 5000 + b"}", b'{"a": 1, "a": 2}', b"\x00"]
EACH = 40
NOT_FUZZED = ("/api/library",)
"""What changes the documents."""


def operations() -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (method, path, operation) for path, methods in description()["paths"].items() for method, operation in methods.items()
        if not (method == "post" and path.startswith(NOT_FUZZED))
    ]


@pytest.mark.parametrize(("method", "path", "operation"), operations(), ids=[f"{method} {path}" for method, path, _ in operations()])
def test_strange_requests_are_answered_as_described(site: TestClient, method: str, path: str, operation: dict[str, Any]) -> None:
    for sent in requests_to(method, path, operation):
        answer = site.request(method, **sent)
        assert answer.status_code < 500, (sent, answer.text)
        said = operation["responses"].get(str(answer.status_code))
        if said is None:
            assert answer.status_code in (400, 404), (sent, answer.text)  # an address that was bent to another, or a body that is no JSON
            continue
        if answer.headers["content-type"] == "application/json":
            schema = {"components": description()["components"], **said["content"]["application/json"]["schema"]}
            assert list(Draft202012Validator(schema).iter_errors(answer.json())) == [], sent


def requests_to(method: str, path: str, operation: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Strange ones for one operation: of each field or parameter, and raw bodies."""
    dice = random.Random(path + method)  # noqa: S311 - the same every time
    parameters = operation.get("parameters", [])
    for _ in range(EACH):
        url, query = path, {}
        for one in parameters:
            value = dice.choice([value for value in STRANGE if isinstance(value, str | int | float)])
            text = str(value).encode("utf-8", "replace").decode()
            if one["in"] == "path":
                url = url.replace(f"{{{one['name']}}}", text[:200].replace("/", "%2F").replace("\x00", "%00").replace("?", "%3F").replace("#", "%23") or "x")
            elif dice.random() < 0.7:
                query[one["name"]] = text[:3000]
        if method == "get":
            yield {"url": url, "params": query}
            continue
        body = {name: dice.choice(STRANGE) for name in fields_of(operation) if dice.random() < 0.5}
        good = {"question": "专项债", "record": "r1", "is_helpful": True, "text": "专项债32亿元"}
        whole = {name: value for name, value in good.items() if name in fields_of(operation) and dice.random() < 0.7} | body
        yield {"url": url, "content": json.dumps(whole).encode(), "headers": {"content-type": "application/json"}}
    for raw in RAW if method == "post" else ():
        yield {"url": path, "content": raw, "headers": {"content-type": dice.choice(["application/json", "text/plain", "multipart/form-data; boundary=x", "x"])}}


def fields_of(operation: dict[str, Any]) -> list[str]:
    schema = operation["requestBody"]["content"]["application/json"]["schema"] if "requestBody" in operation else {}
    schema = description()["components"]["schemas"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    return list(schema.get("properties", {}))
