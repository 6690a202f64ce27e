"""Signing in at an OpenID Connect provider: what it says right is believed, and nothing else."""

import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from assistant.people.person import Role
from tests.entrance.doors import PASSWORD, READER
from tests.entrance.house import PUBLIC, House
from tests.entrance.provider import CLIENT, OTHER_KEY, SECRET, Provider, provider, signed, signed_with_public_key, unsigned


@pytest.fixture
def there() -> Iterator[Provider]:
    with provider() as one:
        yield one


@pytest.fixture
def house(there: Provider, tmp_path: Path) -> House:
    return House(tmp_path, login="oidc", oidc_issuer=there.issuer, oidc_client=CLIENT, oidc_secret=SECRET, public_url=PUBLIC)


def begun(house: House, there: Provider, then: str = "/targets") -> tuple[TestClient, dict[str, str]]:
    """A browser that was sent to the provider, and what it brings back from there."""
    browser = house.visit(base=PUBLIC)
    answer = browser.get("/login/start", params={"next": then})
    assert answer.status_code == 303, answer.text
    assert answer.headers["location"].startswith(f"{there.issuer}/authorize?")
    assert "redirect_uri=https%3A%2F%2Fyouju.example.gov.cn%2Flogin%2Fcallback" in answer.headers["location"]
    cookie = answer.headers["set-cookie"]
    assert all(part in cookie for part in ("HttpOnly", "Secure", "SameSite=lax", "Path=/login", "Max-Age=600"))
    return browser, there.send_back(answer.headers["location"])


def is_let_in(browser: TestClient) -> bool:
    return browser.get("/targets").status_code == 200


def test_whoever_the_provider_names_is_let_in_where_they_wanted_to_go(house: House, there: Provider) -> None:
    browser, brought = begun(house, there)
    answer = browser.get("/login/callback", params=brought)
    assert (answer.status_code, answer.headers["location"]) == (303, "/targets"), answer.text
    assert is_let_in(browser)
    assert "钱统一" in browser.get("/targets").text
    assert house.people.account("钱统一").role is Role.READER
    house.people.set_role("钱统一", Role.ADMINISTRATOR)
    assert browser.get("/users").status_code == 200
    house.people.suspend("钱统一")
    assert not is_let_in(browser)


def test_a_temporary_password_from_before_keeps_nobody_out_whom_the_provider_signs_in(house: House, there: Provider) -> None:
    house.people.add("钱统一", Role.EDITOR, PASSWORD, must_change=True)
    browser, brought = begun(house, there)
    assert browser.get("/login/callback", params=brought).headers["location"] == "/targets"
    assert is_let_in(browser)


def test_the_page_to_sign_in_leads_there_and_takes_no_password(house: House, there: Provider) -> None:
    page = house.visit(base=PUBLIC).get("/login?next=%2Ftargets")
    assert 'href="/login/start?next=%2Ftargets"' in page.text
    assert "password" not in page.text
    assert house.visit(base=PUBLIC).post("/login", data={"name": READER, "password": "correct horse battery"}).status_code == 403
    assert there.asked == [], "nobody is asked before somebody signs in"


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "another"}, {"nonce": None}, {"iss": "https://evil.example"}, {"iss": None}, {"aud": "another"}, {"aud": ["another"]}, {"aud": None},
        {"aud": [CLIENT, "another"]},  # for several, without saying to whom it was given
        {"exp": int(time.time()) - 3600}, {"exp": None}, {"iat": None}, {"iat": int(time.time()) + 7200}, {"nbf": int(time.time()) + 7200}, {"azp": "another"},
        {"sub": None}, {"exp": "soon"},
    ],
)
def test_a_token_that_is_not_for_this_sign_in_lets_nobody_in(house: House, there: Provider, claims: dict[str, Any]) -> None:
    there.claims = claims
    browser, brought = begun(house, there)
    answer = browser.get("/login/callback", params=brought)
    assert answer.status_code == 403
    assert "请重新登录" in answer.text
    assert not is_let_in(browser)
    assert len(house.people.accounts()) == 4


@pytest.mark.parametrize(
    "sign",
    [
        lambda claims: unsigned(claims, {"alg": "none"}),
        lambda claims: unsigned(claims, {"alg": "none", "kid": "k1"}),
        lambda claims: unsigned(claims, {"alg": "RS256", "kid": "k1"}),
        signed_with_public_key,
        lambda claims: signed(claims, OTHER_KEY),
        lambda claims: signed(claims)[:-8] + "AAAAAAAA",
        lambda claims: ".".join([signed(claims).split(".")[0], unsigned(claims | {"sub": "1"}, {}).split(".")[1], signed(claims).split(".")[2]]),
        lambda claims: "",
        lambda claims: "x.y.z",
        lambda claims: "." * 2000,
    ],
    ids=["none", "none-with-key", "no-signature", "public-key-as-secret", "another-key", "changed-signature", "changed-claims", "empty", "no-token", "dots"],
)
def test_a_token_that_the_provider_did_not_sign_lets_nobody_in(house: House, there: Provider, sign: Any) -> None:
    there.sign = sign
    browser, brought = begun(house, there)
    assert browser.get("/login/callback", params=brought).status_code == 403
    assert not is_let_in(browser)


@pytest.mark.parametrize("changed", [{"state": "another"}, {"state": ""}, {"code": ""}, {"code": "another"}, {"error": "access_denied", "code": ""}])
def test_whoever_brings_back_something_else_is_not_let_in(house: House, there: Provider, changed: dict[str, str]) -> None:
    browser, brought = begun(house, there)
    assert browser.get("/login/callback", params=brought | changed).status_code == 403
    assert not is_let_in(browser)


def test_nobody_is_let_in_by_what_another_browser_began_or_brings_twice(house: House, there: Provider) -> None:
    browser, brought = begun(house, there)
    other, _ = begun(house, there)
    assert other.get("/login/callback", params=brought).status_code == 403, "planted on another"
    assert house.visit(base=PUBLIC).get("/login/callback", params=brought).status_code == 403
    there.send_back(browser.get("/login/start").headers["location"])
    browser, brought = begun(house, there)
    assert browser.get("/login/callback", params=brought).status_code == 303
    assert browser.get("/login/callback", params=brought).status_code == 403, "brought once more"


@pytest.mark.parametrize("kept", ["", "zz", "00", b"[1,2,3,4]".hex(), b'["a","b","c","/"]'.hex(), b"{}".hex(), ("[" * 5000).encode().hex()])
def test_a_cookie_that_is_not_ours_begins_nothing(house: House, there: Provider, kept: str) -> None:
    answer = house.visit(base=PUBLIC).get("/login/callback", params={"state": "a", "code": "b"}, headers={"cookie": f"youju_sign_in={kept}"})
    assert answer.status_code == 403
    assert there.asked == []


def test_nobody_is_led_to_another_host_after_signing_in(house: House, there: Provider) -> None:
    browser, brought = begun(house, there, "//evil.example/")
    assert browser.get("/login/callback", params=brought).headers["location"] == "/"


def broken(handler: BaseHTTPRequestHandler, body: bytes, status: int = 200) -> bool:
    handler.send_response(status)
    handler.send_header("content-type", "application/json")
    handler.end_headers()
    handler.wfile.write(body)
    return True


def silent(handler: BaseHTTPRequestHandler) -> bool:
    time.sleep(3)
    return True


@pytest.mark.parametrize(
    "answer",
    [
        silent,
        lambda handler: broken(handler, b"<html>"), lambda handler: broken(handler, b"{}", 500), lambda handler: broken(handler, b"[]"),
        lambda handler: broken(handler, b"{"), lambda handler: broken(handler, b""), lambda handler: broken(handler, b"\xff" * 100),
        lambda handler: broken(handler, b"[" * 2_000_000), lambda handler: broken(handler, b'{"issuer": "https://evil.example"}'),
    ],
    ids=["silent", "html", "500", "list", "cut", "empty", "bytes", "large", "another-issuer"],
)
@pytest.mark.parametrize("when", ["start", "callback"])
def test_a_provider_that_fails_is_one_line_within_seconds(house: House, there: Provider, answer: Any, when: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.entrance.oidc._SECONDS", 0.5)
    if when == "start":
        there.answer = answer
        failed = house.visit(base=PUBLIC).get("/login/start")
        assert failed.status_code == 502
    else:
        browser, brought = begun(house, there)
        there.answer = answer
        failed = browser.get("/login/callback", params=brought)
        assert failed.status_code == 403
        assert not is_let_in(browser)
    assert "统一身份登录" in failed.text
    assert "Traceback" not in failed.text


def test_a_provider_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    house = House(tmp_path, login="oidc", oidc_issuer="http://127.0.0.1:9", oidc_client=CLIENT, oidc_secret=SECRET, public_url=PUBLIC)
    answer = house.visit(base=PUBLIC).get("/login/start")
    assert (answer.status_code, "无法访问" in answer.text, SECRET in answer.text) == (502, True, False)
    assert house.visit(base=PUBLIC).get("/youju/page.css").status_code in (200, 404), "everything else goes on"


@pytest.mark.parametrize("name", ["authorization_endpoint", "token_endpoint", "jwks_uri"])
@pytest.mark.parametrize("value", ["http://evil.example/x", "", None, 7, "javascript:alert(1)", "//evil.example", "file:///etc/passwd"])
def test_an_address_that_others_could_read_on_the_way_is_not_used(house: House, there: Provider, name: str, value: Any) -> None:
    there.told[name] = value
    browser = house.visit(base=PUBLIC)
    answer = browser.get("/login/start")
    if name != "authorization_endpoint":
        assert answer.status_code == 303
        answer = browser.get("/login/callback", params=there.send_back(answer.headers["location"]))
    assert answer.status_code in (403, 502)
    assert not is_let_in(browser)


@pytest.mark.parametrize("name", ["", 7, "x" * 500, "<script>alert(1)</script>", "本机", ["a"], "a\nb"])
def test_a_name_that_can_be_none_lets_nobody_in(house: House, there: Provider, name: Any) -> None:
    there.claims = {"preferred_username": name, "sub": name if name else "<>"}
    browser, brought = begun(house, there)
    answer = browser.get("/login/callback", params=brought)
    assert answer.status_code == 403
    assert "<script>" not in answer.text
    assert not is_let_in(browser)


@pytest.mark.parametrize(("claim", "claims", "name"), [
    ("sub", {"preferred_username": "管理"}, "4711"),
    ("employee", {"employee": "e-17", "preferred_username": "管理"}, "e-17"),
    ("employee", {"preferred_username": "管理"}, ""),  # nothing takes its place
    ("email", {"email": "a@b.cn", "email_verified": True}, "a@b.cn"),
    ("email", {"email": "a@b.cn", "email_verified": False}, ""),
    ("email", {"email": "a@b.cn"}, ""),
])  # fmt: skip
def test_the_claim_that_is_set_and_no_other_says_who_somebody_is(there: Provider, tmp_path: Path, claim: str, claims: dict[str, Any], name: str) -> None:
    house = House(tmp_path, login="oidc", oidc_issuer=there.issuer, oidc_client=CLIENT, oidc_secret=SECRET, oidc_claim=claim, public_url=PUBLIC)
    there.claims = claims
    browser, brought = begun(house, there)
    assert browser.get("/login/callback", params=brought).status_code == (303 if name else 403)
    if name:
        assert house.people.account(name)


def test_without_a_name_the_number_names_the_person(house: House, there: Provider) -> None:
    there.claims = {"preferred_username": None}
    browser, brought = begun(house, there)
    assert browser.get("/login/callback", params=brought).status_code == 303
    assert house.people.account("4711")


