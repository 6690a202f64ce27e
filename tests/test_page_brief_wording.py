"""A model's words in 写汇报: told a JSON line at a time as they are verified, exported as checked as any, and never needed."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.api.rest.behind import Behind
from assistant.api.rest.serving import add_rest
from assistant.briefing.compose import compose
from assistant.briefing.edited import sentences_by_id
from assistant.chat.model import ChatModel
from assistant.checking.checkers import Checkers
from assistant.page.guard import Guard
from assistant.page.pages.desk import Desk
from assistant.page.work.routes import add_work
from assistant.settings import Settings
from index.library import Library
from tests.briefing.test_compose import plan
from tests.briefing.test_wording import MOVED, TARGET, chat_that
from tests.entered import InAs
from tests.test_page_pages import HERE, Seen, see

__all__ = ["plan"]
UNIT = "县商务局"


@contextmanager
def worded_by(library: Library, chat: ChatModel | None, folder: Path) -> Iterator[TestClient]:
    """The work products of a server whose settings name a model."""
    settings = Settings(data=folder, chat_url="http://127.0.0.1:9/v1", chat_model="示例模型") if chat else Settings(data=folder)
    app = FastAPI()
    add_work(app, lambda: library, Desk(settings, lambda _: None, chat=lambda: chat))
    add_rest(app, Behind(lambda: library, Checkers(lambda: library), chat=lambda: chat))
    with TestClient(Guard(InAs(app), "127.0.0.1", ""), base_url=HERE) as client:
        yield client


def moved(number: int, sentence: str) -> str:
    return f"{number}. {sentence.replace(TARGET, MOVED).replace('确保', '')}"


def rows(client: TestClient, **brief: str) -> list[dict[str, Any]]:
    answer = client.post("/youju/brief/wording", json={"brief": {"unit": UNIT, **brief}})
    assert answer.status_code == 200
    return [json.loads(line) for line in answer.text.splitlines()]


def test_words_are_told_a_line_at_a_time_with_their_places_and_why_others_are_not(plan: Library, tmp_path: Path) -> None:
    with worded_by(plan, chat_that(moved), tmp_path) as client:
        told = rows(client)
    composed = sentences_by_id(compose(plan, UNIT))
    worded = [row for row in told if "text" in row]
    assert worded and all(MOVED in row["text"] and composed[id_].text == row["was"] for row in worded for id_ in row["ids"])
    dropped = [row for row in told if "dropped" in row]
    assert dropped and all("外资企业3家" in row["dropped"] and row["why"] for row in dropped)
    assert next(row["done"] for row in told if "done" in row) == 0
    assert told[-1]["is_over"] and f"润色了{len(worded)}句" in told[-1]["said"] and f"{len(dropped)}句没有通过核对" in told[-1]["said"]


def test_the_page_asks_only_where_a_model_is_in_use_and_wanted(plan: Library, tmp_path: Path) -> None:
    def has_box(client: TestClient) -> bool:
        return "yj-smoothing" in {attributes.get("id") for _, attributes in see(client, f"/brief?unit={UNIT}").elements}

    with worded_by(plan, chat_that(moved), tmp_path) as client:
        assert has_box(client)
        assert TARGET in Seen(client.get(f"/brief?unit={UNIT}").text).text, "the composed sentences stand at once"
        client.cookies.set("youju_wording", "off")
        assert not has_box(client)
    with worded_by(plan, None, tmp_path) as client:
        assert not has_box(client)
        assert client.post("/youju/brief/wording", json={"brief": {"unit": UNIT}}).status_code == 409


@pytest.mark.parametrize(("sent", "status"), [(b"x", 400), (b"[]", 400), (b'{"brief": {"reader": "x"}}', 400), (b'{"brief": {"unit": "x"}}', 404)])
def test_a_wrong_call_gets_one_line(plan: Library, tmp_path: Path, sent: bytes, status: int) -> None:
    with worded_by(plan, chat_that(moved), tmp_path) as client:
        answer = client.post("/youju/brief/wording", content=sent)
    assert answer.status_code == status and len(answer.json()["error"].splitlines()) == 1


def test_a_models_words_are_exported_as_such_once_they_are_checked_again(plan: Library, tmp_path: Path) -> None:
    with worded_by(plan, chat_that(moved), tmp_path) as client:
        edits = {id_: {"was": row["was"], "text": row["text"], "by": "model"} for row in rows(client) if "text" in row for id_ in row["ids"]}
        false = {id_: edit | {"text": edit["text"].replace("8%", "9%")} for id_, edit in edits.items()}
        good, bad = (client.post("/youju/brief/export", data={"unit": UNIT, "kind": "md", "edits": json.dumps(one)}).text for one in (edits, false))
    assert f"其中{len(edits)}句由模型润色" in good and "〔待核〕" not in good and f"{MOVED}[" in good
    assert "由模型润色" not in bad and bad.count("〔待核〕") == len(edits)


def test_the_api_words_it_too_unless_it_is_told_not_to_and_takes_edits(plan: Library, tmp_path: Path) -> None:
    with worded_by(plan, chat_that(moved), tmp_path) as client:
        worded, composed = (client.get(f"/api/brief?unit={UNIT}{more}").json() for more in ("", "&wording=off"))
        foreign = client.get(f"/api/brief?unit={UNIT}", headers={"sec-fetch-site": "cross-site"}).json()
        assert client.get("/api/brief?wording=x").status_code == 400
        texts = {one["id"]: one for one in _sentences(worded)}
        mine = next(one for one in texts.values() if one["is_worded"])
        edit = {mine["id"]: {"was": mine["was"], "text": "进出口总额增长80%"}}
        edited = client.post("/api/brief", json={"unit": UNIT, "edits": edit}).json()
        calls: list[Any] = [[], {"unit": UNIT, "edits": []}, {"unit": UNIT, "edits": {mine["id"]: 1}}, {"unit": 1}, {"units": UNIT}]
        wrong = [client.post("/api/brief", json=sent).status_code for sent in calls]
    assert mine["text"] == MOVED and mine["was"] == TARGET and mine["citations"]
    assert worded["wording"]["model"] == "示例模型" and worded["wording"]["asked"] == len(worded["wording"]["sentences"])
    assert composed["wording"] is None is foreign["wording"] and composed["sections"] == foreign["sections"]
    assert edited["unwitnessed"] == [mine["id"]]
    doubtful = next(one for one in _sentences(edited) if one["id"] == mine["id"])
    assert doubtful["is_doubtful"] and not doubtful["citations"] and doubtful["text"] == "进出口总额增长80%。"
    assert wrong == [400] * 5


def test_a_model_that_fails_is_told_in_one_line_and_the_briefing_stands(plan: Library, tmp_path: Path) -> None:
    def fail(number: int, sentence: str) -> str:
        raise ConnectionError

    with worded_by(plan, chat_that(fail), tmp_path) as client:
        told = rows(client)
        briefing = client.get(f"/api/brief?unit={UNIT}").json()
    assert "连不上模型接口" in told[-1]["said"] and not [row for row in told if "text" in row]
    assert [one["text"] for one in _sentences(briefing)] == [one.text for one in compose(plan, UNIT).sentences]
    assert briefing["wording"]["left_out"]


def _sentences(said: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []

    def walk(section: dict[str, Any]) -> None:
        found.extend(one for paragraph in section["paragraphs"] for one in paragraph)
        for below in section["sections"]:
            walk(below)

    for section in said["sections"]:
        walk(section)
    return found
