"""Shared by the browser's tests: one browser and one server for them all, and a new person for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.serving import Reader, Server, launch, own_copy, reading


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
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
