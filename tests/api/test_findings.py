"""Clauses, the ledger's rows and the documents over HTTP: what the command line prints."""

from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from assistant.addresses import find_clause
from assistant.assistant import Assistant
from assistant.ledger import conflict_rows, duty_rows, group_rows, milestone_rows, names_of, target_rows, term_rows
from assistant.shelved import document_rows
from assistant.show import clause_json
from index.library import Library

ADDRESS = "附件7·二·(一)·7·(15)"


@pytest.mark.parametrize(
    "path",
    [
        f"/api/clauses?address={ADDRESS}", "/api/clauses?address=附件7·二·一·7·15", f"/api/clauses?address={quote('xiangyin-2025#' + ADDRESS)}",
        "/api/clauses?address=附件７・二・（一）・７・（15）&document=xiangyin-2025", f"/api/clauses/xiangyin-2025/{quote(ADDRESS)}",
        "/api/clauses/xiangyin-2025/附件7·二·一·7·15",
    ],
)
def test_a_clause_is_found_as_the_command_line_finds_it(site: TestClient, seeds: Library, path: str) -> None:
    reading, clause = find_clause(seeds, ADDRESS)
    said = site.get(path).json()
    assert said.pop("url") == f"/clauses/xiangyin-2025/{quote(ADDRESS, safe='')}"
    assert said == {"document": "xiangyin-2025"} | clause_json(reading.tree, clause)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/clauses", 422), ("/api/clauses?address=", 422), ("/api/clauses?address=%20", 404), ("/api/clauses?address=附件99", 404), ("/api/clauses?address=附件3&document=nowhere", 404),
        ("/api/clauses/nowhere/附件3", 404), ("/api/clauses/xiangyin-2025/附件99", 404), ("/api/clauses/xiangyin-2025/..%2F..%2Fetc%2Fpasswd", 404),
        ("/api/clauses/xiangyin-2025/%00%ff", 404), ("/api/targets?unit=火星局", 404), ("/api/duties?part=附件99", 404), ("/api/terms?document=nowhere", 404),
        ("/api/nowhere", 404), ("/api/", 404), ("/api/records?until=0", 422),
    ],
)
def test_what_is_not_there_is_said_in_one_line(site: TestClient, path: str, status: int) -> None:
    answer = site.get(path)
    assert answer.status_code == status
    assert len(answer.json()["error"].splitlines()) == 1


@pytest.mark.parametrize(("name", "rows"), [
    ("targets", target_rows), ("duties", duty_rows), ("conflicts", conflict_rows), ("groups", group_rows), ("terms", term_rows), ("milestones", milestone_rows),
])
def test_the_rows_are_the_ledger_s(site: TestClient, seeds: Library, name: str, rows: object) -> None:
    wanted = rows(seeds)  # type: ignore[operator]
    assert site.get(f"/api/{name}").json() == wanted
    assert site.get(f"/api/{name}?document=xiangyin-2025").json() == wanted
    part = site.get(f"/api/{name}?part=附件３").json()
    assert part == [row for row in wanted if "附件3" in ([side["part"] for side in row["sides"]] if "sides" in row else [row["part"]])]


def test_a_unit_s_rows_are_those_that_name_it(site: TestClient, seeds: Library) -> None:
    names = names_of(seeds, "科技局")
    wanted = [row for row in duty_rows(seeds) if names & {*row["lead"], *row["support"]}]
    assert wanted
    assert site.get("/api/duties?unit=科技局").json() == wanted


def test_the_documents_are_those_that_are_answered_from(site: TestClient, assistant: Assistant) -> None:
    assert site.get("/api/documents").json() == [row for row in document_rows(assistant.settings.place) if row["is_on"]]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "POST", "OPTIONS", "QUERY"])
def test_a_route_that_takes_another_method_says_so(site: TestClient, method: str) -> None:
    answer = site.request(method, "/api/targets")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")
    assert answer.json()["error"]
