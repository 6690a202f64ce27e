"""A model's words come below the answer, after it, and whatever the model does the answer stays."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from assistant.answer import Answer, Fault, Turn, Verdict, WordedSentence, Wording
from assistant.assistant import Assistant
from assistant.chat.answers import GrowingAnswers
from assistant.conversations import Conversations
from assistant.page.pages.desk import desk_for
from assistant.page.talk import Talk
from tests.browser.serving import Reader, reading, served_here
from tests.browser.test_hands import HOSTILE
from tests.chat.endpoint import Endpoint, Reply, saying, served
from tests.conftest import settings_for

pytestmark = pytest.mark.browser
QUESTION, FIGURE = "今年专项债的目标是多少", "32.27亿元"
TRUE, FALSE, ODD = "专项债目标为32.27亿元。[1]", "今年全县专项债要达到3227亿元。[1]", "明年的专项债为99亿元。[7]"
KEY = "sk-planted-in-the-browser"


@dataclass
class Desk:
    """The page with a model at an endpoint that a test makes behave in its way."""

    address: str
    endpoint: Endpoint
    data: Path


@pytest.fixture
def desk(assistant: Assistant, tmp_path: Path) -> Iterator[Desk]:
    talk = Talk(assistant, Conversations(tmp_path / "conversations.sqlite"), lambda: "")
    with served(saying([TRUE])) as endpoint, served_here(talk, assistant.library, desk_for(settings_for(tmp_path), assistant.use)) as address:
        yield Desk(address, endpoint, tmp_path)
        endpoint.is_over.set()
    assistant.use(None)


@pytest.fixture
def asker(browser: Browser, desk: Desk) -> Iterator[Reader]:
    """A reader who has chosen the model in the page and stands in the chat."""
    with reading(browser, desk.address) as reader:
        choose(reader, desk)
        yield reader.open()
        assert not reader.errors, reader.errors
        assert not reader.foreign()
        assert not reader.dialogs


def choose(reader: Reader, desk: Desk) -> None:
    reader.page.goto(f"{desk.address}model")
    reader.page.fill("#yj-model-url", desk.endpoint.url)
    reader.page.fill("#yj-model-model", "some-model")
    reader.page.fill("#yj-model-key", KEY)
    reader.page.get_by_role("button", name="保存").click()
    expect(reader.page.locator("#yj-model-result")).to_contain_text("已保存")


def begin(reader: Reader, question: str = QUESTION) -> Locator:
    """Ask, and wait for the answer alone."""
    before = reader.questions.count()
    reader.box.fill(question)
    reader.box.press("Enter")
    answer = reader.answers.nth(before)
    expect(answer.locator(".yj-headline")).to_be_visible()
    return answer


def test_the_answer_is_there_while_the_model_is_silent_and_its_checked_words_come_below(asker: Reader, desk: Desk) -> None:
    gate = threading.Event()

    def behave(reply: Reply) -> None:
        gate.wait(60)
        saying([TRUE, FALSE, ODD])(reply)

    desk.endpoint.behaviour = behave
    answer = begin(asker)
    expect(answer.locator(".yj-headline")).to_contain_text(FIGURE)
    expect(answer.locator("a.yj-source").first).to_contain_text(FIGURE)
    expect(answer.locator(".yj-writing")).to_have_text("模型正在表述……")
    expect(answer.locator(".yj-said")).to_have_count(0)
    answer.locator("a.yj-cite").first.click()
    expect(asker.panel.locator("mark").first).to_contain_text(FIGURE)
    asker.page.keyboard.press("Escape")
    gate.set()
    said = answer.locator(".yj-said")
    expect(said.first).to_contain_text("专项债目标为32.27亿元。[1]")
    expect(answer.locator(".yj-wording-name")).to_have_text("模型表述")
    asker.answered(1)
    expect(answer.locator(".yj-writing")).to_have_count(0)
    said.first.locator("a.yj-cite").click()
    expect(asker.panel.locator("mark").first).to_contain_text(FIGURE)
    asker.page.keyboard.press("Escape")
    answer.locator(".yj-record summary").click()
    expect(answer.locator(".yj-record li").first).to_contain_text("通过")
    record = answer.locator(".yj-written > li")
    expect(record).to_have_count(3)
    expect(record.nth(1)).to_contain_text("3227亿元")
    expect(record.nth(1).locator(".yj-faults li").first).to_be_visible()
    expect(answer.locator(".yj-headline, .yj-said, .yj-source").filter(has_text="3227")).to_have_count(0)
    expect(answer.locator(".yj-said").filter(has_text="99亿")).to_have_count(0)
    assert all(key == f"Bearer {KEY}" for key in desk.endpoint.keys)
    asker.reload()
    expect(asker.answers.first.locator(".yj-said").first).to_contain_text(FIGURE)


def test_stop_ends_the_model_and_leaves_what_was_checked(asker: Reader, desk: Desk) -> None:
    def behave(reply: Reply) -> None:
        reply.head()
        reply.say(TRUE, "接下来")
        while not reply.is_over.wait(0.05):
            reply.say("，还有")

    desk.endpoint.behaviour = behave
    answer = begin(asker)
    expect(answer.locator(".yj-said")).to_contain_text(FIGURE)
    asker.box.fill("写了一半的下一问")
    asker.page.locator("#yj-box .stop-button").click()
    asker.page.locator("#yj-box .submit-button").wait_for()
    assert desk.endpoint.left.wait(10), "the endpoint sees that nobody listens"
    for _ in range(2):
        expect(asker.answers.first.locator(".yj-headline")).to_contain_text(FIGURE)
        expect(asker.answers.first.locator(".yj-said")).to_contain_text(FIGURE)
        expect(asker.answers.first.locator(".yj-writing")).to_have_count(0)
        expect(asker.answers.first).not_to_contain_text("重试")
        asker.reload()


def test_the_next_question_does_not_wait_for_a_model_that_goes_on(asker: Reader, desk: Desk) -> None:
    def endless(reply: Reply) -> None:
        reply.head()
        while not reply.is_over.wait(0.05):
            reply.say("，还有")

    desk.endpoint.behaviour = endless
    answer = begin(asker)
    expect(answer.locator(".yj-writing")).to_be_visible()
    desk.endpoint.behaviour = saying([TRUE])
    following = begin(asker, "社会消费品零售总额增长多少")
    expect(following.locator(".yj-headline")).to_contain_text("7%")
    asker.answered(2)
    assert desk.endpoint.left.wait(10)
    expect(asker.questions).to_have_text([QUESTION, "社会消费品零售总额增长多少"])
    expect(asker.chat.locator(".yj-writing")).to_have_count(0)


def test_an_endpoint_that_dies_in_mid_answer_and_a_reload_leave_the_answer(asker: Reader, desk: Desk) -> None:
    gate = threading.Event()

    def behave(reply: Reply) -> None:
        reply.head()
        reply.say("专项债目标为32.")
        gate.wait(60)

    desk.endpoint.behaviour = behave
    answer = begin(asker)
    expect(answer.locator(".yj-writing")).to_be_visible()
    asker.reload()
    expect(asker.answers.first.locator(".yj-headline")).to_contain_text(FIGURE)
    expect(asker.answers.first).not_to_contain_text("重试")
    answer = begin(asker)
    expect(answer.locator(".yj-writing")).to_be_visible()
    gate.set()
    asker.answered(2)
    expect(answer.locator(".yj-headline")).to_contain_text(FIGURE)
    expect(answer.locator(".yj-left-out")).to_be_visible()
    expect(answer.locator(".yj-said")).to_have_count(0)
    desk.endpoint.shutdown()
    desk.endpoint.server_close()
    expect(asker.ask("社会消费品零售总额增长多少").locator(".yj-headline")).to_contain_text("7%")
    expect(asker.answers.nth(2).locator(".yj-left-out")).to_contain_text("模型未参与")


def test_the_model_is_chosen_in_the_page_tested_switched_off_and_forgotten_and_its_key_stays_hidden(browser: Browser, desk: Desk) -> None:
    with reading(browser, desk.address) as reader:
        page = reader.page
        bodies: list[str] = []
        page.on("response", lambda response: bodies.append(response.url) if "model" in response.url else None)
        choose(reader, desk)
        assert KEY not in page.content()
        assert (desk.data / "chat.json").stat().st_mode & 0o077 == 0
        page.fill("#yj-model-key", KEY)
        page.get_by_role("button", name="测试连接").click()
        expect(page.locator("#yj-model-result")).to_contain_text("接口可用")
        expect(page.locator("#yj-model-key")).to_have_value(KEY)
        assert KEY not in page.content()
        assert not any(KEY in url for url in reader.requests)
        reader.open()
        expect(reader.ask(QUESTION).locator(".yj-said")).to_contain_text(FIGURE)
        with page.expect_response(lambda response: response.url.endswith("/youju/wording")):
            page.select_option("#yj-worded", "off")
        expect(reader.ask("社会消费品零售总额增长多少").locator(".yj-wording")).to_have_count(0)
        page.goto(f"{desk.address}model")
        page.get_by_role("button", name="清除").click()
        expect(page.locator("#yj-model-result")).to_contain_text("已清除")
        assert not (desk.data / "chat.json").exists()
        reader.open()
        expect(reader.ask(QUESTION).locator(".yj-wording")).to_have_count(0)
        expect(page.locator("#yj-worded")).to_have_count(0)


class Hostile:
    """The real assistant with a model whose every word reaches the page, as if nothing stood between."""

    is_ready = True

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self.gate = threading.Event()

    def stream(
        self, question: str, history: Sequence[Turn] = (), id: str | None = None, our_unit: str = "", is_worded: bool = True
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
    talk = Talk(hostile, Conversations(tmp_path / "conversations.sqlite"), lambda: "")
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
