"""What is pressed while Gradio draws the answers again, or before the page's scripts have come, is not lost: it is followed."""

import pytest
from playwright.sync_api import Browser, Locator, Route, expect

from tests.browser.serving import PHONE, Reader, Server, reading

pytestmark = pytest.mark.browser
FIRST, SECOND = "高新技术产业增加值增长多少", "附件3里呢"
_DRAW_AGAIN = "link => { const drawn = link.closest('.yj-answer'); drawn.outerHTML = drawn.outerHTML }"
_MOVE_AWAY = "link => { link.closest('.yj-answer').style.transform = 'translateY(60px)' }"


def press(reader: Reader, link: Locator, meanwhile: str, drift: int = 0) -> None:
    """Press the pointer on a link, let something happen to it, and lift the pointer."""
    link.scroll_into_view_if_needed()
    box = link.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    reader.page.mouse.move(x, y)
    reader.page.mouse.down()
    link.evaluate(meanwhile)
    reader.page.mouse.move(x + drift, y)
    reader.page.mouse.up()


@pytest.mark.parametrize("meanwhile", [_DRAW_AGAIN, _MOVE_AWAY])
def test_a_link_that_is_drawn_again_or_moves_under_the_pointer_is_followed(reader: Reader, meanwhile: str) -> None:
    reader.ask(FIRST)
    reader.ask(SECOND)
    press(reader, reader.answers.nth(1).locator("a.yj-amend"), meanwhile)
    expect(reader.page.locator("#yj-amending")).to_contain_text("替换上一问")


def test_a_pointer_that_is_moved_away_first_follows_nothing(reader: Reader) -> None:
    reader.ask(FIRST)
    press(reader, reader.answers.nth(0).locator("a.yj-cite").first, _DRAW_AGAIN, drift=300)
    expect(reader.panel).to_be_hidden()


def test_a_citation_is_opened_once(reader: Reader) -> None:
    reader.ask(FIRST)
    press(reader, reader.answers.nth(0).locator("a.yj-cite").first, _DRAW_AGAIN)
    expect(reader.panel).to_be_visible()
    reader.page.keyboard.press("Escape")
    expect(reader.panel).to_be_hidden()
    reader.answers.nth(0).locator("a.yj-cite").first.click()
    expect(reader.panel).to_be_visible()


@pytest.mark.parametrize("script", ["make", "citations", "pages"])
def test_a_citation_tapped_before_the_scripts_have_come_is_opened_when_they_have(browser: Browser, server: Server, script: str) -> None:
    coming: list[Route] = []
    with reading(browser, server.address, viewport=PHONE, has_touch=True, is_mobile=True) as reader:
        page = reader.page
        page.route(f"**/youju/{script}.js", lambda route: coming.append(route))
        page.goto(f"{server.address}targets", wait_until="commit")
        citation = page.locator('a[href^="#clause:"]').first
        citation.tap()
        expect(reader.panel).to_be_hidden()
        coming[0].continue_()
        expect(reader.panel.locator("mark").first).to_be_visible()
        assert "#" not in page.url
        assert not reader.errors
