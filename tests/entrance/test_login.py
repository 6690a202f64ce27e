"""Which server starts with which login, and which settings of one are refused."""

from pathlib import Path
from typing import Any

import pytest
from starlette.requests import HTTPConnection

from assistant.entrance.addresses import address_of, is_among, networks_from
from assistant.entrance.login import Kind, NoLogin
from assistant.entrance.public import public_from
from assistant.people.people import FILE, People
from assistant.people.person import Role
from assistant.settings import SettingsError, read_settings
from tests.entrance.doors import PASSWORD, login_of

PUBLIC = "https://youju.example.gov.cn"
HEADER: dict[str, Any] = {"login": "header", "login_header": "X-Remote-User"}


@pytest.mark.parametrize("settings", [{}, {"host": "::1"}, {"host": "localhost"}, {"public_url": "http://127.0.0.1:9000"}])
def test_at_this_machine_nobody_signs_in(tmp_path: Path, settings: dict[str, Any]) -> None:
    assert login_of(tmp_path, **settings).kind is Kind.NONE


@pytest.mark.parametrize(
    "settings",
    [{"host": "0.0.0.0"}, {"host": "::"}, {"host": "192.168.1.5"}, {"host": "youju.local"}, {"host": ""}, {"public_url": PUBLIC}, {"login": "users"}],  # noqa: S104
)
def test_a_server_for_others_does_not_start_without_anybody_who_can_sign_in(tmp_path: Path, settings: dict[str, Any]) -> None:
    with pytest.raises(NoLogin) as refused:
        login_of(tmp_path, **settings)
    assert "youju user add" in str(refused.value)
    assert "\n" not in str(refused.value)
    People(tmp_path / FILE).add("张三", Role.ADMINISTRATOR, PASSWORD)
    assert login_of(tmp_path, **settings).kind is Kind.USERS


def test_a_gateway_needs_no_account(tmp_path: Path) -> None:
    assert login_of(tmp_path, host="0.0.0.0", **HEADER).kind is Kind.HEADER  # noqa: S104


def test_accounts_alone_ask_nobody_at_this_machine_to_sign_in(tmp_path: Path) -> None:
    People(tmp_path / FILE).add("张三", Role.ADMINISTRATOR, PASSWORD)
    assert login_of(tmp_path).kind is Kind.NONE


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"LOGIN": "ldap"}, "YOUJU_LOGIN"),
        ({"LOGIN": "header"}, "YOUJU_LOGIN_HEADER"),
        ({"LOGIN_HEADER": "X-Remote-User"}, "YOUJU_LOGIN=header"),
        ({"LOGIN": "header", "LOGIN_HEADER": "X Remote"}, "YOUJU_LOGIN_HEADER"),
        ({"LOGIN": "header", "LOGIN_HEADER": "Authorization"}, "YOUJU_LOGIN_HEADER"),
        ({"LOGIN": "header", "LOGIN_HEADER": "X-Forwarded-For"}, "YOUJU_LOGIN_HEADER"),
        ({"LOGIN": "header", "LOGIN_HEADER": "X-User", "LOGIN_PROXIES": "gateway.local"}, "YOUJU_LOGIN_PROXIES"),
        ({"LOGIN": "header", "LOGIN_HEADER": "X-User", "LOGIN_PROXIES": "10.0.0.5/8"}, "YOUJU_LOGIN_PROXIES"),
        ({"LOGIN": "oidc"}, "YOUJU_OIDC_ISSUER"),
        ({"LOGIN": "oidc", "OIDC_ISSUER": "https://id.example", "OIDC_CLIENT": "youju"}, "YOUJU_PUBLIC_URL"),
        ({"LOGIN": "oidc", "OIDC_ISSUER": "http://id.example", "OIDC_CLIENT": "youju", "PUBLIC_URL": PUBLIC}, "YOUJU_OIDC_ISSUER"),
        ({"OIDC_SECRET": "planted-secret"}, "YOUJU_LOGIN=oidc"),
        ({"OIDC_CLAIM": "sub"}, "YOUJU_LOGIN=oidc"),
        *(({"LOGIN": "oidc", "OIDC_ISSUER": "https://id.example", "OIDC_CLIENT": "youju", "PUBLIC_URL": PUBLIC, "OIDC_CLAIM": claim}, "YOUJU_OIDC_CLAIM") for claim in ("aud", "nonce", "a b", "\u7528\u6237")),
        ({"PUBLIC_URL": "youju.example.gov.cn"}, "YOUJU_PUBLIC_URL"),
        ({"PUBLIC_URL": "https://youju.example.gov.cn/app"}, "YOUJU_PUBLIC_URL"),
        ({"PUBLIC_URL": "https://user:pw@youju.example.gov.cn"}, "YOUJU_PUBLIC_URL"),
        ({"PUBLIC_URL": "ftp://youju.example.gov.cn"}, "YOUJU_PUBLIC_URL"),
        ({"PUBLIC_URL": "https://youju.example.gov.cn:99999"}, "YOUJU_PUBLIC_URL"),
        ({"SIGN_INS_PER_MINUTE": "0"}, "YOUJU_SIGN_INS_PER_MINUTE"),
    ],
)
def test_settings_that_do_not_go_together_are_refused_in_one_line(given: dict[str, str], named: str) -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings({f"YOUJU_{name}": value for name, value in given.items()})
    assert named in str(refused.value)
    assert "\n" not in str(refused.value)
    assert "planted-secret" not in str(refused.value)


def test_the_secret_of_the_provider_is_not_shown() -> None:
    given = {"LOGIN": "oidc", "OIDC_ISSUER": "https://id.example", "OIDC_CLIENT": "youju", "OIDC_SECRET": "planted-secret", "PUBLIC_URL": PUBLIC}
    assert "planted-secret" not in repr(read_settings({f"YOUJU_{name}": value for name, value in given.items()}))


@pytest.mark.parametrize(
    ("written", "origin"),
    [
        (PUBLIC, PUBLIC), (f"{PUBLIC}/", PUBLIC), (f"{PUBLIC}:443", PUBLIC), ("https://YOUJU.example.gov.cn", PUBLIC),
        ("http://10.0.0.5:8080", "http://10.0.0.5:8080"), ("http://10.0.0.5:80", "http://10.0.0.5"), ("https://[fd00::5]:8443", "https://[fd00::5]:8443"),
    ],
)
def test_a_public_address_is_kept_as_browsers_write_it(written: str, origin: str) -> None:
    public = public_from(written)
    assert public is not None
    assert (public.origin, public.host) == (origin, origin.partition("://")[2])


def connection(peer: str, *passed_on: str) -> HTTPConnection:
    headers = [(b"x-forwarded-for", one.encode()) for one in passed_on]
    return HTTPConnection({"type": "http", "headers": headers, "client": (peer, 1) if peer else None})


@pytest.mark.parametrize(
    ("peer", "passed_on", "address"),
    [
        ("203.0.113.9", (), "203.0.113.9"),
        ("203.0.113.9", ("198.51.100.1",), "203.0.113.9"),  # who is not believed says nothing
        ("10.0.0.5", ("198.51.100.1",), "198.51.100.1"),
        ("10.0.0.5", ("6.6.6.6, 198.51.100.1",), "198.51.100.1"),  # what a client wrote itself stands before
        ("10.0.0.5", ("6.6.6.6", "198.51.100.1, 10.0.0.7"), "198.51.100.1"),
        ("10.0.0.5", ("",), ""),
        ("10.0.0.5", (), "10.0.0.5"),
        ("", (), ""),
    ],
)
def test_the_address_of_a_reader_is_what_believed_servers_say(peer: str, passed_on: tuple[str, ...], address: str) -> None:
    assert address_of(connection(peer, *passed_on), networks_from("10.0.0.0/24")) == address


def test_no_name_lies_in_a_network() -> None:
    for text in ("", "gateway", "10.0.0", "10.0.0.5.6", "0x0a000005", "１０.0.0.5"):
        assert not is_among(text, networks_from("0.0.0.0/0"))
