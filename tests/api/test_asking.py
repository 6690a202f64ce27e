"""POST /api/ask and /api/search: the command line's rows with links, whole or as events, and one line for every wrong call."""

import asyncio
import json
import re
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message

from assistant.answer import Answer
from assistant.api.links import clause_path
from assistant.assistant import Assistant
from assistant.service.admission import Admission
from assistant.service.errors import Busy, TooMany
from assistant.service.service import Service
from assistant.settings import ROOT
from assistant.show import hit_json
from tests.api.conftest import Judge, site_of

QUESTION = "今年专项债的目标是多少"


def test_an_answer_is_the_command_line_s_with_a_link_for_each_citation(site: TestClient, assistant: Assistant) -> None:
    said = site.post("/api/ask", json={"id": "q1", "question": QUESTION}).json()
    wanted = assistant.ask(QUESTION).as_json()
    links = [one.pop("url") for one in said["citations"]]
    assert {**said, "seconds": 0, "record": ""} == {"id": "q1", **wanted, "seconds": 0, "record": ""}
    assert links[0] == "/clauses/xiangyin-2025/%E6%80%BB%E4%BD%93%E6%96%B9%E6%A1%88%C2%B7%E4%BA%8C%C2%B7%28%E4%B8%80%29?start=1085&end=1095"
    assert next(iter(said)) == "id"


def test_turns_before_tell_what_is_meant_with_their_citations_or_without(site: TestClient) -> None:
    cited = {"role": "assistant", "content": "……", "citations": [{"document": "xiangyin-2025", "address": "附件3·一", "label": 1}, "xiangyin-2025#附件3", 7]}
    for before in ([{"role": "user", "content": "高新技术产业增加值目标是多少"}, cited], [{"role": "user", "content": "高新技术产业增加值目标是多少"}]):
        said = site.post("/api/ask", json={"question": "那专项债呢", "history": before}).json()
        assert "专项债" in said["standalone_question"]
        assert "32.27亿元" in said["headline"]


def test_ours_is_the_unit_that_is_named_and_one_that_nobody_names_is_not_there(site: TestClient) -> None:
    said = site.post("/api/ask", json={"question": "我们局牵头哪些任务", "our_unit": "科技局"}).json()
    assert said["status"] == "answered"
    assert "县科技局" in said["standalone_question"]
    assert site.post("/api/ask", json={"question": "我们局牵头哪些任务", "our_unit": "火星局"}).status_code == 404


@pytest.mark.parametrize("how", [{"json": {"question": QUESTION, "stream": True}}, {"json": {"question": QUESTION}, "headers": {"accept": "text/event-stream"}}])
def test_a_stream_holds_whole_answers_and_ends_with_done(site: TestClient, how: dict[str, Any]) -> None:
    answer = site.post("/api/ask", **how)
    assert answer.headers["content-type"].startswith("text/event-stream")
    events = events_of(answer.text)
    assert [name for name, _ in events] == ["answer", "done"]
    assert "32.27亿元" in events[0][1]["headline"]
    assert events[0][1]["citations"][0]["url"].startswith("/clauses/")


def test_a_search_gives_the_command_line_s_rows_with_links(site: TestClient, assistant: Assistant) -> None:
    said = site.post("/api/search", json={"id": 7, "question": "高企数量", "top": 3}).json()
    wanted = [hit_json(hit.reading, hit.clause, hit.score) for hit in assistant.search("高企数量", top=3)]
    assert said["id"] == 7
    assert [{key: value for key, value in row.items() if key != "url"} for row in said["clauses"]] == wanted
    assert said["clauses"][0]["url"] == clause_path("xiangyin-2025", said["clauses"][0]["address"])


def test_a_body_without_a_length_is_cut_off_when_it_is_too_large(site: TestClient) -> None:
    pieces = (b" " * 2**20 for _ in range(9))
    answer = site.post("/api/ask", content=pieces, headers={"content-type": "application/json"})
    assert (answer.status_code, list(answer.json())) == (413, ["error"])


def test_what_the_guard_refuses_is_told_in_the_same_form(site: TestClient) -> None:
    for sent, status in (({"content": b" " * 9 * 2**20}, 413), ({"json": {"question": QUESTION}, "headers": {"origin": "http://evil.example"}}, 403)):
        answer = site.post("/api/ask", **sent)
        assert (answer.status_code, list(answer.json())) == (status, ["error"])


# sent, its status, the field that is named
WRONG: list[tuple[dict[str, Any], int, str]] = [
    ({"content": b"{", "headers": {"content-type": "application/json"}}, 400, ""),
    ({"content": b"[" * 100_000, "headers": {"content-type": "application/json"}}, 400, ""),
    ({"content": b"\xff", "headers": {"content-type": "application/json"}}, 400, ""),
    ({"content": b'{"question": ' + b"9" * 10_000 + b"}", "headers": {"content-type": "application/json"}}, 400, ""),
    ({"content": b'{"question": "\\ud800"}', "headers": {"content-type": "application/json"}}, 422, ""),
    ({"content": b'{"question": "x", "id": "\\udfff"}', "headers": {"content-type": "application/json"}}, 422, ""),
    ({"content": b'{"question": "x", "id": NaN}', "headers": {"content-type": "application/json"}}, 422, "id"),
    ({"content": b'{"question": "x"}', "headers": {"content-type": "text/plain"}}, 422, ""),
    ({"content": b""}, 422, ""),
    ({"data": {"question": "x"}}, 422, ""),
    ({"json": []}, 422, ""),
    ({"json": {}}, 422, "question"),
    ({"json": {"question": None}}, 422, "question"),
    ({"json": {"question": "x", "id": [1]}}, 422, "id"),
    ({"json": {"question": "x", "history": {}}}, 422, "history"),
    ({"json": {"question": "x", "history": [{"role": "system", "content": "x"}]}}, 422, "history.0.role"),
    ({"json": {"question": "x", "history": [{"role": "user"}]}}, 422, "history.0.content"),
    ({"json": {"question": "x", "history": [{"role": "user", "content": "x", "citations": "x"}]}}, 422, "history.0.citations"),
    ({"json": {"question": "x", "documents": "xiangyin-2025"}}, 422, "documents"),
    ({"json": {"question": "x", "documents": ["nowhere"]}}, 404, ""),
    ({"json": {"question": "专" * 2001}}, 413, ""),
    ({"json": {"question": "x", "history": [{"role": "user", "content": "x"}] * 1001}}, 413, ""),
]


@pytest.mark.parametrize("path", ["/api/ask", "/api/search"])
@pytest.mark.parametrize(("sent", "status", "field"), WRONG, ids=range(len(WRONG)))
def test_a_wrong_question_gets_one_line_and_the_field(site: TestClient, path: str, sent: dict[str, Any], status: int, field: str) -> None:
    answer = site.post(path, **sent)
    assert answer.status_code == status, answer.text
    assert answer.json().get("field", "") == field
    assert len(answer.json()["error"].splitlines()) == 1
    assert not answer.json()["error"].isascii()


@pytest.mark.parametrize(
    ("path", "sent", "line"),
    [
        ("/api/search", {"question": "x", "top": 10_000}, "top 最大是 100"), ("/api/search", {"question": "x", "top": 0}, "top 最小是 1"),
        ("/api/search", {"question": "x", "top": 1.5}, "top 应为整数"), ("/api/search", {"question": "x", "top": "3"}, "top 应为整数"),
        ("/api/ask", {"question": "x", "wording": "x"}, "wording 只能是 on、off"), ("/api/ask", {"question": "x", "stream": 1}, "stream 应为 true 或 false"),
        ("/api/ask", {"question": "x", "id": 1.5}, "id 应为字符串或整数"), ("/api/ask", {"question": "x", "our_unit": 1}, "our_unit 应为字符串"),
    ],
)
def test_the_line_says_what_would_be_right(site: TestClient, path: str, sent: dict[str, Any], line: str) -> None:
    assert site.post(path, json=sent).json()["error"] == line


def test_what_is_not_known_is_passed_over_and_nothing_given_is_as_good_as_left_out(site: TestClient) -> None:
    sent = {"question": QUESTION, "temperature": 0.3, "history": None, "documents": None, "id": None}
    assert site.post("/api/ask", json=sent).status_code == 200


class Refusing(Service):
    """Takes no question."""

    error: Exception = Busy(3, 7)

    def begin(self, asker: object) -> None:
        raise self.error


@pytest.mark.parametrize(("error", "status"), [(Busy(3, 7), 503), (TooMany(30, 7), 429)])
@pytest.mark.parametrize("stream", [False, True])
def test_a_question_that_is_not_taken_now_says_when_to_come_back(assistant: Assistant, error: Exception, status: int, stream: bool) -> None:
    service = Refusing(assistant, admission=Admission(1))
    service.error = error
    with site_of(service) as site:
        for path in ("/api/ask", "/api/search"):
            answer = site.post(path, json={"question": QUESTION, "stream": stream})
            assert (answer.status_code, answer.headers["retry-after"], answer.json()["retry_after"]) == (status, "7", 7)


class Breaking(Service):
    """Answers once, then breaks."""

    def stream(self, *given: Any, **more: Any) -> Any:
        answers = super().stream(*given, **more)

        def broken() -> Iterator[Answer]:
            yield next(answers)
            raise RuntimeError("secret")

        return _Closable(broken())


class _Closable:
    def __init__(self, items: Iterator[Answer]) -> None:
        self._items = items
        self.is_closed = threading.Event()

    def __next__(self) -> Answer:
        return next(self._items)

    def close(self) -> None:
        self.is_closed.set()


def test_what_breaks_is_told_in_one_line_that_tells_nothing_of_it(assistant: Assistant) -> None:
    with site_of(Breaking(assistant)) as site:
        whole = site.post("/api/ask", json={"question": QUESTION})
        events = events_of(site.post("/api/ask", json={"question": QUESTION, "stream": True}).text)
    assert whole.status_code == 500
    assert [name for name, _ in events] == ["answer", "error"]
    for said in (whole.json(), events[-1][1]):
        assert said == {"error": "没有做完，请重试；若再次出现，请管理员查看日志"}


class Waiting(Service):
    """The ledger's answer, then a model that never ends."""

    def stream(self, *given: Any, **more: Any) -> Any:
        answers = super().stream(*given, **more)

        def waiting() -> Iterator[Answer]:
            yield next(answers)
            self.made.is_closed.wait(30)

        self.made = _Closable(waiting())
        return self.made


@pytest.mark.parametrize("stream", [False, True])
def test_a_program_that_leaves_stops_the_model(assistant: Assistant, stream: bool) -> None:
    service = Waiting(assistant)
    with site_of(service) as site:
        site.portal.call(leaving, site.app, {"question": QUESTION, "stream": stream})  # type: ignore[union-attr]
    assert service.made.is_closed.wait(10)


async def leaving(app: ASGIApp, sent: dict[str, Any]) -> None:
    """Ask as a server hands it on, and leave as soon as the answer has had time to begin."""
    headers = [(b"host", b"127.0.0.1:7860"), (b"content-type", b"application/json")]
    scope = {
        "type": "http", "asgi": {"version": "3.0", "spec_version": "2.3"}, "http_version": "1.1", "method": "POST", "path": "/api/ask", "raw_path": b"/api/ask",
        "query_string": b"", "root_path": "", "scheme": "http", "headers": headers, "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 7860), "state": {},
    }
    messages = iter([{"type": "http.request", "body": json.dumps(sent).encode(), "more_body": False}])

    async def receive() -> Message:
        with suppress(StopIteration):
            return next(messages)
        await asyncio.sleep(2)
        return {"type": "http.disconnect"}

    async def send(_: Message) -> None:
        pass

    await asyncio.wait_for(app(scope, receive, send), 20)


def test_feedback_goes_to_the_record_and_an_answer_of_somebody_else_is_not_there(site: TestClient, judge: Judge) -> None:
    assert site.post("/api/feedback", json={"record": "r1", "is_helpful": False, "reason": "数不对\u202e"}).json() == {"ok": True}
    assert judge.said[-1] == ("r1", False, "数不对")
    assert site.post("/api/feedback", json={"record": "r2", "is_helpful": True}).status_code == 404
    assert site.post("/api/feedback", json={"record": "r1"}).json()["field"] == "is_helpful"
    assert site.post("/api/feedback", json={"record": "r1", "is_helpful": None}).status_code == 200


def test_the_readme_s_calls_are_answered(site: TestClient) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    calls = re.findall(r"^curl -sN? http://127\.0\.0\.1:7860(/api/(?:ask|search)) -H '(.+?): (.+?)' -d '(.+)'$", readme, re.MULTILINE)
    assert len(calls) == 3
    for path, name, value, sent in calls:
        answer = site.post(path, content=sent.encode(), headers={name: value})
        assert answer.status_code == 200
        assert "/clauses/xiangyin-2025/" in answer.text


def events_of(text: str) -> list[tuple[str, dict[str, Any]]]:
    """The events of a stream as a client reads them."""
    found = []
    for block in text.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines())
        with suppress(KeyError):
            found.append((fields["event"], json.loads(fields["data"])))
    return found
