"""Screenshots: `python -m tests.browser.screenshots` takes the README's pictures of the page anew, into docs/."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from assistant.assistant import Assistant
from assistant.chat.choice import chosen
from assistant.conversations import Conversations
from assistant.page.pages.desk import desk_for
from assistant.page.talk import Talk
from assistant.settings import ROOT, read_settings
from tests.browser.serving import PHONE, WIDE, Reader, Server, launch, own_copy, reading, served_here
from tests.chat.endpoint import saying, served
from tests.conftest import settings_for

QUESTION = "高新技术产业增加值增长多少"
TALL = {"width": 1280, "height": 995}
FOLLOW_UPS = ("附件3里呢", "那牵头单位呢")
PAGES = (("page-targets", "targets"), ("page-duties", "duties"), ("page-milestones", "milestones"), ("page-conflicts", "conflicts"))
MODEL = "示例模型"
"""A script that says WORDS: true sentences, and one with lead and support turned round."""
WORDED = "谁牵头深化科技体制改革"
WORDS = "这项任务由县科技局牵头。[1]县人社局牵头，县科技局配合。[1]"
_LOOKS = (
    ("page-wide", {"viewport": WIDE}), ("page-dark", {"viewport": WIDE, "color_scheme": "dark"}),
    ("page-phone", {"viewport": PHONE, "has_touch": True, "is_mobile": True}),
)


def take(folder: Path) -> None:
    """All pictures of the current index, which has to be built."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        data = own_copy(read_settings().data, Path(scratch) / "data")
        browser = launch(playwright)
        server = Server(data).start().load()
        try:
            take_chat(browser, server.address, folder)
            take_pages(browser, server.address, folder)
        finally:
            server.stop()
        take_wording(browser, data, folder)
        browser.close()


def take_chat(browser: Browser, address: str, folder: Path) -> None:
    """An answer with its clause opened, and one that goes on by follow-ups (page-follow-ups.png)."""
    for name, options in _LOOKS:
        with reading(browser, address, **options) as reader:
            reader.open()
            reader.ask(QUESTION)
            mark = reader.answers.last.locator("a.yj-cite").last
            if "phone" in name:
                mark.tap()
                reader.page.locator("#yj-card button").tap()
            else:
                mark.click()
            reader.panel.locator("mark").first.wait_for()
            _shoot(reader, folder / f"{name}.png")
    with reading(browser, address, viewport=TALL) as reader:
        reader.open()
        for question in (QUESTION, *FOLLOW_UPS):
            reader.ask(question)
        _shoot(reader, folder / "page-follow-ups.png")


def take_pages(browser: Browser, address: str, folder: Path) -> None:
    """The pages beside the chat."""
    with reading(browser, address, viewport=WIDE) as reader:
        for name, path in PAGES:
            reader.page.goto(f"{address}{path}")
            reader.page.locator("#yj-head .yj-tools").wait_for()
            if path == "duties":
                reader.page.locator(".yj-heat-5 a").last.click()
                reader.page.locator(".yj-opened").wait_for()
            _shoot(reader, folder / f"{name}.png")


def take_wording(browser: Browser, data: Path, folder: Path) -> None:
    """An answer with a model's words below it and their record opened (page-wording.png)."""
    settings = settings_for(data)
    assistant = Assistant(settings)
    assistant.load()
    talk = Talk(assistant, Conversations(data / "conversations.sqlite"), lambda: "")
    try:
        with served(saying([WORDS])) as endpoint, served_here(talk, assistant.library, desk_for(settings, assistant.use)) as address:
            assistant.use(chosen(endpoint.url, MODEL))
            with reading(browser, address, viewport=WIDE) as reader:
                reader.open()
                reader.ask(WORDED).locator(".yj-record summary").click()
                _shoot(reader, folder / "page-wording.png")
    finally:
        assistant.close()


def _shoot(reader: Reader, path: Path) -> None:
    """When nothing moves any more."""
    reader.page.mouse.move(1, 400)
    reader.page.wait_for_timeout(800)
    reader.page.screenshot(path=path)


if __name__ == "__main__":
    take(ROOT / "docs")
    sys.exit(0)
