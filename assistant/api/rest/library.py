"""API: the library as JSON. A change that takes longer than a moment answers 202 with its job; /api/library/progress tells its end."""

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response
from starlette.concurrency import run_in_threadpool

from assistant.api.rest.called import version_of
from assistant.api.rest.sent_files import NoFile
from assistant.api.rest.taking import soon_ended, taken
from assistant.comparing import change_rows
from assistant.ledger import target_rows
from assistant.librarian.jobs import Job, State
from assistant.librarian.librarian import Item, Librarian
from assistant.previewing import warnings_of
from assistant.shelved import entry_row
from index.errors import YoujuError
from index.library import Library, Reading

_CLOSED = "只有在运行有据的这台机器上才能查看和更改文件库"
_SENT = "请以 multipart/form-data 发送文件"
_WRONG = {
    "switch": '请以 JSON 发送 {"on": true} 或 {"on": false}', "rename": '请以 JSON 发送 {"title": "……"}', "use": '请以 JSON 发送 {"version": 1}',
}
_SOON = 2.0
_NO_STORE = {"cache-control": "no-store"}


class WrongCall(ValueError):
    """What was sent is of another form; its message says of which."""


def add_api(app: FastAPI, librarian: Librarian | None, may_change: Callable[[Librarian, Request], bool]) -> None:
    """Put the addresses before whatever else answers at the application's."""

    def answered(request: Request, found: Callable[[Librarian], Any]) -> Response:
        if librarian is None or not may_change(librarian, request):
            return _refused(_CLOSED, 403)
        try:
            return JSONResponse(found(librarian), headers=_NO_STORE)
        except YoujuError as error:
            return _refused(str(error), 404)

    async def begun(request: Request, begin: Callable[[Librarian], Job]) -> Response:
        if librarian is None or not may_change(librarian, request):
            return _refused(_CLOSED, 403)
        try:
            job = await run_in_threadpool(begin, librarian)
        except WrongCall as error:
            return _refused(str(error), 400)
        except YoujuError as error:
            return _refused(str(error), 404)
        await soon_ended(job, _SOON)
        status = {State.DONE: 200, State.FAILED: 400}.get(job.state, 202)
        return JSONResponse({"job": job.as_json(), **({"error": job.error} if job.error else {})}, status, headers=_NO_STORE)

    async def sent(request: Request, id: str = "") -> Response:
        if librarian is None or not may_change(librarian, request):
            return _refused(_CLOSED, 403)
        try:
            jobs = await taken(librarian, request, id)
        except NoFile:
            return _refused(_SENT, 400)
        states = {job.state for job in jobs}
        status = 400 if states == {State.FAILED} else 200 if states <= {State.DONE, State.FAILED} else 202
        return JSONResponse({"jobs": [job.as_json() for job in jobs]}, status, headers=_NO_STORE)

    @app.get("/api/library")
    def documents(request: Request) -> Response:
        return answered(request, lambda librarian: {"documents": [item_json(item) for item in librarian.items()]})

    @app.get("/api/library/progress")
    def progress(request: Request) -> Response:
        return answered(request, lambda librarian: {"is_busy": librarian.jobs.is_busy, "jobs": [job.as_json() for job in librarian.jobs.all()]})

    @app.post("/api/library")
    async def add(request: Request) -> Response:
        return await sent(request)

    @app.get("/api/library/{id}/preview")
    def preview(request: Request, id: str, version: str = "") -> Response:
        return answered(request, lambda librarian: _preview(librarian, id, version))

    @app.get("/api/library/{id}/changes")
    def changes(request: Request, id: str, to: str = "") -> Response:
        def found(librarian: Librarian) -> Any:
            entry = librarian.item(id).entry
            versions = version_of(request.query_params.get("from", ""), entry.current), version_of(to, entry.current)
            return change_rows(*(librarian.read(id, number) for number in versions))

        return answered(request, found)

    @app.post("/api/library/{id}/replace")
    async def replace(request: Request, id: str) -> Response:
        return await sent(request, id)

    @app.post("/api/library/{id}/switch")
    async def switch(request: Request, id: str) -> Response:
        is_on = await _field(request, "on", bool)
        return await begun(request, lambda librarian: librarian.switch(id, _given(is_on, "switch")))

    @app.post("/api/library/{id}/rename")
    async def rename(request: Request, id: str) -> Response:
        title = await _field(request, "title", str)
        return await begun(request, lambda librarian: librarian.rename(id, _given(title, "rename")))

    @app.post("/api/library/{id}/use")
    async def use(request: Request, id: str) -> Response:
        version = await _field(request, "version", int)
        return await begun(request, lambda librarian: librarian.use(id, _given(version, "use")))

    @app.post("/api/library/{id}/remove")
    async def remove(request: Request, id: str) -> Response:
        return await begun(request, lambda librarian: librarian.remove(id))


def item_json(item: Item) -> dict[str, Any]:
    """One document with its versions."""
    counts = item.counts
    return entry_row(item.entry, item.is_seed) | {
        "format": item.format,
        "counts": {"clauses": counts.clauses, "targets": counts.targets, "duties": counts.duties} if counts else None,
    }


def _preview(librarian: Librarian, id: str, version: str) -> dict[str, Any]:
    item = librarian.item(id)
    reading = librarian.read(id, version_of(version, item.entry.current))
    alone = Library((reading,), librarian.genre)
    clauses = [
        {"address": one.address, "heading": one.heading, "depth": len(reading.tree.ancestors(one)), "start": one.span.start, "end": one.span.end}
        for one in reading.tree
    ]
    return {
        **item_json(item), "version": reading.document.version, "format": reading.document.format, "warnings": warnings_of(reading),
        "clauses": clauses, "targets": target_rows(alone), "duties": _duties(reading),
    }


def _duties(reading: Reading) -> list[dict[str, Any]]:
    """The duties without the targets and dates that each covers, which take minutes to gather over thousands of them."""
    return [
        {
            "document": reading.document.id, "address": one.address, "task": one.task, "lead": list(one.lead), "support": list(one.support),
            "open_list": one.open_list, "quote": one.span.of(reading.document.text), "start": one.span.start, "end": one.span.end,
        }
        for one in reading.duties
    ]


async def _field(request: Request, name: str, kind: type) -> Any:
    """A field of the JSON that was sent; None where it is not there or of another kind."""
    try:
        sent = await request.json()
    except (ValueError, RecursionError):
        return None
    value = sent.get(name) if isinstance(sent, dict) else None
    return value if type(value) is kind else None


def _given(value: Any, act: str) -> Any:
    if value is None:
        raise WrongCall(_WRONG[act])
    return value


def _refused(line: str, status: int) -> Response:
    return JSONResponse({"error": " ".join(line.split())}, status, headers=_NO_STORE)
