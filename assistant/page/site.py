"""Site: the page's application: Gradio's blocks, our own routes, and the guard around both."""

import html
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from pathlib import Path

import gradio as gr
from fastapi import FastAPI
from fastapi.responses import FileResponse, JSONResponse, Response
from starlette.types import ASGIApp

from assistant.api.links import clause_path
from assistant.api.mcp.mounted import add_mcp
from assistant.api.openai.routes import add_openai
from assistant.api.rest.behind import Behind
from assistant.api.rest.serving import add_rest
from assistant.checking.checkers import Checkers
from assistant.entrance.entrance import Entrance
from assistant.entrance.login import Login
from assistant.librarian.librarian import Librarian
from assistant.operating.routes import Operating, add_operating
from assistant.page.blocks import build_page
from assistant.page.clause import NoSuchClause, part_around, part_at
from assistant.page.clauses.routes import add_clauses
from assistant.page.departing import Departing
from assistant.page.escape import escape
from assistant.page.guard import Guard
from assistant.page.interface.routes import add_interface
from assistant.page.library import paths
from assistant.page.library.routes import add_library
from assistant.page.opening import opening_questions
from assistant.page.pages.desk import Desk
from assistant.page.pages.frame import SCRIPTS
from assistant.page.pages.requested import our_unit
from assistant.page.pages.routes import add_pages
from assistant.page.people.refusal import refusal
from assistant.page.people.routes import add_people
from assistant.page.records.routes import add_records
from assistant.page.scope import documents_of
from assistant.page.talk import Talk
from assistant.page.theme import theme
from assistant.page.unreadable import refuse_unreadable
from assistant.page.words import Words
from assistant.page.work.routes import add_work
from assistant.records.case import FILE as CASES
from assistant.records.records import Records
from assistant.service.service import Service
from index.library import Library

_FOLDER = Path(__file__).parent
_STYLES = ("page", "chat", "pages")
_WORK_SCRIPTS = ("brief", "smoothing", "check", "onboard", "library", "clauses")
_CHAT_SCRIPTS = (*SCRIPTS, "pressing", "chat", "growing")
_FILES = {
    **{f"{name}.js": "text/javascript" for name in ("early", *_CHAT_SCRIPTS, "pages", *_WORK_SCRIPTS)},
    **{f"{name}.css": "text/css" for name in (*_STYLES, "work", "library", "clauses", "interface", "records", "people")},
    "icon.png": "image/png",
}
_LARGEST_UPLOAD = 1024

Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]


@dataclass(frozen=True, slots=True)
class Parts:
    """What one server's pages and addresses stand on."""

    talk: Talk
    library: Callable[[], Library]
    """The documents as they stand now."""
    login: Login
    """Lets people in."""
    desk: Desk | None = None
    """The chat model; None: none can be used."""
    librarian: Librarian | None = None
    """The documents themselves; None: they cannot be changed."""
    service: Service | None = None
    """Answers programs; None: only the page is served."""
    records: Records | None = None
    """The record of answers; None: none can be looked through."""
    operating: Operating = field(default_factory=Operating)
    """What the server tells of itself."""


def build_site(parts: Parts, host: str, port: int, lifespan: Lifespan | None = None) -> ASGIApp:
    """The application to serve at ``host``."""
    talk, library, desk, librarian, service, records = parts.talk, parts.library, parts.desk, parts.librarian, parts.service, parts.records
    titles = "、".join(reading.document.title for reading in library().readings)
    app = FastAPI(title="有据", openapi_url=None, docs_url=None, redoc_url=None, lifespan=lifespan)
    checkers = Checkers(library)
    add_pages(app, library, desk)
    add_work(app, library, desk, checkers)
    add_library(app, library, desk, librarian)
    add_clauses(app, library, desk, librarian is not None)
    add_interface(app, library, desk)
    if records is not None:
        add_records(app, library, desk, records, records.folder / CASES)
    add_people(app, library, desk, parts.login, talk.forget)
    add_operating(app, lambda: talk.is_ready, parts.operating)
    _add_routes(app, library, librarian is not None)
    if service is not None:
        add_openai(app, service)
        add_mcp(app, service)
    add_rest(app, Behind(library, checkers, service, desk.chat if desk else lambda: None, librarian, records, records))

    def openings(words: Words) -> list[str]:
        return opening_questions(library(), words)

    page = build_page(talk, escape(titles), openings, lambda cookies: our_unit(cookies, library()), lambda cookies: documents_of(cookies, library()))
    gr.mount_gradio_app(
        app, page.blocks, "/", server_name=host, server_port=port, footer_links=[], run_history=False, show_error=False,
        max_file_size=_LARGEST_UPLOAD, ssr_mode=False, enable_monitoring=False, pwa=False, i18n=page.i18n, theme=theme(),
        favicon_path=str(_FOLDER / "icon.png"),
    )
    refuse_unreadable(app)
    return Guard(Entrance(Departing(app, talk.leave), parts.login, refusal), host, _head(titles), parts.login.public)


def _head(titles: str) -> str:
    description = html.escape(titles)
    styles = "".join(f'<link rel="stylesheet" href="/youju/{name}.css">' for name in _STYLES)
    scripts = "".join(f'<script src="/youju/{name}.js" defer></script>' for name in _CHAT_SCRIPTS)
    return f'{styles}<script src="/youju/early.js"></script>{scripts}<meta name="description" content="{description}"><meta name="robots" content="noindex">'


def _add_routes(app: FastAPI, library: Callable[[], Library], has_originals: bool) -> None:
    @app.get("/youju/clause")
    def clause(document: str, start: int = -1, end: int = -1, address: str = "") -> Response:
        try:
            view = part_at(library(), document, address) if address else part_around(library(), document, start, end)
        except NoSuchClause:
            return JSONResponse({"error": "原文中没有这一处。"}, 404)
        original = paths.original(view.document, view.version) if has_originals else ""
        url = clause_path(view.document, view.address, start, end)
        return JSONResponse({**view.as_json(), "original": original, "url": url})

    @app.get("/youju/{name}")
    def file(name: str) -> Response:
        if name not in _FILES:
            return JSONResponse({"error": "没有这个文件。"}, 404)
        return FileResponse(_FOLDER / name, media_type=_FILES[name], headers={"cache-control": "no-cache"})
