"""Every address that the real application answers at × everybody who may ask: denied unless it is listed here."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from assistant.entrance.access import RULES, rule_for
from assistant.people.people import People
from assistant.people.person import Role, Scope
from assistant.settings import ROOT
from tests.browser.serving import own_copy
from tests.entrance.doors import ADMINISTRATOR, EDITOR, OTHER, PASSWORD, READER, Clock, at_the_door, key_of, login_of, people_in, session_of

OPEN = {
    ("GET", "/login"), ("POST", "/login"), ("GET", "/login/start"), ("GET", "/login/callback"), ("POST", "/sign-out"), ("GET", "/youju/health"),
    ("GET", "/youju/ready"),
}
EDITORS = re.compile(r"(GET|POST) /api/library\b.*|POST /library\b.*|GET /library/[^/]+(/changes)?")
ADMINISTRATORS = re.compile(r"(GET|POST) (/api)?/records\b.*|GET /metrics/?|POST /model|(GET|POST) /users\b.*")
KEYS = {
    Scope.ASK: re.compile(r"POST /api/(ask|feedback)|POST /v1/chat/completions|GET /v1/models.*|(GET|POST|DELETE) /mcp/?"),
    Scope.READ: re.compile(r"(GET|POST) /api/search|GET /api/(targets|duties|conflicts|groups|terms|milestones|documents|citation|clauses\b.*|openapi.json)"
                           r"|GET /clauses/.*|GET /youju/export/.*"),
    Scope.WORK: re.compile(r"POST /api/check|(GET|POST) /api/(brief|onboard)"),
    Scope.DOCUMENTS: re.compile(r"(GET|POST) /api/library\b.*"),
    Scope.RECORDS: re.compile(r"(GET|POST) (/api)?/records\b.*"),
    Scope.METRICS: re.compile(r"GET /metrics/?"),
}
OF_GRADIO = re.compile(r"POST /gradio_api/(queue/join|run/predict|cancel)|GET /gradio_api/(queue/data|heartbeat/x)")


@pytest.fixture(scope="module")
def addresses(index_data: Path, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    """Method and path of everything that the application answers at, Gradio's own included."""
    data = own_copy(index_data, tmp_path_factory.mktemp("walked") / "data")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("YOUJU_")} | {"YOUJU_DATA": str(data)}
    walked = subprocess.run([sys.executable, "-m", "tests.entrance.walk"], env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert walked.returncode == 0, walked.stderr
    return [(method, path) for method, path in json.loads(walked.stdout.splitlines()[-1])]


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> People:
    return people_in(tmp_path_factory.mktemp("people"))


@pytest.fixture(scope="module")
def door(people: People, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with at_the_door(login_of(tmp_path_factory.mktemp("door"), people, login="users", uploads_per_minute=10**6)) as client:
        yield client


def comes_in(door: TestClient, method: str, path: str, headers: dict[str, str]) -> bool:
    """Whether a request reaches the application; what does not is refused as it should be."""
    answer = door.request(method, path, headers=headers)
    if answer.status_code == 200:
        assert answer.text.startswith("reached by")
        return True
    is_sent_to_the_login = answer.status_code == 303 and answer.headers["location"].startswith("/login")
    assert is_sent_to_the_login or answer.status_code in (401, 403), (method, path, answer.status_code)
    return False


def test_the_walk_finds_all_of_the_application(addresses: list[tuple[str, str]]) -> None:
    assert len(addresses) > 120
    for known in (("GET", "/targets"), ("POST", "/api/check"), ("POST", "/library/x/remove"), ("GET", "/gradio_api/queue/data"), ("POST", "/gradio_api/upload"),
                  ("GET", "/users"), ("POST", "/account/keys"), ("GET", "/config")):
        assert known in addresses


def test_nobody_comes_in_but_where_it_is_open(addresses: list[tuple[str, str]], door: TestClient) -> None:
    for method, path in addresses:
        assert comes_in(door, method, path, {}) == ((method, path) in OPEN), (method, path)


def test_neither_an_ended_session_nor_a_suspended_account_nor_a_wrong_token_comes_in(addresses: list[tuple[str, str]], tmp_path: Path) -> None:
    clock = Clock()
    people = people_in(tmp_path, clock)
    ended, signed_out, expired = (people.begin_session(ADMINISTRATOR) for _ in range(3))
    people.end_session(signed_out)
    people.set_password(ADMINISTRATOR, "another horse staple")
    people.add("吴停用", Role.ADMINISTRATOR, PASSWORD)
    suspended, key = people.begin_session("吴停用"), key_of(people, "吴停用", *Scope)
    people.suspend("吴停用")
    old = people.begin_session(EDITOR)
    clock.now += 13 * 3600
    tried = [{"cookie": f"youju_session={token}"} for token in (ended, signed_out, expired, suspended, old, "", "x" * 43, "…".encode().hex())]
    with at_the_door(login_of(tmp_path, people, clock, login="users", uploads_per_minute=10**6)) as door:
        for headers in (*tried, key, {"authorization": f"Bearer youju_{'x' * 43}"}):
            for method, path in addresses:
                assert comes_in(door, method, path, headers) == ((method, path) in OPEN), (method, path, headers)


@pytest.mark.parametrize(("name", "role"), [(READER, Role.READER), (OTHER, Role.READER), (EDITOR, Role.EDITOR), (ADMINISTRATOR, Role.ADMINISTRATOR)])
def test_a_role_comes_in_where_it_may(addresses: list[tuple[str, str]], door: TestClient, people: People, name: str, role: Role) -> None:
    headers = session_of(people, name)
    for method, path in addresses:
        if path.startswith("/gradio_api/"):
            continue
        line = f"{method} {path}"
        may = not (EDITORS.fullmatch(line) and role is Role.READER) and not (ADMINISTRATORS.fullmatch(line) and role is not Role.ADMINISTRATOR)
        assert comes_in(door, method, path, headers) == may, line


def test_a_key_comes_in_where_its_scope_is_listed_and_nowhere_else(addresses: list[tuple[str, str]], door: TestClient, people: People) -> None:
    for scope in Scope:
        one, all_others = key_of(people, ADMINISTRATOR, scope), key_of(people, ADMINISTRATOR, *(other for other in Scope if other is not scope))
        for method, path in addresses:
            line = f"{method} {path}"
            if (method, path) in OPEN:
                continue
            assert comes_in(door, method, path, one) == bool(KEYS[scope].fullmatch(line)), (scope, line)
            is_anothers = any(pattern.fullmatch(line) for other, pattern in KEYS.items() if other is not scope)
            assert comes_in(door, method, path, all_others) == is_anothers, (scope, line)


def test_a_key_never_does_what_its_owner_may_not(addresses: list[tuple[str, str]], door: TestClient, people: People) -> None:
    headers = key_of(people, EDITOR, Scope.DOCUMENTS, Scope.READ)
    people.set_role(EDITOR, Role.READER)
    try:
        for method, path in addresses:
            if EDITORS.fullmatch(f"{method} {path}"):
                assert not comes_in(door, method, path, headers), (method, path)
    finally:
        people.set_role(EDITOR, Role.EDITOR)


def test_of_gradio_nothing_is_reached_but_what_the_chat_uses(addresses: list[tuple[str, str]], door: TestClient, people: People) -> None:
    headers = session_of(people, ADMINISTRATOR)
    tried = 0
    for method, path in addresses:
        if path.startswith("/gradio_api/"):
            tried += 1
            sent = {"session_hash": "h1"}
            answer = door.request(method, path, headers=headers, params=sent, json=sent if method == "POST" else None)
            assert (answer.status_code == 200) == bool(OF_GRADIO.fullmatch(f"{method} {path}")), (method, path, answer.status_code)
    assert tried > 40


@pytest.mark.parametrize("path", ["/users/", "/users//", "//users", "/Users", "/login/../users", "/users;x", "/users%00", "/%75sers", "/login/x"])
def test_another_way_of_writing_an_address_opens_nothing(door: TestClient, path: str) -> None:
    answer = door.get(path)
    assert answer.status_code in (303, 401, 403), path


def test_what_is_not_listed_takes_a_reader_and_no_key() -> None:
    for method in ("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"):
        rule = rule_for(method, "/somewhere/new")
        assert (rule.role, rule.scope) == (Role.READER, None)


def test_every_row_of_the_table_fits_whole_paths_only() -> None:
    assert all(rule.methods for rule in RULES)
    assert rule_for("GET", "/youju/health/more").role is Role.READER
    assert rule_for("GET", "/x/login").role is Role.READER
    assert rule_for("GET", "/records/a\nb").role is Role.ADMINISTRATOR
    assert rule_for("POST", "/library/a\nb/replace").role is Role.EDITOR
    assert rule_for("GET", "/youju/page.css\n").role is Role.READER


def test_an_answer_is_reached_by_whom_it_says(door: TestClient, people: People) -> None:
    assert door.get("/targets", headers=session_of(people, READER)).text == f"reached by {READER}"
    assert door.get("/login", headers={}).text == "reached by nobody"
