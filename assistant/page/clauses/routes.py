"""Routes: GET /clauses/{document}/{address}, a clause's page; ``start`` and ``end`` mark a stretch of it."""

from collections.abc import Callable

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, Response

from assistant.addresses import AddressError, find_clause
from assistant.api.links import CLAUSES, clause_path
from assistant.page.clauses.drawn import Wanted, clause_page, missing_page
from assistant.page.library import paths
from assistant.page.pages.desk import Desk
from assistant.page.pages.frame import document as whole
from assistant.page.pages.requested import FRESH, asked_for
from index.clauses import Clause
from index.library import Library
from index.spans import Span

_LONGEST_NUMBER = 12


def add_clauses(app: FastAPI, library: Callable[[], Library], desk: Desk | None, has_originals: bool) -> None:
    """Put the page before whatever else answers at the application's addresses."""

    @app.api_route(CLAUSES + "/{document}/{address:path}", methods=["GET", "HEAD"], response_class=HTMLResponse)
    def see(request: Request, document: str, address: str, start: str = "", end: str = "") -> Response:
        documents = library()
        asked = asked_for(request, documents, clause_path(document, address), desk)
        has_document = any(one.document.id == document for one in documents.readings)
        try:
            if not has_document:
                raise AddressError(document)
            reading, clause = find_clause(documents, f"{document}#{address}")
        except AddressError as error:
            page = missing_page(asked, error, has_document)
        else:
            marked = _stretch(start, end, clause)
            original = paths.original(document, reading.document.version) if has_originals else ""
            page = clause_page(asked, Wanted(reading, clause, marked, bool(start or end) and marked is None, original))
        return HTMLResponse(whole(asked, page), page.status, headers=FRESH)


def _stretch(start: str, end: str, clause: Clause) -> Span | None:
    """The stretch that a link names; None where there is none in the clause."""
    if not all(one.isascii() and one.isdigit() and len(one) <= _LONGEST_NUMBER for one in (start, end)):
        return None
    first, last = int(start), int(end)
    return Span(first, last) if clause.span.start <= first < last <= clause.span.end else None
