"""API: the record of answers as JSON, for administrators: GET /api/records and /api/records/{id}."""

from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response

from assistant.api.rest.called import known, refused
from assistant.briefing.wish import WrongCall
from assistant.entrance.who import person_of
from assistant.people.person import Role, Scope
from assistant.records.file import RecordsError
from assistant.records.records import NoSuchRecord, Records
from assistant.records.requested import NAMES, ChoiceError, number_from, wanted_from
from assistant.records.search import DayError

RESERVED = "问答记录只给管理员看：请用管理员的账户，或权限含 records 的密钥"
_MOST, _USUAL, _LAST = 1000, 50, 10_000_000


def may_see(request: Request) -> bool:
    """Whether the person behind a request may see the record."""
    return person_of(request).may(Role.ADMINISTRATOR, Scope.RECORDS)


def add_api(app: FastAPI, records: Records) -> None:
    """Put the addresses before whatever else answers at the application's."""

    @app.get("/api/records")
    def several(request: Request) -> Response:
        """Rows of a choice, those written last first; ``limit`` of them behind ``offset`` others."""
        if not may_see(request):
            return refused(RESERVED, 403)
        try:
            return JSONResponse(_found(records, known(request.query_params, (*NAMES, "limit", "offset"))))
        except (WrongCall, ChoiceError, DayError) as error:
            return refused(str(error), 400)
        except RecordsError as error:
            return refused(str(error), 503)

    @app.get("/api/records/{id}")
    def one(request: Request, id: str) -> Response:
        if not may_see(request):
            return refused(RESERVED, 403)
        try:
            return JSONResponse(records.get(id).as_json())
        except NoSuchRecord as error:
            return refused(str(error), 404)
        except RecordsError as error:
            return refused(str(error), 503)


def _found(records: Records, given: dict[str, str]) -> dict[str, Any]:
    wanted = wanted_from(given)
    limit, offset = number_from(given, "limit", _USUAL, _MOST), number_from(given, "offset", 0, _LAST)
    counts = records.counts(wanted)
    return {
        "total": counts.total, "by_status": counts.by_status, "good": counts.good, "bad": counts.bad,
        "records": [row.as_json() for row in records.search(wanted, limit, offset)],
    }
