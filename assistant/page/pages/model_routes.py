"""Model routes: what is sent from 模型设置, and each reader's own wish to see a model's wording or not."""

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qs

from fastapi import FastAPI, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from assistant.chat.address import ChatChoiceError
from assistant.chat.choice import ChatChoice
from assistant.entrance.who import person_of
from assistant.page.asking import WORDING_COOKIE
from assistant.page.pages.asked import Asked, Page
from assistant.page.pages.desk import Desk, Say
from assistant.page.pages.frame import PATHS, WORDING_PATH, document
from assistant.page.pages.model import FORGET, SAVE, TEST, Result, Typed, model_page
from assistant.page.pages.requested import FRESH, asked_for, own_path
from assistant.people.person import Role
from index.library import Library

_LARGEST_FORM = 16 * 1024
_YEAR = 365 * 24 * 3600
_DONE = {"saved": "model_saved", "forgotten": "model_forgotten"}


def add_model(app: FastAPI, library: Callable[[], Library], desk: Desk | None) -> None:
    """Put the page and its form before whatever else answers at the application's addresses. ``desk``: none, and nothing can be changed."""

    def drawn(asked: Asked, desk: Desk | None, typed: Typed | None = None, result: Result | None = None, status: int = 200) -> Response:
        page: Page = model_page(asked, desk, typed, result, status)
        return HTMLResponse(document(asked, page), page.status, headers={**FRESH, "cache-control": "no-store"})

    @app.api_route(PATHS["model"], methods=["GET", "HEAD"], response_class=HTMLResponse)
    def see(request: Request) -> Response:
        asked, mine = asked_for(request, library(), PATHS["model"], desk), _for(request, desk)
        done = _DONE.get(asked.value("done"))
        return drawn(asked, mine, result=Result(getattr(asked.labels, done)) if done else None)

    @app.post(PATHS["model"], response_class=HTMLResponse)
    async def change(request: Request) -> Response:
        sent = await _form(request)
        return await run_in_threadpool(_act, request, sent)

    def _act(request: Request, sent: dict[str, str] | None) -> Response:
        asked, mine = asked_for(request, library(), PATHS["model"], desk), _for(request, desk)
        labels = asked.labels
        if sent is None:
            return drawn(asked, mine, result=Result(labels.too_large, False), status=413)
        act = sent.get("act", "")
        if mine is None or mine.say is Say.ELSEWHERE or (mine.say is Say.ENVIRONMENT and act != TEST):
            return drawn(asked, mine, status=403)
        typed = None if mine.say is Say.ENVIRONMENT else Typed(sent.get("url", ""), sent.get("model", ""), sent.get("is_on") == "on")
        again = typed and replace(typed, url="" if "@" in typed.url else typed.url)  # a password in the address is not shown again
        try:
            if act == FORGET:
                mine.forget()
                return _seen("forgotten")
            choice = mine.choice if typed is None else mine.typed(typed.url, typed.model, sent.get("key", ""), typed.is_on)
            if choice is None:
                return drawn(asked, mine, status=400)
            if act == TEST:
                result = _tested(choice, labels.language)
                is_lost = bool(sent.get("key", "").strip()) and not sent.get("stays")
                return drawn(asked, mine, again, replace(result, line=f"{result.line} {labels.key_again}") if is_lost else result)
            if act != SAVE:
                return drawn(asked, mine, again, status=400)
            mine.keep(choice)
        except ChatChoiceError as error:
            return drawn(asked, mine, again, Result(str(error), False), 400)
        return _seen("saved")

    @app.post(WORDING_PATH)
    def wish(wording: str = Form("on", max_length=3), back: str = Form("/", max_length=2000)) -> Response:
        """Keep in the browser whether this reader wants a model's words."""
        answer = RedirectResponse(own_path(back), 303)
        if wording == "off":
            answer.set_cookie(WORDING_COOKIE, "off", max_age=_YEAR, samesite="strict", httponly=True)
        else:
            answer.delete_cookie(WORDING_COOKIE, samesite="strict", httponly=True)
        return answer


def _for(request: Request, desk: Desk | None) -> Desk | None:
    """The desk for whoever asks: administrators choose."""
    return replace(desk, may_choose=person_of(request).may(Role.ADMINISTRATOR)) if desk else None


def _tested(choice: ChatChoice, language: str) -> Result:
    from assistant.chat.checking import check_endpoint  # loads the client, which readers without a model never need

    checked = check_endpoint(choice)
    return Result(checked.said(language.partition("-")[0]), checked.trouble is None)


def _seen(done: str) -> Response:
    """The page anew, so that going back or loading again sends nothing twice."""
    return RedirectResponse(f"{PATHS['model']}?done={done}", 303)


async def _form(request: Request) -> dict[str, str] | None:
    """The fields of a form, the last of each name; None for one that is too large."""
    body = b""
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > _LARGEST_FORM:
                return None
    except ClientDisconnect:
        return {}
    try:
        fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=20)
    except ValueError:
        return {}
    return {name: values[-1] for name, values in fields.items()}
