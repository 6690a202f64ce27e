"""The description says what is served: every route, and answers that are as it says."""

import json
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from assistant.api.rest.description import TAGS, description, operations
from assistant.cli import main
from assistant.people.person import Scope
from tests.api.test_asking import QUESTION

UNIT = "县科技局"
# method, path as described, query, JSON that is sent
ANSWERED: list[tuple[str, str, str, Any]] = [
    ("post", "/api/ask", "", {"id": "q", "question": QUESTION}), ("post", "/api/ask", "", {"question": "高新技术产业增加值目标是多少"}),
    ("post", "/api/search", "", {"question": "高企"}), ("post", "/api/feedback", "", {"record": "r1", "is_helpful": True}),
    ("get", "/api/clauses", "?address=附件3", None), ("get", "/api/targets", "", None), ("get", "/api/duties", "", None), ("get", "/api/milestones", "", None),
    ("get", "/api/conflicts", "", None), ("get", "/api/groups", "", None), ("get", "/api/terms", "", None), ("get", "/api/documents", "", None),
    ("get", "/api/onboard", f"?unit={UNIT}", None), ("get", "/api/citation", "?address=附件3", None), ("get", "/api/brief", f"?unit={UNIT}", None),
    ("post", "/api/brief", "", {"unit": UNIT, "sections": "targets"}), ("post", "/api/check", "", {"id": "d", "text": "规模工业增加值增长8.5%左右。"}),
    ("get", "/api/library", "", None), ("get", "/api/library/progress", "", None), ("get", "/api/library/xiangyin-2025/preview", "", None),
    ("get", "/api/library/xiangyin-2025/changes", "", None),
    ("post", "/api/ask", "", {}), ("get", "/api/targets", "?unit=火星局", None), ("post", "/api/library/xiangyin-2025/switch", "", {}), ("post", "/api/library", "", {}),
]


@pytest.mark.parametrize(("method", "path", "query", "sent"), ANSWERED, ids=[f"{row[0]} {row[1]}{row[2]}" for row in ANSWERED])
def test_answers_are_as_described(site: TestClient, method: str, path: str, query: str, sent: Any) -> None:
    answer = site.request(method.upper(), path + query, json=sent)
    described = description()["paths"][path.replace("xiangyin-2025", "{id}")][method]["responses"][str(answer.status_code)]
    schema = {"components": description()["components"], **described["content"]["application/json"]["schema"]}
    Draft202012Validator(schema).validate(answer.json())


def test_it_is_served_as_it_is(site: TestClient) -> None:
    served = site.get("/api/openapi.json").json()
    assert served == description()
    assert served["openapi"].startswith("3.1")


def test_every_route_below_api_is_described(site: TestClient) -> None:
    served = {(method.lower(), route.path_format) for route in routes_of(site) for method in route.methods or () if route.path_format.startswith("/api/")}
    described = {(method, path) for path, methods in description()["paths"].items() for method in methods}
    around = {(method, path) for method, path in served if path in ("/api/openapi.json",)}
    assert served - around == described


def test_every_operation_has_a_name_of_its_own_a_line_and_what_a_key_has_to_be_for() -> None:
    found = list(operations(description()))
    assert len({one["operationId"] for one in found}) == len(found)
    for one in found:
        assert one["summary"]
        assert one["tags"][0] in TAGS
        assert one["security"][0]["key"][0] in list(Scope)
        assert {"401", "403"} <= one["responses"].keys()
        assert "HTTPValidationError" not in str(one)


def routes_of(site: TestClient) -> list[APIRoute]:
    app: Any = site.app
    while not isinstance(app, FastAPI):
        app = app._app
    return [route for route in app.routes if isinstance(route, APIRoute)]


def test_the_command_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["openapi"]) == 0
    assert json.loads(capsys.readouterr().out) == description()
