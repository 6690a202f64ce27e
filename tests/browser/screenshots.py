"""Screenshots: `python -m tests.browser.screenshots` takes the README's pictures of the page anew, into docs/."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from assistant.settings import ROOT, read_settings
from tests.browser.serving import PHONE, WIDE, Server, launch, own_copy, reading

QUESTION = "高新技术产业增加值增长多少"
PAGES = (("page-targets", "targets"), ("page-duties", "duties"), ("page-milestones", "milestones"), ("page-conflicts", "conflicts"))


def take(folder: Path) -> None:
    """The chat (page-wide.png, page-dark.png, page-phone.png) and the pages beside it, of the current index, which has to be built."""
    data = read_settings().data
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        server = Server(own_copy(data, Path(scratch) / "data")).start().load()
        try:
            browser = launch(playwright)
            for name, options in (
                ("page-wide", {"viewport": WIDE}),
                ("page-dark", {"viewport": WIDE, "color_scheme": "dark"}),
                ("page-phone", {"viewport": PHONE, "has_touch": True, "is_mobile": True}),
            ):
                with reading(browser, server.address, **options) as reader:
                    reader.open()
                    reader.ask(QUESTION)
                    mark = reader.answers.last.locator("a.yj-cite").last
                    if "phone" in name:
                        mark.tap()
                        reader.page.locator("#yj-card button").tap()
                    else:
                        mark.click()
                    reader.panel.locator("mark").first.wait_for()
                    reader.page.mouse.move(1, 400)
                    reader.page.wait_for_timeout(800)
                    reader.page.screenshot(path=folder / f"{name}.png")
            with reading(browser, server.address, viewport=WIDE) as reader:
                for name, path in PAGES:
                    reader.page.goto(f"{server.address}{path}")
                    reader.page.locator("#yj-head .yj-tools").wait_for()
                    if path == "duties":
                        reader.page.locator(".yj-heat-5 a").last.click()
                        reader.page.locator(".yj-opened").wait_for()
                    reader.page.wait_for_timeout(400)
                    reader.page.screenshot(path=folder / f"{name}.png")
            browser.close()
        finally:
            server.stop()


if __name__ == "__main__":
    take(ROOT / "docs")
    sys.exit(0)
