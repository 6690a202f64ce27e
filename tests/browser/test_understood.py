"""A question is shown as it was understood and can be corrected: the last one in its place, an older one anew."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.serving import PHONE, Reader, Server, reading

pytestmark = pytest.mark.browser
FIRST, SECOND, THIRD = "高新技术产业增加值增长多少", "附件3里呢", "那牵头单位呢"
OTHER = "社会消费品零售总额增长多少"


def understood(reader: Reader, number: int) -> str:
    line = reader.answers.nth(number).locator(".yj-understood")
    expect(line).to_contain_text("理解为：")
    return str(line.locator("a.yj-amend").get_attribute("title"))


def test_the_last_question_is_corrected_in_its_place_and_nothing_is_lost_when_it_is_given_up(reader: Reader) -> None:
    expect(reader.ask(FIRST).locator(".yj-understood")).to_have_count(0)
    reader.ask(SECOND)
    meant = understood(reader, 1)
    assert "高新技术产业增加值" in meant
    reader.box.fill("写了一半的")
    reader.answers.nth(1).locator("a.yj-amend").focus()
    reader.page.keyboard.press("Enter")
    expect(reader.box).to_be_focused()
    expect(reader.box).to_have_value(meant)
    assert reader.box.evaluate("box => box.selectionStart === box.value.length")
    expect(reader.page.locator("#yj-amending")).to_contain_text("替换上一问")
    reader.page.keyboard.press("Escape")
    expect(reader.page.locator("#yj-amending")).to_have_count(0)
    expect(reader.box).to_have_value("写了一半的")
    expect(reader.questions).to_have_text([FIRST, SECOND])
    reader.box.fill("")
    reader.answers.nth(1).locator("a.yj-amend").click()
    reader.box.fill(OTHER)
    reader.box.press("Enter")
    expect(reader.questions).to_have_text([FIRST, OTHER])
    expect(reader.answered(2)).to_contain_text("7%")
    expect(reader.page.locator("#yj-amending")).to_have_count(0)
    reader.ask(SECOND)
    expect(reader.questions).to_have_text([FIRST, OTHER, SECOND])
    reader.reload()
    expect(reader.questions).to_have_text([FIRST, OTHER, SECOND])


def test_an_older_question_is_corrected_as_a_new_one(reader: Reader) -> None:
    for question in (FIRST, SECOND, THIRD):
        reader.ask(question)
    meant = understood(reader, 1)
    reader.answers.nth(1).locator("a.yj-amend").click()
    expect(reader.page.locator("#yj-amending")).to_contain_text("新的一问")
    reader.box.press("Enter")
    expect(reader.questions).to_have_text([FIRST, SECOND, THIRD, meant])
    expect(reader.answered(4).locator(".yj-understood")).to_have_count(0)


def test_on_a_phone_and_in_english_it_is_corrected_by_a_tap(browser: Browser, server: Server) -> None:
    with reading(browser, server.address, viewport=PHONE, has_touch=True, is_mobile=True, color_scheme="dark") as reader:
        reader.open()
        reader.page.get_by_role("button", name="English").tap()
        expect(reader.page.locator("#yj-box .submit-button")).to_have_text("Send")
        reader.ask(FIRST)
        reader.ask(SECOND)
        expect(reader.answers.nth(1).locator(".yj-understood")).to_contain_text(re.compile("Understood as: .*Edit"))
        reader.answers.nth(1).locator("a.yj-amend").tap()
        expect(reader.page.locator("#yj-amending")).to_contain_text("replaces the last question")
        reader.page.get_by_role("button", name="Cancel").tap()
        expect(reader.box).to_have_value("")
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_enter_pressed_twice_asks_once(reader: Reader) -> None:
    reader.box.fill(FIRST)
    reader.page.keyboard.press("Enter")
    reader.page.keyboard.press("Enter")
    reader.answered(1)
    reader.ask(OTHER)
    expect(reader.questions).to_have_text([FIRST, OTHER])
