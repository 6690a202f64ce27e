"""Routes: the pages beside the chat, their downloads, and the choice of the reader's own unit."""

import logging
from collections.abc import Callable
from urllib.parse import quote as percent

from fastapi import FastAPI, Form, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from assistant.page.pages.asked import Asked, Page
from assistant.page.pages.conflicts import conflicts_page
from assistant.page.pages.desk import Desk
from assistant.page.pages.downloads import add_downloads
from assistant.page.pages.duties import duties_page
from assistant.page.pages.frame import OUR_UNIT_PATH, PATHS, UNIT_PATH, document, side
from assistant.page.pages.groups import groups_page
from assistant.page.pages.labels import Labels
from assistant.page.pages.markup import join, tag
from assistant.page.pages.milestones import milestones_page
from assistant.page.pages.model_routes import add_model
from assistant.page.pages.requested import FRESH, UNIT_COOKIE, asked_for, own_path
from assistant.page.pages.targets import targets_page
from assistant.page.pages.terms import terms_page
from assistant.page.pages.unit import unit_page
from assistant.page.scope import scope_form
from index.library import Library

_YEAR = 365 * 24 * 3600
_PAGES: dict[str, Callable[[Asked], Page]] = {
    PATHS["targets"]: targets_page, PATHS["duties"]: duties_page, UNIT_PATH: unit_page, PATHS["milestones"]: milestones_page,
    PATHS["conflicts"]: conflicts_page, PATHS["groups"]: groups_page, PATHS["terms"]: terms_page,
}
_log = logging.getLogger(__name__)


def add_pages(app: FastAPI, library: Callable[[], Library], desk: Desk | None = None) -> None:
    """Put the pages before whatever else answers at the application's addresses. ``desk``: the chat model, if one can be used."""
    for path, draw in _PAGES.items():
        app.add_api_route(path, _route(draw, path, library, desk), methods=["GET", "HEAD"], response_class=HTMLResponse)

    add_downloads(app, library)
    add_model(app, library, desk)

    @app.get("/youju/side")
    def way(request: Request) -> Response:
        return HTMLResponse(tag("div", side(asked_for(request, library(), PATHS["chat"], desk))), headers=FRESH)

    @app.get("/youju/scope")
    def scope(request: Request) -> Response:
        return HTMLResponse(scope_form(asked_for(request, library(), PATHS["chat"], desk), request.cookies), headers=FRESH)

    @app.post(OUR_UNIT_PATH)
    def choose(unit: str = Form(""), back: str = Form("/")) -> Response:
        """Keep the unit in the browser; an empty one takes it back."""
        if unit and unit not in library().units.names:
            return JSONResponse({"error": "文件中没有这个单位。"}, 404)
        answer = RedirectResponse(own_path(back), 303)
        if unit:
            answer.set_cookie(UNIT_COOKIE, percent(unit), max_age=_YEAR, samesite="strict", httponly=True)
        else:
            answer.delete_cookie(UNIT_COOKIE, samesite="strict", httponly=True)
        return answer


def _route(draw: Callable[[Asked], Page], path: str, library: Callable[[], Library], desk: Desk | None) -> Callable[[Request], Response]:
    def route(request: Request) -> Response:
        asked = asked_for(request, library(), path, desk)
        try:
            page = draw(asked)
        except Exception:
            _log.exception("a page could not be drawn")
            page = _failed(asked.labels)
        return HTMLResponse(document(asked, page), page.status, headers=FRESH)

    return route


def _failed(labels: Labels) -> Page:
    line = tag("p", labels.failed, class_="yj-empty")
    return Page(labels.failed, join(line, tag("p", tag("a", labels.back, href=PATHS["chat"]))), 500)
