"""A model's words come below the answer, after it, and whatever the model does the answer stays."""

import threading

import pytest
from playwright.sync_api import expect

from tests.browser.chatting import FALSE, FIGURE, KEY, ODD, OTHER, OTHER_FIGURE, QUESTION, TRUE, Desk, begin, endless
from tests.browser.serving import Reader
from tests.chat.endpoint import Reply, saying

pytestmark = pytest.mark.browser
HEAR = """() => {
    window.heard = [];
    const teller = document.querySelector("#yj-teller");
    new MutationObserver(() => window.heard.push(teller.textContent)).observe(teller, {childList: true});
}"""


def test_the_answer_is_there_while_the_model_is_silent_and_its_checked_words_come_below(asker: Reader, desk: Desk) -> None:
    gate = threading.Event()

    def behave(reply: Reply) -> None:
        gate.wait(60)
        saying([TRUE, FALSE, ODD])(reply)

    desk.endpoint.behaviour = behave
    answer = begin(asker)
    expect(answer.locator(".yj-headline")).to_contain_text(FIGURE)
    expect(answer.locator("a.yj-source").first).to_contain_text(FIGURE)
    expect(answer.locator(".yj-writing")).to_have_text("模型正在表述……")
    expect(answer.locator(".yj-said")).to_have_count(0)
    answer.locator("a.yj-cite").first.click()
    expect(asker.panel.locator("mark").first).to_contain_text(FIGURE)
    asker.page.keyboard.press("Escape")
    gate.set()
    said = answer.locator(".yj-said")
    expect(said.first).to_contain_text("专项债目标为32.27亿元。[1]")
    expect(answer.locator(".yj-wording-name")).to_have_text("模型表述")
    asker.answered(1)
    expect(answer.locator(".yj-writing")).to_have_count(0)
    said.first.locator("a.yj-cite").click()
    expect(asker.panel.locator("mark").first).to_contain_text(FIGURE)
    asker.page.keyboard.press("Escape")
    answer.locator(".yj-record summary").click()
    expect(answer.locator(".yj-record li").first).to_contain_text("通过")
    record = answer.locator(".yj-written > li")
    expect(record).to_have_count(3)
    expect(record.nth(1)).to_contain_text("3227亿元")
    expect(record.nth(1).locator(".yj-faults li").first).to_be_visible()
    expect(answer.locator(".yj-headline, .yj-said, .yj-source").filter(has_text="3227")).to_have_count(0)
    expect(answer.locator(".yj-said").filter(has_text="99亿")).to_have_count(0)
    assert all(key == f"Bearer {KEY}" for key in desk.endpoint.keys)
    asker.reload()
    expect(asker.answers.first.locator(".yj-said").first).to_contain_text(FIGURE)


def test_stop_ends_the_model_and_leaves_what_was_checked(asker: Reader, desk: Desk) -> None:
    desk.endpoint.behaviour = endless
    answer = begin(asker)
    expect(answer.locator(".yj-said")).to_contain_text(FIGURE)
    asker.box.fill("写了一半的下一问")
    asker.page.locator("#yj-box .stop-button").click()
    asker.page.locator("#yj-box .submit-button").wait_for()
    assert desk.endpoint.left.wait(20), "the endpoint sees that nobody listens"
    for _ in range(2):
        assert_kept(asker)
        asker.reload()


def test_escape_closes_what_is_open_and_then_stops_the_model(asker: Reader, desk: Desk) -> None:
    desk.endpoint.behaviour = endless
    answer = begin(asker)
    expect(answer.locator(".yj-said")).to_contain_text(FIGURE)
    answer.locator("a.yj-cite").first.click()
    expect(asker.panel).to_be_visible()
    asker.page.keyboard.press("Escape")
    expect(asker.panel).to_be_hidden()
    expect(asker.page.locator("#yj-box .stop-button")).to_be_visible()
    expect(answer.locator(".yj-writing")).to_be_visible()
    asker.box.focus()
    asker.page.keyboard.press("Escape")
    asker.page.locator("#yj-box .submit-button").wait_for()
    expect(asker.box).to_be_focused()
    assert desk.endpoint.left.wait(20)
    assert_kept(asker)


def test_the_next_question_does_not_wait_for_a_model_that_goes_on(asker: Reader, desk: Desk) -> None:
    desk.endpoint.behaviour = endless
    answer = begin(asker)
    expect(answer.locator(".yj-said")).to_contain_text(FIGURE)
    desk.endpoint.behaviour = saying([TRUE])
    following = begin(asker, OTHER)
    expect(following.locator(".yj-headline")).to_contain_text(OTHER_FIGURE)
    asker.answered(2)
    assert desk.endpoint.left.wait(20)
    expect(asker.questions).to_have_text([QUESTION, OTHER])
    assert_kept(asker)


def test_a_reload_in_mid_answer_leaves_what_was_checked_and_ends_the_model(asker: Reader, desk: Desk) -> None:
    desk.endpoint.behaviour = endless
    expect(begin(asker).locator(".yj-said")).to_contain_text(FIGURE)
    asker.reload()
    assert_kept(asker)
    assert desk.endpoint.left.wait(20), "nobody listens for a reader who left"


def test_an_endpoint_that_dies_in_mid_answer_leaves_answer_and_checked_words_and_is_named(asker: Reader, desk: Desk) -> None:
    gate = threading.Event()

    def behave(reply: Reply) -> None:
        reply.head()
        reply.say(TRUE, "接下来")
        gate.wait(60)

    desk.endpoint.behaviour = behave
    answer = begin(asker)
    expect(answer.locator(".yj-said")).to_contain_text(FIGURE)
    expect(answer.locator(".yj-left-out")).to_have_count(0)
    gate.set()
    asker.answered(1)
    expect(answer.locator(".yj-left-out")).to_have_text("模型的表述中途断开。")
    assert_kept(asker)
    expect(answer.locator("a.yj-source").first).to_contain_text(FIGURE)
    desk.endpoint.shutdown()
    desk.endpoint.server_close()
    following = asker.ask(OTHER)
    expect(following.locator(".yj-headline")).to_contain_text(OTHER_FIGURE)
    expect(following.locator(".yj-left-out")).to_contain_text("模型未参与：连不上模型接口")


def test_a_conversation_opened_again_holds_the_words_and_their_record(asker: Reader, desk: Desk) -> None:
    desk.endpoint.behaviour = saying([TRUE, FALSE, ODD])
    asker.ask(QUESTION)
    asker.page.locator("#yj-new").click()
    expect(asker.questions).to_have_count(0)
    asker.page.locator("#yj-list label").first.click()
    expect(asker.questions).to_have_text([QUESTION])
    assert_kept(asker)
    asker.answers.first.locator(".yj-record summary").click()
    expect(asker.answers.first.locator(".yj-written > li")).to_have_count(3)


def test_what_has_the_focus_keeps_it_while_the_answer_grows(asker: Reader, desk: Desk) -> None:
    gate = threading.Event()

    def behave(reply: Reply) -> None:
        reply.head()
        reply.say(TRUE, "接下来")
        gate.wait(60)
        reply.say(FALSE, ODD)
        reply.done()

    desk.endpoint.behaviour = behave
    answer = begin(asker)
    expect(answer.locator(".yj-said")).to_contain_text(FIGURE)
    answer.locator("a.yj-source").first.focus()
    gate.set()
    asker.answered(1)
    expect(answer.locator(".yj-record")).to_be_visible()
    expect(answer.locator("a.yj-source").first).to_be_focused()


def test_those_who_listen_hear_the_headline_and_then_the_words_and_nothing_twice(asker: Reader, desk: Desk) -> None:
    gate = threading.Event()

    def behave(reply: Reply) -> None:
        reply.head()
        reply.say(TRUE, "接下来")
        gate.wait(60)
        reply.done()

    asker.page.evaluate(HEAR)
    desk.endpoint.behaviour = behave
    expect(begin(asker).locator(".yj-said")).to_contain_text(FIGURE)
    expect(asker.chat.locator("[role=log]")).to_have_attribute("aria-live", "off")
    gate.set()
    asker.answered(1)
    expect(asker.page.locator("#yj-teller")).to_contain_text("模型表述")
    heard = asker.page.evaluate("window.heard")
    assert len(heard) == 2, heard
    assert FIGURE in heard[0]
    assert heard[1].startswith("模型表述 专项债目标为32.27亿元")


def assert_kept(asker: Reader) -> None:
    """The first answer and its checked sentence stand, and nothing is under way."""
    answer = asker.answers.first
    expect(answer.locator(".yj-headline")).to_contain_text(FIGURE)
    expect(answer.locator(".yj-said").first).to_contain_text(FIGURE)
    expect(answer.locator(".yj-writing")).to_have_count(0)
    expect(answer).not_to_contain_text("重试")
