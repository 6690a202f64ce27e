"""Serving: the page as a user starts it (`python app.py`), on a free port over a data folder of a test's own; and a real browser."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright

from assistant.page.pages.desk import Desk
from assistant.page.site import Parts, build_site
from assistant.page.talk import Talk
from assistant.settings import ROOT
from evals.load.servers import free_port
from index.library import Library
from tests.entered import login_here

_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run")
_START_SECONDS = 120
WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}


def chromium_path() -> str:
    """Where Chromium is. Raises AssertionError saying what to install when there is none."""
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        if path := shutil.which(name):
            return path
    raise AssertionError("没有找到 chromium：请运行 make test（以 root 身份会自动安装），或先安装 chromium 与 fonts-noto-cjk")


def launch(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=chromium_path(), args=list(_FLAGS))


def own_copy(index_data: Path, folder: Path) -> Path:
    """A copy of an index to serve from and to write conversations to; the model is shared."""
    shutil.copytree(index_data, folder, ignore=shutil.ignore_patterns("models", "conversations.sqlite*"))
    (folder / "models").symlink_to(index_data / "models")
    return folder


@dataclass
class Server:
    """One running server. ``stop`` and ``start`` may follow each other; the data folder and the port stay."""

    data: Path
    port: int = field(default_factory=free_port)
    process: "subprocess.Popen[bytes] | None" = None
    settings: dict[str, str] = field(default_factory=dict)
    """More of the environment, such as YOUJU_LOGIN."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    @property
    def log(self) -> Path:
        return self.data / "server.log"

    def start(self) -> "Server":
        environment = {key: value for key, value in os.environ.items() if not key.startswith("YOUJU_")}
        environment |= {"YOUJU_DATA": str(self.data), "YOUJU_PORT": str(self.port), **self.settings}
        with self.log.open("ab") as log:
            self.process = subprocess.Popen([sys.executable, str(ROOT / "app.py")], env=environment, stdout=log, stderr=log, cwd=self.data)
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline:
            assert self.process.poll() is None, self.log.read_text(encoding="utf-8")
            if self.is_up():
                return self
            time.sleep(0.2)
        raise AssertionError(f"the server did not start: {self.log.read_text(encoding='utf-8')}")

    def is_up(self) -> bool:
        return self._health() is not None

    def load(self) -> "Server":
        """Wait until answers come from vectors too."""
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline:
            if self._health() is True:
                return self
            time.sleep(0.2)
        raise AssertionError(f"the encoder did not load: {self.log.read_text(encoding='utf-8')}")

    def _health(self) -> bool | None:
        """Whether the encoder is loaded; None while nobody answers."""
        try:
            with urllib.request.urlopen(f"{self.address}youju/health", timeout=2) as answer:
                return bool(json.load(answer)["is_ready"])
        except OSError:
            return None

    def kill(self) -> None:
        """End it as a power cut would: no chance to tidy up."""
        assert self.process is not None
        self.process.kill()
        self.process.wait(timeout=20)

    def stop(self) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.kill()


@contextmanager
def served_here(talk: Talk, library: Library, desk: Desk | None = None) -> Iterator[str]:
    """The page served by a thread of this process, over what a test hands it; its address."""
    port = free_port()
    folder = tempfile.TemporaryDirectory()
    site = build_site(Parts(talk, lambda: library, login_here(Path(folder.name)), desk), "127.0.0.1", port)
    server = uvicorn.Server(uvicorn.Config(site, port=port, log_level="warning", ws="none", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 30
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.should_exit = True
        thread.join(timeout=20)
        folder.cleanup()


@dataclass
class Reader:
    """One person at the page: what the browser asked for and what went wrong, beside what can be done there."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    """Gradio's streams of what the server says that have ended: nothing more comes of them."""

    def open(self) -> "Reader":
        self.page.goto(self.address)
        self.chat.wait_for()
        self.page.locator("#yj-chat .example, #yj-chat .yj-answer").first.wait_for()
        return self

    def reload(self) -> None:
        self.page.reload()
        self.page.locator("#yj-chat .example, #yj-chat .yj-answer").first.wait_for()

    @property
    def chat(self) -> Locator:
        return self.page.locator("#yj-chat")

    @property
    def box(self) -> Locator:
        return self.page.locator("#yj-box textarea")

    @property
    def answers(self) -> Locator:
        return self.chat.locator(".yj-answer:not(:has(.yj-thinking))")

    @property
    def questions(self) -> Locator:
        return self.chat.locator("[data-testid=user] .message-content")

    @property
    def panel(self) -> Locator:
        return self.page.locator("#yj-panel")

    def ask(self, question: str) -> Locator:
        """Type a question, press Enter, and wait for all of its answer: with its last word Gradio draws the answers again,
        and a click in that moment is lost."""
        before = self.questions.count()
        self.box.fill(question)
        self.settle(lambda: self.box.press("Enter"))
        self.questions.nth(before).wait_for()
        return self.answered(before + 1)

    def answered(self, count: int) -> Locator:
        """The last answer, once there are as many."""
        answer = self.answers.nth(count - 1)
        answer.wait_for(timeout=60_000)
        self.page.locator("#yj-box .submit-button").wait_for()
        return answer

    def settle(self, act: Callable[[], object]) -> None:
        """Do something that the server answers, and wait until it has said all of it."""
        self._wait(lambda: self._begun == len(self.ended))
        before = self._begun
        act()
        self._wait(lambda: before < self._begun == len(self.ended))
        self.page.locator("#yj-box .submit-button").wait_for()

    @property
    def _begun(self) -> int:
        return sum(_is_stream(url) for url in self.requests)

    def _wait(self, is_so: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 60
        while not is_so():
            assert time.monotonic() < deadline, "the server does not come to an end"
            self.page.wait_for_timeout(50)

    def foreign(self) -> list[str]:
        """What was asked of any other place than the server."""
        return [url for url in self.requests if not url.startswith((self.address, "data:", "blob:"))]

    def action(self, name: str) -> Locator:
        """The last of Gradio's buttons of that name under a message."""
        return self.chat.locator(f'.message-buttons button[aria-label="{name}"]').last


def _is_stream(url: str) -> bool:
    return "/queue/data" in url


@contextmanager
def reading(browser: Browser, address: str, **options: Any) -> Iterator[Reader]:
    """A new person with an empty browser; nothing of it is left afterwards."""
    context: BrowserContext = browser.new_context(**{"viewport": WIDE, "locale": "zh-CN", **options})
    context.set_default_timeout(20_000)
    try:
        yield reader_in(context, address)
    finally:
        context.close()


def reader_in(context: BrowserContext, address: str) -> Reader:
    """One more page of the same person."""
    reader = Reader(context.new_page(), address)
    reader.page.on("request", lambda request: reader.requests.append(request.url))
    for ended in ("requestfinished", "requestfailed"):
        reader.page.on(ended, lambda request: reader.ended.append(request.url) if _is_stream(request.url) else None)
    reader.page.on("pageerror", lambda error: reader.errors.append(str(error)))

    def dismiss(dialog: Any) -> None:
        reader.dialogs.append(dialog.message)
        dialog.dismiss()

    reader.page.on("dialog", dismiss)
    return reader
