"""Whatever a model writes is text at the page, while it comes and when it stays, even if nothing stood between."""

import threading
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from assistant.answer import Answer, Fault, Turn, Verdict, WordedSentence, Wording
from assistant.assistant import Assistant
from assistant.chat.answers import GrowingAnswers
from assistant.conversations import Conversations
from assistant.page.talk import Talk
from tests.browser.chatting import begin
from tests.browser.serving import Reader, reading, served_here
from tests.browser.test_hands import HOSTILE

pytestmark = pytest.mark.browser


class Hostile:
    """The real assistant with a model whose every word reaches the page, as if nothing stood between."""

    is_ready = True

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self.gate = threading.Event()

    def stream(
        self, question: str, history: Sequence[Turn] = (), id: str | None = None, our_unit: str = "", is_worded: bool = True,
        documents: Collection[str] = (),
    ) -> GrowingAnswers:
        return GrowingAnswers(lambda _: self._answers(question, history))

    def _answers(self, question: str, history: Sequence[Turn]) -> Iterator[Answer]:
        answer = replace(self._assistant.ask(question, history), standalone_question=" ".join(HOSTILE))
        faults = (Fault(0, 3, "digit", "<img src=x onerror=alert(2)>"), Fault(1, 2, "<b>", ""))
        verdicts = (Verdict.VERIFIED, Verdict.REPLACED, Verdict.DROPPED)
        sentences = tuple(
            WordedSentence(one, "" if verdicts[place % 3] is Verdict.DROPPED else f"{one} [1]", verdicts[place % 3], faults)
            for place, one in enumerate(HOSTILE)
        )
        wording = Wording("<script>alert(3)</script>", sentences, is_open=True)
        yield replace(answer, wording=wording)
        self.gate.wait(60)
        yield replace(answer, wording=replace(wording, is_open=False, left_out=HOSTILE[1]))


def test_hostile_words_of_a_model_are_text_while_they_come_and_when_they_stay(browser: Browser, assistant: Assistant, tmp_path: Path) -> None:
    hostile = Hostile(assistant)
    talk = Talk(lambda _: hostile, Conversations(tmp_path / "conversations.sqlite"), lambda: "")
    with served_here(talk, assistant.library) as address, reading(browser, address) as reader:
        answer = begin(reader.open())
        expect(answer.locator(".yj-writing")).to_be_visible()
        assert_text_alone(reader)
        hostile.gate.set()
        reader.answered(1)
        answer.locator(".yj-record summary").click()
        written = answer.locator(".yj-as-written")
        expect(written).to_have_count(len(HOSTILE))
        for place, one in enumerate(HOSTILE):
            assert "".join(written.nth(place).inner_text().split()) == "".join(one.split())
        assert_text_alone(reader)
        answer.locator("a.yj-amend").click()
        assert_text_alone(reader)
        for link in answer.locator("a").all():
            assert str(link.get_attribute("href")).startswith(("#clause:", "#amend:"))
        reader.reload()
        assert_text_alone(reader)
        assert reader.page.url == address


def assert_text_alone(reader: Reader) -> None:
    inside = reader.chat.locator(".message-content")
    for element in ("script", "img", "iframe", "form", "input", "svg", "style", "math", "table", "code", "[style*=fixed]", "[onerror]", "[onload]"):
        expect(inside.locator(element)).to_have_count(0)
    assert not reader.dialogs
    assert not reader.foreign()
    assert not reader.errors
