"""How somebody is known: at this machine, by a gateway's header, by a key; and whom nobody believes."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.requests import HTTPConnection
from starlette.testclient import TestClient

from assistant.entrance.ways import by_place
from assistant.entrance.who import VISITOR
from assistant.page.guard import LARGEST_BODY, Guard
from assistant.people.people import People
from assistant.people.person import HERE, Role, Scope
from tests.entrance.doors import BASE, EDITOR, READER, at_the_door, key_of, login_of, people_in, session_of


@pytest.fixture
def people(tmp_path: Path) -> People:
    return people_in(tmp_path)


def gateway(tmp_path: Path, people: People, peer: str = "10.0.0.5", proxies: str = "10.0.0.0/24, 192.168.7.1") -> TestClient:
    return at_the_door(login_of(tmp_path, people, login="header", login_header="X-Remote-User", login_proxies=proxies), peer=peer)


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "X-Client-IP", "Via", "VIA"])
def test_without_a_login_whoever_is_passed_on_is_a_visitor(tmp_path: Path, header: str) -> None:
    with at_the_door(login_of(tmp_path)) as door:
        assert door.get("/targets").text == "reached by 本机"
        assert door.get("/users").status_code == 200
        assert door.get("/targets", headers={header: "192.0.2.7"}).text == "reached by 访客"
        assert door.get("/users", headers={header: "192.0.2.7"}).status_code == 403
        assert door.post("/library", headers={header: ""}).status_code == 403


def test_a_server_between_that_says_nothing_of_itself_is_known_by_how_it_speaks() -> None:
    """As nginx passes on when nobody tells it otherwise."""
    for version, person in (("1.0", VISITOR), ("1.1", HERE), ("2", HERE)):
        assert by_place(HTTPConnection({"type": "http", "headers": [(b"connection", b"close")], "http_version": version})).person == person


@pytest.mark.parametrize(
    ("written", "known"),
    [
        (quote("张三"), "张三"),
        ("张三".encode(), "张三"),  # as some gateways write it
        ("zhang.san@example.gov.cn", "zhang.san@example.gov.cn"),
        ("CN=x, 张三".encode(), ""),
        (quote("王管理"), "王管理"),
        ("", ""),
        ("   ", ""),
        (quote("本机"), ""),  # who needs no login is no name
        (quote("访客"), ""),
        ("a" * 500, ""),
        ("%00", ""),
        (quote("张\u202e三"), ""),
        (quote("王管理\n"), ""),
    ],
)
def test_a_gateway_names_the_person(tmp_path: Path, people: People, written: str | bytes, known: str) -> None:
    with gateway(tmp_path, people) as door:
        answer = door.get("/targets", headers=[(b"x-remote-user", written if isinstance(written, bytes) else written.encode())])
        assert (answer.text if answer.status_code == 200 else "") == (f"reached by {known}" if known else "")
        assert answer.status_code == (200 if known else 401)


def test_a_header_that_comes_twice_or_is_no_text_is_refused(tmp_path: Path, people: People) -> None:
    with gateway(tmp_path, people) as door:
        assert door.get("/targets", headers=[
            ("X-Remote-User", "li"), ("x-remote-user", "wang")]).status_code == 400
        assert door.get("/targets", headers={"x-remote-user": "%ff%fe"}).status_code == 400
        assert door.get("/targets", headers={"x_remote_user": "wang"}).status_code == 401


@pytest.mark.parametrize(
    ("peer", "status"),
    [("10.0.0.5", 200), ("10.0.0.255", 200), ("192.168.7.1", 200), ("::ffff:10.0.0.5", 200), ("10.0.1.5", 401), ("127.0.0.1", 401), ("::1", 401), ("", 401)],
)
def test_nobody_but_the_gateway_is_believed(tmp_path: Path, people: People, peer: str, status: int) -> None:
    with gateway(tmp_path, people, peer) as door:
        assert door.get("/targets", headers={"x-remote-user": "wang", "x-forwarded-for": "10.0.0.5"}).status_code == status


def test_this_machine_is_the_gateway_where_none_is_set(tmp_path: Path, people: People) -> None:
    for peer, status in (("127.0.0.1", 200), ("::1", 200), ("10.0.0.5", 401)):
        with gateway(tmp_path, people, peer, proxies="") as door:
            assert door.get("/targets", headers={"x-remote-user": "wang"}).status_code == status


def test_a_role_stands_in_the_accounts_and_a_suspension_holds_for_the_gateway_too(tmp_path: Path, people: People) -> None:
    people.add("赵网关", Role.EDITOR)
    with gateway(tmp_path, people) as door:
        headers = {"x-remote-user": quote("赵网关")}
        assert door.post("/library", headers=headers).status_code == 200
        assert door.get("/users", headers=headers).status_code == 403
        people.suspend("赵网关")
        assert door.get("/targets", headers=headers).status_code == 401


def test_a_session_says_nothing_where_the_gateway_signs_in(tmp_path: Path, people: People) -> None:
    with gateway(tmp_path, people) as door:
        assert door.get("/targets", headers=session_of(people, READER)).status_code == 401


@pytest.fixture
def door(tmp_path: Path, people: People) -> Iterator[TestClient]:
    with at_the_door(login_of(tmp_path, people, login="users")) as door:
        yield door


def test_a_key_goes_before_the_session_and_never_adds_to_it(door: TestClient, people: People) -> None:
    key, session = key_of(people, READER, Scope.READ), session_of(people, EDITOR)
    assert door.post("/library", headers=session).status_code == 200
    assert door.post("/library", headers=session | key).status_code == 403
    assert door.get("/api/targets", headers=session | key).text == f"reached by {READER}"


def test_a_wrong_key_is_refused_and_does_not_fall_back_to_the_session_or_the_machine(tmp_path: Path, door: TestClient, people: People) -> None:
    wrong = {"authorization": "Bearer youju_wrong"}
    assert door.get("/targets", headers=session_of(people, READER) | wrong).status_code == 401
    with at_the_door(login_of(tmp_path)) as here:
        assert here.get("/targets", headers=wrong).status_code == 401


def test_two_keys_at_once_open_nothing(door: TestClient, people: People) -> None:
    key = key_of(people, READER, Scope.READ)["authorization"]
    assert door.get("/api/targets", headers=[("authorization", key), ("authorization", key)]).status_code == 401


@pytest.mark.parametrize("shown", ["Basic dXNlcjpwYXNz", "Bearer eyJhbGciOi", "Bearer sk-anything", "", "Negotiate x"])
def test_what_a_gateway_shows_to_itself_is_no_key(door: TestClient, people: People, shown: str) -> None:
    assert door.get("/targets", headers=session_of(people, READER) | {"authorization": shown}).status_code == 200
    assert door.get("/api/targets", headers={"authorization": shown}).status_code == 401


def test_a_refusal_tells_programs_in_json_and_people_in_a_page(door: TestClient, people: People) -> None:
    answer = door.get("/api/targets")
    assert (answer.status_code, answer.headers["www-authenticate"], answer.json()["error"]) == (401, "Bearer", "请先登录，或出示密钥。")
    assert door.post("/v1/chat/completions").status_code == 401
    assert door.get("/youju/side").status_code == 401
    assert door.get("/youju/side", headers={"accept": "text/html"}).headers["location"] == "/login?next=%2Fyouju%2Fside"
    assert door.get("/targets?unit=%E5%8E%BF&x=1").headers["location"] == "/login?next=%2Ftargets%3Funit%3D%25E5%258E%25BF%26x%3D1"
    assert door.post("/library").headers["location"] == "/login"
    reader = session_of(people, READER)
    assert door.get("/users", headers=reader).text == "需要管理员的权限：请联系管理员。"
    assert door.get("/api/records", headers=reader).json()["error"] == "需要管理员的权限：请联系管理员。"
    assert door.get("/api/records", headers=reader).headers["cache-control"] == "no-store"


def test_a_file_of_accounts_that_cannot_be_read_lets_nobody_in(tmp_path: Path, people: People, door: TestClient) -> None:
    reader = session_of(people, READER)
    for name in ("people.sqlite", "people.sqlite-wal", "people.sqlite-shm"):
        if (tmp_path / name).exists():
            (tmp_path / name).write_bytes(b"\x00" * 4096)
    assert door.get("/targets", headers=reader).status_code in (303, 503)
    assert door.get("/youju/health", headers=reader).status_code == 200, "the server lives"
    assert door.get("/login", headers=reader).status_code == 200
    assert door.get("/api/targets", headers=key_header()).status_code in (401, 503)


def test_a_body_without_a_length_that_is_too_large_is_refused(door: TestClient, people: People) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(LARGEST_BODY // 2**16 + 2):
            yield b"x" * 2**16

    guarded = TestClient(Guard(door.app, "127.0.0.1", ""), base_url=BASE)
    assert guarded.post("/gradio_api/run/predict", content=endless(), headers=session_of(people, READER)).status_code == 413


def key_header() -> dict[str, str]:
    return {"authorization": f"Bearer youju_{'a' * 43}"}


def test_files_are_sent_no_more_often_than_set(tmp_path: Path, people: People) -> None:
    with at_the_door(login_of(tmp_path, people, login="users", uploads_per_minute=3)) as door:
        editor, reader = session_of(people, EDITOR), session_of(people, READER)
        assert [door.post("/library", headers=editor).status_code for _ in range(4)] == [200, 200, 200, 429]
        assert door.post("/library/plan/replace", headers=editor).headers["retry-after"].isdigit()
        assert door.post("/library/plan/switch", headers=editor).status_code == 200, "no file is sent"
        assert [door.post("/library", headers=reader).status_code for _ in range(5)] == [403] * 5
        assert [door.post("/youju/check", headers=reader).status_code for _ in range(4)] == [200, 200, 200, 429], "what was refused does not count"
    with at_the_door(login_of(tmp_path / "third", people, login="users", uploads_per_minute=2)) as door:
        reader = session_of(people, READER)
        assert [door.post("/youju/brief/wording", headers=reader).status_code for _ in range(3)] == [200, 200, 429], "a model is asked as often at most"
    with at_the_door(login_of(tmp_path / "other", uploads_per_minute=1)) as here:
        assert [here.post("/library").status_code for _ in range(3)] == [200, 200, 200], "at this machine nothing is counted"
