"""Requests that are not answered: OpenAI's form of error for each, with the field that is wrong, and never a server error."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.responses import JSONResponse
from starlette.testclient import TestClient

from assistant.api.openai.form import OpenAIForm
from assistant.assistant import Assistant
from assistant.page.guard import LARGEST_BODY
from assistant.people.person import HERE
from assistant.service.asker import Asker
from assistant.service.errors import Busy, Closing, TooMany
from assistant.service.service import Service
from tests.protocols.serving import site_of

USER = {"role": "user", "content": "谁管消防"}


@pytest.fixture(scope="module")
def site(assistant: Assistant) -> Iterator[TestClient]:
    with TestClient(site_of(Service(assistant)), base_url="http://127.0.0.1") as client:
        yield client


def error_in(said: dict[str, Any]) -> dict[str, Any]:
    error: dict[str, Any] = said["error"]
    assert list(said) == ["error"] and set(error) == {"message", "type", "param", "code"}
    assert error["message"] and len(error["message"].splitlines()) == 1 and error["type"] and error["code"]
    return error


@pytest.mark.parametrize(
    ("body", "status", "param", "code"),
    [
        ({"model": "youju"}, 400, "messages", "missing_required_parameter"),
        ({"messages": [USER]}, 400, "model", "missing_required_parameter"),
        ({"model": 1, "messages": [USER]}, 400, "model", "invalid_type"),
        ({"model": "gpt", "messages": [USER]}, 404, "model", "model_not_found"),
        ({"model": "youju", "messages": []}, 400, "messages", "invalid_type"),
        ({"model": "youju", "messages": "谁"}, 400, "messages", "invalid_type"),
        ({"model": "youju", "messages": [1]}, 400, "messages[0]", "invalid_type"),
        ({"model": "youju", "messages": [{"content": "谁"}]}, 400, "messages[0].role", "missing_required_parameter"),
        ({"model": "youju", "messages": [{"role": "user", "content": 5}]}, 400, "messages[0].content", "invalid_type"),
        ({"model": "youju", "messages": [USER, {"role": "tool", "content": "x"}]}, 400, "messages[1].role", "unsupported_value"),
        ({"model": "youju", "messages": [{"role": "system", "content": "谁"}]}, 400, "messages", "invalid_value"),
        ({"model": "youju", "messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "http://x/"}}]}]}, 400, "messages[0].content[0].type", "unsupported_value"),
        ({"model": "youju", "messages": [USER], "n": 2}, 400, "n", "unsupported_value"),
        ({"model": "youju", "messages": [USER], "n": True}, 400, "n", "invalid_type"),
        ({"model": "youju", "messages": [USER], "stream": "yes"}, 400, "stream", "invalid_type"),
        ({"model": "youju", "messages": [USER], "tools": [{"type": "function"}]}, 400, "tools", "unsupported_value"),
        ({"model": "youju", "messages": [USER], "functions": [{}]}, 400, "functions", "unsupported_value"),
        ({"model": "youju", "messages": [USER], "response_format": {"type": "json_object"}}, 400, "response_format", "unsupported_value"),
        ({"model": "youju", "messages": [USER], "modalities": ["audio"]}, 400, "modalities", "unsupported_value"),
        ({"model": "youju", "messages": [USER], "documents": ["nowhere"]}, 404, "documents", "document_not_found"),
        ({"model": "youju", "messages": [USER], "documents": "nowhere"}, 400, "documents", "invalid_type"),
        ({"model": "youju", "messages": [USER], "our_unit": "县旅游局"}, 404, "our_unit", "unit_not_found"),
    ],
)
def test_a_wrong_request_names_the_field(site: TestClient, body: dict[str, Any], status: int, param: str, code: str) -> None:
    answer = site.post("/v1/chat/completions", json=body)
    error = error_in(answer.json())
    assert (answer.status_code, error["param"], error["code"], error["type"]) == (status, param, code, "invalid_request_error")


@pytest.mark.parametrize(
    "content", [b"", b"x", b"[]", b"5", b"null", b"\xff", b"[" * 100_000, b'{"model": "youju", "messages": ' + b"[" * 100_000, b'{"model": "\\ud800", "messages": []}', b"{} {}"]
)
def test_what_is_no_json_object_is_refused(site: TestClient, content: bytes) -> None:
    answer = site.post("/v1/chat/completions", content=content)
    assert (answer.status_code, error_in(answer.json())["code"]) in ((400, "invalid_json"), (400, "missing_required_parameter"))


def test_what_a_model_would_be_told_changes_nothing(site: TestClient) -> None:
    plain = site.post("/v1/chat/completions", json={"model": "youju", "messages": [USER]}).json()
    told = {"temperature": 2, "top_p": 0.1, "max_tokens": 1, "seed": 7, "stop": ["。"], "presence_penalty": 2, "logit_bias": {"1": 100}, "user": "u", "n": 1, "tools": [], "what": "ever"}
    answer = site.post("/v1/chat/completions", json={"model": "youju", "messages": [USER]} | told)
    assert answer.json()["choices"] == plain["choices"]


def test_a_question_that_says_nothing_gets_the_assistants_hint(site: TestClient) -> None:
    answer = site.post("/v1/chat/completions", json={"model": "youju", "messages": [{"role": "user", "content": " "}]})
    assert answer.status_code == 200 and answer.json()["youju"]["status"] == "out_of_scope"


def test_special_tokens_are_counted_as_text(site: TestClient) -> None:
    turns = [{"role": ("user", "assistant")[at % 2], "content": f"第{at}句<|endoftext|>"} for at in range(900)]
    answer = site.post("/v1/chat/completions", json={"model": "youju", "messages": [*turns, USER]})
    assert answer.status_code == 200 and answer.json()["usage"]["prompt_tokens"] > 5_000


@pytest.mark.parametrize("messages", [[{"role": "user", "content": "谁" * 100_000}], [*[USER] * 10_000, USER]], ids=["question", "turns"])
def test_what_is_too_long_is_refused_and_never_cut(site: TestClient, messages: list[dict[str, str]]) -> None:
    answer = site.post("/v1/chat/completions", json={"model": "youju", "messages": messages})
    assert (answer.status_code, error_in(answer.json())["code"]) == (413, "context_length_exceeded")


def test_a_body_that_is_too_large_is_refused(site: TestClient) -> None:
    assert site.post("/v1/chat/completions", content=b"x" * (LARGEST_BODY + 1)).status_code == 413

    def pieces() -> Iterator[bytes]:
        for _ in range(9):
            yield b"x" * (LARGEST_BODY // 8)

    answer = site.post("/v1/chat/completions", content=pieces())
    assert (answer.status_code, error_in(answer.json())["type"]) == (413, "invalid_request_error")


@pytest.mark.parametrize("path", ["/v1/embeddings", "/v1/completions", "/v1/models/x/y", "/v1/chat", "/v1/"])
def test_what_is_not_served_is_said_in_the_same_form(site: TestClient, path: str) -> None:
    answer = site.post(path, json={}) if "models" not in path else site.get(path)
    assert answer.status_code == 404 and error_in(answer.json())


@pytest.mark.parametrize(
    ("error", "status", "kind", "code"),
    [
        (TooMany(30, 17), 429, "rate_limit_error", "rate_limit_exceeded"), (Busy(9, 3), 503, "server_error", "overloaded"),
        (Closing(), 503, "server_error", "overloaded"), (RuntimeError("秘密"), 500, "server_error", "internal_error"),
    ],
)
@pytest.mark.parametrize("is_streamed", [False, True])
def test_a_question_that_is_not_taken_has_its_status_before_anything_is_said(
    assistant: Assistant, error: Exception, status: int, kind: str, code: str, is_streamed: bool
) -> None:
    with TestClient(site_of(Refusing(assistant, error)), base_url="http://127.0.0.1") as site:
        answer = site.post("/v1/chat/completions", json={"model": "youju", "messages": [USER], "stream": is_streamed})
    said = error_in(answer.json())
    assert (answer.status_code, said["type"], said["code"]) == (status, kind, code)
    assert answer.headers.get("retry-after") == (str(error.retry_after) if isinstance(error, TooMany | Busy | Closing) else None)
    assert "秘密" not in json.dumps(answer.json(), ensure_ascii=False)


@pytest.mark.parametrize(
    ("headers", "status", "code"), [({"host": "evil.example"}, 421, "invalid_request"), ({"origin": "http://evil.example"}, 403, "permission_denied"), ({"content-length": "99999999999"}, 413, "request_too_large")],
)
def test_what_stands_before_the_routes_refuses_in_the_same_form(assistant: Assistant, headers: dict[str, str], status: int, code: str) -> None:
    with TestClient(OpenAIForm(site_of(Service(assistant))), base_url="http://127.0.0.1") as site:
        answer = site.post("/v1/chat/completions", content=b"{}", headers=headers)
        assert (answer.status_code, error_in(answer.json())["code"]) == (status, code)
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert site.post("/mcp", content=b"{}", headers=headers).text.startswith("不" if status != 413 else "内容过大")


@pytest.mark.parametrize(("status", "kind", "code"), [(401, "authentication_error", "invalid_api_key"), (403, "permission_error", "permission_denied"), (429, "rate_limit_error", "rate_limit_exceeded"), (503, "server_error", "overloaded")])
def test_one_line_of_json_is_put_in_the_same_form_with_its_headers(status: int, kind: str, code: str) -> None:
    refusing = JSONResponse({"error": "一行"}, status, {"retry-after": "7", "www-authenticate": "Bearer"})
    site = TestClient(OpenAIForm(refusing))
    answer = site.get("/v1/models")
    assert answer.status_code == status and answer.json() == {"error": {"message": "一行", "type": kind, "param": None, "code": code}}
    assert (answer.headers["retry-after"], answer.headers["www-authenticate"]) == ("7", "Bearer")
    assert site.get("/api/x").json() == {"error": "一行"}


class Refusing(Service):
    """A service that answers nobody."""

    def __init__(self, assistant: Assistant, error: Exception) -> None:
        super().__init__(assistant)
        self._error = error

    def begin(self, asker: Asker) -> None:
        assert asker.person is HERE
        raise self._error
