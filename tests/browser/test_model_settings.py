"""The model is chosen in the page by those who may; its key stays hidden, and what does not work is said once."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.chatting import FALSE, FIGURE, KEY, ODD, OTHER, OTHER_FIGURE, QUESTION, TRUE, Desk, choose
from tests.browser.serving import Reader, reading
from tests.chat.endpoint import Reply, saying

pytestmark = pytest.mark.browser


def refusing(reply: Reply) -> None:
    """An endpoint that does not know the key."""
    reply.head(401, "application/json")
    reply.raw(b'{"error": {"message": "Incorrect API key provided"}}')


def test_the_model_is_chosen_in_the_page_tested_switched_off_and_forgotten_and_its_key_stays_hidden(browser: Browser, desk: Desk) -> None:
    with reading(browser, desk.address) as reader:
        page = reader.page
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
        expect(reader.ask(OTHER).locator(".yj-wording")).to_have_count(0)
        page.goto(f"{desk.address}model")
        page.get_by_role("button", name="清除").click()
        expect(page.locator("#yj-model-result")).to_contain_text("已清除")
        assert not (desk.data / "chat.json").exists()
        reader.open()
        expect(reader.ask(QUESTION).locator(".yj-wording")).to_have_count(0)
        expect(page.locator("#yj-worded")).to_have_count(0)


def test_a_wrong_key_is_said_by_the_test_and_once_in_the_chat(asker: Reader, desk: Desk) -> None:
    desk.endpoint.behaviour = refusing
    asker.page.goto(f"{desk.address}model")
    asker.page.locator("button[value=test]").click()
    expect(asker.page.locator("#yj-model-result")).to_contain_text("接口不接受密钥")
    expect(asker.page.locator("#yj-model-url")).to_have_value(desk.endpoint.url)
    asker.open()
    first = asker.ask(QUESTION)
    expect(first.locator(".yj-headline")).to_contain_text(FIGURE)
    expect(first.locator(".yj-left-out")).to_contain_text("接口不接受密钥")
    second = asker.ask(OTHER)
    expect(second.locator(".yj-headline")).to_contain_text(OTHER_FIGURE)
    expect(second.locator(".yj-left-out")).to_have_text("模型未参与。")
    assert KEY not in asker.page.content()


def test_in_english_the_wording_its_record_and_the_settings_are_in_english(asker: Reader, desk: Desk) -> None:
    desk.endpoint.behaviour = saying([TRUE, FALSE, ODD])
    asker.page.get_by_role("button", name="English").click()
    expect(asker.page.locator("#yj-box .submit-button")).to_have_text("Send")
    answer = asker.ask(QUESTION)
    expect(answer.locator(".yj-wording-name")).to_have_text("Model's wording")
    answer.locator(".yj-record summary").click()
    expect(answer.locator(".yj-written > li").first).to_contain_text("Passed")
    expect(answer.locator(".yj-written > li").last).to_contain_text("Left out")
    asker.page.goto(f"{desk.address}model")
    expect(asker.page.locator("h1")).to_have_text("Model settings")
    asker.page.locator("button[value=test]").click()
    expect(asker.page.locator("#yj-model-result")).to_contain_text("The endpoint answers")
