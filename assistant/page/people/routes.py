"""Routes: all addresses of the pages of people."""

from collections.abc import Callable

from fastapi import FastAPI

from assistant.entrance.login import Login
from assistant.page.pages.desk import Desk
from assistant.page.people.account_routes import add_account
from assistant.page.people.login_routes import add_login
from assistant.page.people.turnstile import Turnstile
from assistant.page.people.users_routes import add_users
from index.library import Library


def add_people(app: FastAPI, library: Callable[[], Library], desk: Desk | None, login: Login, forget: Callable[[str], None]) -> None:
    """Put the pages before whatever else answers at the application's addresses. ``forget`` removes the conversations of an owner."""
    turnstile = Turnstile()
    add_login(app, login, turnstile)
    add_account(app, library, desk, login, turnstile)
    add_users(app, library, desk, login, forget)
