"""Check routes: a draft is sent, its result seen for a while by who sent it, and a Word draft taken back with comments."""

import logging
import re
import secrets
from collections.abc import Callable

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from assistant.api.rest.sent_draft import Sent, UnreadRequest, read_sent
from assistant.checking.checkers import Checked, Checkers
from assistant.checking.comments import AUTHOR, word_comments
from assistant.checking.drafts import DraftError
from assistant.entrance.who import owner_of, person_of
from assistant.page.pages.asked import Page
from assistant.page.pages.desk import Desk
from assistant.page.pages.downloads import saved_file
from assistant.page.pages.frame import PATHS, document
from assistant.page.pages.requested import asked_for
from assistant.page.work.check import SEND_PATH, check_page, checked_page
from assistant.page.work.file_names import file_name
from assistant.page.work.held import Held
from assistant.page.work.languages import check_labels
from index.library import Library

OWNER_COOKIE = "youju_drafts"
_TOKEN = re.compile(r"[A-Za-z0-9_-]{32,64}")
_PRIVATE = {"cache-control": "no-store"}
_log = logging.getLogger(__name__)


def add_check(app: FastAPI, library: Callable[[], Library], desk: Desk | None, checkers: Checkers, held: Held) -> None:
    """Put the page, what it sends to and its file before whatever else answers at the application's addresses."""

    def drawn(request: Request, draw: Callable[..., Page], *given: str | int | Checked) -> Response:
        asked = asked_for(request, library(), PATHS["check"], desk)
        page = draw(asked, *given)
        return HTMLResponse(document(asked, page), page.status, headers=_PRIVATE)

    def refused(request: Request, trouble: str, text: str = "", status: int = 400) -> Response:
        return drawn(request, check_page, text, trouble, status)

    @app.api_route(PATHS["check"], methods=["GET", "HEAD"], response_class=HTMLResponse)
    def see(request: Request, draft: str = "") -> Response:
        if not draft:
            return drawn(request, check_page)
        checked = held.get(_owner(request), draft)
        if checked is None:
            return refused(request, check_labels(asked_for(request, library(), PATHS["check"], desk)).gone, status=404)
        return drawn(request, checked_page, draft, checked)

    @app.post(SEND_PATH, response_class=HTMLResponse)
    async def send(request: Request) -> Response:
        labels = check_labels(asked_for(request, library(), PATHS["check"], desk))
        try:
            sent = await read_sent(request)
        except UnreadRequest:
            return refused(request, labels.unread)
        if sent.has_file == bool(sent.text.strip()):
            return refused(request, labels.both if sent.has_file else labels.neither, sent.text)
        try:
            checked = await checkers.check(lambda: sent.draft(labels.pasted))
        except DraftError as error:
            return refused(request, str(error), sent.text, error.status)
        except Exception:
            _log.exception("a draft could not be checked")
            return refused(request, labels.failed, sent.text, 500)
        return _kept(request, held, checked, sent)

    @app.get(SEND_PATH + "/{token}.{ending}")
    async def copy(request: Request, token: str, ending: str) -> Response:
        checked = held.get(_owner(request), token)
        labels = check_labels(asked_for(request, library(), PATHS["check"], desk))
        if checked is None or checked.draft.word is None or checked.draft.word.ending != f".{ending}":
            return refused(request, labels.gone, status=404)
        try:
            content = await run_in_threadpool(checked.draft.word.with_comments, word_comments(checked.statements), AUTHOR)
        except Exception:
            _log.exception("a draft could not be given its comments")
            return refused(request, labels.failed, status=500)
        name = file_name(checked.draft.name.rpartition(".")[0], f"（核稿）.{ending}")
        return saved_file(content, f"checked.{ending}", name, checked.draft.word.media_type)


def _kept(request: Request, held: Held, checked: Checked, sent: Sent) -> Response:
    """The result at an address of its own, so that going back or loading again sends nothing twice."""
    owner = _owner(request)
    is_new = not owner
    owner = owner or secrets.token_urlsafe(24)
    answer = RedirectResponse(f"{PATHS['check']}?draft={held.keep(owner, checked, sent.size)}", 303, headers=_PRIVATE)
    if is_new:
        answer.set_cookie(OWNER_COOKIE, owner, samesite="strict", httponly=True)
    return answer


def _owner(request: Request) -> str:
    """Whose a draft is: the person's, or where nobody is known by name the browser's that holds a token of ours; empty for a new one."""
    kept = request.cookies.get(OWNER_COOKIE, "")
    return owner_of(person_of(request)) or (kept if _TOKEN.fullmatch(kept) else "")
