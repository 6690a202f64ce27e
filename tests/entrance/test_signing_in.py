"""Signing in and out, one's own account, and the page of all accounts, through the guard as a browser speaks to them."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.entrance.entrance import Entrance
from assistant.entrance.login import Login
from assistant.page.guard import Guard
from assistant.page.pages.routes import add_pages
from assistant.page.people.login_routes import then_of
from assistant.page.people.refusal import refusal
from assistant.page.people.routes import add_people
from assistant.people.people import People
from assistant.people.person import Role, Scope
from tests.entrance.doors import ADMINISTRATOR, BASE, EDITOR, OTHER, PASSWORD, READER, Clock, key_of, login_of, people_in
from tests.test_page_pages import library_of

NEW = "another horse staple"
PUBLIC = "https://youju.example.gov.cn"


class House:
    """One server with accounts; ``visit`` is a browser of its own."""

    def __init__(self, folder: Path, **settings: Any) -> None:
        self.clock = Clock()
        self.people: People = people_in(folder, self.clock)
        self.login: Login = login_of(folder, self.people, self.clock, **{"login": "users", **settings})
        self.forgotten: list[str] = []
        library = library_of("一、目标\n1. 新增企业10家以上。(县科技局牵头)\n")
        app = FastAPI()
        add_pages(app, lambda: library)
        add_people(app, lambda: library, None, self.login, self.forgotten.append)
        self.app = Guard(Entrance(app, self.login, refusal), "127.0.0.1", "", self.login.public)

    def visit(self, name: str = "", base: str = BASE, peer: str = "203.0.113.9") -> TestClient:
        browser = TestClient(self.app, base_url=base, follow_redirects=False, client=(peer, 50000))
        if name:
            assert browser.post("/login", data={"name": name, "password": PASSWORD}).status_code == 303
        return browser


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_whoever_signs_in_is_led_to_where_they_wanted_to_go(house: House) -> None:
    browser = house.visit()
    assert browser.get("/targets?unit=x").headers["location"] == "/login?next=%2Ftargets%3Funit%3Dx"
    page = browser.get("/login?next=%2Ftargets%3Funit%3Dx")
    assert 'name="next" value="/targets?unit=x"' in page.text
    assert "县科技局" not in page.text
    assert "方案" not in page.text, "nothing of the documents before signing in"
    assert "<script" not in page.text.replace('<script src="/youju/early.js"></script>', "")
    answer = browser.post("/login", data={"name": READER, "password": PASSWORD, "next": "/targets?unit=x"})
    assert (answer.status_code, answer.headers["location"], answer.headers["cache-control"]) == (303, "/targets?unit=x", "no-store")
    cookie = answer.headers["set-cookie"]
    assert re.fullmatch(r"youju_session=[\w-]{43}; HttpOnly; Path=/; SameSite=lax", cookie)
    seen = browser.get("/targets").text
    assert READER in seen
    assert "/account" in seen
    assert "/users" not in seen


@pytest.mark.parametrize(
    "path",
    ["//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "", "targets", "/a\r\nSet-Cookie: x=1", "/login",
     "/login?next=/login", "/sign-out", "/" + "x" * 3000, "/\t/evil.example", "http:///evil.example", "///evil.example"],
)
def test_nobody_is_led_elsewhere(path: str) -> None:
    assert then_of(path) == "/"


@pytest.mark.parametrize("path", ["/targets", "/clauses/plan/附件2·二·(一)·1?start=1&end=2", "/?x=//y", "/library/a%2Fb"])
def test_a_path_of_our_own_is_followed(path: str) -> None:
    assert then_of(path) == path


@pytest.mark.parametrize(
    ("name", "password"),
    [(READER, "wrong password"), ("没有这个人", PASSWORD), ("", ""), (READER, ""), ("' OR 1=1 --", "x"), (READER, PASSWORD + " "), ("吴停用", PASSWORD), ("\x00", "x")],
)
def test_every_failure_says_the_same(house: House, name: str, password: str) -> None:
    house.people.add("吴停用", Role.READER, PASSWORD)
    house.people.suspend("吴停用")
    answer = house.visit().post("/login", data={"name": name, "password": password})
    assert answer.status_code == 403
    assert "名字或密码不对，或者账户已停用" in answer.text
    assert "set-cookie" not in answer.headers
    assert len(password) < 4 or password not in answer.text


def test_a_foreign_site_signs_nobody_in_or_out(house: House) -> None:
    foreign = {"origin": "https://evil.example"}
    assert house.visit().post("/login", data={"name": READER, "password": PASSWORD}, headers=foreign).status_code == 403
    browser = house.visit(READER)
    assert browser.post("/sign-out", headers=foreign).status_code == 403
    assert browser.get("/targets").status_code == 200


@pytest.mark.parametrize("content_type", ["multipart/form-data; boundary=x", "application/json", "text/plain", ""])
def test_what_is_no_form_signs_nobody_in(house: House, content_type: str) -> None:
    assert house.visit().post("/login", content=b"name=x&password=y", headers={"content-type": content_type}).status_code == 400
    assert house.visit().post("/login", data={"name": "x" * 20_000}).status_code == 400


def test_five_failures_a_minute_and_then_the_seconds_to_wait(house: House) -> None:
    browser = house.visit()
    wrong = {"name": READER, "password": "wrong password"}
    assert [browser.post("/login", data=wrong).status_code for _ in range(7)] == [403] * 5 + [429] * 2
    right = browser.post("/login", data={"name": READER, "password": PASSWORD})
    assert right.status_code == 429, "the right one is not tried either, or trying would go on"
    assert 1 <= int(right.headers["retry-after"]) <= 60
    assert f"请 {right.headers['retry-after']} 秒后再试" in right.text
    assert browser.post("/login", data={"name": OTHER, "password": PASSWORD}).status_code == 303, "another account at the same address"
    house.clock.now += 61
    assert browser.post("/login", data={"name": READER, "password": PASSWORD}).status_code == 303


def test_other_ways_of_writing_a_name_are_the_same_account_to_the_count(house: House) -> None:
    house.people.add("Zhang", Role.READER, PASSWORD)
    names = ("Zhang", "zhang", "ZHANG", " zhang ", "Ｚhang", "zhanG")
    assert [house.visit().post("/login", data={"name": name, "password": "wrong"}).status_code for name in names] == [403] * 5 + [429]


def test_an_address_that_tries_many_accounts_has_to_wait_and_others_have_not(house: House) -> None:
    tried = [house.visit().post("/login", data={"name": f"人{number}", "password": "wrong"}).status_code for number in range(62)]
    assert tried == [403] * 60 + [429] * 2
    elsewhere = house.visit(peer="203.0.113.10")
    assert elsewhere.post("/login", data={"name": READER, "password": PASSWORD}).status_code == 303


def test_a_whole_county_behind_one_address_signs_in_within_a_minute(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(house.people), "sign_in", lambda self, name, password: house.people.account(name).person)
    assert [house.visit().post("/login", data={"name": READER, "password": "x"}).status_code for _ in range(200)] == [303] * 200


def test_signing_in_begins_a_session_of_its_own_and_ends_the_one_before(house: House) -> None:
    browser = house.visit()
    browser.cookies.set("youju_session", "planted-by-somebody-else", domain="127.0.0.1")
    first = house.people.begin_session(READER)
    browser.cookies.clear()
    answer = browser.post("/login", data={"name": READER, "password": PASSWORD}, headers={"cookie": f"youju_session={first}"})
    assert first not in answer.headers["set-cookie"]
    assert house.people.person_of_session(first) is None


def test_signing_out_ends_the_session_for_whoever_kept_its_token(house: House) -> None:
    browser = house.visit(READER)
    token = browser.cookies["youju_session"]
    answer = browser.post("/sign-out")
    assert (answer.status_code, answer.headers["location"]) == (303, "/login?done=out")
    assert "已退出" in browser.get("/login?done=out").text
    assert house.visit().get("/targets", headers={"cookie": f"youju_session={token}"}).status_code == 303
    assert house.visit().post("/sign-out").status_code == 303


def test_an_https_address_keeps_the_cookie_to_https(tmp_path: Path) -> None:
    house = House(tmp_path, public_url=PUBLIC)
    answer = house.visit(base=PUBLIC).post("/login", data={"name": READER, "password": PASSWORD}, headers={"origin": PUBLIC})
    assert "; Secure" in answer.headers["set-cookie"]
    assert answer.headers["strict-transport-security"]


def test_a_temporary_password_opens_one_page_until_it_is_changed(house: House) -> None:
    house.people.set_password(READER, NEW, must_change=True)
    browser = house.visit()
    answer = browser.post("/login", data={"name": READER, "password": NEW, "next": "/targets"})
    assert answer.headers["location"] == "/account"
    assert browser.get("/targets").headers["location"] == "/account"
    assert browser.get("/api/targets").status_code == 403
    page = browser.get("/account").text
    assert "临时密码" in page
    assert "/account/keys" not in page
    assert browser.post("/account/keys", data={"label": "x", "scope": "ask"}).headers["location"] == "/account"
    assert house.people.keys(READER) == []
    assert browser.post("/account/password", data={"current": NEW, "new": PASSWORD, "again": PASSWORD}).headers["location"] == "/account?done=password"
    assert browser.get("/targets").status_code == 200


def test_a_password_is_changed_by_whoever_knows_it_and_ends_every_other_session(house: House) -> None:
    browser, elsewhere = house.visit(READER), house.visit(READER)
    wrong = browser.post("/account/password", data={"current": "wrong password", "new": NEW, "again": NEW})
    assert (wrong.status_code, "名字或密码不对" in wrong.text) == (403, True)
    assert browser.post("/account/password", data={"current": PASSWORD, "new": NEW, "again": NEW + "x"}).status_code == 400
    assert browser.post("/account/password", data={"current": PASSWORD, "new": "short", "again": "short"}).status_code == 400
    assert browser.post("/account/password", data={"current": PASSWORD, "new": NEW, "again": NEW}).status_code == 303
    assert "密码已修改" in browser.get("/account?done=password").text
    assert elsewhere.get("/targets").status_code == 303
    for _ in range(5):
        browser.post("/account/password", data={"current": "wrong password", "new": PASSWORD, "again": PASSWORD})
    assert browser.post("/account/password", data={"current": NEW, "new": PASSWORD, "again": PASSWORD}).status_code == 429


def test_a_key_is_shown_once_works_and_is_revoked(house: House) -> None:
    browser = house.visit(READER)
    made = browser.post("/account/keys", data={"label": "<b>督查</b>", "scope": ["ask", "read"], "days": "30"})
    key = re.search(r"youju_[\w-]{43}", made.text)
    assert key
    assert "<b>督查" not in made.text
    assert key[0] not in browser.get("/account").text
    person = house.people.person_of_key(key[0])
    assert person is not None
    assert (person.name, person.scopes) == (READER, frozenset({Scope.ASK, Scope.READ}))
    assert browser.post("/account/keys/revoke", data={"id": house.people.keys(READER)[0].id}).status_code == 303
    assert house.people.person_of_key(key[0]) is None


@pytest.mark.parametrize(
    "sent",
    [{"label": "x"}, {"label": "", "scope": "ask"}, {"label": "x" * 41, "scope": "ask"}, {"label": "x", "scope": "records"}, {"label": "x", "scope": "everything"}],
)
def test_a_key_that_cannot_be_is_refused_in_one_line(house: House, sent: dict[str, str]) -> None:
    browser = house.visit(READER)
    answer = browser.post("/account/keys", data=sent)
    assert answer.status_code == 400
    assert not re.search(r"youju_[\w-]{43}", answer.text)
    assert house.people.keys(READER) == []


def test_nobody_sees_or_ends_anothers_keys_and_sessions(house: House) -> None:
    mine, theirs = house.visit(READER), house.visit(OTHER)
    mine.post("/account/keys", data={"label": "我的密钥", "scope": "ask"})
    id_ = house.people.keys(READER)[0].id
    assert "我的密钥" not in theirs.get("/account").text
    assert theirs.post("/account/keys/revoke", data={"id": id_}).status_code == 404
    assert theirs.post("/account/keys/revoke", data={"id": id_, "owner": READER, "name": READER}).status_code == 404
    theirs.post("/account/keys", data={"label": "x", "scope": "ask", "owner": READER, "name": READER})
    theirs.post("/account/password", data={"username": READER, "name": READER, "current": PASSWORD, "new": NEW, "again": NEW})
    theirs.post("/account/sign-out-everywhere", data={"name": READER})
    assert len(house.people.keys(READER)) == 1
    assert mine.get("/targets").status_code == 200
    assert house.people.sign_in(READER, PASSWORD).name == READER


def test_signing_out_everywhere_ends_every_session_of_ones_own(house: House) -> None:
    browser, elsewhere, other = house.visit(READER), house.visit(READER), house.visit(OTHER)
    assert browser.post("/account/sign-out-everywhere", data={"x": "1"}).headers["location"] == "/login?done=out"
    assert (elsewhere.get("/targets").status_code, other.get("/targets").status_code) == (303, 200)


def test_an_administrator_adds_changes_suspends_and_removes_people(house: House) -> None:
    browser = house.visit(ADMINISTRATOR)
    added = browser.post("/users", data={"act": "add", "name": "新同事", "role": "editor"})
    password = re.search(r"<code>(\w{16})</code>", added.text)
    assert password
    assert password[1] not in browser.get("/users").text
    account = house.people.account("新同事")
    assert (account.role, account.must_change) == (Role.EDITOR, True)
    newcomer = house.visit()
    assert newcomer.post("/login", data={"name": "新同事", "password": password[1]}).headers["location"] == "/account"
    assert browser.post("/users", data={"act": "role", "name": "新同事", "role": "reader"}).status_code == 303
    assert house.people.account("新同事").role is Role.READER
    assert browser.post("/users", data={"act": "suspend", "name": "新同事"}).status_code == 303
    assert newcomer.get("/account").status_code == 303
    assert browser.post("/users", data={"act": "resume", "name": "新同事"}).status_code == 303
    reset = browser.post("/users", data={"act": "reset", "name": "新同事"})
    assert "“新同事”的临时密码" in reset.text
    sure = browser.post("/users", data={"act": "sure", "name": "新同事"})
    assert "确定移除" in browser.get(sure.headers["location"]).text
    assert house.people.account("新同事")
    assert browser.post("/users", data={"act": "remove", "name": "新同事"}).headers["location"] == "/users?done=removed"
    assert "新同事" not in unquote(browser.get("/users").text)
    assert house.forgotten == ["@新同事"], "nobody who takes the name later sees the conversations"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"act": "add", "name": READER, "role": "reader"}, 400),
        ({"act": "add", "name": "", "role": "reader"}, 400),
        ({"act": "add", "name": "新", "role": "owner"}, 400),
        ({"act": "add", "name": "新"}, 400),
        ({"act": "suspend", "name": "没有这个人"}, 404),
        ({"act": "suspend", "name": ADMINISTRATOR}, 400),  # the last
        ({"act": "remove", "name": ADMINISTRATOR}, 400),
        ({"act": "role", "name": ADMINISTRATOR, "role": "reader"}, 400),
        ({"act": "", "name": "<script>"}, 404),
        ({}, 404),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line_and_changes_nothing(house: House, sent: dict[str, str], status: int) -> None:
    before = house.people.accounts()
    browser = house.visit(ADMINISTRATOR)
    answer = browser.post("/users", data=sent or {"x": "y"})
    assert answer.status_code == status
    assert "yj-result-bad" in answer.text
    assert "<script>" not in answer.text
    assert house.people.accounts() == before
    assert browser.get("/users").status_code == 200


@pytest.mark.parametrize("name", [READER, EDITOR])
def test_nobody_else_manages_people(house: House, name: str) -> None:
    browser = house.visit(name)
    for sent in ({"act": "add", "name": "新", "role": "administrator"}, {"act": "role", "name": name, "role": "administrator"}, {"act": "reset", "name": ADMINISTRATOR}):
        assert browser.post("/users", data=sent).status_code == 403
    assert browser.get("/users").status_code == 403
    assert ADMINISTRATOR not in browser.get("/users").text
    key = key_of(house.people, ADMINISTRATOR, *Scope)
    assert house.visit().post("/users", data={"act": "reset", "name": READER}, headers=key).status_code == 403


def test_the_pages_speak_english(house: House) -> None:
    browser = house.visit()
    page = browser.get("/login?language=en")
    assert 'lang="en"' in page.text
    assert "Sign in" in page.text
    assert "youju_language=en" in page.headers["set-cookie"]
    wrong = [browser.post("/login", data={"name": READER, "password": "wrong"}).text for _ in range(6)]
    assert "do not go together" in wrong[0]
    assert "try again in 60 seconds" in wrong[5]
    browser.post("/login", data={"name": OTHER, "password": PASSWORD})
    assert "Your role does not open this" in browser.get("/users").text
    browser.post("/login", data={"name": ADMINISTRATOR, "password": PASSWORD})
    assert "Your password" not in browser.get("/account").text
    assert "API keys" in browser.get("/account").text
    assert "Add a user" in browser.get("/users").text


def test_the_side_column_shows_who_is_signed_in_and_what_administrators_look_after(house: House) -> None:
    for name, sees in ((READER, False), (ADMINISTRATOR, True)):
        side = house.visit(name).get("/youju/side").text
        assert name in side
        assert "/sign-out" in side
        assert ('href="/users"' in side, 'href="/records"' in side) == (sees, sees)


def test_where_a_gateway_signs_in_there_is_nothing_to_sign_in_or_out_of(tmp_path: Path) -> None:
    house = House(tmp_path, login="header", login_header="X-Remote-User", login_proxies="203.0.113.0/24")
    browser = house.visit()
    assert browser.post("/login", data={"name": READER, "password": PASSWORD}).status_code == 403
    assert "网关" in browser.get("/login").text
    assert browser.get("/targets").status_code == 401
    by_gateway = {"x-remote-user": "wang.wu"}
    assert "/sign-out" not in browser.get("/targets", headers=by_gateway).text
    page = browser.get("/account", headers=by_gateway).text
    assert "/account/password" not in page
    made = browser.post("/account/keys", data={"label": "x", "scope": "ask"}, headers=by_gateway)
    assert re.search(r"youju_[\w-]{43}", made.text)
    assert house.people.keys("wang.wu")[0].scopes == (Scope.ASK,)
