"""API: the library as JSON. A change that takes longer than a moment answers 202 with its job; /api/library/progress tells its end."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from assistant.api.errors import WrongCall
from assistant.api.rest.behind import Behind
from assistant.api.rest.called import FILE, body, version_of
from assistant.api.rest.models import library as models
from assistant.api.rest.models.base import Trouble, whole
from assistant.api.rest.route import NO_STORE, Responses, gives, router
from assistant.api.rest.sent_files import NoFile
from assistant.api.rest.sent_json import NoJson, read_json
from assistant.api.rest.taking import soon_ended, taken
from assistant.comparing import change_rows
from assistant.entrance.who import person_of
from assistant.ledger import target_rows
from assistant.librarian.jobs import Job, State
from assistant.librarian.librarian import Item, Librarian
from assistant.people.person import Role, Scope
from assistant.previewing import warnings_of
from assistant.shelved import entry_row
from index.errors import YoujuError
from index.library import Library, Reading

_SENT = "请以 multipart/form-data 发送文件"
_WRONG = {
    "switch": '请以 JSON 发送 {"on": true} 或 {"on": false}', "rename": '请以 JSON 发送 {"title": "……"}', "use": '请以 JSON 发送 {"version": 1}',
}
_SOON = 2.0
_FILES = body(form={"files": {"type": "array", "items": FILE, "minItems": 1, "description": "一个或几个文件"}}, needed=("files",))


def _begins(model: type[BaseModel]) -> Responses:
    return gives(model, 400, 404, 413) | {202: {"model": model, "description": "已开始，还没有做完"}}


_TAKEN, _BEGUN = _begins(models.Taken), _begins(models.Begun)
_TAKEN[400] = {"model": models.Taken | Trouble, "description": "没有文件，或没有一份能用"}


def library(behind: Behind) -> APIRouter:
    """The routes of the library, for those who may change it."""
    routes = router("文件库")

    def librarian_for(request: Request) -> Librarian:
        """Raises HTTPException for those who may not."""
        if behind.librarian is None or not person_of(request).may(Role.EDITOR, Scope.DOCUMENTS):
            raise HTTPException(403)
        return behind.librarian

    def answered(request: Request, found: Callable[[Librarian], Any]) -> Response:
        try:
            return JSONResponse(found(librarian_for(request)), headers=NO_STORE)
        except YoujuError as error:
            return _refused(str(error), 404)

    async def begun(request: Request, begin: Callable[[Librarian], Job]) -> Response:
        try:
            job = await run_in_threadpool(begin, librarian_for(request))
        except YoujuError as error:
            return _refused(str(error), 404)
        await soon_ended(job, _SOON)
        status = {State.DONE: 200, State.FAILED: 400}.get(job.state, 202)
        return JSONResponse({"job": job.as_json(), **({"error": job.error} if job.error else {})}, status, headers=NO_STORE)

    async def sent(request: Request, id: str = "") -> Response:
        try:
            jobs = await taken(librarian_for(request), request, id)
        except NoFile:
            return _refused(_SENT, 400)
        states = {job.state for job in jobs}
        status = 400 if states == {State.FAILED} else 200 if states <= {State.DONE, State.FAILED} else 202
        return JSONResponse({"jobs": [job.as_json() for job in jobs]}, status, headers=NO_STORE)

    @routes.get("/api/library", summary="全部文件，停用的也在内", responses=gives(models.Items, 404))
    def documents(request: Request) -> Response:
        return answered(request, lambda librarian: {"documents": [item_json(item) for item in librarian.items()]})

    @routes.get("/api/library/progress", summary="正在做的和刚做完的改动", responses=gives(models.Progress, 404))
    def progress(request: Request) -> Response:
        return answered(request, lambda librarian: {"is_busy": librarian.jobs.is_busy, "jobs": [job.as_json() for job in librarian.jobs.all()]})

    @routes.post("/api/library", summary="加入文件，先不启用", responses=_TAKEN, openapi_extra=_FILES)
    async def add(request: Request) -> Response:
        return await sent(request)

    @routes.get("/api/library/{id}/preview", summary="从一份文件里读出了什么", responses=gives(models.Preview, 404))
    def preview(request: Request, id: str, version: Annotated[str, Query(description="版本号；不给就是所读的一版")] = "") -> Response:
        return answered(request, lambda librarian: _preview(librarian, id, version))

    @routes.get("/api/library/{id}/changes", summary="两版之间的变化", responses=gives(models.Changes, 404))
    def changes(
        request: Request, id: str, from_: Annotated[str, Query(alias="from", description="较早的版本号")] = "",
        to: Annotated[str, Query(description="较晚的版本号")] = "",
    ) -> Response:
        def found(librarian: Librarian) -> Any:
            entry = librarian.item(id).entry
            versions = version_of(from_, entry.current), version_of(to, entry.current)
            return change_rows(*(librarian.read(id, number) for number in versions))

        return answered(request, found)

    @routes.post("/api/library/{id}/replace", summary="更换一份文件的内容，原来的版本留着", responses=_TAKEN, openapi_extra=_FILES)
    async def replace(request: Request, id: str) -> Response:
        return await sent(request, id)

    @routes.post("/api/library/{id}/switch", summary="启用或停用", responses=_BEGUN, openapi_extra=body(json=models.Switch))
    async def switch(request: Request, id: str) -> Response:
        is_on = await _field(request, "on", bool)
        return await begun(request, lambda librarian: librarian.switch(id, _given_for("switch", is_on)))

    @routes.post("/api/library/{id}/rename", summary="修改标题", responses=_BEGUN, openapi_extra=body(json=models.Rename))
    async def rename(request: Request, id: str) -> Response:
        title = await _field(request, "title", str)
        return await begun(request, lambda librarian: librarian.rename(id, _given_for("rename", title)))

    @routes.post("/api/library/{id}/use", summary="改用另一个版本", responses=_BEGUN, openapi_extra=body(json=models.Use))
    async def use(request: Request, id: str) -> Response:
        version = await _field(request, "version", int)
        return await begun(request, lambda librarian: librarian.use(id, _given_for("use", version)))

    @routes.post("/api/library/{id}/remove", summary="移除一份文件和它的全部版本", responses=_BEGUN)
    async def remove(request: Request, id: str) -> Response:
        return await begun(request, lambda librarian: librarian.remove(id))

    return routes


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
        sent = read_json(await request.body())
    except NoJson:
        return None
    value = whole(sent.get(name)) if isinstance(sent, dict) else None
    return value if type(value) is kind else None


def _given_for(act: str, value: Any) -> Any:
    if value is None:
        raise WrongCall(_WRONG[act])
    return value


def _refused(line: str, status: int) -> Response:
    return JSONResponse({"error": " ".join(line.split())}, status, headers=NO_STORE)
