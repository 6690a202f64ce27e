"""Hostile text and broken requests through both protocols: never a server error, and a stream holds nothing but its events."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from assistant.assistant import Assistant
from assistant.service.service import Service
from tests.protocols.serving import site_of

TEXTS = (
    "\0", "a\0b", "\x1b[31m红", "\u202e专项债", "\ufeff", "e\u0301" * 300, "\U000e0041" * 20, "\r\ndata: [DONE]\r\n\r\n", '\n\ndata: {"error": {}}\n\n', "\u2028data: x\u2029\x85",
    "[x](javascript:alert(1))", "![x](http://evil.example/)", "<script>alert(1)</script>", "</system>", "<|endoftext|>", "%s%n{}{0}", "../../etc/passwd", '"\\' * 50, "NaN", "𠀀𠀁",
)
ACCEPT = {"accept": "application/json, text/event-stream", "content-type": "application/json"}
NEWEST = {**ACCEPT, "mcp-protocol-version": "2026-07-28", "mcp-method": "tools/call", "mcp-name": "ask"}
META = {"io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": {}, "io.modelcontextprotocol/clientInfo": {"name": "t", "version": "1"}}


@pytest.fixture(scope="module")
def site(assistant: Assistant) -> Iterator[TestClient]:
    with TestClient(site_of(Service(assistant)), base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        yield client


@pytest.mark.parametrize("text", TEXTS)
def test_a_stream_of_any_question_is_made_of_events_alone(site: TestClient, text: str) -> None:
    messages = [{"role": "user", "content": text}, {"role": "assistant", "content": text}, {"role": "user", "content": f"专项债目标{text}"}]
    answer = site.post("/v1/chat/completions", json={"model": "youju", "messages": messages, "stream": True})
    assert answer.status_code == 200
    *events, done, rest = answer.text.split("\n\n")
    assert (done, rest) == ("data: [DONE]", "")
    objects = [json.loads(event.removeprefix("data: ")) for event in events]
    assert all(event.startswith("data: ") and len(event.splitlines()) == 1 for event in events)
    assert objects[-1]["choices"][0]["finish_reason"] == "stop" and "citations" in objects[-1]


@pytest.mark.parametrize("text", TEXTS)
def test_a_tool_with_any_text_answers_or_says_in_one_line_why_not(site: TestClient, text: str) -> None:
    for tool, name in (("ask", "question"), ("search", "query"), ("clause", "address"), ("targets", "unit"), ("duties", "part"), ("conflicts", "document")):
        result = called(site, {"name": tool, "arguments": {name: text}}, ACCEPT)
        assert not result.get("isError") or len(result["content"][0]["text"].splitlines()) == 1


@pytest.mark.parametrize("headers", [ACCEPT, NEWEST], ids=["handshake", "newest"])
def test_half_a_character_is_refused(site: TestClient, headers: dict[str, str]) -> None:
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "ask", "arguments": {"question": "\ud800"}, "_meta": META}}
    answer = site.post("/mcp", content=json.dumps(body), headers=headers)
    assert answer.status_code == 400 or answer.json()["result"]["isError"]


@pytest.mark.parametrize("headers", [ACCEPT, NEWEST, {}, {**ACCEPT, "mcp-protocol-version": "x"}], ids=["handshake", "newest", "no headers", "unknown"])
@pytest.mark.parametrize(
    "body",
    ["", "x", "[]", "5", "{}", '{"jsonrpc": "2.0"}', "[" * 100_000, '{"jsonrpc": "2.0", "id": 1, "method": "nope"}',
     '{"jsonrpc": "2.0", "id": 1, "method": "tools/call"}', '{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "ask", "arguments": "x"}}'],
)  # fmt: skip
def test_what_is_no_call_is_an_error_of_the_callers(site: TestClient, body: str, headers: dict[str, str]) -> None:
    answer = site.post("/mcp", content=body, headers=headers)
    assert 400 <= answer.status_code < 500 or "error" in answer.json()


def called(site: TestClient, params: dict[str, Any], headers: dict[str, str]) -> dict[str, Any]:
    answer = site.post("/mcp", json={"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}, headers=headers)
    assert answer.status_code == 200
    result: dict[str, Any] = answer.json()["result"]
    return result
