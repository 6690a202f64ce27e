"""Work: the work products as JSON: GET /api/onboard and /api/citation, POST /api/check. A wrong call gets one line."""

import logging
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from assistant.addresses import AddressError, find_clause
from assistant.api.errors import WrongCall
from assistant.api.rest.behind import Behind
from assistant.api.rest.called import FILE, answered, body, known, query, refused
from assistant.api.rest.models import work as models
from assistant.api.rest.route import gives, router
from assistant.api.rest.sent_draft import UnreadRequest, read_sent
from assistant.checking.drafts import DraftError
from assistant.citing import citation_of
from assistant.onboarding.course import course_of
from index.library import Library
from index.spans import Span

_SENT = '请以 JSON 发送 {"text": "……"}，或以 multipart/form-data 的 file 或 text 发送稿件'
_FORM = {"file": FILE, "text": {"description": "或者文字"}}
_log = logging.getLogger(__name__)


def work(behind: Behind) -> APIRouter:
    """The routes of checks, courses and citations."""
    routes = router("核稿、汇报、上手")

    @routes.get("/api/onboard", summary="新人上手：先读什么、做什么、同谁一起做", responses=gives(models.Course, 400, 404), openapi_extra=query(
        unit={"description": "单位", "minLength": 1}, part={"description": "部分；两者至少给一样", "minLength": 1},
    ))
    def onboard(request: Request) -> Response:
        def found() -> dict[str, Any]:
            asked = known(request.query_params, ("unit", "part"))
            if not (asked.get("unit") or asked.get("part")):
                raise WrongCall("请给出 unit 或 part")
            return course_of(behind.library(), **asked).as_json()

        return answered(found)

    @routes.get("/api/citation", summary="按公文的写法引用一处原文", responses=gives(models.CitationText, 400, 404), openapi_extra=query(
        "address", address={"description": "条款地址", "minLength": 1}, document={"description": "文件编号"},
        start={"description": "只引一段：从原文件的第几个字符", "pattern": "^[0-9]{1,9}$"}, end={"description": "到第几个字符之前", "pattern": "^[0-9]{1,9}$"},
    ))
    def citation(request: Request) -> Response:
        return answered(lambda: _citation(behind.library(), known(request.query_params, ("document", "address", "start", "end"))))

    @routes.post(
        "/api/check", summary="核稿：逐处核对文字或文件里的说法", openapi_extra=body(json=models.DraftText, form=_FORM),
        responses=gives(models.Checked, 400, 413),
    )
    async def check(request: Request) -> Response:
        try:
            sent = await read_sent(request)
        except UnreadRequest:
            return refused(_SENT, 400)
        if sent.has_file and sent.text.strip():
            return refused("file 和 text 请只给一样", 400)
        try:
            checked = await behind.checkers.check(lambda: sent.draft(""))
        except DraftError as error:
            return refused(str(error), error.status)
        except Exception:
            _log.exception("a draft could not be checked")
            return refused("这份稿件没能核对完，请重试", 500)
        named = {"file": sent.name} if sent.has_file else {} if sent.id is None else {"id": sent.id}
        return JSONResponse({**named, "statements": [one.as_json() for one in checked.statements]})

    return routes


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
