"""The page of all accounts, for administrators alone."""

import re
from urllib.parse import unquote

import pytest

from assistant.people.person import Role, Scope
from tests.entrance.doors import ADMINISTRATOR, EDITOR, READER, key_of
from tests.entrance.house import House


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
