"""Routes: the pages of the library, what their forms send to, and the originals."""

import logging
from collections.abc import Callable

from fastapi import FastAPI, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from assistant.api.rest.called import version_of
from assistant.api.rest.sent_files import NoFile
from assistant.api.rest.taking import soon_ended, taken
from assistant.comparing import change_rows
from assistant.librarian.jobs import Act, Job, State
from assistant.librarian.librarian import Librarian
from assistant.page.library import paths
from assistant.page.library.comparison import comparison
from assistant.page.library.languages import library_labels
from assistant.page.library.listing import closed, listing, missing
from assistant.page.library.preview import preview
from assistant.page.library.readers import may_change, may_take
from assistant.page.pages.asked import Asked, Page
from assistant.page.pages.desk import Desk
from assistant.page.pages.downloads import saved_file
from assistant.page.pages.frame import PATHS, document
from assistant.page.pages.requested import asked_for
from assistant.page.work.file_names import file_name
from index.errors import YoujuError
from index.library import Library

_PRIVATE = {"cache-control": "no-store"}
_SOON = 1.5
"""Seconds that a form waits, so that what needs no building is seen as done."""
_log = logging.getLogger(__name__)


def add_library(app: FastAPI, library: Callable[[], Library], desk: Desk | None, librarian: Librarian | None) -> None:
    """Put the pages before whatever else answers at the application's addresses. ``librarian``: none, and nothing can be changed."""

    def asked_by(request: Request) -> Asked:
        return asked_for(request, library(), PATHS["library"], desk)

    def drawn(asked: Asked, page: Page) -> Response:
        return HTMLResponse(document(asked, page), page.status, headers=_PRIVATE)

    def of_document(request: Request, draw: Callable[[Asked, Librarian], Page]) -> Response:
        """A page that those who may change the library see; another for what is not there."""
        asked = asked_by(request)
        if librarian is None or not may_change(request):
            return drawn(asked, closed(asked))
        try:
            return drawn(asked, draw(asked, librarian))
        except YoujuError as error:
            return drawn(asked, missing(asked, str(error)))

    def seen(request: Request, trouble: str = "", status: int = 200) -> Response:
        asked = asked_by(request)
        may = librarian is not None and may_change(request)
        try:
            items = librarian.items() if librarian else []
        except YoujuError as error:
            items, trouble, status = [], str(error), 500
        shown = items if may else [item for item in items if item.entry.is_on]
        return drawn(asked, listing(asked, shown, librarian.jobs.all() if librarian and may else [], may, trouble, status))

    async def done(request: Request, begin: Callable[[Librarian], Job], back: str = PATHS["library"]) -> Response:
        """Begin a job and lead back; what is refused at once is said there."""
        if librarian is None or not may_change(request):
            asked = asked_by(request)
            return drawn(asked, closed(asked))
        try:
            await soon_ended(begin(librarian), _SOON)
        except YoujuError as error:
            return seen(request, str(error), 404)
        return RedirectResponse(back, 303)

    async def sent(request: Request, id: str = "") -> Response:
        if librarian is None or not may_change(request):
            asked = asked_by(request)
            return drawn(asked, closed(asked))
        try:
            jobs = await taken(librarian, request, id)
        except NoFile:
            return seen(request, library_labels(asked_by(request)).no_file, 400)
        return RedirectResponse(_next(jobs), 303)

    @app.api_route(paths.LIBRARY, methods=["GET", "HEAD"], response_class=HTMLResponse)
    def see(request: Request) -> Response:
        return seen(request)

    @app.post(paths.LIBRARY)
    async def upload(request: Request) -> Response:
        return await sent(request)

    @app.api_route(paths.LIBRARY + "/{id}", methods=["GET", "HEAD"], response_class=HTMLResponse)
    def one(request: Request, id: str, version: str = "") -> Response:
        def draw(asked: Asked, librarian: Librarian) -> Page:
            item = librarian.item(id)
            reading = librarian.read(id, version_of(version, item.entry.current))
            return preview(asked, item, reading, librarian.genre, librarian.jobs.all())

        return of_document(request, draw)

    @app.api_route(paths.LIBRARY + "/{id}/changes", methods=["GET", "HEAD"], response_class=HTMLResponse)
    def changes(request: Request, id: str, to: str = "") -> Response:
        def draw(asked: Asked, librarian: Librarian) -> Page:
            item = librarian.item(id)
            earlier = version_of(request.query_params.get("from", ""), item.entry.current)
            later = version_of(to, item.entry.current)
            rows = change_rows(librarian.read(id, earlier), librarian.read(id, later))
            return comparison(asked, item, earlier, later, rows, librarian.jobs.all())

        return of_document(request, draw)

    @app.get(paths.LIBRARY + "/{id}/{version}/original")
    def original(request: Request, id: str, version: str) -> Response:
        asked, number = asked_by(request), version_of(version, -1)
        try:
            if librarian is None or not may_take(librarian, request, id, number):
                return drawn(asked, closed(asked))
            name, data = librarian.original(id, number)
        except YoujuError as error:
            return drawn(asked, missing(asked, str(error)))
        stem, dot, ending = name.rpartition(".")
        plain = f"original.{ending}" if dot and ending.isascii() and ending.isalnum() else "original"
        return saved_file(data, plain, file_name(stem or name, f".{ending}" if dot else ""), "application/octet-stream")

    @app.post(paths.LIBRARY + "/{id}/replace")
    async def replace(request: Request, id: str) -> Response:
        return await sent(request, id)

    @app.post(paths.LIBRARY + "/{id}/switch")
    async def switch(request: Request, id: str, to: str = Form("", max_length=3)) -> Response:
        return await done(request, lambda librarian: librarian.switch(id, to == "on"))

    @app.post(paths.LIBRARY + "/{id}/use")
    async def use(request: Request, id: str, version: int = Form(0, ge=0, le=99999)) -> Response:
        return await done(request, lambda librarian: librarian.use(id, version), paths.of(id))

    @app.post(paths.LIBRARY + "/{id}/rename")
    async def rename(request: Request, id: str, title: str = Form("", max_length=1000)) -> Response:
        return await done(request, lambda librarian: librarian.rename(id, title), paths.of(id))

    @app.post(paths.LIBRARY + "/{id}/remove")
    async def remove(request: Request, id: str) -> Response:
        return await done(request, lambda librarian: librarian.remove(id))


def _next(jobs: list[Job]) -> str:
    """Where to look after sending: at what was read from a single file, else at the list."""
    job = jobs[0]
    if len(jobs) > 1 or job.state is not State.DONE or job.entry is None:
        return PATHS["library"]
    if job.act is Act.REPLACE:
        return paths.of(job.entry.id, "changes", **{"from": job.entry.current, "to": job.entry.versions[-1].number})
    return paths.of(job.entry.id)
