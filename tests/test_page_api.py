"""The work products as JSON: the contract's objects, and one line for every wrong call."""

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from assistant.addresses import find_clause
from assistant.checking.check import Checker
from assistant.onboarding.course import course_of
from assistant.page.guard import LARGEST_BODY
from index.library import Library
from tests.test_page_check import TEXT, WORD, client_of, word_of
from tests.test_page_pages import plan

__all__ = ["plan"]
UNIT = "县科技局"


@pytest.fixture(scope="module")
def site(plan: Library) -> Iterator[TestClient]:
    with client_of(plan) as client:
        yield client


def test_text_and_word_are_checked_as_the_command_line_does(site: TestClient, plan: Library) -> None:
    wanted = [one.as_json() for one in Checker(plan).check(TEXT)]
    assert wanted
    assert site.post("/api/check", json={"id": "d1", "text": TEXT}).json() == {"id": "d1", "statements": wanted}
    assert site.post("/api/check", json={"text": "同志们好"}).json() == {"statements": []}
    said = site.post("/api/check", files={"file": ("稿.docx", word_of(*TEXT.splitlines()), WORD)}).json()
    assert said["file"] == "稿.docx"
    assert [(one["text"], one["verdict"]) for one in said["statements"]] == [(one["text"], one["verdict"]) for one in wanted]


def test_a_briefing_has_its_sections_in_the_order_that_is_asked_for(site: TestClient, plan: Library) -> None:
    said = site.get(f"/api/brief?unit={UNIT}&sections=dates,targets").json()
    assert [section["key"] for section in said["sections"]] == ["dates", "targets"]
    text = plan.readings[0].document.text
    cited = [one for paragraph in said["sections"][0]["paragraphs"] for sentence in paragraph for one in sentence["citations"]]
    assert cited
    assert all(text[one["start"] : one["end"]] == one["quote"] for one in cited)


def test_a_course_is_what_the_command_line_prints(site: TestClient, plan: Library) -> None:
    assert site.get(f"/api/onboard?unit={UNIT}").json() == course_of(plan, UNIT).as_json()


def test_a_clause_and_a_stretch_of_it_are_cited(site: TestClient, plan: Library) -> None:
    whole = site.get("/api/citation?address=附件3·二·四·2").json()
    assert whole["address"] == "附件3·二·(四)·2"
    assert whole["citation"].endswith(f"（《{plan.readings[0].document.title}》附件3·二·(四)·2）")
    part = site.get("/api/citation?document=xiangyin-2025&address=总体方案·二·(一)&start=1085&end=1095").json()
    assert part["quote"] == "专项债32.27亿元"
    assert find_clause(plan, part["address"])[1].span.start <= part["start"]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/brief?reader=x", 400), ("/api/brief?length=x", 400), ("/api/brief?units=x", 400), ("/api/brief?unit=县旅游局", 404), ("/api/brief?topic=火星", 404),
        ("/api/brief?part=附件99", 404), ("/api/onboard", 400), ("/api/onboard?unit=县旅游局", 404), ("/api/onboard?part=附件99", 404), ("/api/citation", 400),
        ("/api/citation?address=附件99", 404), ("/api/citation?address=总体方案&start=1", 400), ("/api/citation?address=总体方案·二·(一)&start=1&end=9", 404),
        ("/api/citation?document=nowhere&address=附件3", 404), ("/api/citation?address=附件3&start=9999999999999999&end=99999999999999999", 404),
    ],
)
def test_a_wrong_call_gets_one_line(site: TestClient, address: str, status: int) -> None:
    answer = site.get(address)
    assert answer.status_code == status
    assert one_line(answer.json())


@pytest.mark.parametrize(
    "sent",
    [
        {"content": b""}, {"content": b"x"}, {"json": {}}, {"json": []}, {"json": {"text": 1}}, {"json": {"text": "x", "id": 1}},
        {"content": b"[" * 100_000, "headers": {"content-type": "application/json"}}, {"content": b"\xff", "headers": {"content-type": "application/json"}},
        {"files": {"file": ("x.png", b"\x89PNG\0")}}, {"files": {"file": ("x.txt", b"x")}, "data": {"text": "x"}},
    ],
)
def test_a_wrong_draft_gets_one_line(site: TestClient, sent: dict[str, Any]) -> None:
    answer = site.post("/api/check", **sent)
    assert answer.status_code == 400
    assert one_line(answer.json())


def test_a_body_that_is_too_large_is_refused(site: TestClient) -> None:
    assert site.post("/api/check", content=b"x" * (LARGEST_BODY + 1)).status_code == 413


def one_line(said: dict[str, str]) -> bool:
    return list(said) == ["error"] and len(said["error"].splitlines()) == 1
