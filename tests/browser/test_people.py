"""Signing in and out in a real browser, with and without scripts, and what is there when a session has ended."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from assistant.people.people import FILE, People
from assistant.people.person import Role
from tests.browser.chatting import FIGURE, QUESTION
from tests.browser.serving import Server, own_copy, reading

pytestmark = pytest.mark.browser
NAME, PASSWORD = "王管理", "correct horse battery"


@pytest.fixture(scope="module")
def closed(index_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that lets in whoever signs in."""
    data = own_copy(index_data, tmp_path_factory.mktemp("closed") / "data")
    People(data / FILE).add(NAME, Role.ADMINISTRATOR, PASSWORD)
    server = Server(data, settings={"YOUJU_LOGIN": "users"}).start().load()
    yield server
    server.stop()


def test_somebody_signs_in_asks_and_signs_out_and_an_ended_session_leads_back_to_the_login(browser: Browser, closed: Server) -> None:
    with reading(browser, closed.address) as reader:
        page = reader.page
        page.goto(f"{closed.address}targets")
        expect(page.locator("h1")).to_have_text("登录")
        page.get_by_label("名字").fill(NAME)
        page.get_by_label("密码").fill(PASSWORD)
        page.get_by_role("button", name="登录").click()
        expect(page.locator("h1")).to_have_text("目标总表")
        reader.open()
        expect(page.locator(".yj-me")).to_contain_text(NAME)
        expect(reader.ask(QUESTION).locator(".yj-headline")).to_contain_text(FIGURE)
        People(closed.data / FILE).end_sessions(NAME)
        reader.box.fill(QUESTION)
        reader.box.press("Enter")
        expect(page.locator("h1")).to_have_text("登录")
        page.get_by_label("名字").fill(NAME)
        page.get_by_label("密码").fill(PASSWORD)
        page.get_by_role("button", name="登录").click()
        page.locator("#yj-chat .yj-answer").first.wait_for()
        expect(page.locator("#yj-list label")).to_have_count(1)
        page.get_by_role("button", name="退出").click()
        expect(page.get_by_role("status")).to_have_text("已退出。")
        page.goto(closed.address)
        expect(page.locator("h1")).to_have_text("登录")
        assert not reader.foreign()
        assert not reader.dialogs


def test_without_scripts_everything_of_an_account_works(browser: Browser, closed: Server) -> None:
    with reading(browser, closed.address, java_script_enabled=False) as reader:
        page = reader.page
        page.goto(f"{closed.address}login")
        page.get_by_role("link", name="English").click()
        expect(page.locator("h1")).to_have_text("Sign in")
        page.get_by_role("link", name="中文").click()
        page.get_by_label("名字").fill(NAME)
        page.get_by_label("密码").fill(PASSWORD)
        page.get_by_role("button", name="登录").click()
        page.goto(f"{closed.address}account")
        page.get_by_label("用途").fill("督查系统")
        page.get_by_label("提问").check()
        page.get_by_role("button", name="新建密钥").click()
        expect(page.locator(".yj-secret")).to_contain_text("youju_")
        page.get_by_role("button", name="撤销").click()
        expect(page.get_by_role("status")).to_have_text("密钥已撤销。")
        page.goto(f"{closed.address}users")
        page.get_by_label("名字", exact=True).fill("新同事")
        page.get_by_role("button", name="添加用户").click()
        expect(page.locator(".yj-once")).to_contain_text("新同事")
        page.locator("tr", has_text="新同事").get_by_role("button", name="移除").click()
        page.get_by_role("button", name="确定移除").click()
        expect(page.get_by_role("status")).to_have_text("已移除。")
        assert not reader.errors
