"""Shared by the browser's tests: one browser and one server for them all, and a new person for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from assistant.assistant import Assistant
from assistant.conversations import Conversations
from assistant.page.pages.desk import desk_for
from assistant.page.talk import Talk
from tests.browser.chatting import TRUE, Desk, choose
from tests.browser.serving import Reader, Server, launch, own_copy, reading, served_here
from tests.chat.endpoint import saying, served
from tests.conftest import settings_for


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=20_000)  # a test waits for what is seen, however busy the machine
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def server(index_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(own_copy(index_data, tmp_path_factory.mktemp("served") / "data")).start().load()
    yield server
    server.stop()


@pytest.fixture
def own_server(index_data: Path, tmp_path: Path) -> Iterator[Server]:
    """A server that a test may kill and whose data it may damage."""
    server = Server(own_copy(index_data, tmp_path / "served")).start()
    yield server
    server.stop()


@pytest.fixture
def reader(browser: Browser, server: Server) -> Iterator[Reader]:
    with reading(browser, server.address) as reader:
        yield reader.open()
        assert not reader.errors, reader.errors


@pytest.fixture
def desk(assistant: Assistant, tmp_path: Path) -> Iterator[Desk]:
    talk = Talk(lambda _: assistant, Conversations(tmp_path / "conversations.sqlite"), lambda: "")
    with served(saying([TRUE])) as endpoint, served_here(talk, assistant.library, desk_for(settings_for(tmp_path), assistant.use, lambda: assistant.chat)) as address:
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
