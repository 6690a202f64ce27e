"""Browser: what a reader waits for in a real one: the page's first paint, and from the key to the answer's figure."""

import os
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from evals.load.questions import questions_for
from evals.load.servers import ours, own_copy
from evals.load.speaking import Asked

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run")
_PATIENCE = 60_000
_SEEN = """expected => {
  const plain = text => text.replace(/\\[\\d+\\]/g, '').replace(/[^\\p{L}\\p{N}%.]+/gu, '');
  const shown = [...document.querySelectorAll('#yj-chat .yj-headline')];
  return shown.length > 0 && plain(shown[shown.length - 1].textContent).includes(plain(expected));
}"""
"""In the page: whether the last answer begins as expected, whatever the marks around its words."""
_PAINTED = "() => performance.getEntriesByType('paint').find(one => one.name === 'first-contentful-paint')?.startTime"


@dataclass(frozen=True, slots=True)
class Waited:
    """Milliseconds, each measured several times."""

    painted: list[float]
    """From the address to the first thing painted, nothing kept from a visit before."""
    usable: list[float]
    """From the address to a box that can be typed in."""
    answered: list[float]
    """From the Enter key to the answer, on one page, question after question."""


def chromium_path() -> str | None:
    """Where Chromium is, if it is."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


def measure_page(data: Path, visits: int, questions: int) -> Waited | None:
    """The page over an index, in Chromium; None where there is none."""
    path = chromium_path()
    if path is None:
        return None
    asked = questions_for(data, questions + 1, 1)
    with own_copy(data) as copy, ours(copy) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_FLAGS), env={**os.environ, "LANG": "C.UTF-8"})
        try:
            opened = [_opened(browser, server.address) for _ in range(visits)]
            page = browser.new_context(locale="zh-CN").new_page()
            _open(page, server.address)
            answered = [_answered(page, one) for one in asked][1:]  # the first one warms
        finally:
            browser.close()
    return Waited([painted for painted, _ in opened], [usable for _, usable in opened], answered)


def _opened(browser: Browser, address: str) -> tuple[float, float]:
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    started = time.perf_counter()
    _open(page, address)
    usable = (time.perf_counter() - started) * 1000
    painted = page.evaluate(_PAINTED)
    context.close()
    return float(painted), usable


def _open(page: Page, address: str) -> None:
    page.set_default_timeout(_PATIENCE)
    page.goto(address, wait_until="commit")
    page.locator("#yj-box textarea").wait_for()


def _answered(page: Page, asked: Asked) -> float:
    box = page.locator("#yj-box textarea")
    box.fill(asked.question)
    started = time.perf_counter()
    box.press("Enter")
    page.wait_for_function(_SEEN, arg=asked.expected, polling="raf")
    return (time.perf_counter() - started) * 1000


def usual(times: Sequence[float]) -> str:
    """The middle one and the worst, in milliseconds."""
    return f"{sorted(times)[len(times) // 2]:.0f} ms, at most {max(times):.0f}"
