"""Chatting: the page with a model at a scripted endpoint, and a reader who asks while it speaks."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.browser.serving import Reader
from tests.chat.endpoint import Endpoint, Reply

QUESTION, FIGURE = "今年专项债的目标是多少", "32.27亿元"
OTHER, OTHER_FIGURE = "社会消费品零售总额增长多少", "7%"
TRUE, FALSE, ODD = "专项债目标为32.27亿元。[1]", "今年全县专项债要达到3227亿元。[1]", "明年的专项债为99亿元。[7]"
KEY = "sk-planted-in-the-browser"


@dataclass
class Desk:
    """The page with a model at an endpoint that a test makes behave in its way."""

    address: str
    endpoint: Endpoint
    data: Path


def choose(reader: Reader, desk: Desk) -> None:
    """Choose the model in the page."""
    reader.page.goto(f"{desk.address}model")
    reader.page.fill("#yj-model-url", desk.endpoint.url)
    reader.page.fill("#yj-model-model", "some-model")
    reader.page.fill("#yj-model-key", KEY)
    reader.page.locator("button[value=save]").click()
    expect(reader.page.locator("#yj-model-result")).to_contain_text("已保存")


def begin(reader: Reader, question: str = QUESTION) -> Locator:
    """Ask, and wait for the answer alone."""
    before = reader.questions.count()
    reader.box.fill(question)
    reader.box.press("Enter")
    answer = reader.answers.nth(before)
    expect(answer.locator(".yj-headline")).to_be_visible()
    return answer


def endless(reply: Reply) -> None:
    """A model that says one true sentence and never ends."""
    reply.head()
    reply.say(TRUE, "接下来")
    while not reply.is_over.wait(0.05):
        reply.say("，还有")
