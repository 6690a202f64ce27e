"""The record's pages: for administrators alone, narrowed down by links and forms, exported, and a case made of a row; in both languages."""

import json
import re
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi import FastAPI, Request, Response
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

from assistant.answer import Answer, Status, Turn
from assistant.api.rest.behind import Behind
from assistant.api.rest.description import description
from assistant.api.rest.serving import add_rest
from assistant.checking.checkers import Checkers
from assistant.entrance.who import STATE
from assistant.page.guard import Guard
from assistant.page.records.routes import add_records
from assistant.people.person import HERE, Person, Role, Scope
from assistant.records.records import Records
from evals.cases import check_cases, read_cases
from index.library import Library
from tests.records.rows import LOCAL, OTHER, READER, answer_from_plan, answer_to, worded

HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'&'
ALL = ("/records", "/records/r1", "/records/export.csv", "/records/export.xlsx", "/records/export.jsonl", "/api/records", "/api/records/r1")


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    records = Records(tmp_path / "records.sqlite")
    yield records
    records.close()


@pytest.fixture
def client_of(records: Records, plan: Library, tmp_path: Path) -> Callable[[Person, str], TestClient]:
    """A client of a server that knows who asks; the API's routes, which take a while to make, are there for addresses below /api."""

    def client(person: Person, path: str) -> TestClient:
        app = FastAPI()
        add_records(app, lambda: plan, None, records, tmp_path / "cases.jsonl")
        if path.startswith("/api"):
            add_rest(app, Behind(lambda: plan, Checkers(lambda: plan), records=records))

        @app.middleware("http")
        async def known(request: Request, following: Callable[[Request], Awaitable[Response]]) -> Response:
            setattr(request.state, STATE, person)
            return await following(request)

        return TestClient(Guard(app, "127.0.0.1", ""), base_url="http://127.0.0.1", follow_redirects=False)

    return client


@pytest.fixture
def client(client_of: Callable[[Person, str], TestClient]) -> TestClient:
    return client_of(HERE, "/records")


@pytest.fixture
def program(client_of: Callable[[Person, str], TestClient]) -> TestClient:
    return client_of(HERE, "/api/records")


@pytest.mark.parametrize("path", [*ALL, "/records/nothing", "/api/records/nothing", "/records/export.exe"])
@pytest.mark.parametrize("person", [
    Person("读", Role.READER), Person("编", Role.EDITOR), Person("管", Role.ADMINISTRATOR, frozenset({Scope.ASK, Scope.READ, Scope.METRICS})),
], ids=["a reader", "an editor", "a key for other things"])
def test_nobody_but_an_administrator_sees_anything(records: Records, client_of: Callable[[Person, str], TestClient], person: Person, path: str) -> None:
    records.keep(READER, answer_to("机密的问题"), "r1")
    client = client_of(person, path)
    answer = client.get(path)
    assert answer.status_code == 403
    assert "机密的问题" not in answer.text and "张三" not in answer.text
    assert client.post("/records/r1/case").status_code == 403


def test_an_administrators_key_for_records_reads_them(records: Records, client_of: Callable[[Person, str], TestClient]) -> None:
    records.keep(READER, answer_to(), "r1")
    client = client_of(Person("管", Role.ADMINISTRATOR, frozenset({Scope.RECORDS})), "/api/records")
    body = client.get("/api/records", params={"words": "专项", "limit": 1}).json()
    assert (body["total"], body["by_status"], [row["id"] for row in body["records"]]) == (1, {"answered": 1}, ["r1"])
    assert client.get("/api/records/r1").json()["headline"] == "专项债目标为32.27亿元。"


@pytest.mark.parametrize(("query", "status"), [
    ("limit=1001", 422), ("limit=-1", 422), ("limit=ten", 422), ("offset=99999999999", 422), ("judged=maybe", 422), ("since=yesterday", 422),
    ("until=2026-02-30", 422), ("since=0001-01-01", 200), ("until=9999-12-31", 200), ("wrong=1", 200), ("words=%00%ED%A0%80", 200), ("status=nothing", 422), ("status=partial", 200), ("words=" + "%22" * 300, 200),
])
def test_a_wrong_call_gets_one_line(program: TestClient, query: str, status: int) -> None:
    answer = program.get(f"/api/records?{query}")
    assert answer.status_code == status
    if status != 200:
        assert len(answer.json()["error"].splitlines()) == 1


def test_what_is_given_is_as_described(records: Records, program: TestClient) -> None:
    records.keep(READER, worded(answer_to()), "r1")
    for path, name in (("/api/records", "Found"), ("/api/records/r1", "Record")):
        schema = {"components": description()["components"], "$ref": f"#/components/schemas/{name}"}
        Draft202012Validator(schema).validate(program.get(path).json())


def test_what_does_not_exist_is_404(client: TestClient, program: TestClient) -> None:
    assert program.get("/api/records/nothing").status_code == client.get("/records/nothing").status_code == client.post("/records/nothing/case").status_code == 404
    assert client.get("/records/export.exe").status_code == 404


def test_the_list_shows_rows_counts_and_days_and_links_narrow_it(records: Records, client: TestClient) -> None:
    records.keep(READER, answer_to("那呢", understood="今年专项债的目标是多少"), "r1")
    records.keep(OTHER, answer_to("播种面积", headline="42万亩", status=Status.PARTIAL), "r2")
    records.keep(OTHER, Answer("问", "", Status.NOT_FOUND, "", ""), "r3", "Busy")
    records.judge("r2", "李四", is_helpful=False, reason="数字错了")
    seen = client.get("/records").text
    assert all(text in seen for text in ("共 3 条", "今年专项债的目标是多少", "数字错了", "未作答", "Busy"))
    links = [link for link in re.findall(r'href="(/records\?[^"]*)"', seen) if "status=unanswered" in link]
    narrowed = client.get(links[0]).text
    assert "1 条，全部共 3 条" in narrowed and "播种面积" not in narrowed
    assert "播种面积" in client.get("/records?judged=either").text
    day = re.search(r"since=(\d{4}-\d\d-\d\d)", seen)
    assert day and "共 3 条" in client.get(f"/records?since={day[1]}&amp;until={day[1]}").text
    assert "没有符合条件" in client.get("/records?words=没有的字").text


def test_the_pages_of_a_long_list_follow_each_other(records: Records, client: TestClient) -> None:
    for number in range(120):
        records.keep(READER, answer_to(f"第{number}问"), f"r{number}")
    first, last = client.get("/records").text, client.get("/records?page=3").text
    assert "第119问" in first and "第69问" not in first and "/records?page=2" in first
    assert "第0问" in last and "page=4" not in last
    assert client.get("/records?page=0").status_code == 200 and client.get("/records?page=x").status_code == 400


def test_a_wrong_day_is_said_on_the_page(client: TestClient) -> None:
    answer = client.get("/records?since=yesterday")
    assert answer.status_code == 400 and "不是日期" in answer.text


def test_a_row_shows_everything_and_its_clauses_open(records: Records, client: TestClient, plan: Library) -> None:
    answer = worded(answer_from_plan(plan))
    records.keep(READER, answer, "r1", history=(Turn("user", "此前的问题"),))
    seen = client.get("/records/r1").text
    citation = answer.citations[0]
    assert f"#clause:{quote(citation.document)}:{citation.start}-{citation.end}" in seen
    assert all(text in seen for text in ("此前的问题", "small，首字 0.50 秒，共 2.00 秒", "通过 1 句，换成原文 1 句，没有显示 1 句", "模型停下了"))


def test_a_clause_that_has_changed_since_is_no_link(records: Records, client: TestClient) -> None:
    records.keep(READER, answer_to(), "r1")
    seen = client.get("/records/r1").text
    assert "#clause:" not in seen and "plan#总体方案·二·(一)" in seen


def test_foreign_text_stays_text(records: Records, client: TestClient) -> None:
    records.keep(LOCAL, answer_to(HOSTILE, headline=HOSTILE), "r1")
    records.mark("r1", is_helpful=False, reason=HOSTILE)
    for path in ("/records", "/records/r1", f"/records?words={quote(HOSTILE)}&person={quote(HOSTILE)}&status={quote(HOSTILE)}"):
        seen = client.get(path).text
        assert "<script>alert" not in seen and "<img" not in seen and " onerror=alert(1)&gt;" in seen


@pytest.mark.parametrize(("suffix", "begin"), [("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK"), ("jsonl", b'{"id"')])
def test_an_export_holds_what_is_chosen(records: Records, client: TestClient, suffix: str, begin: bytes) -> None:
    records.keep(READER, answer_to(), "r1")
    records.keep(OTHER, answer_to("=1+1"), "r2")
    answer = client.get(f"/records/export.{suffix}?person=李四")
    assert answer.status_code == 200 and answer.content.startswith(begin)
    assert "attachment" in answer.headers["content-disposition"]
    if suffix == "jsonl":
        assert [json.loads(line)["id"] for line in answer.text.splitlines()] == ["r2"]
    assert client.get(f"/records/export.{suffix}?since=x").status_code == 400


def test_one_click_makes_a_case_that_the_evaluation_takes(records: Records, client: TestClient, plan: Library, tmp_path: Path) -> None:
    records.keep(READER, answer_from_plan(plan), "r1")
    form = client.get("/records/r1").text
    sent = dict(re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>([^<]*)</textarea>', form))
    sent |= dict(re.findall(r'<select[^>]*name="(kind|status)".*?<option value="(\w+)" selected', form))
    done = client.post("/records/r1/case", data=sent)
    assert done.status_code == 303 and "case=r-r1" in done.headers["location"]
    assert "已加入评测题 r-r1" in client.get(done.headers["location"]).text
    cases = read_cases([tmp_path / "cases.jsonl"])
    assert [(case.id, case.values) for case in cases] == [("r-r1", (("32.27亿元",),))] and check_cases(cases, plan) == []


def test_a_case_that_is_none_comes_back_with_what_was_typed(records: Records, client: TestClient, plan: Library, tmp_path: Path) -> None:
    records.keep(READER, answer_from_plan(plan), "r1")
    sent = {"question": "我改过的问题", "kind": "target", "status": "answered", "gold": "附件99·一", "values": "3227亿元"}
    answer = client.post("/records/r1/case", data=sent)
    assert answer.status_code == 400 and "附件99·一" in answer.text and "我改过的问题" in answer.text
    assert not (tmp_path / "cases.jsonl").exists()
    assert client.post("/records/r1/case", data={**sent, "question": "问" * 30_000}).status_code == 422


def test_the_pages_have_an_english_twin(records: Records, client: TestClient) -> None:
    records.keep(READER, answer_to(), "r1")
    client.cookies.set("youju_language", "en")
    assert "Questions a day" in client.get("/records").text
    assert "Make an evaluation case" in client.get("/records/r1").text
