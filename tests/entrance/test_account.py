"""One's own account: its password, keys and sessions."""

import re

import pytest

from assistant.people.person import Scope
from tests.entrance.doors import OTHER, PASSWORD, READER
from tests.entrance.house import House

NEW = "another horse staple"


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
