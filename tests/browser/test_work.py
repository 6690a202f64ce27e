"""The work products in a real browser: a draft is checked, a briefing edited and exported, and a first week gone through over days."""

import io
import re
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.serving import PHONE, Reader, Server, reading
from tests.browser.test_answers import _clipboard
from tests.browser.test_pages import go, number, visitor
from tests.test_page_check import TEXT, WORD, word_of

__all__ = ["visitor"]
pytestmark = pytest.mark.browser
UNIT = "县科技局"


def check(reader: Reader, text: str = TEXT) -> Page:
    page = go(reader, "check").page
    page.fill("textarea", text)
    page.get_by_role("button", name="核对", exact=True).click()
    page.locator(".yj-draft").wait_for(timeout=60_000)
    return page


def test_a_pasted_draft_is_marked_and_each_statement_leads_to_its_clause_and_its_row(visitor: Reader) -> None:
    page = check(visitor)
    expect(page.locator(".yj-draft .yj-said")).to_have_count(3)
    page.locator(".yj-said-contradicts .yj-said-text").click()
    expect(visitor.panel.locator("mark").first).to_contain_text("6.5%")
    page.keyboard.press("Escape")
    page.locator(".yj-said-unsupported .yj-said-label").click()
    expect(page.locator("#yj-row-3")).to_have_class(re.compile("yj-shown-now"))
    page.locator("#yj-row-3 .yj-jump").click()
    expect(page.locator("#yj-at-3")).to_be_in_viewport()
    page.locator("#yj-tally-contradicts").click()
    expect(page.locator(".yj-statements li")).to_have_count(1)
    expect(page.locator(".yj-draft")).to_contain_text("12座")
    page.reload()
    expect(page.locator(".yj-statements li")).to_have_count(1)


def test_what_would_be_refused_is_said_before_it_is_sent_and_the_text_stays(visitor: Reader, tmp_path: Path) -> None:
    page = go(visitor, "check").page
    sender = page.get_by_role("button", name="核对", exact=True)
    sender.click()
    expect(page.locator(".yj-trouble")).to_contain_text("请粘贴文字")
    (tmp_path / "长.txt").write_bytes(b"x" * 9_000_000)
    page.set_input_files("input[type=file]", tmp_path / "长.txt")
    sender.click()
    expect(page.locator(".yj-trouble")).to_contain_text("8 MB")
    (tmp_path / "图.txt").write_bytes(b"\x89PNG\0")
    page.set_input_files("input[type=file]", tmp_path / "图.txt")
    page.fill("textarea", TEXT)
    sender.click()
    expect(page.locator(".yj-trouble")).to_contain_text("只给一样")
    expect(page.locator("textarea")).to_have_value(TEXT)
    page.fill("textarea", "")
    sender.click()
    expect(page.locator(".yj-trouble")).to_contain_text("是图片")


def test_a_word_draft_goes_out_with_comments(visitor: Reader, tmp_path: Path) -> None:
    page = go(visitor, "check").page
    page.set_input_files("input[type=file]", {"name": "讲话稿.docx", "mimeType": WORD, "buffer": word_of(*TEXT.splitlines())})
    page.get_by_role("button", name="核对", exact=True).click()
    expect(page.locator("h1")).to_have_text("讲话稿.docx")
    with page.expect_download() as arriving:
        page.get_by_role("link", name="下载批注稿").click()
    assert arriving.value.suggested_filename == "讲话稿（核稿）.docx"
    arriving.value.save_as(tmp_path / "稿.docx")
    assert len(list(Document(io.BytesIO((tmp_path / "稿.docx").read_bytes())).comments)) == page.locator(".yj-statements li").count()


def words(page: Page, key: str) -> Locator:
    return page.locator(f'.yj-sentence[data-id^="{key}."] .yj-words').first


def edit(page: Page, sentence: Locator, text: str) -> None:
    sentence.click()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.press("Backspace")
    page.keyboard.insert_text(text)
    page.keyboard.press("Enter")


def test_an_edited_sentence_is_checked_kept_while_sections_move_and_exported_as_doubtful(visitor: Reader, tmp_path: Path) -> None:
    page = go(visitor, f"brief?unit={UNIT}").page
    target = page.locator('.yj-sentence[data-id^="targets."]', has_text=re.compile(r"\d+[家个]")).first.locator(".yj-words")
    was = target.inner_text()
    id_ = target.evaluate("element => element.parentNode.getAttribute('data-id')")
    edit(page, target, re.sub(r"\d+", "97", was, count=1))
    sentence = page.locator(f'.yj-sentence[data-id="{id_}"]')
    expect(sentence).to_have_class(re.compile("yj-edit-doubt"))
    expect(sentence.locator("a.yj-cite").first).to_be_hidden()
    expect(page.locator("#yj-unwitnessed li")).to_have_count(1)
    edit(page, words(page, "overview"), "")
    expect(page.locator(".yj-edit-out")).to_have_count(1)
    page.locator("#yj-up-targets").click()
    expect(page.locator(".yj-brief h3").first).to_contain_text("一、主要目标")
    expect(sentence).to_have_class(re.compile("yj-edit-doubt"))
    with page.expect_download() as arriving:
        page.get_by_role("button", name="导出 Markdown").click()
    arriving.value.save_as(tmp_path / "提纲.md")
    text = (tmp_path / "提纲.md").read_text(encoding="utf-8")
    assert arriving.value.suggested_filename == f"关于{UNIT}贯彻落实有关任务的汇报提纲.md"
    assert text.count("〔待核〕") == 1
    assert text.index("一、主要目标") < text.index("二、总体情况")
    sentence.get_by_role("button", name="还原").click()
    expect(target).to_have_text(was)
    expect(page.locator("#yj-unwitnessed")).to_be_hidden()


def test_true_words_keep_their_source_and_escape_leaves_a_sentence_as_it_was(visitor: Reader) -> None:
    page = go(visitor, f"brief?unit={UNIT}").page
    target = words(page, "targets")
    was = target.inner_text()
    target.click()
    page.keyboard.type("错字")
    page.keyboard.press("Escape")
    expect(target).to_have_text(was)
    page.keyboard.press("Enter")  # by the keyboard, at the place where one stands
    page.keyboard.press("End")
    page.keyboard.press("Backspace")
    page.keyboard.press("Enter")
    expect(target).to_have_text(was)
    page.locator("#yj-leave-overview").click()
    expect(page.locator("#yj-section-overview")).to_have_count(0)
    page.locator("#yj-back-overview").click()
    expect(page.locator("#yj-section-overview")).to_have_count(1)


def option(page: Page, is_right: bool) -> Locator:
    """A right or wrong option of the question that is asked, as its card in the list knows it."""
    asked = page.locator("#yj-deck .yj-asked").inner_text()
    card = page.locator(".yj-question", has=page.locator(".yj-asked", has_text=asked)).first
    key = card.locator("li[data-key] span").text_content() or ""
    places = [text.strip() for text in card.locator("li span").all_text_contents()]
    place = places.index(key.strip())
    return page.locator("#yj-deck .yj-option").nth(place if is_right else (place + 1) % len(places))


def due(page: Page) -> int:
    return number(page.locator(".yj-deck-due").inner_text())


@pytest.mark.parametrize("unit", [UNIT, "县教育局"])
def test_a_first_week_goes_on_where_it_was_left(visitor: Reader, unit: str) -> None:
    page = visitor.page
    page.clock.set_fixed_time("2026-03-02T09:00:00")
    go(visitor, f"onboard?unit={unit}")
    every = due(page)
    first = page.locator("#yj-deck .yj-asked").inner_text()
    option(page, is_right=False).click()
    expect(page.locator("#yj-deck .yj-option-wrong")).to_have_count(1)
    expect(visitor.panel.locator("mark").first).to_be_visible()  # a wrong answer opens the clause
    expect(page.locator("#yj-deck .yj-deck-wrong")).to_be_in_viewport()
    page.get_by_role("button", name="下一题").click()
    expect(visitor.panel).to_be_hidden()
    assert due(page) == every
    right = min(3, every - 1)
    for _ in range(right):
        option(page, is_right=True).click()
        page.get_by_role("button", name="下一题").click()
    assert due(page) == every - right
    page.locator(".yj-tick").first.check()
    page.reload()
    assert due(page) == every - right
    expect(page.locator("#yj-deck .yj-asked")).to_have_text(first)  # what was missed comes first
    page.clock.set_fixed_time("2026-03-03T09:00:00")
    page.reload()
    expect(page.locator(".yj-tick").first).to_be_checked()
    assert due(page) == every  # the right ones again after a day
    expect(page.locator(".yj-deck-boxes .yj-chip-strong")).to_have_text(f"隔 1 天：{right} 题")
    for _ in range(every):
        option(page, is_right=True).click()
        page.get_by_role("button", name="下一题").click()
    expect(page.locator(".yj-deck-done")).to_contain_text("2026-03-04")
    expect(page.locator(".yj-deck-boxes")).to_contain_text(f"隔 2 天：{right} 题")
    page.get_by_role("button", name="再练一遍").click()
    option(page, is_right=True).click()
    assert due(page) == 0  # practice moves nothing
    page.get_by_role("button", name="清除进度").click()
    page.get_by_role("button", name="再点一次").click()
    assert due(page) == every


def test_the_picture_opens_a_part_and_its_clauses(visitor: Reader) -> None:
    page = go(visitor, f"onboard?unit={UNIT}").page
    page.locator("#yj-picture").get_by_role("link", name="附件3 科技创新赋能", exact=True).click()
    box = page.locator("#yj-picture a.yj-open", has=page.locator(".yj-role-lead")).first
    box.click()
    expect(visitor.panel.locator(".yj-wanted")).to_contain_text(UNIT)
    page.keyboard.press("Escape")
    page.locator("#yj-zoom-out").click()
    expect(page.locator("#yj-picture li")).not_to_have_count(0)


def test_a_clause_and_a_quote_are_copied_as_citations(browser: Browser, server: Server) -> None:
    with reading(browser, server.address, permissions=["clipboard-read", "clipboard-write"]) as reader:
        page = go(reader, "targets?q=专项债 32.27").page
        page.locator("#yj-results tr.yj-row a.yj-open").first.click()
        reader.panel.locator("mark").first.wait_for()
        reader.panel.get_by_role("button", name="复制引用", exact=True).click()
        assert re.fullmatch(r"“.*32\.27亿元.*”（《.+》总体方案·二·\(一\)）", _clipboard(page, "总体方案"))
        reader.panel.locator(".yj-block").nth(1).hover()
        reader.panel.locator(".yj-block .yj-cite-copy").nth(1).click()
        assert _clipboard(page, "攻坚目标").endswith("》总体方案·一）")
        assert not reader.errors


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_nothing_is_wider_than_the_screen(browser: Browser, server: Server, scheme: str) -> None:
    with reading(browser, server.address, viewport=PHONE, has_touch=True, is_mobile=True, color_scheme=scheme) as reader:
        for path in ("check", f"brief?unit={UNIT}", f"onboard?unit={UNIT}", f"onboard?unit={UNIT}&zoom=附件3"):
            go(reader, path)
            assert _fits(reader.page), path
        page = check(reader)
        assert _fits(page)
        page.locator(".yj-said-contradicts .yj-said-text").tap()
        expect(reader.panel.locator("mark").first).to_contain_text("6.5%")
        assert not reader.errors


def _fits(page: Page) -> bool:
    return bool(page.evaluate("[document.documentElement, document.getElementById('yj-content')].every(e => e.scrollWidth <= innerWidth)"))


def test_without_scripts_a_draft_is_checked_and_a_briefing_exported_all_the_same(browser: Browser, server: Server) -> None:
    with reading(browser, server.address, java_script_enabled=False, accept_downloads=True) as reader:
        page = reader.page
        page.goto(f"{server.address}check")
        page.fill("textarea", TEXT)
        page.get_by_role("button", name="核对", exact=True).click()
        expect(page.locator(".yj-said")).to_have_count(3)
        page.locator("#yj-tally-contradicts").click()
        expect(page.locator(".yj-statements li")).to_have_count(1)
        page.goto(f"{server.address}brief?unit={UNIT}")
        with page.expect_download() as arriving:
            page.get_by_role("button", name="导出 Word").click()
        assert arriving.value.suggested_filename.endswith(".docx")
        page.goto(f"{server.address}onboard?unit={UNIT}")
        expect(page.locator(".yj-question").first).to_be_visible()
