"""Two people at one real server: nothing of the one's is got by the other by any request, whatever of it is known."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx2
import pytest

from assistant.people.people import FILE, People
from assistant.people.person import Role
from tests.browser.serving import Server, own_copy
from tests.entrance.doors import ADMINISTRATOR, OTHER, PASSWORD, READER, ROLES

ASKED, FIGURE = "今年专项债的目标是多少", "32.27亿元"
MARK = "只有李读者知道的话"
DRAFT = f"{MARK}：全县专项债32.27亿元，规模工业增加值增长8.5%。"


@dataclass
class Chatter:
    """Somebody who signed in and speaks to the chat as the browser does."""

    client: httpx2.Client
    config: dict[str, Any]
    session: str

    def event(self, element: str, target: str) -> int:
        """Which of Gradio's events belongs to an element of the page."""
        component = next(one["id"] for one in self.config["components"] if one["props"].get("elem_id") == element)
        return int(next(one["id"] for one in self.config["dependencies"] if [component, target] in one["targets"]))

    def loaded(self) -> int:
        return int(next(one["id"] for one in self.config["dependencies"] if any(target[1] == "load" for target in one["targets"])))

    def run(self, event: int, *data: object, session: str = "") -> httpx2.Response:
        sent = {"data": list(data), "fn_index": event, "session_hash": session or self.session, "trigger_id": None}
        return self.client.post("/gradio_api/run/predict", json=sent)

    def ask(self, question: str, kept: list[str], session: str = "") -> str:
        sent = {"data": [question, kept, ""], "fn_index": self.event("yj-box", "submit"), "session_hash": session or self.session, "trigger_id": None}
        joined = self.client.post("/gradio_api/queue/join", json=sent)
        assert joined.status_code == 200, joined.text
        seen = ""
        with self.client.stream("GET", "/gradio_api/queue/data", params={"session_hash": session or self.session}) as stream:
            for line in stream.iter_lines():
                seen += json.dumps(json.loads(line[5:]), ensure_ascii=False) if line.startswith("data:") else ""
                if '"process_completed"' in seen:
                    break
        return html.unescape(seen)


@pytest.fixture(scope="module")
def server(index_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    data = own_copy(index_data, tmp_path_factory.mktemp("parted") / "data")
    people = People(data / FILE)
    for name in (READER, OTHER, ADMINISTRATOR):
        people.add(name, ROLES[name], PASSWORD)
    server = Server(data, settings={"YOUJU_LOGIN": "users"}).start().load()
    yield server
    server.stop()


def signed_in(server: Server, name: str) -> Chatter:
    client = httpx2.Client(base_url=server.address, timeout=60, trust_env=False)
    assert client.post("/login", data={"name": name, "password": PASSWORD}).headers["location"] == "/"
    return Chatter(client, client.get("/config").json(), f"session-of-{ROLES[name]}-{name.encode().hex()}")


@pytest.fixture(scope="module")
def mine(server: Server) -> Iterator[Chatter]:
    one = signed_in(server, READER)
    yield one
    one.client.close()


@pytest.fixture(scope="module", params=[OTHER, ADMINISTRATOR])
def theirs(server: Server, request: pytest.FixtureRequest) -> Iterator[Chatter]:
    one = signed_in(server, str(request.param))
    yield one
    one.client.close()


@pytest.fixture(scope="module")
def visit(mine: Chatter) -> list[str]:
    """What my browser keeps, after I have asked something."""
    kept = mine.run(mine.loaded(), []).json()["data"][0]
    assert kept[0] == f"@{READER}"
    assert FIGURE in mine.ask(f"{ASKED}（{MARK}）", kept)
    assert MARK in mine.run(mine.loaded(), kept).text
    return [str(one) for one in kept]


def test_a_conversation_is_seen_again_from_another_browser_of_the_same_person(server: Server, visit: list[str]) -> None:
    again = signed_in(server, READER)
    listed = again.run(again.loaded(), []).text
    assert MARK in listed, "in the list of conversations"
    again.client.close()


def test_whoever_hands_over_anothers_visit_sees_nothing_of_it(theirs: Chatter, visit: list[str]) -> None:
    for kept in (visit, [visit[0], visit[1]], [f"@{READER}", visit[1]], [READER, visit[1]]):
        seen = theirs.run(theirs.loaded(), kept)
        assert seen.status_code == 200
        assert MARK not in html.unescape(seen.text)
        assert visit[1] not in seen.text
        assert MARK not in html.unescape(theirs.run(theirs.event("yj-list", "input"), visit[1], kept).text)


def test_what_is_done_in_anothers_name_changes_nothing_of_theirs(mine: Chatter, theirs: Chatter, visit: list[str]) -> None:
    for element in ("yj-clear", "yj-delete-for-good", "yj-new"):
        theirs.run(theirs.event(element, "click"), visit)
    theirs.run(theirs.event("yj-title", "submit"), "改名", visit)
    theirs.ask("规模工业增加值增长多少", visit)
    own = theirs.run(theirs.loaded(), []).json()["data"][0]
    theirs.run(theirs.event("yj-list", "input"), visit[1], own)
    theirs.ask("规模工业增加值增长多少", [own[0], visit[1]])
    seen = html.unescape(mine.run(mine.loaded(), visit).text)
    assert MARK in seen
    assert "改名" not in seen
    assert "规模工业增加值" not in seen


def test_a_session_hash_that_is_anothers_is_not_there(mine: Chatter, theirs: Chatter, visit: list[str]) -> None:
    tried = [
        theirs.client.get("/gradio_api/queue/data", params={"session_hash": mine.session}),
        theirs.client.get(f"/gradio_api/heartbeat/{mine.session}"),
        theirs.client.post("/gradio_api/cancel", json={"session_hash": mine.session, "fn_index": 1, "event_id": "x"}),
        theirs.client.post("/gradio_api/queue/join", json={"data": [], "fn_index": 1, "session_hash": mine.session}),
        theirs.run(theirs.loaded(), visit, session=mine.session),
    ]
    assert [answer.status_code for answer in tried] == [404] * 5
    assert FIGURE in mine.ask(ASKED, visit), "and mine goes on"


@pytest.mark.parametrize(
    "sent",
    [
        '{"session_hash": "own-hash", "session_hash": "%s", "fn_index": 0, "data": [[]]}', '{"fn_index": 0, "data": [[]], "session_hash": ["%s"]}',
        '{"fn_index": 0, "data": [[]]}', "[]", "{", '{"session_hash": "%s\\u0000", "fn_index": 0, "data": [[]]}', '{"session_hash": null, "fn_index": 0, "data": [[]]}',
    ],
)
def test_a_request_that_names_a_session_in_two_ways_or_none_is_refused(mine: Chatter, theirs: Chatter, sent: str) -> None:
    body = sent % mine.session if "%s" in sent else sent
    for path in ("run/predict", "queue/join", "cancel"):
        answer = theirs.client.post(f"/gradio_api/{path}", content=body.encode(), headers={"content-type": "application/json"})
        assert answer.status_code == 400, (path, answer.text)
    assert theirs.client.get("/gradio_api/queue/data", params=[("session_hash", "own-hash"), ("session_hash", mine.session)]).status_code == 400
    assert theirs.client.get("/gradio_api/queue/data").status_code == 400


def test_a_checked_draft_is_its_senders_alone(mine: Chatter, theirs: Chatter) -> None:
    sent = mine.client.post("/youju/check", files={"text": (None, DRAFT)})
    assert sent.status_code == 303
    place = sent.headers["location"]
    assert MARK in mine.client.get(place).text
    token = place.partition("draft=")[2]
    for kept in ("", quote(f"@{READER}"), "x" * 32, mine.client.cookies["youju_session"]):
        theirs.client.cookies.set("youju_drafts", kept)
        answer = theirs.client.get(place)
        assert (answer.status_code, MARK in answer.text) == (404, False)
        assert theirs.client.get(f"/youju/check/{token}.docx").status_code == 404


def test_no_page_tells_of_anothers_conversations_keys_or_drafts(mine: Chatter, theirs: Chatter, visit: list[str]) -> None:
    made = mine.client.post("/account/keys", data={"label": "我一个人的", "scope": "read"})
    key = re.search(r"youju_[\w-]{43}", made.text)
    assert key
    for path in ("/", "/account", "/check", "/youju/side", "/youju/scope", "/targets", "/config", "/library", "/model", "/brief"):
        text = theirs.client.get(path).text
        for secret in (MARK, "我一个人的", key[0], visit[1], mine.session):
            assert secret not in html.unescape(text), (path, secret)


def test_a_suspended_person_is_out_at_once(server: Server) -> None:
    people = People(server.data / FILE)
    people.add("吴停用", Role.READER, PASSWORD)
    client = httpx2.Client(base_url=server.address, timeout=60, trust_env=False)
    client.post("/login", data={"name": "吴停用", "password": PASSWORD})
    assert client.get("/targets").status_code == 200
    people.suspend("吴停用")
    assert client.get("/targets").status_code == 303
    assert client.post("/gradio_api/run/predict", json={"session_hash": "h", "fn_index": 0, "data": []}).status_code == 401
    client.close()
