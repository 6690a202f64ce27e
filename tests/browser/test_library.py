"""文件库 in a real browser: from a file to an answer that cites it; whatever a file is called; without scripts; after a power cut."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from tests.browser.serving import PHONE, Reader, Server, own_copy, reading

pytestmark = pytest.mark.browser
LONG = 240_000
"""Milliseconds for a build on a machine that others use."""
PLAN = "乙县2024年重点工作方案\n一、总体目标\n全年新建湿地公园4座以上。\n二、保障措施\n修复古桥3座。(县住建局牵头,县文旅局配合)\n"
LATER = PLAN.replace("4座", "6座")


@pytest.fixture(scope="module")
def own(index_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose library the tests of this file change."""
    server = Server(own_copy(index_data, tmp_path_factory.mktemp("library") / "data")).start().load()
    yield server
    server.stop()


@pytest.fixture
def keeper(browser: Browser, own: Server) -> Iterator[Reader]:
    """Somebody who stands at the library's page."""
    with reading(browser, own.address) as reader:
        reader.page.goto(f"{own.address}library")
        yield reader
        assert not reader.errors, reader.errors
        assert not reader.dialogs
        assert not reader.foreign()


def row(page: Page, title: str) -> Locator:
    return page.locator("#yj-documents tbody tr").filter(has_text=title)


def sent(name: str, text: str) -> FilePayload:
    return {"name": name, "mimeType": "text/plain", "buffer": text.encode()}


def choose(page: Page, *files: tuple[str, str]) -> None:
    page.locator(".yj-drop input").set_input_files([sent(name, text) for name, text in files])


def idle(page: Page) -> None:
    expect(page.locator("#yj-jobs[data-busy]")).to_have_count(0, timeout=LONG)


def test_from_a_file_to_an_answer_that_cites_it(keeper: Reader, own: Server) -> None:
    page = keeper.page
    choose(page, ("乙县方案.txt", PLAN))
    expect(page.locator("h1")).to_have_text("乙县2024年重点工作方案")
    expect(page.locator("#yj-targets")).to_contain_text("4座以上")
    expect(page.locator("#yj-duties")).to_contain_text("县住建局")
    page.locator("#yj-targets tbody a").first.click()
    expect(page.locator(".yj-plan div:target")).to_contain_text("湿地公园")
    page.locator(".yj-actions button").click()
    page.wait_for_url("**/library")
    page.reload()  # what goes on is shown again
    expect(row(page, "乙县")).to_contain_text("启用")
    idle(page)
    expect(row(page, "乙县").locator(".yj-chip-strong")).to_have_text("启用")

    keeper.open()
    answer = keeper.ask("新建湿地公园几座")
    expect(answer).to_contain_text("4座以上")
    answer.locator("a.yj-source").first.click()
    expect(keeper.panel).to_contain_text("乙县2024年重点工作方案")
    with page.expect_download() as download:
        keeper.panel.get_by_text("原件").click()
    assert download.value.suggested_filename == "乙县方案.txt"
    assert Path(download.value.path()).read_bytes() == PLAN.encode()
    keeper.panel.get_by_label("关闭").click()

    # only one of the documents is asked
    scope = page.locator("#yj-scope")
    expect(scope.locator("summary")).to_have_text("问全部 2 份文件")
    scope.locator("summary").click()
    scope.get_by_text("乙县2024年重点工作方案").click()
    expect(scope.locator("summary")).to_contain_text("只问：《湘阴县")
    keeper.box.click()
    answer = keeper.ask("湿地公园新建多少座")
    assert "4座" not in answer.inner_text()

    # a new version is compared, used, and gone back from
    page.goto(f"{own.address}library")
    row(page, "乙县").locator("th a").click()
    page.locator("#yj-care input[type=file]").set_input_files(sent("乙县方案2.txt", LATER))
    page.get_by_role("button", name="添加新版本").click()
    expect(page.locator("h1")).to_have_text("版本对比")
    expect(page.locator(".yj-compared del").first).to_have_text("4")
    expect(page.locator(".yj-compared ins").first).to_have_text("6")
    page.get_by_role("button", name="使用这一版").click()
    idle(page)
    expect(page.locator("#yj-targets")).to_contain_text("6座以上")
    page.locator(".yj-remove summary").click()
    page.locator(".yj-remove button").click()
    page.wait_for_url("**/library")
    idle(page)
    expect(row(page, "乙县")).to_have_count(0)


def test_many_files_are_sent_each_with_its_line(keeper: Reader) -> None:
    page = keeper.page
    choose(page, ("一.txt", PLAN.replace("乙县", "丙县")), ("空.txt", ""), ("<img src=x onerror=alert(1)>.txt", PLAN.replace("乙县", "<b onclick=alert(2)>丁县</b>")))
    expect(page.locator("#yj-documents tbody tr")).to_have_count(3)
    expect(page.locator(".yj-sent .yj-job-error")).to_have_text(re.compile("空.txt 是空文件"))
    expect(page.locator("#yj-documents")).to_contain_text("<b onclick=alert(2)>丁县</b>2024年重点工作方案")
    row(page, "丁县").locator("th a").click()
    expect(page.locator("h1")).to_contain_text("<b onclick=alert(2)>丁县</b>")
    assert page.locator(".yj-sheet b[onclick], .yj-sheet img").count() == 0


def test_files_may_be_dropped_anywhere(keeper: Reader) -> None:
    page = keeper.page
    dropped = page.evaluate_handle(
        "text => { const all = new DataTransfer(); all.items.add(new File([text], '落下.txt', { type: 'text/plain' })); return all; }", PLAN.replace("乙县", "戊县")
    )
    for event in ("dragenter", "dragover"):
        page.dispatch_event(".yj-title h1", event, {"dataTransfer": dropped})
    expect(page.locator(".yj-upload")).to_have_class(re.compile("yj-dropping"))
    page.dispatch_event(".yj-title h1", "drop", {"dataTransfer": dropped})
    expect(page.locator("h1")).to_have_text("戊县2024年重点工作方案")


def test_all_but_dropping_works_without_scripts(browser: Browser, own: Server) -> None:
    with reading(browser, own.address, java_script_enabled=False) as reader:
        page = reader.page
        page.goto(f"{own.address}library")
        choose(page, ("己县.txt", PLAN.replace("乙县", "己县")))
        page.get_by_role("button", name="添加", exact=True).click()
        expect(page.locator("h1")).to_have_text("己县2024年重点工作方案")
        page.locator("#yj-care input[name=title]").fill("己县的方案")
        page.get_by_role("button", name="修改标题").click()
        expect(page.locator("h1")).to_have_text("己县的方案")
        page.locator(".yj-remove summary").click()
        page.locator(".yj-remove button").click()
        expect(page.locator("h1")).to_have_text("文件库")
        expect(row(page, "己县的方案")).to_have_count(0)


def test_after_a_power_cut_the_library_is_as_it_was(keeper: Reader, own: Server) -> None:
    page = keeper.page
    choose(page, ("庚县.txt", PLAN.replace("乙县", "庚县") + "\n".join(f"新增第{number}类农业示范基地{number}个。" for number in range(300))))
    expect(page.locator("h1")).to_have_text("庚县2024年重点工作方案")
    page.locator(".yj-actions button").click()
    page.wait_for_url("**/library")
    expect(page.locator("#yj-jobs[data-busy] progress")).to_be_visible()
    own.kill()
    own.start().load()
    page.goto(f"{own.address}library")
    expect(page.locator("#yj-jobs")).to_be_hidden()
    expect(row(page, "庚县").locator(".yj-chip").first).to_have_text("停用")
    keeper.errors.clear()  # the script asked while nobody answered


@pytest.mark.parametrize("look", ["wide", "phone", "dark"])
def test_nothing_is_wider_than_the_screen(browser: Browser, own: Server, look: str) -> None:
    looks: dict[str, dict[str, Any]] = {"phone": {"viewport": PHONE}, "dark": {"color_scheme": "dark"}}
    with reading(browser, own.address, **looks.get(look, {})) as reader:
        for path in ("library", "library/xiangyin-2025", "library/xiangyin-2025/changes?from=0&to=0"):
            reader.page.goto(own.address + path)
            assert reader.page.evaluate("document.getElementById('yj-content').scrollWidth <= document.getElementById('yj-content').clientWidth"), path
