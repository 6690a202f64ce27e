"""模型设置 lets those who may choose the model, keeps the key to itself, and says in one line what does not work."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.chat.choice import ChatChoice
from assistant.page.guard import Guard
from assistant.page.pages.desk import desk_for
from assistant.page.pages.routes import add_pages
from assistant.people.person import HERE as AT_HOME
from assistant.people.person import Person, Role
from assistant.settings import Settings
from index.library import Library
from tests.entered import InAs
from tests.test_page_pages import HERE, Seen, library_of

KEY = "sk-planted-7f3a"
URL = "http://127.0.0.1:9/v1"
"""Nothing answers there."""
FORM = {"act": "save", "url": URL, "model": "some-model", "key": KEY, "is_on": "on"}


class Desktop:
    """One server's page with what it did: the choices that were put to use."""

    def __init__(self, library: Library, settings: Settings, person: Person = AT_HOME) -> None:
        self.used: list[ChatChoice | None] = []
        self.settings = settings
        app = FastAPI()
        add_pages(app, lambda: library, desk_for(settings, self.used.append))
        self.client = TestClient(Guard(InAs(app, person), settings.host, ""), base_url=HERE, follow_redirects=False)

    def see(self, path: str = "/model") -> str:
        answer = self.client.get(path)
        assert answer.status_code == 200
        assert KEY not in answer.text
        return answer.text

    def stored(self) -> dict[str, object] | None:
        path = self.settings.data / "chat.json"
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


@pytest.fixture(scope="module")
def plan() -> Library:
    return library_of("一、目标\n1. 新增企业10家以上。(县科技局牵头)\n")


@pytest.fixture
def desktop(plan: Library, tmp_path: Path) -> Iterator[Desktop]:
    desktop = Desktop(plan, Settings(data=tmp_path))
    with desktop.client:
        yield desktop


def test_a_choice_is_kept_used_at_once_and_its_key_never_shown(desktop: Desktop) -> None:
    assert "没有接入模型" in desktop.see()
    answer = desktop.client.post("/model", data=FORM)
    assert (answer.status_code, answer.headers["location"]) == (303, "/model?done=saved")
    shown = desktop.see("/model?done=saved")
    assert "已保存" in shown
    assert f'value="{URL}"' in shown
    assert "已设置" in shown
    assert [(one.url, one.model, one.key.get_secret_value(), one.is_on) for one in desktop.used if one] == [(URL, "some-model", KEY, True)]
    assert desktop.client.get("/model").headers["cache-control"] == "no-store"


def test_an_empty_key_keeps_the_old_one_for_the_same_address_only(desktop: Desktop) -> None:
    desktop.client.post("/model", data=FORM)
    desktop.client.post("/model", data=FORM | {"key": "", "model": "other-model", "is_on": ""})
    assert desktop.stored() == {"url": URL, "model": "other-model", "key": KEY, "is_on": False}
    assert "已停用 other-model" in desktop.see()
    desktop.client.post("/model", data=FORM | {"key": "", "url": "http://127.0.0.1:8/v1"})
    assert (desktop.stored() or {})["key"] == "", "a key stays with the address it was given for"


def test_a_choice_is_forgotten(desktop: Desktop) -> None:
    desktop.client.post("/model", data=FORM)
    assert desktop.client.post("/model", data={"act": "forget"}).headers["location"] == "/model?done=forgotten"
    assert desktop.stored() is None
    assert desktop.used[-1] is None
    assert "没有接入模型" in desktop.see("/model?done=forgotten")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"url": "ftp://127.0.0.1/v1"}, "接口地址"),
        ({"url": "http://user:hidden@127.0.0.1/v1"}, "用户名或密码"),
        ({"url": ""}, "接口地址"),
        ({"model": " "}, "模型名称"),
        ({"key": "密钥"}, "密钥"),
        ({"url": "<script>alert(1)</script>"}, "接口地址"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_line_and_not_kept(desktop: Desktop, changed: dict[str, str], said: str) -> None:
    answer = desktop.client.post("/model", data=FORM | changed)
    assert answer.status_code == 400
    seen = Seen(answer.text)
    assert said in seen.text
    assert KEY not in answer.text
    assert "hidden@" not in answer.text
    assert not any(name == "script" and "src" not in attributes for name, attributes in seen.elements)
    assert (desktop.stored(), desktop.used) == (None, [])


def test_an_endpoint_that_is_not_there_is_said_once_and_nothing_is_kept(desktop: Desktop) -> None:
    answer = desktop.client.post("/model", data=FORM | {"act": "test"})
    assert answer.status_code == 200
    assert "连不上模型接口" in Seen(answer.text).text
    assert "重新填写" in Seen(answer.text).text, "without scripts the key has to be typed again"
    assert KEY not in answer.text
    assert (desktop.stored(), desktop.used) == (None, [])


def test_a_file_that_cannot_be_read_is_named(desktop: Desktop) -> None:
    (desktop.settings.data / "chat.json").write_text("{", encoding="utf-8")
    assert "chat.json 无法读取" in Seen(desktop.see()).text


@pytest.mark.parametrize("act", ["save", "forget", "test"])
@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR])
def test_whoever_is_no_administrator_changes_nothing_and_is_told_who_can(plan: Library, tmp_path: Path, role: Role, act: str) -> None:
    desktop = Desktop(plan, Settings(data=tmp_path), Person("小王", role))
    with desktop.client:
        assert "请联系管理员" in Seen(desktop.see()).text
        assert "<input name=\"url\"" not in desktop.see()
        assert desktop.client.post("/model", data=FORM | {"act": act}).status_code == 403
        assert (desktop.stored(), desktop.used) == (None, [])


def test_no_export_and_no_other_page_holds_the_key(desktop: Desktop) -> None:
    desktop.client.post("/model", data=FORM)
    for path in ("/targets", "/duties", "/youju/side", "/model"):
        assert KEY not in desktop.see(path)
    for name in ("targets.csv", "targets.xlsx", "duties.csv", "duties.xlsx", "milestones.ics"):
        answer = desktop.client.get(f"/youju/export/{name}")
        assert answer.status_code == 200
        assert KEY.encode() not in answer.content


def test_the_environment_decides_where_it_names_a_model(plan: Library, tmp_path: Path) -> None:
    desktop = Desktop(plan, Settings(data=tmp_path, chat_url=URL, chat_model="fixed-model", chat_key=KEY))
    with desktop.client:
        text = Seen(desktop.see()).text
        assert "环境变量" in text
        assert "fixed-model" in text
        assert desktop.client.post("/model", data=FORM).status_code == 403
        assert desktop.client.post("/model", data={"act": "forget"}).status_code == 403
        assert "连不上模型接口" in Seen(desktop.client.post("/model", data={"act": "test"}).text).text
        assert (desktop.stored(), desktop.used) == (None, [])


def test_readers_see_the_name_of_its_model_and_not_its_address(plan: Library, tmp_path: Path) -> None:
    desktop = Desktop(plan, Settings(data=tmp_path, chat_url=URL, chat_model="fixed-model", chat_key=KEY), Person("小王", Role.READER))
    with desktop.client:
        assert "fixed-model" in desktop.see()
        assert URL not in desktop.see()
        assert desktop.client.post("/model", data={"act": "test"}).status_code == 403


def test_a_form_from_elsewhere_one_that_is_too_large_and_one_without_an_act_change_nothing(desktop: Desktop) -> None:
    assert desktop.client.post("/model", data=FORM, headers={"origin": "http://evil.example"}).status_code == 403
    assert desktop.client.post("/model", data=FORM | {"model": "x" * 20_000}).status_code == 413
    assert desktop.client.post("/model", data=FORM | {"act": ""}).status_code == 400
    assert desktop.client.post("/model", content=b"&".join([b"a=b"] * 50)).status_code in (400, 403)
    assert (desktop.stored(), desktop.used) == (None, [])


def test_a_reader_switches_the_wording_off_where_there_is_a_model(desktop: Desktop) -> None:
    assert "yj-worded" not in desktop.see("/targets")
    desktop.client.post("/model", data=FORM)
    assert "yj-worded" in desktop.see("/targets")
    answer = desktop.client.post("/youju/wording", data={"wording": "off", "back": "/targets?part=x"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/targets?part=x")
    assert "youju_wording=off" in answer.headers["set-cookie"]
    assert {"HttpOnly", "SameSite=strict"} <= set(answer.headers["set-cookie"].split("; "))
    shown = Seen(desktop.see("/targets"))
    assert ("option", {"value": "off", "selected": ""}) in shown.elements
    assert "youju_wording=\"\"" in desktop.client.post("/youju/wording", data={"wording": "on"}).headers["set-cookie"]
    assert desktop.client.post("/youju/wording", data={"back": "//evil.example/"}).headers["location"] == "/"
