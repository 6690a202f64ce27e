"""Entered: an application as the entrance would let one person in to it, and a login of a test's own."""

from pathlib import Path

from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.entrance.login import Login, login_for
from assistant.entrance.who import Entered, Way, let_in
from assistant.people.people import FILE, People
from assistant.people.person import HERE, Person
from assistant.service.rates import Rates
from tests.conftest import settings_for


class InAs:
    """Wraps an application that stands without its entrance. ``person`` may be changed between requests."""

    def __init__(self, app: ASGIApp, person: Person = HERE, way: Way = Way.NONE) -> None:
        self._app, self.person, self._way = app, person, way

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        let_in(scope, Entered(self.person, self._way))
        await self._app(scope, receive, send)


def login_here(data: Path) -> Login:
    """Of a server that nobody signs in to."""
    return login_for(settings_for(data), People(data / FILE), Rates(data / "rates.sqlite"))
