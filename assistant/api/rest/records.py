"""Records: GET /api/records and /api/records/{id}: the record of answers, for administrators."""

import re
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BeforeValidator
from starlette.exceptions import HTTPException

from assistant.api.errors import WrongCall
from assistant.api.rest.behind import Behind
from assistant.api.rest.models import records as models
from assistant.api.rest.route import NO_STORE, gives, router
from assistant.entrance.who import person_of
from assistant.people.person import Role, Scope
from assistant.records.records import Records
from assistant.records.search import DayError, Judged, Wanted
from assistant.visible import visible

_MOST, _LAST = 1000, 1_000_000_000
_PRINTED = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _printed(day: object) -> object:
    """A number would be read as seconds since 1970."""
    if isinstance(day, str) and not _PRINTED.fullmatch(day):
        raise ValueError("应为 2026-05-01 这样的日期")
    return day


Day = Annotated[date | None, BeforeValidator(_printed)]


def may_see(request: Request) -> bool:
    """Whether the person behind a request may see the record."""
    return person_of(request).may(Role.ADMINISTRATOR, Scope.RECORDS)


def records(behind: Behind) -> APIRouter:
    """The routes of the record."""
    routes = router("问答记录")

    def kept(request: Request) -> Records:
        if not may_see(request):
            raise HTTPException(403)
        if behind.records is None:
            raise HTTPException(404)
        return behind.records

    @routes.get("/api/records", summary="问答记录，新的在前", responses=gives(models.Found, 400, 503))
    def several(
        request: Request,
        words: Annotated[str, Query(description="问题、理解成的问题或结论里有这些字")] = "",
        person: Annotated[str, Query(description="只看一个人的")] = "",
        status: Annotated[models.Outcome | None, Query(description="只看一种结果；unanswered 为没有作答的")] = None,
        since: Annotated[Day, Query(description="从哪一天起，如 2026-05-01")] = None,
        until: Annotated[Day, Query(description="到哪一天止，含当天")] = None,
        judged: Annotated[Judged | None, Query(description="只看评价过的：good、bad、either")] = None,
        limit: Annotated[int, Query(ge=1, le=_MOST, description="最多几行")] = 50,
        offset: Annotated[int, Query(ge=0, le=_LAST, description="跳过前面几行")] = 0,
    ) -> Response:
        found = kept(request)
        try:
            wanted = Wanted(visible(words), visible(person), status or "", str(since or ""), str(until or ""), judged)
        except DayError as error:
            raise WrongCall(str(error)) from error
        counts = found.counts(wanted)
        return JSONResponse({
            "total": counts.total, "by_status": counts.by_status, "good": counts.good, "bad": counts.bad,
            "records": [row.as_json() for row in found.search(wanted, limit, offset)],
        }, headers=NO_STORE)

    @routes.get("/api/records/{id}", summary="一条问答记录", responses=gives(models.Record, 404, 503))
    def one(request: Request, id: str) -> Response:
        return JSONResponse(kept(request).get(id).as_json(), headers=NO_STORE)

    return routes
