"""Doors: servers of a test's own with accounts, and what their people carry."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.entrance.entrance import Entrance
from assistant.entrance.login import Login, login_for
from assistant.entrance.refused import Refused
from assistant.entrance.who import entered_by
from assistant.people.people import FILE, People
from assistant.people.person import Role
from assistant.people.person import Scope as KeyScope
from assistant.service.rates import Rates
from tests.conftest import settings_for

BASE = "http://127.0.0.1:7860"
PASSWORD = "correct horse battery"  # noqa: S105 - of accounts that live as long as a test
READER, EDITOR, ADMINISTRATOR, OTHER = "李读者", "孙编辑", "王管理", "周读者"
ROLES = {READER: Role.READER, EDITOR: Role.EDITOR, ADMINISTRATOR: Role.ADMINISTRATOR, OTHER: Role.READER}


@dataclass
class Clock:
    now: float = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


def people_in(folder: Path, clock: Clock | None = None) -> People:
    """Accounts of every role; all have the same password."""
    people = People(folder / FILE, clock or Clock())
    for name, role in ROLES.items():
        people.add(name, role, PASSWORD)
    return people


def login_of(folder: Path, people: People | None = None, clock: Clock | None = None, **settings: Any) -> Login:
    return login_for(replace(settings_for(folder), **settings), people or People(folder / FILE, clock or Clock()), Rates(folder / "rates.sqlite", clock or Clock()))


def key_of(people: People, name: str, *scopes: KeyScope) -> dict[str, str]:
    """The header of a new key."""
    return {"authorization": f"Bearer {people.add_key(name, '测试', scopes)}"}


def session_of(people: People, name: str) -> dict[str, str]:
    """The header of a new session."""
    return {"cookie": f"youju_session={people.begin_session(name)}"}


async def reached(scope: Scope, receive: Receive, send: Send) -> None:
    """An application that is reached at every address, and says by whom."""
    if scope["type"] == "lifespan":
        while (await receive())["type"] != "lifespan.shutdown":
            await send({"type": "lifespan.startup.complete"})
        await send({"type": "lifespan.shutdown.complete"})
        return
    person = entered_by(Request(scope)).person
    await PlainTextResponse(f"reached by {person.name if person else 'nobody'}")(scope, receive, send)


def drawn(_: Request, refused: Refused) -> Response:
    return PlainTextResponse(refused.line, refused.status)


def at_the_door(login: Login, app: ASGIApp = reached, peer: str = "127.0.0.1") -> TestClient:
    return TestClient(Entrance(app, login, drawn), base_url=BASE, follow_redirects=False, client=(peer, 50000))
