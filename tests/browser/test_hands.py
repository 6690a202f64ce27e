"""Keys, input methods, themes, languages and hostile or broken input at the page."""

import random
import sqlite3
import string
from contextlib import closing

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.serving import Reader, Server, reading

pytestmark = pytest.mark.browser
QUESTION = "今年专项债的目标是多少"
COMPOSING = """(element, keyCode) => {
    const event = new KeyboardEvent("keydown", {key: "Enter", code: "Enter", bubbles: true, cancelable: true, isComposing: keyCode !== 229});
    if (keyCode === 229) Object.defineProperty(event, "keyCode", {get: () => 229});
    element.dispatchEvent(event);
}"""


@pytest.mark.parametrize("key_code", [13, 229], ids=["isComposing", "keyCode 229"])
def test_enter_that_chooses_a_candidate_does_not_send(reader: Reader, key_code: int) -> None:
    reader.box.fill("zhuan xiang zhai")
    reader.box.evaluate(COMPOSING, key_code)
    reader.page.wait_for_timeout(600)
    expect(reader.questions).to_have_count(0)
    expect(reader.box).to_have_value("zhuan xiang zhai")
    reader.box.fill(QUESTION)
    reader.box.press("Enter")
    reader.answered(1)


def test_an_input_method_of_the_browser_itself_does_not_send_on_its_enter(reader: Reader) -> None:
    reader.box.focus()
    session = reader.page.context.new_cdp_session(reader.page)
    session.send("Input.imeSetComposition", {"text": "专项债", "selectionStart": 3, "selectionEnd": 3})
    session.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": "Process", "code": "Enter", "windowsVirtualKeyCode": 229})
    session.send("Input.insertText", {"text": "专项债目标"})
    reader.page.wait_for_timeout(400)
    expect(reader.questions).to_have_count(0)
    expect(reader.box).to_have_value("专项债目标")


def test_shift_enter_starts_a_new_line(reader: Reader) -> None:
    reader.box.fill("专项债")
    reader.box.press("Shift+Enter")
    reader.box.type("目标是多少")
    expect(reader.box).to_have_value("专项债\n目标是多少")
    expect(reader.questions).to_have_count(0)


def test_the_keyboard_alone_asks_reads_the_quote_opens_and_closes_the_original(reader: Reader) -> None:
    reader.page.keyboard.type(QUESTION)
    expect(reader.box).to_be_focused()
    reader.page.keyboard.press("Enter")
    reader.answered(1)
    mark = reader.chat.locator("a.yj-cite").first
    for _ in range(40):
        if mark.evaluate("element => element === document.activeElement"):
            break
        reader.page.keyboard.press("Shift+Tab")
    expect(mark).to_be_focused()
    assert mark.evaluate("element => getComputedStyle(element).outlineStyle") == "solid", "the focus can be seen"
    expect(reader.page.locator("#yj-card")).to_contain_text("32.27亿元")
    reader.page.keyboard.press("Enter")
    expect(reader.panel.locator("mark").first).to_be_visible()
    expect(reader.panel.get_by_role("button", name="关闭")).to_be_focused()
    reader.page.keyboard.press("Escape")
    expect(reader.panel).to_be_hidden()
    expect(mark).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_follows_the_system_until_it_is_switched_and_the_switch_is_kept(browser: Browser, server: Server, scheme: str) -> None:
    is_dark = "() => document.body.classList.contains('dark')"
    with reading(browser, server.address, color_scheme=scheme) as reader:
        reader.open()
        assert reader.page.evaluate(is_dark) == (scheme == "dark")
        reader.page.get_by_role("button", name="切换到").click()
        assert reader.page.evaluate(is_dark) != (scheme == "dark")
        reader.reload()
        assert reader.page.evaluate(is_dark) != (scheme == "dark")


def test_the_page_speaks_english_when_asked_to_and_answers_stay_as_printed(reader: Reader) -> None:
    reader.ask(QUESTION)
    reader.page.get_by_role("button", name="English").click()
    expect(reader.page.locator("#yj-new")).to_have_text("New conversation")
    expect(reader.box).to_have_attribute("placeholder", "Ask a question; Enter sends")
    expect(reader.page.locator("#yj-box .submit-button")).to_have_text("Send")
    expect(reader.answers.first.locator(".yj-status").first).to_have_text("From the text")
    expect(reader.answers.first).to_contain_text("32.27亿元")
    expect(reader.action("Retry")).to_be_visible()
    reader.page.get_by_role("button", name="中文").click()
    expect(reader.page.locator("#yj-new")).to_have_text("新对话")


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![x](http://203.0.113.9/pixel.png)",
    "[click](javascript:alert(1)) <a href='http://203.0.113.9/'>x</a>",
    "<iframe src='http://203.0.113.9/'></iframe><form action='http://203.0.113.9/'><input type=password></form>",
    "<div style='position:fixed;inset:0;background:red'>cover</div>",
    "<svg onload=alert(1)><style>*{display:none}</style>",
    "`code` **bold** # h\n\n    indented\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    "$$\\href{javascript:alert(1)}{x}$$ <math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "<a class='yj-cite' href='#clause:x:1-2' title='假的'>[1]</a> #clause:x:1-2",
    "http://203.0.113.9/a www.example.com someone@example.com",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62;",
]


def test_hostile_text_in_a_question_is_shown_as_text(reader: Reader) -> None:
    for count, hostile in enumerate(HOSTILE, start=1):
        reader.box.fill(hostile)
        reader.box.press("Enter")
        reader.answered(count)
        shown = reader.questions.nth(count - 1)
        assert "".join(shown.inner_text().split()) == "".join(hostile.split())
    inside = reader.chat.locator(".message-row")
    for element in ("script", "img", "iframe", "form", "input", "svg", "style", "math", "table", "code", "[style*=fixed]", "[onerror]", "[onload]"):
        expect(inside.locator(f".message-content {element}")).to_have_count(0)
    expect(reader.chat.locator("[data-testid=user] a")).to_have_count(0)
    reader.reload()
    assert "".join(reader.questions.nth(0).inner_text().split()) == HOSTILE[0]
    assert not reader.dialogs
    assert not reader.foreign()


def test_bad_input_gets_a_plain_line_and_no_traceback(reader: Reader, server: Server) -> None:
    made = random.Random(7)  # noqa: S311 - for a test's text
    odd = [
        "12345", "３２．２７", "\u202e专项债\u202c\u200b\ufeff", "a\x00b\x07c\x1b[31m", "?" * 300, "😀" * 50, "\u0301" * 200,
        "专项债" + "".join(made.choice(string.printable) for _ in range(500)),
    ]
    for count, question in enumerate(odd, start=1):
        reader.box.fill(question)
        reader.box.press("Enter")
        answer = reader.answered(count)
        assert answer.inner_text().strip()
        assert "Traceback" not in answer.inner_text()
    reader.box.evaluate("(element) => { element.value = '专项债'.repeat(350000); element.dispatchEvent(new Event('input', {bubbles: true})); }")
    reader.box.press("Enter")
    answer = reader.answered(len(odd) + 1)
    expect(answer).to_contain_text("太长")
    assert len(reader.questions.last.inner_text()) < 2000
    expect(reader.ask(QUESTION)).to_contain_text("32.27亿元")
    assert "Traceback" not in server.log.read_text(encoding="utf-8")


@pytest.mark.parametrize("nothing", ["", "   ", "\u200b\u202e"], ids=["empty", "spaces", "invisible"])
def test_an_empty_question_gets_a_hint_and_is_not_kept(reader: Reader, nothing: str) -> None:
    reader.box.fill(nothing)
    reader.box.press("Enter")
    expect(reader.page.locator(".toast-wrap")).to_contain_text("请输入")
    expect(reader.questions).to_have_count(0)


def test_a_damaged_index_under_a_running_server_never_shows_a_traceback(browser: Browser, own_server: Server) -> None:
    with reading(browser, own_server.load().address) as reader:
        reader.open().ask(QUESTION)
        for path in (own_server.data / "editions").rglob("*"):
            if path.is_file():
                path.write_bytes(b"")
        (own_server.data / "current").unlink()
        answer = reader.ask("社会消费品零售总额增长多少")
        assert answer.inner_text().strip()
        assert "Traceback" not in reader.page.content()
        expect(reader.questions).to_have_count(2)


def test_an_answer_that_cannot_be_kept_is_shown_all_the_same_with_the_reason(browser: Browser, own_server: Server) -> None:
    record = own_server.data / "conversations.sqlite"
    with reading(browser, own_server.load().address) as reader:
        reader.open().ask(QUESTION)
        with closing(sqlite3.connect(record)) as database, database:
            database.execute("CREATE TRIGGER full BEFORE INSERT ON exchanges BEGIN SELECT RAISE(FAIL, 'database or disk is full'); END")
        answer = reader.ask(QUESTION)
        expect(answer).to_contain_text("32.27亿元")
        expect(answer.locator(".yj-notice")).to_contain_text("没有保存")
        expect(reader.questions).to_have_count(2)


def test_a_record_that_is_gone_does_not_keep_a_question_from_being_answered(browser: Browser, own_server: Server) -> None:
    with reading(browser, own_server.load().address) as reader:
        reader.open()
        for path in own_server.data.glob("conversations.sqlite*"):
            path.unlink()
        (own_server.data / "conversations.sqlite").mkdir()
        answer = reader.ask(QUESTION)
        expect(answer).to_contain_text("32.27亿元")
        expect(answer.locator(".yj-notice")).to_contain_text("没有保存")
        assert "Traceback" not in own_server.log.read_text(encoding="utf-8")
