"""Login routes: signing in with a password or at a provider, and signing out."""

from functools import partial
from urllib.parse import urlsplit

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from assistant.entrance.addresses import address_of
from assistant.entrance.entrance import ACCOUNT_PATH, LOGIN_PATH, SIGN_OUT_PATH
from assistant.entrance.login import Kind, Login
from assistant.entrance.oidc_errors import SignInBroken
from assistant.entrance.refused import Refused
from assistant.entrance.ways import SESSION_COOKIE
from assistant.page.pages.frame import PATHS
from assistant.page.people import cookies
from assistant.page.people.login_page import START_PATH, login_page
from assistant.page.people.sent import UnreadForm, fields_of, last
from assistant.page.people.sheet import PRIVATE, labels_of
from assistant.page.people.turnstile import Turnstile
from assistant.page.words import LANGUAGE_COOKIE
from assistant.people.errors import PeopleError, PeopleUnavailable, SignInFailed

CALLBACK_PATH = f"{LOGIN_PATH}/callback"
_LONGEST_NEXT = 2000
_YEAR = 365 * 24 * 3600


def add_login(app: FastAPI, login: Login, turnstile: Turnstile) -> None:
    """Put the pages before whatever else answers at the application's addresses."""

    @app.api_route(LOGIN_PATH, methods=["GET", "HEAD"], response_class=HTMLResponse)
    def see(request: Request) -> Response:
        answer = login_page(request, login, then_of(request.query_params.get("next", "")))
        if "language" in request.query_params:
            answer.set_cookie(LANGUAGE_COOKIE, labels_of(request).language, max_age=_YEAR, samesite="strict")
        return answer

    @app.post(LOGIN_PATH)
    async def sign_in(request: Request) -> Response:
        try:
            fields = await fields_of(request)
        except UnreadForm:
            return login_page(request, login, PATHS["chat"], labels_of(request).unread, status=400)
        try:
            return await turnstile.through(partial(_signed_in, request, login, fields))
        except Refused as refused:
            return _refused(request, login, refused, last(fields, "name"), then_of(last(fields, "next")))

    @app.get(START_PATH)
    async def start(request: Request) -> Response:
        then = then_of(request.query_params.get("next", ""))
        if login.provider is None:
            return RedirectResponse(LOGIN_PATH, 303, headers=PRIVATE)
        try:
            there, begun = await login.provider.begin()
        except SignInBroken as error:
            return login_page(request, login, then, str(error), status=502)
        answer = RedirectResponse(there, 303, headers=PRIVATE)
        cookies.set_begun(answer, begun, then, login)
        return answer

    @app.get(CALLBACK_PATH)
    async def back(request: Request) -> Response:
        """Whoever comes back from the provider, with a code that it gave for this very sign-in."""
        kept, given = cookies.begun_of(request), request.query_params
        if login.provider is None:
            return RedirectResponse(LOGIN_PATH, 303, headers=PRIVATE)
        try:
            if kept is None:
                raise SignInBroken.gone()
            begun, then = kept
            name = await login.provider.name_of(begun, given.get("state", ""), given.get("code", ""))
            answer = await run_in_threadpool(_welcomed, request, login, name, then_of(then))
        except (SignInBroken, PeopleError) as error:
            answer = login_page(request, login, PATHS["chat"], str(error), status=403)
        except PeopleUnavailable as error:
            answer = login_page(request, login, PATHS["chat"], str(error), status=503)
        cookies.forget_begun(answer, login)
        return answer

    @app.post(SIGN_OUT_PATH)
    def sign_out(request: Request) -> Response:
        login.people.end_session(request.cookies.get(SESSION_COOKIE, ""))
        answer = RedirectResponse(f"{LOGIN_PATH}?done=out", 303, headers=PRIVATE)
        cookies.forget_session(answer, login)
        return answer


def then_of(path: str) -> str:
    """A path of our own to go to after signing in; the chat for anything else."""
    try:
        parts = urlsplit(path[:_LONGEST_NEXT])
    except ValueError:  # what stands where a host would is none
        return PATHS["chat"]
    is_ours = path.startswith("/") and not path.startswith(("//", "/\\")) and not parts.scheme and not parts.netloc and path.isprintable()
    return path if is_ours and len(path) <= _LONGEST_NEXT and parts.path not in (LOGIN_PATH, SIGN_OUT_PATH) else PATHS["chat"]


def _signed_in(request: Request, login: Login, fields: dict[str, list[str]]) -> Response:
    """Raises Refused."""
    name, password, then = last(fields, "name").strip(), last(fields, "password"), then_of(last(fields, "next"))
    if login.kind is not Kind.USERS:
        return login_page(request, login, then, status=403)
    address = address_of(request, login.proxies)
    try:
        login.attempts.begin(name, address)
        person = login.people.sign_in(name, password)
        login.attempts.succeeded(name)
        return begin_session(request, login, person.name, then)
    except SignInFailed as error:
        login.attempts.failed(address)
        return login_page(request, login, then, labels_of(request).failed or str(error), name, 403)
    except PeopleUnavailable as error:
        return login_page(request, login, then, str(error), name, 503)


def _welcomed(request: Request, login: Login, name: str, then: str) -> Response:
    """Somebody whom the provider names. Raises SignInFailed, PeopleUnavailable."""
    person = login.people.welcome(name)
    if person is None:
        raise SignInFailed
    return begin_session(request, login, person.name, then)


def begin_session(request: Request, login: Login, name: str, then: str) -> Response:
    """A new session, never the one that the browser came with. Raises SignInFailed, PeopleUnavailable."""
    login.people.end_session(request.cookies.get(SESSION_COOKIE, ""))
    token = login.people.begin_session(name)
    must_change = login.kind is Kind.USERS and login.people.account(name).must_change
    answer = RedirectResponse(ACCOUNT_PATH if must_change else then, 303, headers=PRIVATE)
    cookies.set_session(answer, token, login)
    return answer


def _refused(request: Request, login: Login, refused: Refused, name: str = "", then: str = PATHS["chat"]) -> Response:
    answer = login_page(request, login, then, labels_of(request).line(refused), name, refused.status)
    answer.headers["retry-after"] = str(refused.retry_after)
    return answer
