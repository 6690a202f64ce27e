"""Routes: the record's pages, its exports, and the form that makes a case of a row. For administrators alone."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

from fastapi import FastAPI, Form, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from assistant.api.rest.records import may_see
from assistant.page.pages.asked import Asked, Page
from assistant.page.pages.desk import Desk
from assistant.page.pages.downloads import saved_file
from assistant.page.pages.frame import RESERVED, document
from assistant.page.pages.requested import asked_for
from assistant.page.records.detail import detail, missing
from assistant.page.records.listing import FILTERS, PER_PAGE, Found, closed, listing, row_path
from assistant.records import case as cases
from assistant.records.case import Case, CaseError
from assistant.records.file import RecordsError
from assistant.records.records import NoSuchRecord, Records
from assistant.records.requested import ChoiceError, number_from, wanted_from
from assistant.records.search import Counts, DayError
from assistant.records.table import SUFFIXES, ExportError, exported
from index.library import Library

_PRIVATE = {"cache-control": "no-store"}
_PATH = RESERVED["records"]
_MEDIA = {".csv": "text/csv; charset=utf-8", ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".jsonl": "application/jsonl"}
_CLOSED = "问答记录只给管理员看：请用管理员的账户登录"
_LAST_PAGE = 1_000_000
Lines = Annotated[str, Form(max_length=20_000)]


def add_records(app: FastAPI, library: Callable[[], Library], desk: Desk | None, records: Records, file: Path) -> None:
    """Put the pages before whatever else answers at the application's addresses. ``file``: where cases go."""

    def asked_by(request: Request) -> Asked:
        return asked_for(request, library(), _PATH, desk)

    def drawn(asked: Asked, page: Page) -> Response:
        return HTMLResponse(document(asked, page), page.status, headers=_PRIVATE)

    def of_row(request: Request, id_: str, answer: Callable[[Asked], Response]) -> Response:
        asked = asked_by(request)
        if not may_see(request):
            return drawn(asked, closed(asked))
        try:
            return answer(asked)
        except NoSuchRecord as error:
            return drawn(asked, missing(asked, str(error)))
        except RecordsError as error:
            return drawn(asked, listing(asked, Found((), _NONE, 0, (), 1), str(error), 503))

    @app.api_route(_PATH, methods=["GET", "HEAD"], response_class=HTMLResponse)
    def see(request: Request) -> Response:
        def answer(asked: Asked) -> Response:
            try:
                return drawn(asked, listing(asked, _found(records, asked)))
            except (ChoiceError, DayError) as error:
                return drawn(asked, listing(asked, Found((), _NONE, 0, records.persons(), 1), str(error), 400))

        return of_row(request, "", answer)

    @app.get(_PATH + "/export{suffix}")
    def export(request: Request, suffix: str) -> Response:
        if not may_see(request):
            return _refused(_CLOSED, 403)
        if suffix not in SUFFIXES:
            return _refused("没有这个文件。", 404)
        try:
            rows = records.search(wanted_from({name: request.query_params.get(name, "") for name in FILTERS}), most=-1)
            content = exported(rows, suffix)
        except (ChoiceError, DayError, ExportError) as error:
            return _refused(str(error), 400)
        except RecordsError as error:
            return _refused(str(error), 503)
        return saved_file(content, f"records{suffix}", f"问答记录{suffix}", _MEDIA[suffix])

    @app.api_route(_PATH + "/{id}", methods=["GET", "HEAD"], response_class=HTMLResponse)
    def one(request: Request, id: str) -> Response:
        def answer(asked: Asked) -> Response:
            row = records.get(id)
            return drawn(asked, detail(asked, row, cases.proposed(row, asked.library)))

        return of_row(request, id, answer)

    @app.post(_PATH + "/{id}/case", response_class=HTMLResponse)
    def make(
        request: Request, id: str, question: Lines = "", turns: Lines = "", kind: Lines = "", status: Lines = "", gold: Lines = "",
        values: Lines = "", forbidden: Lines = "",
    ) -> Response:
        def answer(asked: Asked) -> Response:
            row = records.get(id)
            case = Case(f"r-{row.id}", kind, question.strip(), _lines(turns), status, _lines(gold), _lines(values), _lines(forbidden))
            try:
                cases.check(case, asked.library)
                cases.append(file, case)
            except CaseError as error:
                return drawn(asked, detail(asked, row, case, str(error), 400))
            return RedirectResponse(f"{row_path(row.id)}?case={case.id}#case", 303)

        return of_row(request, id, answer)


_NONE = Counts(0, {}, 0, 0, {})


def _found(records: Records, asked: Asked) -> Found:
    wanted = wanted_from({name: asked.value(name) for name in FILTERS})
    number = max(1, number_from(asked.parameters, "page", 1, _LAST_PAGE))
    counts = records.counts(wanted)
    rows = records.search(wanted, PER_PAGE, (number - 1) * PER_PAGE)
    return Found(rows, counts, records.counts().total, records.persons(), number)


def _refused(line: str, status: int) -> Response:
    return JSONResponse({"error": line}, status)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
