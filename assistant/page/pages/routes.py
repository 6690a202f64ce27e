"""Routes: the pages beside the chat, their downloads, and the choice of the reader's own unit."""

import logging
from collections.abc import Callable, Mapping
from urllib.parse import quote as percent
from urllib.parse import unquote

from fastapi import FastAPI, Form, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from assistant.page.pages.asked import Asked, Page
from assistant.page.pages.conflicts import conflicts_page
from assistant.page.pages.downloads import add_downloads
from assistant.page.pages.duties import duties_page
from assistant.page.pages.frame import OUR_UNIT_PATH, PATHS, UNIT_PATH, document, side
from assistant.page.pages.groups import groups_page
from assistant.page.pages.labels import Labels, labels_for
from assistant.page.pages.markup import join, tag
from assistant.page.pages.milestones import milestones_page
from assistant.page.pages.targets import targets_page
from assistant.page.pages.terms import terms_page
from assistant.page.pages.unit import unit_page
from assistant.page.words import LANGUAGE_COOKIE
from index.library import Library

UNIT_COOKIE = "youju_unit"
_YEAR = 365 * 24 * 3600
_FRESH = {"cache-control": "no-cache"}
_PAGES: dict[str, Callable[[Asked], Page]] = {
    PATHS["targets"]: targets_page, PATHS["duties"]: duties_page, UNIT_PATH: unit_page, PATHS["milestones"]: milestones_page,
    PATHS["conflicts"]: conflicts_page, PATHS["groups"]: groups_page, PATHS["terms"]: terms_page,
}
_log = logging.getLogger(__name__)


def add_pages(app: FastAPI, library: Callable[[], Library]) -> None:
    """Put the pages before whatever else answers at the application's addresses."""
    for path, draw in _PAGES.items():
        app.add_api_route(path, _route(draw, path, library), methods=["GET", "HEAD"], response_class=HTMLResponse)

    add_downloads(app, library)

    @app.get("/youju/side")
    def way(request: Request) -> Response:
        return HTMLResponse(tag("div", side(_asked(request, library(), PATHS["chat"]))), headers=_FRESH)

    @app.post(OUR_UNIT_PATH)
    def choose(unit: str = Form(""), back: str = Form("/")) -> Response:
        """Keep the unit in the browser; an empty one takes it back."""
        if unit and unit not in library().units.names:
            return JSONResponse({"error": "文件中没有这个单位。"}, 404)
        answer = RedirectResponse(_own_path(back), 303)
        if unit:
            answer.set_cookie(UNIT_COOKIE, percent(unit), max_age=_YEAR, samesite="strict", httponly=True)
        else:
            answer.delete_cookie(UNIT_COOKIE, samesite="strict", httponly=True)
        return answer


def our_unit(cookies: Mapping[str, str], library: Library) -> str:
    """The unit that a browser kept, if the documents still name it."""
    unit = unquote(cookies.get(UNIT_COOKIE, ""))
    return unit if unit in library.units.names else ""


def _route(draw: Callable[[Asked], Page], path: str, library: Callable[[], Library]) -> Callable[[Request], Response]:
    def route(request: Request) -> Response:
        asked = _asked(request, library(), path)
        try:
            page = draw(asked)
        except Exception:
            _log.exception("a page could not be drawn")
            page = _failed(asked.labels)
        return HTMLResponse(document(asked, page), page.status, headers=_FRESH)

    return route


def _asked(request: Request, library: Library, path: str) -> Asked:
    labels = labels_for(request.cookies.get(LANGUAGE_COOKIE, ""))
    return Asked(library, labels, path, our_unit(request.cookies, library), dict(request.query_params))


def _failed(labels: Labels) -> Page:
    line = tag("p", labels.failed, class_="yj-empty")
    return Page(labels.failed, join(line, tag("p", tag("a", labels.back, href=PATHS["chat"]))), 500)


def _own_path(path: str) -> str:
    """A path of one of our own pages; the chat for anything else."""
    return path if path.partition("?")[0] in {*PATHS.values(), UNIT_PATH} else PATHS["chat"]
