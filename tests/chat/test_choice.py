"""Which model is used: the settings' or the page's; its key is nowhere but in its file and at its endpoint."""

import dataclasses
import json
import logging
import stat
import traceback
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.chat.address import ChatChoiceError, checked_url, is_here
from assistant.chat.checking import check_endpoint
from assistant.chat.choice import ChatChoice, chosen, forget_choice, is_fixed, read_choice, write_choice
from assistant.chat.troubles import Trouble
from assistant.settings import Settings, SettingsError, read_settings
from tests.chat.endpoint import Reply, saying, served
from tests.commands import youju
from tests.conftest import settings_for

KEY = "sk-planted-4f1d9c2b7e"

URLS = [
    ("http://127.0.0.1:8000/v1", "http://127.0.0.1:8000/v1"),
    (" https://api.example.com/v1/ ", "https://api.example.com/v1"),
    ("https://api.example.com/v1/chat/completions", "https://api.example.com/v1"),  # as manuals print it
    ("http://[::1]:8000/v1", "http://[::1]:8000/v1"),
]


@pytest.mark.parametrize(("text", "url"), URLS)
def test_an_address_is_read_as_people_paste_it(text: str, url: str) -> None:
    assert checked_url(text) == url


@pytest.mark.parametrize("text", [
    "", "api.example.com/v1", "ftp://host/v1", "file:///etc/passwd", "javascript:alert(1)", "http://", "http:///v1", "http://user:pass@host/v1",
    "http://user@host/v1", "http://host/v1#part", "http://host/v1?key=sk", "http://host:99999/v1", "http://ho st/v1", "http://host/\nv1", "http://主机/v1",
    "http://[::1/v1", "http://host/v1" + "x" * 3000,
])
def test_what_is_no_address_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(ChatChoiceError) as caught:
        checked_url(text)
    assert "：" in str(caught.value)
    assert "pass" not in str(caught.value) and "sk" not in str(caught.value)


@pytest.mark.parametrize(("host", "here"), [
    ("localhost", True), ("127.0.0.1", True), ("127.1.2.3", True), ("::1", True), ("10.0.0.1", False), ("localhost.example.com", False), ("api.example.com", False),
])
def test_this_machine_is_known_by_its_addresses(host: str, here: bool) -> None:
    assert is_here(host) is here


def test_a_choice_is_kept_readable_by_its_account_alone_and_forgotten(tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "data")
    assert read_choice(settings) is None
    write_choice(settings, chosen("http://127.0.0.1:1/v1", "m", KEY))
    path = tmp_path / "data" / "chat.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in path.parent.iterdir()] == ["chat.json"], "nothing half written is left"
    found = read_choice(settings)
    assert found is not None
    assert (found.url, found.model, found.key.get_secret_value(), found.is_on) == ("http://127.0.0.1:1/v1", "m", KEY, True)
    write_choice(settings, dataclasses.replace(found, is_on=False))
    assert read_choice(settings) == dataclasses.replace(found, is_on=False)
    forget_choice(settings)
    forget_choice(settings)
    assert read_choice(settings) is None


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"url": 5}', '{"url": "ftp://x", "model": "m", "key": "", "is_on": true}', "x" * 20_000, '{"url": "http://h/v1", "model": "", "key": "", "is_on": 1}'])
def test_a_damaged_choice_is_said_and_answers_go_on_without(own_data: Path, text: str) -> None:
    settings = settings_for(own_data)
    (own_data / "chat.json").write_text(text, encoding="utf-8")
    with pytest.raises(ChatChoiceError, match=r"chat\.json.*：请"):
        read_choice(settings)
    said: list[str] = []
    assistant = Assistant(settings, said.append)
    assert any("chat.json" in line for line in said)
    assert assistant.ask("今年专项债的目标是多少").wording is None
    assistant.close()


def test_settings_win_and_the_page_cannot_change_them(tmp_path: Path) -> None:
    write_choice(settings_for(tmp_path), chosen("http://127.0.0.1:1/v1", "of-the-page"))
    settings = dataclasses.replace(settings_for(tmp_path), chat_url="http://127.0.0.1:2/v1", chat_model="of-the-settings")
    found = read_choice(settings)
    assert found is not None and found.model == "of-the-settings"
    assert is_fixed(settings) and not is_fixed(settings_for(tmp_path))
    with pytest.raises(ChatChoiceError, match="YOUJU_CHAT"):
        write_choice(settings, chosen("http://127.0.0.1:3/v1", "m"))


WRONG_SETTINGS = [
    {"YOUJU_CHAT_URL": "nonsense", "YOUJU_CHAT_MODEL": "m"},
    {"YOUJU_CHAT_URL": f"http://u:{KEY}@host/v1", "YOUJU_CHAT_MODEL": "m"},
    {"YOUJU_CHAT_URL": "http://host/v1"},  # no model
    {"YOUJU_CHAT_KEY": KEY},  # no address
    {"YOUJU_CHAT_URL": "http://host/v1", "YOUJU_CHAT_MODEL": "m", "YOUJU_CHAT_KEY": f"{KEY}\nx"},
    {"YOUJU_CHAT_URL": "http://host/v1", "YOUJU_CHAT_MODEL": "m", "YOUJU_CHAT_KEY": f"{KEY}密"},
    {"YOUJU_CHAT_TIMEOUT": "0"},
    {"YOUJU_CHAT_TOKENS": "100"},
]


@pytest.mark.parametrize("environment", WRONG_SETTINGS, ids=lambda one: "+".join(one))
def test_wrong_settings_are_refused_and_never_repeat_the_key(environment: dict[str, str]) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings(environment)
    assert "YOUJU_CHAT_" in str(caught.value)
    assert KEY not in "".join(traceback.format_exception(caught.value))


def test_a_key_is_in_no_repr_log_error_or_answer(own_data: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    choice = chosen("http://127.0.0.1:9/v1", "m", KEY)
    assert KEY not in f"{choice!r}{choice!s}{[choice]}{choice.key!r}"

    def refuse(reply: Reply) -> None:
        reply.head(401, "application/json")
        reply.raw(json.dumps({"error": {"message": f"wrong key {KEY}"}}).encode())

    with served(refuse) as endpoint:
        settings = dataclasses.replace(settings_for(own_data), chat_url=endpoint.url, chat_key=KEY, chat_model="m", chat_timeout=5)
        assert KEY not in repr(settings)
        assistant = Assistant(settings)
        answer = assistant.ask("深化科技体制改革由谁牵头")
        assistant.close()
        assert endpoint.keys == [f"Bearer {KEY}"]
        assert check_endpoint(chosen(endpoint.url, "m", KEY), 5).trouble is Trouble.KEY
    assert answer.wording is not None and "密钥" in answer.wording.left_out
    assert KEY not in json.dumps(answer.as_json(), ensure_ascii=False) + repr(answer)
    assert KEY not in caplog.text


def test_another_choice_is_used_without_a_restart(own_data: Path) -> None:
    assistant = Assistant(settings_for(own_data))
    question, good = "深化科技体制改革由谁牵头", "深化科技体制改革由县科技局牵头。[1]"
    assert assistant.ask(question).wording is None
    with served(saying([good])) as one, served(saying([good])) as other:
        assistant.use(chosen(one.url, "one"))
        assert [answer.wording.model for answer in assistant.stream(question) if answer.wording][-1] == "one"
        assistant.use(chosen(other.url, "other"))
        assert [answer.wording.model for answer in assistant.stream(question) if answer.wording][-1] == "other"
        assert (len(one.seen), len(other.seen)) == (1, 1)
        assert len(list(assistant.stream(question, is_worded=False))) == 1
        assistant.use(dataclasses.replace(chosen(other.url, "other"), is_on=False))
        assert assistant.ask(question).wording is None
        assistant.use(None)
        assert (len(one.seen), len(other.seen)) == (1, 1)
    assistant.close()


def test_without_an_endpoint_nothing_of_it_is_loaded(small: Settings) -> None:
    done = youju(small, "ask", "全县引育多少人才", more={"PYTHONPROFILEIMPORTTIME": "1"})
    assert done.returncode == 0
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}
    assert not loaded & {"langchain_openai", "tiktoken", "assistant.chat.endpoint", "assistant.chat.budget"}


def test_the_doctor_says_how_the_endpoint_is(small: Settings) -> None:
    def line(**more: str) -> str:
        done = youju(small, "doctor", more={name.upper(): value for name, value in more.items()})
        assert KEY not in done.stdout + done.stderr
        return next(one for one in done.stdout.splitlines() if one.split("  ")[1] == "对话模型")

    assert line().startswith("正常") and "没有设置" in line()
    with served(saying(["好"])) as endpoint:
        assert line(youju_chat_url=endpoint.url, youju_chat_model="m", youju_chat_key=KEY).startswith("正常")
        assert len(endpoint.seen) == 1, "the question that it asks itself is not worded"


@pytest.mark.parametrize(("status", "words"), [(401, "密钥"), (404, "模型名称"), (500, "出错")])
def test_the_check_names_what_to_change(status: int, words: str) -> None:
    def behave(reply: Reply) -> None:
        reply.head(status, "application/json")
        reply.raw(b"{}")

    with served(behave) as endpoint:
        assert words in check_endpoint(chosen(endpoint.url, "m"), 5).said()


def test_a_choice_is_what_it_says() -> None:
    assert chosen("http://127.0.0.1:1/v1/", " m ", f" {KEY} ") == ChatChoice("http://127.0.0.1:1/v1", "m", chosen("http://h", "m", KEY).key)
    for model, key in [("", ""), ("m\n", "k\nk"), ("m", "键"), ("m" * 500, "")]:
        with pytest.raises(ChatChoiceError) as caught:
            chosen("http://h/v1", model, key)
        assert "：请" in str(caught.value)
