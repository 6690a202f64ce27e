"""写汇报 with a model: the composed briefing at once, its sentences giving way to verified words, stopped, undone and exported."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chatting import Desk, choose
from tests.browser.serving import Reader, reading
from tests.chat.endpoint import Reply

pytestmark = pytest.mark.browser
UNIT = "县科技局"
_COUNT = re.compile(r"(\d+)家")
_GIVEN = re.compile(r"^(\d+)\. (.+)$", re.MULTILINE)


def given(reply: Reply) -> list[tuple[str, str]]:
    """The numbered sentences of a request."""
    return _GIVEN.findall(reply.asked["messages"][-1]["content"].partition("句子：")[2])


def smoothing(reply: Reply) -> None:
    """Joins the parts of a sentence otherwise, and doubles the figures of those that speak of a unit's number."""
    reply.head()
    for number, sentence in given(reply):
        text = _COUNT.sub(r"\1\1家", sentence) if "家" in sentence else sentence.replace("，", "；", 1)
        reply.say(f"{number}. {text}\n")
    reply.done()


def endless(reply: Reply) -> None:
    """Writes the first sentence, and never ends."""
    reply.head()
    number, sentence = given(reply)[0]
    reply.say(f"{number}. {sentence}\n接下来")
    while not reply.is_over.wait(0.05):
        reply.say("，还有")


@pytest.fixture
def writer(browser: Browser, desk: Desk) -> Iterator[Reader]:
    """A reader who has chosen the model in the page."""
    with reading(browser, desk.address) as reader:
        choose(reader, desk)
        yield reader
        assert not reader.errors, reader.errors


def worded(page: Page) -> int:
    return page.locator(".yj-edit-worded").count()


def test_words_take_their_places_as_they_are_verified_and_can_be_undone_and_exported(writer: Reader, desk: Desk, tmp_path: Path) -> None:
    desk.endpoint.behaviour = smoothing
    page = writer.page
    page.goto(f"{desk.address}brief?unit={UNIT}")
    expect(page.locator("#yj-smoothing [role=status]")).to_contain_text("some-model 润色了", timeout=60_000)
    assert worded(page)
    first = page.locator(".yj-edit-worded").first
    was = first.locator(".yj-words").get_attribute("data-was") or ""
    expect(first.locator(".yj-words")).to_have_text(was.replace("，", "；", 1))
    expect(first.locator("a.yj-cite").first).to_be_visible()
    page.locator("#yj-smoothing summary").click()
    expect(page.locator("#yj-smoothing li").first).to_contain_text("家")
    expect(page.locator(".yj-edit-doubt")).to_have_count(0)
    asked = len(desk.endpoint.seen)
    count = worded(page)
    page.locator("#yj-up-targets").click()
    expect(page.locator(".yj-brief h3").first).to_contain_text("一、主要目标")
    page.reload()
    expect(page.locator(".yj-edit-worded")).to_have_count(count)
    expect(page.locator("#yj-smoothing [role=status]")).to_contain_text("润色了")
    assert len(desk.endpoint.seen) == asked, "what was asked once is not asked again"
    with page.expect_download() as arriving:
        page.get_by_role("button", name="导出 Markdown").click()
    arriving.value.save_as(tmp_path / "提纲.md")
    text = (tmp_path / "提纲.md").read_text(encoding="utf-8")
    assert was.replace("，", "；", 1) in text and f"其中{count}句由模型润色" in text and "〔待核〕" not in text
    page.locator(".yj-edit-worded").first.hover()
    page.locator(".yj-edit-worded .yj-restore").first.click()
    expect(page.locator(".yj-edit-worded")).to_have_count(count - 1)
    page.get_by_role("button", name="全部用原句").click()
    expect(page.locator(".yj-edit-worded")).to_have_count(0)


def test_stop_ends_the_model_and_the_composed_sentences_stay(writer: Reader, desk: Desk) -> None:
    desk.endpoint.behaviour = endless
    page = writer.page
    page.goto(f"{desk.address}brief?unit={UNIT}")
    expect(page.locator("#yj-smoothing .yj-writing")).to_contain_text(re.compile(r"：1/\d+"))
    page.get_by_role("button", name="停止").click()
    expect(page.locator("#yj-smoothing [role=status]")).to_contain_text("已停止")
    assert desk.endpoint.left.wait(20), "the endpoint sees that nobody listens"
    expect(page.locator(".yj-edit-worded")).to_have_count(0)
    expect(page.locator(".yj-brief section").last).to_be_visible()


def test_a_reader_who_edits_meanwhile_keeps_their_words(writer: Reader, desk: Desk) -> None:
    desk.endpoint.behaviour = endless
    page = writer.page
    page.goto(f"{desk.address}brief?unit={UNIT}")
    expect(page.locator("#yj-smoothing .yj-writing")).to_contain_text(re.compile(r"：1/\d+"))
    target = page.locator('.yj-sentence[data-id="targets.1"] .yj-words')
    target.click()
    page.keyboard.press("End")
    page.keyboard.press("Backspace")
    page.keyboard.insert_text("，已完成过半。")
    page.keyboard.press("Enter")
    expect(page.locator('.yj-sentence[data-id="targets.1"]')).to_have_class(re.compile("yj-edit-doubt"))
    desk.endpoint.behaviour = smoothing
    page.get_by_role("button", name="停止").click()
    page.get_by_role("button", name="重新润色").click()
    expect(page.locator("#yj-smoothing [role=status]")).to_contain_text("润色了", timeout=60_000)
    expect(target).to_contain_text("已完成过半")
    expect(page.locator("#yj-unwitnessed li")).to_have_count(1)


def test_a_model_that_cannot_be_reached_is_told_in_one_line(writer: Reader, desk: Desk) -> None:
    def broken(reply: Reply) -> None:
        reply.head(500)

    desk.endpoint.behaviour = broken
    page = writer.page
    page.goto(f"{desk.address}brief?unit={UNIT}")
    expect(page.locator("#yj-smoothing [role=status]")).to_contain_text("接口出错", timeout=60_000)
    expect(page.locator(".yj-edit-worded")).to_have_count(0)
    expect(page.locator("#yj-section-tasks")).to_be_visible()
