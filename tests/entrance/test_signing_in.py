"""Signing in and out, and what the pages show of it."""

import re
from pathlib import Path

import pytest

from assistant.page.people.login_routes import then_of
from assistant.people.person import Role, Scope
from tests.entrance.doors import ADMINISTRATOR, OTHER, PASSWORD, READER
from tests.entrance.house import PUBLIC, House


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
     "/login?next=/login", "//[", "//[x]y", "//\u2100", "/sign-out", "/" + "x" * 3000, "/\t/evil.example", "http:///evil.example", "///evil.example"],
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
