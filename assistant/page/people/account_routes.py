"""Account routes: one's own page, and what its forms send to. What is done is done to whoever asks, whatever is sent."""

from collections.abc import Callable
from functools import partial

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from assistant.entrance.addresses import address_of
from assistant.entrance.entrance import ACCOUNT_PATH, LOGIN_PATH
from assistant.entrance.login import Login
from assistant.entrance.refused import Refused
from assistant.entrance.who import owner_of, person_of
from assistant.page.pages.desk import Desk
from assistant.page.pages.frame import document
from assistant.page.pages.requested import asked_for
from assistant.page.people import cookies
from assistant.page.people.account_page import EVERYWHERE_PATH, PASSWORD_PATH, Outcome, account_page
from assistant.page.people.keys_part import DAYS, KEYS_PATH, REVOKE_PATH
from assistant.page.people.login_routes import begin_session
from assistant.page.people.sent import UnreadForm, fields_of, last
from assistant.page.people.sheet import PRIVATE, labels_of
from assistant.page.people.turnstile import Turnstile
from assistant.people.errors import NoSuchAccount, PeopleError, SignInFailed
from assistant.people.keys import Key
from assistant.people.person import Person, Scope
from index.errors import YoujuError
from index.library import Library

Fields = dict[str, list[str]]


def add_account(app: FastAPI, library: Callable[[], Library], desk: Desk | None, login: Login, turnstile: Turnstile) -> None:
    """Put the page before whatever else answers at the application's addresses."""

    def drawn(request: Request, outcome: Outcome, status: int = 200) -> Response:
        person = person_of(request)
        asked = asked_for(request, library(), ACCOUNT_PATH, desk)
        page = account_page(asked, login, person, _keys(login, person), outcome, status)
        return HTMLResponse(document(asked, page), page.status, headers=PRIVATE)

    async def done(request: Request, act: Callable[[Request, Person, Fields], Response]) -> Response:
        """Do what a form sends; why it could not be is said on the page."""
        try:
            fields = await fields_of(request)
        except UnreadForm:
            return drawn(request, Outcome(labels_of(request).unread), 400)
        try:
            return await turnstile.through(partial(act, request, person_of(request), fields))
        except Refused as refused:
            answer = drawn(request, Outcome(labels_of(request).line(refused)), refused.status)
            answer.headers["retry-after"] = str(refused.retry_after)
            return answer
        except NoSuchAccount as error:
            return drawn(request, Outcome(str(error)), 404)
        except SignInFailed as error:
            return drawn(request, Outcome(labels_of(request).failed or str(error)), 403)
        except PeopleError as error:
            return drawn(request, Outcome(str(error)), 400)
        except YoujuError as error:
            return drawn(request, Outcome(str(error)), 503)

    @app.api_route(ACCOUNT_PATH, methods=["GET", "HEAD"], response_class=HTMLResponse)
    def see(request: Request, done: str = "") -> Response:
        labels = labels_of(request)
        return drawn(request, Outcome(labels.done.get(done, ""), is_good=True))

    @app.post(PASSWORD_PATH)
    async def password(request: Request) -> Response:
        def change(request: Request, person: Person, fields: Fields) -> Response:
            current, new = last(fields, "current"), last(fields, "new")
            if new != last(fields, "again"):
                raise PeopleError(labels_of(request).differ)
            address = address_of(request, login.proxies)
            login.attempts.begin(person.name, address)
            try:
                login.people.change_password(person.name, current, new)
            except SignInFailed:
                login.attempts.failed(address)
                raise
            login.attempts.succeeded(person.name)
            return begin_session(request, login, person.name, f"{ACCOUNT_PATH}?done=password")

        return await done(request, change)

    @app.post(EVERYWHERE_PATH)
    async def everywhere(request: Request) -> Response:
        def end(request: Request, person: Person, fields: Fields) -> Response:
            login.people.end_sessions(person.name)
            answer = RedirectResponse(f"{LOGIN_PATH}?done=out", 303, headers=PRIVATE)
            cookies.forget_session(answer, login)
            return answer

        return await done(request, end)

    @app.post(KEYS_PATH)
    async def make_key(request: Request) -> Response:
        def make(request: Request, person: Person, fields: Fields) -> Response:
            label, days = last(fields, "label").strip(), last(fields, "days")
            scopes = [scope for scope in Scope if scope in fields.get("scope", [])]
            if not owner_of(person) or login.people.welcome(person.name) is None:
                raise NoSuchAccount("没有账户，不能建密钥：请先登录")
            key = login.people.add_key(person.name, label, scopes, int(days) if days in {str(number) for number in (0, *DAYS)} else DAYS[1])
            return drawn(request, Outcome(made=(label, key)))

        return await done(request, make)

    @app.post(REVOKE_PATH)
    async def revoke(request: Request) -> Response:
        def end(request: Request, person: Person, fields: Fields) -> Response:
            login.people.revoke_key(last(fields, "id"), person.name)
            return RedirectResponse(f"{ACCOUNT_PATH}?done=revoked", 303, headers=PRIVATE)

        return await done(request, end)


def _keys(login: Login, person: Person) -> list[Key]:
    """Somebody's own; none for a person of the gateway who never made one. May raise PeopleUnavailable."""
    try:
        return login.people.keys(person.name)
    except NoSuchAccount:
        return []
