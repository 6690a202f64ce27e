"""The API's tests: a server of the real plan, without the page."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.api.rest.behind import Behind
from assistant.api.rest.serving import add_rest
from assistant.assistant import Assistant
from assistant.checking.checkers import Checkers
from assistant.entrance.entrance import Entrance
from assistant.librarian.librarian import Librarian
from assistant.page.guard import Guard
from assistant.page.people.refusal import refusal
from assistant.people.person import HERE
from assistant.records.records import NoSuchRecord
from assistant.service.service import Service
from tests.entered import login_here

ADDRESS = "http://127.0.0.1:7860"


class Judge:
    """A record that holds one answer, r1."""

    def __init__(self) -> None:
        self.said: list[tuple[str, bool | None, str]] = []

    def judge(self, record: str, person: str, is_helpful: bool | None, reason: str = "") -> None:
        if (record, person) != ("r1", HERE.name):
            raise NoSuchRecord
        self.said.append((record, is_helpful, reason))


def site_of(service: Service, **more: Any) -> TestClient:
    """A client of a server whose assistant is asked through ``service``."""
    app = FastAPI()

    add_rest(app, Behind(lambda: service.library, Checkers(lambda: service.library), service, **more))
    return TestClient(Guard(Entrance(app, login_here(Path(mkdtemp())), refusal), "127.0.0.1", ""), base_url=ADDRESS)


@pytest.fixture(scope="session")
def judge() -> Judge:
    return Judge()


@pytest.fixture(scope="session")
def site(assistant: Assistant, judge: Judge) -> Iterator[TestClient]:
    with site_of(Service(assistant), librarian=Librarian(assistant), judging=judge) as client:
        yield client
