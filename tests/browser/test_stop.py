"""A question that takes long can be stopped, asked again, and does not hold up another reader."""

import threading
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from assistant.answer import Answer, Turn
from assistant.assistant import Assistant
from assistant.chat.answers import GrowingAnswers
from assistant.conversations import Conversations
from assistant.page.talk import Talk
from tests.browser.serving import reading, served_here

pytestmark = pytest.mark.browser
SLOW = "今年专项债的目标是多少"


class Held:
    """The real assistant, which waits before it answers one question until it is let go."""

    is_ready = True

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self.gate = threading.Event()

    def stream(
        self, question: str, history: Sequence[Turn] = (), id: str | None = None, our_unit: str = "", is_worded: bool = True,
        documents: Collection[str] = (),
    ) -> GrowingAnswers:
        return GrowingAnswers(lambda _: self._answers(question, history, our_unit))

    def _answers(self, question: str, history: Sequence[Turn], our_unit: str) -> Iterator[Answer]:
        if question == SLOW:
            self.gate.wait(60)
        yield self._assistant.ask(question, history, our_unit=our_unit)


@pytest.fixture
def held(assistant: Assistant) -> Iterator[Held]:
    held = Held(assistant)
    yield held
    held.gate.set()


@pytest.fixture
def address(held: Held, assistant: Assistant, tmp_path: Path) -> Iterator[str]:
    with served_here(Talk(lambda _: held, Conversations(tmp_path / "conversations.sqlite"), lambda: ""), assistant.library) as address:
        yield address
        held.gate.set()


def test_a_slow_answer_is_stopped_and_asked_again(browser: Browser, address: str, held: Held) -> None:
    with reading(browser, address) as reader:
        reader.open().box.fill(SLOW)
        reader.box.press("Enter")
        expect(reader.questions).to_have_text([SLOW])
        expect(reader.chat.locator(".yj-thinking")).to_be_visible()
        stop = reader.page.locator("#yj-box .stop-button")
        expect(stop).to_have_text("停止")
        reader.box.fill("写了一半的下一问")
        stop.click()
        expect(reader.answers.first).to_contain_text("重试")
        expect(reader.box).to_have_value("写了一半的下一问")
        held.gate.set()
        reader.page.wait_for_timeout(500)
        expect(reader.answers.first).to_contain_text("重试")
        reader.action("重试").click()
        expect(reader.answers.first).to_contain_text("32.27亿元")
        expect(reader.questions).to_have_text([SLOW])


def test_a_slow_answer_holds_up_nobody_else_and_survives_a_reload(browser: Browser, address: str, held: Held) -> None:
    with reading(browser, address) as reader, reading(browser, address) as other:
        reader.open().box.fill(SLOW)
        reader.box.press("Enter")
        expect(reader.chat.locator(".yj-thinking")).to_be_visible()
        expect(other.open().ask("社会消费品零售总额增长多少")).to_contain_text("7%")
        reader.reload()
        expect(reader.questions).to_have_text([SLOW])
        expect(reader.answers.first).to_contain_text("重试")
