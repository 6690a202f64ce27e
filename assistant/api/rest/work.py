"""API: the work products as JSON: GET /api/onboard and /api/citation, POST /api/check. A wrong call gets one line."""

import logging
from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response

from assistant.addresses import AddressError, find_clause
from assistant.api.rest.called import answered, known, refused
from assistant.api.rest.sent_draft import UnreadRequest, read_sent
from assistant.briefing.wish import WrongCall
from assistant.checking.checkers import Checkers
from assistant.checking.drafts import DraftError
from assistant.citing import citation_of
from assistant.onboarding.course import course_of
from index.library import Library
from index.spans import Span

_SENT = '请以 JSON 发送 {"text": "……"}，或以 multipart/form-data 的 file 或 text 发送稿件'
_log = logging.getLogger(__name__)


def add_api(app: FastAPI, library: Callable[[], Library], checkers: Checkers) -> None:
    """Put the addresses before whatever else answers at the application's."""

    @app.get("/api/onboard")
    def onboard(request: Request) -> Response:
        def found() -> dict[str, Any]:
            asked = known(request.query_params, ("unit", "part"))
            if not (asked.get("unit") or asked.get("part")):
                raise WrongCall("请给出 unit 或 part")
            return course_of(library(), **asked).as_json()

        return answered(found)

    @app.get("/api/citation")
    def citation(request: Request) -> Response:
        return answered(lambda: _citation(library(), known(request.query_params, ("document", "address", "start", "end"))))

    @app.post("/api/check")
    async def check(request: Request) -> Response:
        try:
            sent = await read_sent(request)
        except UnreadRequest:
            return refused(_SENT, 400)
        if sent.has_file and sent.text.strip():
            return refused("file 和 text 请只给一样", 400)
        try:
            checked = await checkers.check(lambda: sent.draft(""))
        except DraftError as error:
            return refused(str(error), error.status)
        except Exception:
            _log.exception("a draft could not be checked")
            return refused("这份稿件没能核对完，请重试", 500)
        named = {"file": sent.name} if sent.has_file else {} if sent.id is None else {"id": sent.id}
        return JSONResponse({**named, "statements": [one.as_json() for one in checked.statements]})


def _citation(library: Library, asked: dict[str, str]) -> dict[str, Any]:
    """A clause, or a stretch of it from ``start`` to ``end``, in the form of official writing."""
    document, address = asked.get("document", ""), asked.get("address", "")
    if not address:
        raise WrongCall("请给出 address")
    reading, clause = find_clause(library, f"{document}#{address}" if document else address)
    span = clause.span
    if "start" in asked or "end" in asked:
        span = _stretch(asked.get("start", ""), asked.get("end", ""))
        if not (clause.span.start <= span.start < span.end <= clause.span.end):
            raise AddressError(f"{clause.address} 的原文在 {clause.span.start}-{clause.span.end}，没有 {span.start}-{span.end} 这一段")
    quote = span.of(reading.document.text)
    return {
        "document": reading.document.id, "title": reading.document.title, "address": clause.address, "quote": quote, "start": span.start, "end": span.end,
        "citation": citation_of(library, reading, clause, quote),
    }


def _stretch(start: str, end: str) -> Span:
    try:
        return Span(int(start), int(end))
    except ValueError as error:
        raise WrongCall("start 和 end 应同为整数") from error
