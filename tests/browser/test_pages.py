"""The pages beside the chat in a real browser: filters, sorting, rows that open their clause, downloads, and a unit of one's own."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Locator, expect

from tests.browser.serving import PHONE, Reader, Server, reading

pytestmark = pytest.mark.browser
UNIT = "县科技局"
PAGES = ("targets", "duties", "milestones", "conflicts", "groups", "terms", "unit?name=县科技局")


@pytest.fixture
def visitor(browser: Browser, server: Server) -> Iterator[Reader]:
    """A new person who is at none of the pages yet."""
    with reading(browser, server.address, viewport={"width": 1440, "height": 900}, accept_downloads=True) as reader:
        said: list[str] = []
        reader.page.on("console", lambda message: said.append(message.text) if "Content Security Policy" in message.text else None)
        yield reader
        assert not reader.errors, reader.errors
        assert not said, said
        assert not reader.foreign()
        assert not reader.dialogs


def go(reader: Reader, path: str) -> Reader:
    reader.page.goto(f"{reader.address}{path}")
    reader.page.locator("#yj-head .yj-tools").wait_for()
    return reader


def rows(reader: Reader) -> Locator:
    return reader.page.locator("#yj-results tr.yj-row")


def number(text: str) -> int:
    return int(re.findall(r"\d+", text)[0])


def test_targets_are_filtered_searched_and_sorted_and_the_address_keeps_it(visitor: Reader) -> None:
    page = go(visitor, "targets").page
    every = rows(visitor).count()
    assert every > 100
    page.select_option("#yj-by-part", "附件3")
    expect(page.locator("#yj-count")).not_to_have_text(f"共 {every} 项")
    in_part = rows(visitor).count()
    assert 0 < in_part < every
    page.fill("#yj-by-q", "高新技术")
    expect(rows(visitor).first).to_contain_text("高新技术")
    found = number(page.locator("#yj-count").inner_text())
    assert found < in_part
    expect(rows(visitor)).to_have_count(found)
    expect(page.locator(".yj-unseen[role=status]")).to_contain_text(f"{found} 项")
    page.reload()
    expect(rows(visitor)).to_have_count(found)
    expect(page.locator("#yj-by-q")).to_have_value("高新技术")
    page.locator("#yj-all").click()
    expect(rows(visitor)).to_have_count(every)
    page.locator("#yj-sort-value").focus()
    page.keyboard.press("Enter")
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("目标值")
    expect(page.locator("#yj-sort-value")).to_be_focused()
    page.locator("#yj-bar-0").click()
    expect(rows(visitor).first).to_contain_text("总体方案")
    page.go_back()
    expect(rows(visitor)).to_have_count(every)


def test_a_row_opens_its_clause_with_the_quote_marked(visitor: Reader) -> None:
    go(visitor, "targets?q=专项债 32.27")
    rows(visitor).first.locator("td.yj-value").click()
    expect(visitor.panel.locator("mark").first).to_contain_text("32.27亿元")
    expect(visitor.panel.locator("mark").first).to_be_in_viewport()
    expect(visitor.panel).to_contain_text("总体方案·二·(一)")
    visitor.page.keyboard.press("Escape")
    expect(visitor.panel).to_be_hidden()
    expect(rows(visitor).first.locator("a.yj-open").first).to_be_focused()


@pytest.mark.parametrize("path", ["milestones", "conflicts", "groups", "terms", "unit?name=县科技局"])
def test_every_page_leads_to_the_clause(visitor: Reader, path: str) -> None:
    link = go(visitor, path).page.locator("#yj-content a.yj-open").first
    quoted = (link.get_attribute("title") or "").partition("\n")[2]
    link.click()
    visitor.panel.locator("mark").first.wait_for()
    marked = "".join(visitor.panel.locator("mark").all_inner_texts())
    assert "".join(marked.split()) == "".join(quoted.split())


def test_a_cell_of_the_matrix_opens_into_its_rows_and_closes(visitor: Reader) -> None:
    page = go(visitor, "duties").page
    cell = page.get_by_role("link", name=f"{UNIT}，附件3")
    led = number(cell.locator("b").inner_text())
    cell.click()
    opened = page.locator(".yj-opened")
    expect(opened.locator(".yj-chip-strong")).to_have_count(led)
    expect(cell).to_have_attribute("aria-expanded", "true")
    expect(cell).to_be_focused()
    opened.locator("a.yj-open").first.click()
    expect(visitor.panel.locator("mark").first).to_contain_text(UNIT)
    page.keyboard.press("Escape")
    page.reload()
    expect(page.locator(".yj-opened .yj-chip-strong")).to_have_count(led)
    page.locator("#yj-close").click()
    expect(page.locator(".yj-opened")).to_have_count(0)
    page.locator(".yj-matrix").get_by_role("link", name=UNIT, exact=True).click()
    expect(page.locator("h1")).to_have_text(UNIT)


def test_our_unit_is_chosen_once_and_remembered_by_pages_and_chat(visitor: Reader) -> None:
    page = go(visitor, f"unit?name={UNIT}").page
    page.get_by_role("button", name="设为我们单位").click()
    expect(page.locator(".yj-title .yj-chip")).to_have_text("我们单位")
    led = number(page.locator("#yj-led h2").inner_text().removeprefix("牵头的任务"))
    page.locator("#yj-side").get_by_role("link", name="目标总表").click()
    expect(page.locator("#yj-by-unit")).to_have_value(UNIT)
    page.locator("#yj-side").get_by_role("link", name="责任矩阵").click()
    expect(page.locator(".yj-matrix tbody tr").first).to_contain_text(UNIT)
    page.locator("#yj-side").get_by_role("link", name="对话").click()
    expect(page.locator("#yj-side #yj-ours")).to_have_value(UNIT)
    answer = visitor.ask("我们局牵头哪些任务")
    expect(answer.locator(".yj-headline")).to_contain_text(UNIT)
    expect(answer.locator(".yj-headline")).to_contain_text(str(led))
    with page.expect_response("**/youju/our-unit"):
        page.select_option("#yj-ours", "县教育局")
    expect(visitor.ask("我们局牵头哪些任务").locator(".yj-headline")).to_contain_text("县教育局")
    go(visitor, "targets")
    page.select_option("#yj-ours", "")
    expect(page.locator("#yj-by-unit")).to_have_value("")


def test_downloads_arrive_and_can_be_read(visitor: Reader, tmp_path: Path) -> None:
    page = go(visitor, "targets").page
    count = rows(visitor).count()
    for kind, name in (("Excel", "目标总表.xlsx"), ("CSV", "目标总表.csv")):
        with page.expect_download() as arriving:
            page.locator(".yj-download", has_text=kind).click()
        assert arriving.value.suggested_filename == name
        arriving.value.save_as(tmp_path / name)
    sheet = load_workbook(tmp_path / "目标总表.xlsx").worksheets[0]
    assert count <= sheet.max_row <= count + 3
    table = list(csv.reader(io.StringIO((tmp_path / "目标总表.csv").read_text(encoding="utf-8-sig"))))
    assert count < len(table) <= count + 3
    go(visitor, "milestones")
    with page.expect_download() as arriving:
        page.locator(".yj-download").click()
    assert arriving.value.suggested_filename == "时间节点.ics"
    arriving.value.save_as(tmp_path / "dates.ics")
    calendar = (tmp_path / "dates.ics").read_text(encoding="utf-8")
    assert calendar.count("BEGIN:VEVENT") == page.locator(".yj-lane").count()


def test_differences_are_filtered_by_kind_and_part(visitor: Reader) -> None:
    page = go(visitor, "conflicts").page
    every = page.locator("article").count()
    page.select_option("#yj-by-kind", "value")
    expect(page.locator("article .yj-chip").first).to_have_text("数值不同")
    narrowed = number(page.locator("#yj-count").inner_text())
    assert 0 < narrowed < every
    expect(page.locator("article")).to_have_count(narrowed)
    expect(page.locator("article").filter(has_text="高新技术产业增加值").first).to_contain_text("表述不一致")


def test_the_keyboard_reaches_the_content_at_once(visitor: Reader) -> None:
    page = go(visitor, "targets").page
    page.keyboard.press("Tab")
    expect(page.locator(".yj-skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**#yj-content")
    page.wait_for_timeout(300)  # the jump inside the page moves the place that Tab goes on from a moment later
    page.keyboard.press("Tab")
    expect(page.locator("#yj-content :focus")).to_have_count(1)


def test_without_scripts_the_pages_filter_and_keep_a_unit_all_the_same(browser: Browser, server: Server) -> None:
    with reading(browser, server.address, java_script_enabled=False) as reader:
        page = reader.page
        page.goto(f"{server.address}targets")
        every = rows(reader).count()
        page.fill("#yj-by-q", "高新技术")
        page.locator(".yj-filters .yj-apply").click()
        assert 0 < rows(reader).count() < every
        page.goto(f"{server.address}unit?name={UNIT}")
        page.get_by_role("button", name="设为我们单位").click()
        expect(page.locator(".yj-title .yj-chip")).to_have_text("我们单位")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_no_page_is_wider_than_the_screen(browser: Browser, server: Server, scheme: str) -> None:
    with reading(browser, server.address, viewport=PHONE, has_touch=True, is_mobile=True, color_scheme=scheme) as reader:
        for path in PAGES:
            go(reader, path)
            assert reader.page.evaluate("[document.documentElement, document.getElementById('yj-content')].every(e => e.scrollWidth <= innerWidth)"), path
        go(reader, "targets?q=专项债 32.27")
        rows(reader).first.locator("td.yj-value").tap()
        expect(reader.panel.locator("mark").first).to_contain_text("32.27亿元")
        reader.panel.get_by_role("button", name="关闭").tap()
        reader.page.get_by_role("button", name="菜单").tap()
        reader.page.locator("#yj-side").get_by_role("link", name="时间节点").tap()
        expect(reader.page.locator("h1")).to_have_text("时间节点")
        assert not reader.errors
