"""`youju user` and `youju key`: what they print, how they refuse, and that no secret is anywhere but where it belongs."""

import io
import json
import logging
import pickle
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.commands import people as people_commands
from assistant.people.people import FILE, People
from assistant.people.person import Person, Role, Scope
from assistant.people.tokens import digest_of
from tests.commands import youju
from tests.conftest import settings_for
from tests.people.conftest import GOOD, OTHER


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("YOUJU_DATA", str(tmp_path))
    return tmp_path


def _type(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    typed: Iterator[str] = iter(lines)
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(people_commands, "getpass", lambda prompt: next(typed))


def _pipe(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def test_a_password_is_typed_twice_and_never_shown(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    _type(monkeypatch, GOOD, GOOD)
    assert main(["user", "add", "张三", "--role", "administrator"]) == 0
    shown = capsys.readouterr()
    assert shown.out == "张三\t已加入，角色 administrator\n"
    assert GOOD not in shown.out + shown.err
    people = People(data / FILE)
    assert people.sign_in("张三", GOOD) == Person("张三", Role.ADMINISTRATOR)
    assert not people.account("张三").must_change


def test_two_passwords_that_differ_add_nobody(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    _type(monkeypatch, GOOD, OTHER)
    assert main(["user", "add", "张三"]) == 1
    assert "不一样" in capsys.readouterr().err
    assert People(data / FILE).is_empty


@pytest.mark.parametrize(("given", "password"), [
    (f"{GOOD}\n", GOOD), (f"{GOOD}\r\n", GOOD), (GOOD, GOOD), (f"{GOOD}\nand more\n", GOOD), (f" {OTHER} \n", f" {OTHER} "),
])
def test_a_password_is_one_line_of_standard_input(data: Path, monkeypatch: pytest.MonkeyPatch, given: str, password: str) -> None:
    _pipe(monkeypatch, given.encode())
    assert main(["user", "add", "张三", "--stdin"]) == 0
    assert People(data / FILE).sign_in("张三", password).role is Role.READER


@pytest.mark.parametrize("given", [b"", b"\n", b"short\n", b"\xff\xfe\xfd" * 5, b"x" * 10_000_000], ids=["nothing", "an empty line", "short", "no text", "endless"])
def test_a_line_that_is_no_password_adds_nobody(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], given: bytes
) -> None:
    _pipe(monkeypatch, given)
    assert main(["user", "add", "张三", "--stdin"]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert People(data / FILE).is_empty


def test_a_generated_password_is_the_result_and_is_to_be_changed(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["user", "add", "张三", "--generate"]) == 0
    shown = capsys.readouterr()
    password = shown.out.removesuffix("\n")
    assert password not in shown.err
    people = People(data / FILE)
    assert people.sign_in("张三", password).name == "张三"
    assert people.account("张三").must_change
    assert main(["user", "password", "张三", "--generate"]) == 0
    assert capsys.readouterr().out.strip() != password


def test_every_command_does_what_it_says(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people = People(data / FILE)
    people.add("管理", Role.ADMINISTRATOR, GOOD)
    for arguments in (
        ["user", "add", "li.si@example.gov.cn", "--no-password"], ["user", "role", "li.si@example.gov.cn", "editor"], ["user", "suspend", "li.si@example.gov.cn"],
    ):
        assert main(arguments) == 0
    account = people.account("li.si@example.gov.cn")
    assert (account.role, account.is_suspended, account.has_password) == (Role.EDITOR, True, False)
    assert main(["user", "resume", "li.si@example.gov.cn"]) == 0
    assert not people.account("li.si@example.gov.cn").is_suspended
    capsys.readouterr()
    assert main(["key", "add", "li.si@example.gov.cn", "--label", "每周汇总", "--days", "90"]) == 0
    key = capsys.readouterr().out.strip()
    assert people.person_of_key(key) == Person("li.si@example.gov.cn", Role.EDITOR, frozenset({Scope.ASK, Scope.READ}))
    assert main(["key", "list", "--json"]) == 0
    [row] = json.loads(capsys.readouterr().out)
    assert list(row) == ["id", "owner", "label", "scopes", "created", "expires", "is_expired", "used"]
    assert main(["key", "list"]) == 0
    assert row["id"] in capsys.readouterr().out
    assert main(["key", "revoke", row["id"]]) == 0
    assert people.person_of_key(key) is None
    assert main(["user", "remove", "li.si@example.gov.cn"]) == 0
    assert [one.name for one in people.accounts()] == ["管理"]


@pytest.mark.parametrize("arguments", [
    [], ["add"], ["add", "张三"], ["add", "张三", "--password", GOOD], ["add", "张三", "--role", "root", "--generate"], ["add", "张三", "--stdin", "--generate"],
    ["add", "张三", "--generate", "--no-password"], ["role", "张三", "boss"], ["list", "--all"],
])
def test_a_wrong_call_is_one_line(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    _pipe(monkeypatch, b"")
    with pytest.raises(SystemExit) as ended:
        main(["user", *arguments])
    assert ended.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("arguments", [
    ["user", "role", "没有", "editor"], ["user", "password", "没有", "--generate"], ["user", "suspend", "管理"], ["user", "remove", "管理"], ["user", "role", "管理", "reader"],
    ["user", "add", "管理", "--generate"], ["user", "add", "<b>", "--generate"], ["key", "add", "没有", "--label", "试"], ["key", "add", "管理", "--label", "  "],
    ["key", "add", "管理", "--label", "试", "--days", "99999"], ["key", "list", "没有"], ["key", "revoke", "youju_xxxxxxxx"],
])
def test_what_is_refused_is_one_line_with_the_next_act(data: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    People(data / FILE).add("管理", Role.ADMINISTRATOR)
    assert main(arguments) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("youju: ")
    assert shown.err.count("\n") == 1
    assert "请" in shown.err or "应" in shown.err


def test_a_damaged_file_is_one_line_and_stays(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / FILE).write_bytes(b"")
    for arguments in (["user", "list"], ["user", "add", "张三", "--generate"], ["key", "list"]):
        assert main(arguments) == 1
        shown = capsys.readouterr()
        assert shown.out == ""
        assert "备份" in shown.err
    assert (data / FILE).read_bytes() == b""


def test_no_secret_is_in_a_list_a_repr_a_log_or_an_error(data: Path, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> None:
    people = People(data / FILE)
    people.add("管理", Role.ADMINISTRATOR, GOOD)
    token, key = people.begin_session("管理"), people.add_key("管理", "试", set(Scope))
    secrets = [GOOD, token, key, key.removeprefix("youju_")[8:], "$argon2", *(digest.hex() for digest in map(digest_of, (token, key)) if digest)]
    said = [repr(people), repr(people.accounts()), repr(people.keys()), repr(people.person_of_key(key)), repr(people.person_of_session(token)), repr(vars(people))]
    said += [repr(pickle.dumps(people.accounts())), repr(pickle.dumps(people.keys()))]
    with caplog.at_level(logging.DEBUG):
        for act in (
            lambda: people.sign_in("管理", GOOD + "x"), lambda: people.add("管理", Role.READER, GOOD), lambda: people.set_password("没有", GOOD), lambda: people.set_password("管理", "管理" * 6),
            lambda: people.revoke_key(key + "x", "没有"), lambda: people.change_password("管理", GOOD, GOOD), lambda: people.end_session(token + "x"), lambda: people.sign_in(GOOD, GOOD + "x"),
        ):
            try:
                act()
            except Exception as error:
                said += [str(error), repr(error), repr(error.args)]
        for arguments in (["user", "list"], ["user", "list", "--json"], ["key", "list"], ["key", "list", "--json"], ["key", "revoke", key + "x"]):
            main(arguments)
    shown = capsys.readouterr()
    said += [shown.out, shown.err, caplog.text]
    assert len(said) > 20
    for secret in secrets:
        assert not any(secret in one for one in said), secret


def test_the_commands_run_as_a_user_runs_them(tmp_path: Path) -> None:
    settings = settings_for(tmp_path)
    added = youju(settings, "user", "add", "张三", "--role", "administrator", "--stdin", stdin=f"{GOOD}\n")
    assert (added.returncode, added.stderr) == (0, "")
    listed = youju(settings, "user", "list", "--json")
    assert [row["name"] for row in json.loads(listed.stdout)] == ["张三"]
    assert "argon2" not in listed.stdout
    assert not any(word in listed.stdout for word in ("hash", '"password"'))
    assert youju(settings, "user", "add", "李四").returncode == 2
