"""The page answers, shows the quote, opens the original, and asks nothing of any other machine."""

import re
import time

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import PHONE, Reader, Server, reading

pytestmark = pytest.mark.browser
QUESTION = "今年专项债的目标是多少"
FIGURE = "32.27亿元"


def test_the_figure_is_answered_shown_on_hover_and_highlighted_in_the_original(reader: Reader) -> None:
    answer = reader.ask(QUESTION)
    expect(answer.locator(".yj-headline")).to_contain_text(FIGURE)
    expect(answer.locator(".yj-status-answered")).to_have_text("依据原文")
    mark = answer.locator("a.yj-cite").first
    mark.hover()
    expect(reader.page.locator("#yj-card")).to_contain_text(FIGURE)
    mark.click()
    expect(reader.panel).to_be_visible()
    expect(reader.panel.locator("mark").first).to_contain_text(FIGURE)
    expect(reader.panel.locator("mark").first).to_be_in_viewport()
    expect(reader.panel).to_contain_text("总体方案·二·(一)")
    assert reader.panel.locator("section").count() > 10, "the whole part is readable around the clause"
    assert reader.page.url == reader.address, "a citation leaves the address as it is"
    assert not reader.foreign()
    assert len(reader.requests) > 20
    assert not reader.dialogs


def test_the_part_can_be_changed_in_the_clause_panel(reader: Reader) -> None:
    reader.ask(QUESTION).locator("a.yj-cite").first.click()
    reader.panel.locator("mark").first.wait_for()
    reader.panel.locator("select").select_option("附件3")
    expect(reader.panel).to_contain_text("科技创新赋能攻坚实施方案")
    expect(reader.panel.locator("mark")).to_have_count(0)


def test_the_address_and_the_answer_are_copied_with_their_sources(browser: Browser, server: Server) -> None:
    with reading(browser, server.address, permissions=["clipboard-read", "clipboard-write"]) as reader:
        reader.open()
        answer = reader.ask(QUESTION)
        reader.action("复制回答与出处").click()
        copied = _clipboard(reader.page, FIGURE)
        assert re.search(r"出处：\n\[1\] .+：“.*32\.27亿元.*”", copied)
        assert "&#" not in copied
        answer.locator("a.yj-cite").first.click()
        reader.panel.locator("mark").first.wait_for()
        reader.panel.get_by_text("复制引用").click()
        assert "总体方案·二·(一)" in _clipboard(reader.page, "总体方案·二·(一)")


def _clipboard(page: Page, awaited: str) -> str:
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        text = str(page.evaluate("navigator.clipboard.readText()"))
        if awaited in text:
            return text
        page.wait_for_timeout(50)
    return text


def test_two_clauses_that_differ_are_marked_so(reader: Reader) -> None:
    answer = reader.ask("高新技术产业增加值增长多少")
    expect(answer.locator(".yj-status-conflict")).to_have_text("两处不一致")
    assert answer.locator("a.yj-source").count() >= 2


def test_what_the_plan_does_not_say_is_said_without_a_source(reader: Reader) -> None:
    answer = reader.ask("明天天气怎么样")
    expect(answer.locator(".yj-status")).to_have_text(re.compile("与文件无关|文件未提及"))
    expect(answer.locator("a")).to_have_count(0)


def test_an_opening_question_and_a_follow_up_are_asked_by_a_click(reader: Reader) -> None:
    opening = reader.chat.locator(".example")
    assert opening.count() == 4
    words = opening.first.inner_text().strip()
    opening.first.click()
    expect(reader.answered(1).locator(".yj-headline")).to_be_visible()
    expect(reader.questions.first).to_have_text(words)
    follow_up = reader.chat.locator(".options .option")
    if follow_up.count():
        words = follow_up.first.inner_text().strip()
        follow_up.first.click()
        reader.answered(2)
        expect(reader.questions.nth(1)).to_have_text(words)


def test_every_opening_question_has_an_answer_in_the_plan(reader: Reader) -> None:
    questions = [text.strip() for text in reader.chat.locator(".example").all_inner_texts()]
    for question in questions:
        expect(reader.ask(question).locator(".yj-status").first).to_have_text("依据原文")


def test_on_a_phone_a_tap_shows_the_quote_and_the_original_is_a_sheet_that_closes(browser: Browser, server: Server) -> None:
    with reading(browser, server.address, viewport=PHONE, has_touch=True, is_mobile=True) as reader:
        reader.open()
        mark = reader.ask(QUESTION).locator("a.yj-cite").first
        mark.tap()
        card = reader.page.locator("#yj-card")
        expect(card).to_contain_text(FIGURE)
        expect(reader.panel).to_be_hidden()
        card.get_by_role("button").tap()
        expect(reader.panel.locator("mark").first).to_contain_text(FIGURE)
        box = reader.panel.bounding_box()
        assert box is not None
        assert box["width"] == PHONE["width"]
        assert box["y"] > 0
        reader.panel.get_by_role("button", name="关闭").tap()
        expect(reader.panel).to_be_hidden()
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_the_page_is_served_before_the_encoder_has_loaded_and_says_how_it_found_the_answer(browser: Browser, own_server: Server) -> None:
    with reading(browser, own_server.address) as reader:
        answer = reader.open().ask(QUESTION)
        expect(answer.locator(".yj-headline")).to_contain_text(FIGURE)
        notice = answer.locator(".yj-notice")
        assert notice.count() == 0 or "关键词" in notice.inner_text()
