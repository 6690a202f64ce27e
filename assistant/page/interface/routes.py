"""Routes: GET /api, the page of the API."""

from collections.abc import Callable

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, Response

from assistant.api.rest.description import description
from assistant.page.interface.drawn import interface_page
from assistant.page.pages.desk import Desk
from assistant.page.pages.frame import document
from assistant.page.pages.requested import FRESH, asked_for
from index.library import Library

PATH = "/api"


def add_interface(app: FastAPI, library: Callable[[], Library], desk: Desk | None) -> None:
    """Put the page before whatever else answers at the application's addresses."""

    @app.api_route(PATH, methods=["GET", "HEAD"], response_class=HTMLResponse)
    def see(request: Request) -> Response:
        asked = asked_for(request, library(), PATH, desk)
        page = interface_page(asked, description(), str(request.base_url).rstrip("/"))
        return HTMLResponse(document(asked, page), page.status, headers=FRESH)
