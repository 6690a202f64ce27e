"""Users routes: the page of all accounts, and what its forms send to; administrators alone come here (see entrance/access)."""

from collections.abc import Callable
from urllib.parse import urlencode

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from assistant.entrance.login import Login
from assistant.entrance.who import owner_of, person_of
from assistant.page.pages.desk import Desk
from assistant.page.pages.frame import USERS_PATH, document
from assistant.page.pages.requested import asked_for
from assistant.page.people.sent import UnreadForm, fields_of, last
from assistant.page.people.sheet import PRIVATE, labels_of
from assistant.page.people.users_page import ADD, REMOVE, RESET, RESUME, ROLE, SUSPEND, Outcome, users_page
from assistant.people.errors import NoSuchAccount, PeopleError
from assistant.people.passwords import generated_password
from assistant.people.person import Person, Role
from index.errors import YoujuError
from index.library import Library

Fields = dict[str, list[str]]


def add_users(app: FastAPI, library: Callable[[], Library], desk: Desk | None, login: Login, forget: Callable[[str], None]) -> None:
    """Put the page before whatever else answers at the application's addresses. ``forget`` removes the conversations of an owner."""

    def drawn(request: Request, outcome: Outcome, status: int = 200) -> Response:
        asked = asked_for(request, library(), USERS_PATH, desk)
        page = users_page(asked, login.people.accounts(), person_of(request).name, outcome, status)
        return HTMLResponse(document(asked, page), page.status, headers=PRIVATE)

    @app.api_route(USERS_PATH, methods=["GET", "HEAD"], response_class=HTMLResponse)
    def see(request: Request, done: str = "") -> Response:
        labels = labels_of(request)
        return drawn(request, Outcome(labels.done.get(done, ""), is_good=True))

    @app.post(USERS_PATH)
    async def change(request: Request) -> Response:
        if not person_of(request).may(Role.ADMINISTRATOR):
            return drawn(request, Outcome(), 403)
        try:
            fields = await fields_of(request)
            return await run_in_threadpool(act, request, fields)
        except UnreadForm:
            return drawn(request, Outcome(labels_of(request).unread), 400)
        except NoSuchAccount as error:
            return drawn(request, Outcome(str(error)), 404)
        except PeopleError as error:
            return drawn(request, Outcome(str(error)), 400)
        except YoujuError as error:
            return drawn(request, Outcome(str(error)), 503)

    def act(request: Request, fields: Fields) -> Response:
        people, wanted, name = login.people, last(fields, "act"), last(fields, "name")
        if wanted == ADD:
            password = generated_password()
            return drawn(request, Outcome(password=(people.add(name, _role(fields), password, must_change=True).name, password)))
        if wanted == RESET:
            password = generated_password()
            people.set_password(name, password, must_change=True)
            return drawn(request, Outcome(password=(people.account(name).name, password)))
        if wanted == ROLE:
            people.set_role(name, _role(fields))
            return _seen(done="role")
        if wanted == SUSPEND:
            people.suspend(name)
            return _seen(done="suspended")
        if wanted == RESUME:
            people.resume(name)
            return _seen(done="resumed")
        if wanted == REMOVE:
            account = people.account(name)
            people.remove(name)
            forget(owner_of(Person(account.name, account.role)))
            return _seen(done="removed")
        return _seen(remove=people.account(name).name)


def _role(fields: Fields) -> Role:
    try:
        return Role(last(fields, "role"))
    except ValueError:
        raise PeopleError("没有这个角色：请在列表里选择") from None


def _seen(**parameters: str) -> Response:
    """The page anew, so that going back or loading again sends nothing twice."""
    return RedirectResponse(f"{USERS_PATH}?{urlencode(parameters)}", 303, headers=PRIVATE)
