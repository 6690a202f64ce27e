"""Conversations survive whatever happens to page and server, and can be asked again, edited, renamed and removed."""

import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import Browser, expect

from assistant.conversations import Conversations
from tests.browser.serving import Reader, Server, reader_in, reading

pytestmark = pytest.mark.browser
QUESTION = "今年专项债的目标是多少"
OTHER = "社会消费品零售总额增长多少"


def test_a_conversation_survives_a_reload_and_a_killed_server(browser: Browser, own_server: Server) -> None:
    with reading(browser, own_server.load().address) as reader:
        reader.open().ask(QUESTION)
        reader.reload()
        expect(reader.questions).to_have_text([QUESTION])
        own_server.kill()
        own_server.start()
        reader.reload()
        expect(reader.questions).to_have_text([QUESTION])
        expect(reader.answers.first).to_contain_text("32.27亿元")
        reader.answers.first.locator("a.yj-cite").first.click()
        expect(reader.panel.locator("mark").first).to_contain_text("32.27亿元")
        reader.page.keyboard.press("Escape")
        reader.ask(OTHER)
        expect(reader.questions).to_have_text([QUESTION, OTHER])


def test_an_open_page_goes_on_after_the_server_was_restarted(browser: Browser, own_server: Server) -> None:
    with reading(browser, own_server.load().address) as reader:
        reader.open().ask(QUESTION)
        own_server.kill()
        own_server.start()
        reader.page.wait_for_timeout(3000)
        reader.ask(OTHER)
        expect(reader.questions).to_have_text([QUESTION, OTHER])


def test_several_conversations_are_listed_opened_renamed_and_deleted(reader: Reader) -> None:
    reader.ask(QUESTION)
    reader.page.locator("#yj-new").click()
    expect(reader.questions).to_have_count(0)
    reader.ask(OTHER)
    rows = reader.page.locator("#yj-list label")
    expect(rows).to_have_text([OTHER, QUESTION])
    rows.nth(1).click()
    expect(reader.questions).to_have_text([QUESTION])
    reader.page.locator("#yj-rename").click()
    reader.page.locator("#yj-title").locator("input, textarea").fill("专项债 <b>")
    reader.page.get_by_role("button", name="保存").click()
    expect(reader.page.locator("#yj-list label.selected")).to_have_text("专项债 <b>")
    reader.page.locator("#yj-delete").click()
    reader.page.locator("#yj-delete-for-good").click()
    expect(rows).to_have_text([OTHER])
    expect(reader.questions).to_have_count(0)
    reader.reload()
    expect(reader.page.locator("#yj-list label")).to_have_text([OTHER])


def test_another_browser_sees_nothing_of_a_conversation(browser: Browser, server: Server, reader: Reader) -> None:
    reader.ask(QUESTION)
    with reading(browser, server.address) as other:
        other.open()
        expect(other.page.locator("#yj-list label")).to_have_count(0)
        expect(other.questions).to_have_count(0)


def test_two_pages_of_one_browser_keep_their_own_conversations(reader: Reader) -> None:
    reader.ask(QUESTION)
    second = reader_in(reader.page.context, reader.address).open()
    second.page.locator("#yj-new").click()
    expect(second.questions).to_have_count(0)
    second.ask(OTHER)
    reader.ask("谁牵头推动增收减负")
    expect(reader.questions).to_have_text([QUESTION, "谁牵头推动增收减负"])
    expect(second.questions).to_have_text([OTHER])


def test_the_last_question_is_asked_again_and_edited(reader: Reader) -> None:
    reader.ask(QUESTION)
    reader.ask("附件3里呢*")
    reader.settle(reader.action("重试").click)
    expect(reader.questions).to_have_text([QUESTION, "附件3里呢*"])
    reader.action("编辑").click()
    editor = reader.chat.locator("textarea")
    expect(editor).to_have_value("附件3里呢*")
    editor.fill(OTHER)
    editor.press("Enter")
    expect(reader.questions).to_have_text([QUESTION, OTHER])
    expect(reader.answered(2)).to_contain_text("7%")
    reader.reload()
    expect(reader.questions).to_have_text([QUESTION, OTHER])


def test_a_question_that_was_emptied_while_it_was_edited_stays(reader: Reader) -> None:
    reader.ask(QUESTION)
    reader.action("编辑").click()
    reader.chat.locator("textarea").fill(" ")
    reader.settle(lambda: reader.chat.locator("textarea").press("Enter"))
    expect(reader.questions).to_have_text([QUESTION])
    expect(reader.answers.first).to_contain_text("32.27亿元")
    reader.reload()
    expect(reader.questions).to_have_text([QUESTION])


def test_a_conversation_is_cleared(reader: Reader) -> None:
    reader.ask(QUESTION)
    reader.page.locator("#yj-clear").click()
    expect(reader.questions).to_have_count(0)
    expect(reader.chat.locator(".example").first).to_be_visible()
    reader.reload()
    expect(reader.questions).to_have_count(0)


def test_a_thumb_and_its_reason_are_kept_on_the_server(reader: Reader, server: Server) -> None:
    question = "规模工业增加值的目标"
    reader.ask(question)
    reader.action("踩").click()
    reader.page.locator("#yj-reasons").get_by_text("数值不对").click()
    reader.page.locator("#yj-remark").locator("textarea, input").fill("应为 8.5%")
    reader.page.locator("#yj-send-reason").click()
    expect(reader.page.locator("#yj-reason")).to_be_hidden()
    kept = [one for one in Conversations(server.data / "conversations.sqlite").feedback() if one.question == question]
    assert [(one.is_helpful, one.reason) for one in kept] == [(False, "数值不对；应为 8.5%")]
    assert kept[0].answer is not None
    assert kept[0].answer.headline
    reader.reload()
    expect(reader.action("已踩")).to_be_visible()
    with closing(sqlite3.connect(server.data / "conversations.sqlite")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
