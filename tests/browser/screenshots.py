"""Screenshots: `python -m tests.browser.screenshots` takes the README's pictures of the page anew, into docs/."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from assistant.assistant import Assistant
from assistant.briefing.compose import compose
from assistant.briefing.word import word
from assistant.chat.choice import chosen
from assistant.conversations import Conversations
from assistant.page.pages.desk import desk_for
from assistant.page.talk import Talk
from assistant.people.people import FILE, People
from assistant.people.person import Role
from assistant.settings import ROOT, read_settings
from index.aliases import read_aliases
from index.build import change
from index.documents import read_manifest
from index.embedding import Encoder
from index.genre import load_genre
from index.library import Library, read_library
from tests.browser.serving import PHONE, WIDE, Reader, Server, launch, own_copy, reading, served_here
from tests.chat.endpoint import saying, served
from tests.conftest import SEEDS, settings_for

QUESTION = "高新技术产业增加值增长多少"
TALL = {"width": 1280, "height": 995}
FOLLOW_UPS = ("附件3里呢", "那牵头单位呢")
PAGES = (("page-targets", "targets"), ("page-duties", "duties"), ("page-milestones", "milestones"), ("page-conflicts", "conflicts"))
UNIT = "县科技局"
DRAFT = """在全县重点工作推进会上的讲话

同志们：
今年，我县要全力打好“七大攻坚”。一是扩大内需，社会消费品零售总额增长7%，固定资产投资增长7.5%，争取专项债32.27亿元。
二是科技创新，全社会研发经费投入增长9%以上，高新技术产业增加值增长8%。由县财政局牵头开展关键核心技术攻关，年内实施科研项目10个左右。
三是工业强县，规模工业增加值增长8.5%，新建跨海大桥12座。"""
"""A speech with true figures, wrong ones, and what the plan does not say."""
OTHER = ROOT / "evals" / "documents" / "qinghe-2025.txt"
OTHER_TITLE = "青禾县2025年“三大行动”实施方案"
ACROSS = "哪个方案的专项债目标高"
MODEL = "示例模型"
"""A script that says WORDS: true sentences, and one with lead and support turned round."""
WORDED = "谁牵头深化科技体制改革"
WORDS = "这项任务由县科技局牵头。[1]县人社局牵头，县科技局配合。[1]"
NAME, PASSWORD = "王管理", "correct horse battery"
ASKED = ("今年专项债的目标是多少", "规模工业增加值增长多少", "县科技局牵头哪些任务", "低空经济的目标是多少", "今天天气怎么样")
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
            take_work(browser, server.address, folder)
        finally:
            server.stop()
        take_wording(browser, data, folder)
        take_library(browser, data, folder)
        take_service(browser, own_copy(read_settings().data, Path(scratch) / "service"), folder)
        browser.close()
    take_word(read_library(read_manifest(SEEDS), load_genre(None), read_aliases(SEEDS)), folder)


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


def take_work(browser: Browser, address: str, folder: Path) -> None:
    """A checked draft, a briefing with a sentence edited, and the first week."""
    with reading(browser, address, viewport=TALL) as reader:
        page = reader.page
        page.goto(f"{address}check")
        page.fill("textarea", DRAFT)
        page.locator(".yj-send button").click()
        page.locator(".yj-draft").wait_for(timeout=60_000)
        _shoot(reader, folder / "page-check.png")
        page.goto(f"{address}brief?unit={UNIT}")
        sentence = page.locator('.yj-sentence[data-id="targets.5"] .yj-words')
        sentence.click()
        page.keyboard.press("End")
        page.keyboard.press("Backspace")
        page.keyboard.insert_text("，已完成过半。")
        page.keyboard.press("Enter")
        page.locator(".yj-edit-doubt").wait_for()
        page.evaluate("document.getElementById('yj-content').scrollTop = 0")
        _shoot(reader, folder / "page-brief.png")
        page.goto(f"{address}onboard?unit={UNIT}&zoom=附件3")
        page.locator("#yj-deck .yj-option").first.wait_for()
        _shoot(reader, folder / "page-onboard.png")


def take_word(library: Library, folder: Path) -> None:
    """The first page of a briefing in Word (briefing-word.png), as LibreOffice lays it out."""
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "briefing.docx"
        file.write_bytes(word(compose(library, UNIT), library))
        run = ["soffice", "--headless", f"-env:UserInstallation=file://{scratch}/profile", "--convert-to", "pdf", "--outdir", scratch, str(file)]
        subprocess.run(run, check=True, capture_output=True, timeout=180)
        pages = ["pdftoppm", "-r", "70", "-png", "-f", "1", "-l", "1", "-singlefile", f"{scratch}/briefing.pdf", f"{scratch}/briefing"]
        subprocess.run(pages, check=True, capture_output=True, timeout=60)
        shutil.copy(f"{scratch}/briefing.png", folder / "briefing-word.png")


def take_wording(browser: Browser, data: Path, folder: Path) -> None:
    """An answer with a model's words below it and their record opened (page-wording.png)."""
    settings = settings_for(data)
    assistant = Assistant(settings)
    assistant.load()
    talk = Talk(lambda _: assistant, Conversations(data / "conversations.sqlite"), lambda: "")
    try:
        with served(saying([WORDS])) as endpoint, served_here(talk, assistant.library, desk_for(settings, assistant.use)) as address:
            assistant.use(chosen(endpoint.url, MODEL))
            with reading(browser, address, viewport=WIDE) as reader:
                reader.open()
                reader.ask(WORDED).locator(".yj-record summary").click()
                _shoot(reader, folder / "page-wording.png")
    finally:
        assistant.close()


def take_library(browser: Browser, data: Path, folder: Path) -> None:
    """The library with a second document, and a question that both are asked (page-library.png, page-across.png)."""
    settings = settings_for(data)
    with change(settings.place, Encoder(settings.model, settings.models)) as collection:
        collection.add(OTHER.name, OTHER.read_bytes(), OTHER_TITLE, 2025)
    server = Server(data).start().load()
    try:
        with reading(browser, server.address, viewport=WIDE) as reader:
            reader.page.goto(f"{server.address}library")
            reader.page.locator("#yj-head").wait_for()
            _shoot(reader, folder / "page-library.png")
            reader.open()
            reader.ask(ACROSS)
            _shoot(reader, folder / "page-across.png")
    finally:
        server.stop()


def take_service(browser: Browser, data: Path, folder: Path) -> None:
    """A server that lets in whoever signs in: the record of answers, and a clause by its link (page-records.png, page-clause.png)."""
    People(data / FILE).add(NAME, Role.ADMINISTRATOR, PASSWORD)
    server = Server(data, settings={"YOUJU_LOGIN": "users"}).start().load()
    try:
        with reading(browser, server.address, viewport=WIDE) as reader:
            page = reader.page
            page.goto(f"{server.address}login")
            page.get_by_label("名字").fill(NAME)
            page.get_by_label("密码").fill(PASSWORD)
            page.get_by_role("button", name="登录").click()
            reader.open()
            for question in ASKED:
                reader.ask(question)
            page.goto(f"{server.address}records")
            _shoot(reader, folder / "page-records.png")
            page.goto(f"{server.address}clauses/xiangyin-2025/总体方案·二·(一)?start=1085&end=1095")
            _shoot(reader, folder / "page-clause.png")
    finally:
        server.stop()


def _shoot(reader: Reader, path: Path) -> None:
    """When nothing moves any more."""
    reader.page.mouse.move(1, 400)
    reader.page.wait_for_timeout(800)
    reader.page.screenshot(path=path)


if __name__ == "__main__":
    take(ROOT / "docs")
    sys.exit(0)
