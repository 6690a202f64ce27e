"""Onboard routes: the page of the first week."""

from collections.abc import Callable

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, Response

from assistant.page.pages.desk import Desk
from assistant.page.pages.frame import PATHS, document
from assistant.page.pages.requested import FRESH, asked_for
from assistant.page.work.onboard import onboard_page
from index.library import Library


def add_onboard(app: FastAPI, library: Callable[[], Library], desk: Desk | None) -> None:
    """Put the page before whatever else answers at the application's addresses."""

    @app.api_route(PATHS["onboard"], methods=["GET", "HEAD"], response_class=HTMLResponse)
    def see(request: Request) -> Response:
        asked = asked_for(request, library(), PATHS["onboard"], desk)
        page = onboard_page(asked)
        return HTMLResponse(document(asked, page), page.status, headers=FRESH)
