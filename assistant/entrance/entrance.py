"""Entrance: the ASGI layer that says for every request who it comes from, and lets in only whoever may (see access).

Behind the guard and before everything else that answers, so that no address is forgotten.
"""

import logging
import re
from collections.abc import Callable
from urllib.parse import urlencode

import anyio
from anyio import to_thread
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.entrance.access import Rule, rule_for
from assistant.entrance.bindings import Bindings
from assistant.entrance.gradio_sessions import PREFIX, NoSession, is_used, session_of
from assistant.entrance.login import Kind, Login
from assistant.entrance.refused import Refused
from assistant.entrance.ways import shows_key
from assistant.entrance.who import NOBODY, Entered, Way, entered_by, let_in
from assistant.people.errors import PeopleUnavailable
from assistant.people.person import HERE, Person

LOGIN_PATH, ACCOUNT_PATH, SIGN_OUT_PATH = "/login", "/account", "/sign-out"
_OF_PROGRAMS = ("/api/", "/v1/", "/mcp", "/metrics", PREFIX)
_WHILE_CHANGING = re.compile(rf"{ACCOUNT_PATH}(?:/password)?|/youju/[a-z]+\.(?:css|js|png)")
"""What somebody uses whose password is to be changed first."""
_AT_ONCE = 8
_A_MINUTE = 60.0
_log = logging.getLogger(__name__)

Draw = Callable[[Request, Refused], Response]
"""A page that says why somebody is not let in."""


class Entrance:
    """Wraps the application."""

    def __init__(self, app: ASGIApp, login: Login, draw: Draw) -> None:
        self._app, self._login, self._draw = app, login, draw
        self._bindings = Bindings()
        self._limiter: anyio.CapacityLimiter | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        request = Request(scope)
        rule = rule_for(request.method, scope["path"])
        try:
            entered = await self._enter(request, rule)
            if scope["path"].startswith(PREFIX):
                receive = await self._bound(Request(scope, receive), receive, entered)
        except Refused as refused:
            await self._refusal(request, refused)(scope, receive, send)
            return
        await self._app(scope, receive, send)

    async def _enter(self, request: Request, rule: Rule) -> Entered:
        """Who comes in, written down for the application. Raises Refused."""
        if self._limiter is None:
            self._limiter = anyio.CapacityLimiter(_AT_ONCE)
        scope = request.scope
        let_in(scope, NOBODY)
        if rule.role is None:  # whoever it is, and whether or not the accounts can be read
            return NOBODY
        try:
            entered = await to_thread.run_sync(self._found, request, rule, limiter=self._limiter)
        except PeopleUnavailable as error:
            _log.error("%s", error)
            raise Refused(503, str(error), 5) from error
        let_in(scope, entered)
        if not rule.allows(entered.person):
            raise _denied(entered, rule, self._login.kind)
        if entered.must_change and not _WHILE_CHANGING.fullmatch(scope["path"]):
            raise Refused(403, "请先在“账户”页把临时密码换成自己的密码")
        return entered

    def _found(self, request: Request, rule: Rule) -> Entered:
        entered = self._login.find(request)
        if rule.is_counted and entered.person is not None and rule.allows(entered.person):
            self._count(entered.person)
        return entered

    def _count(self, person: Person) -> None:
        if person is HERE:
            return
        most = self._login.uploads_per_minute
        if wait := self._login.rates.allow("upload", person.name, most, _A_MINUTE):
            raise Refused(429, f"每分钟最多发送 {most} 次文件、稿件和写汇报的请求：请 {wait} 秒后再试", wait)

    async def _bound(self, request: Request, receive: Receive, entered: Entered) -> Receive:
        """From where the application receives, once the session that a request to Gradio names is that person's. Raises Refused."""
        if not is_used(request.method, request.scope["path"]):
            raise Refused(403, "不提供此功能。")
        try:
            session, again = await session_of(request, receive)
        except NoSession:
            raise Refused(400, "请求不完整，请刷新页面后重试。") from None
        except ClientDisconnect:  # so the guard ends a body that is too large
            raise Refused(413, "内容过大，请缩短后重试。") from None
        if entered.person is None or not self._bindings.claim(session, entered.person.name):
            raise Refused(404, "没有这个会话：请刷新页面。")
        return again

    def _refusal(self, request: Request, refused: Refused) -> Response:
        """A page for whoever looks at pages, one line of JSON for programs and scripts."""
        path = request.scope["path"]
        is_page = "text/html" in request.headers.get("accept", "") or not path.startswith("/youju/")
        is_page = is_page and not path.startswith(_OF_PROGRAMS) and not shows_key(request)
        if is_page and refused.status == 401 and self._login.kind in (Kind.USERS, Kind.OIDC):
            return RedirectResponse(login_path(request), 303, headers={"cache-control": "no-store"})
        if is_page and entered_by(request).must_change:
            return RedirectResponse(ACCOUNT_PATH, 303, headers={"cache-control": "no-store"})
        headers = {"cache-control": "no-store"}
        if refused.status == 401:
            headers["www-authenticate"] = "Bearer"
        if refused.retry_after:
            headers["retry-after"] = str(refused.retry_after)
        if is_page:
            answer = self._draw(request, refused)
            answer.headers.update(headers)
            return answer
        return JSONResponse({"error": refused.line}, refused.status, headers=headers)


def login_path(request: Request) -> str:
    """Where to sign in, and from there to where one wanted to go."""
    path = request.scope["path"]
    if request.method not in ("GET", "HEAD") or path == "/":
        return LOGIN_PATH
    asked = request.scope["query_string"].decode("latin-1")
    return f"{LOGIN_PATH}?{urlencode({'next': f'{path}?{asked}' if asked else path})}"


def _denied(entered: Entered, rule: Rule, kind: Kind) -> Refused:
    if entered.person is None:
        return Refused(401, "请从单位的网关进入，或出示密钥。" if kind is Kind.HEADER else "请先登录，或出示密钥。")
    if entered.way is Way.KEY:
        return Refused(403, "这个密钥没有这项权限：请在“账户”页另建一个。")
    return Refused(403, {"editor": "需要编辑员的权限：请联系管理员。"}.get(rule.role or "", "需要管理员的权限：请联系管理员。"))
