"""House: one server with accounts and the pages of people, through the guard as a browser speaks to it."""

from pathlib import Path
from typing import Any

from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.entrance.entrance import Entrance
from assistant.entrance.login import Login
from assistant.page.guard import Guard
from assistant.page.pages.routes import add_pages
from assistant.page.people.refusal import refusal
from assistant.page.people.routes import add_people
from assistant.people.people import People
from tests.entrance.doors import BASE, PASSWORD, Clock, login_of, people_in
from tests.test_page_pages import library_of

PUBLIC = "https://youju.example.gov.cn"


class House:
    """One server with accounts; ``visit`` is a browser of its own."""

    def __init__(self, folder: Path, **settings: Any) -> None:
        self.clock = Clock()
        self.people: People = people_in(folder, self.clock)
        self.login: Login = login_of(folder, self.people, self.clock, **{"login": "users", **settings})
        self.forgotten: list[str] = []
        library = library_of("一、目标\n1. 新增企业10家以上。(县科技局牵头)\n")
        app = FastAPI()
        add_pages(app, lambda: library)
        add_people(app, lambda: library, None, self.login, self.forgotten.append)
        self.app = Guard(Entrance(app, self.login, refusal), "127.0.0.1", "", self.login.public)

    def visit(self, name: str = "", base: str = BASE, peer: str = "203.0.113.9") -> TestClient:
        browser = TestClient(self.app, base_url=base, follow_redirects=False, client=(peer, 50000))
        if name:
            assert browser.post("/login", data={"name": name, "password": PASSWORD}).status_code == 303
        return browser
