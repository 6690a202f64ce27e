"""Asking: POST /api/ask, as one JSON or as events, and POST /api/search."""

import json
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from time import perf_counter
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from fastapi.sse import EventSourceResponse, format_sse_event
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from assistant.answer import Answer
from assistant.api.asked import check_size, unit_meant
from assistant.api.errors import refusal
from assistant.api.growing import answers_while_there
from assistant.api.rest.behind import Behind
from assistant.api.rest.models import answers as models
from assistant.api.rest.models.questions import Ask, Id, Search
from assistant.api.rest.route import NO_STORE, Responses, gives, router
from assistant.api.rows import answer_row, hit_row
from assistant.api.searching import search
from assistant.entrance.who import person_of
from assistant.service.asker import Asker, Front
from assistant.service.service import Service

_EVENTS = "text/event-stream"
_HOW = f"""`stream: true`（或 `Accept: {_EVENTS}`）时返回事件流：每个 `answer` 事件是到那时为止的完整答案（台账的在前，很快就到；接了模型的，随后逐句加长），
最后是 `done`；半途出错是 `error` 事件，前面的答案照样有效。断开连接就停止模型。问题太长（默认超过 2000 字）返回 413，不截断。"""
_EVENT = {
    "type": "object", "required": ["event", "data"],
    "properties": {"event": {"enum": ["answer", "done", "error"]}, "data": {"type": "string", "description": "JSON：答案，或一行说明"}},
}


def asking(behind: Behind) -> APIRouter:
    """The routes of questions."""
    routes = router("提问")

    @routes.post("/api/ask", summary="问一个问题", description=_HOW, responses=_answers())
    async def ask(sent: Ask, request: Request) -> Response:
        service = _service(behind)
        check_size(service, sent.question, len(sent.history or ()))
        unit = unit_meant(service, sent.our_unit)
        stream = service.stream(_asker(request), sent.question, sent.turns(), None, unit, sent.wording == "on", sent.documents or ())
        answers = answers_while_there(stream, request)
        if _wants_events(sent, request):
            first = await anext(answers, None)  # what is refused is refused with a status
            if first is None:
                raise ClientDisconnect
            return EventSourceResponse(_events(first, answers, sent.id), headers={**NO_STORE, "x-accel-buffering": "no"})
        last: Answer | None = None
        async with aclosing(answers):
            async for answer in answers:
                last = answer
        return JSONResponse(_row(last, sent.id) if last else {}, headers=NO_STORE)

    @routes.post("/api/search", summary="找条款，不作答", responses=gives(models.Hits, 400, 404, 413, 429, 503))
    async def search_for(sent: Search, request: Request) -> Response:
        service, started = _service(behind), perf_counter()
        check_size(service, sent.question, len(sent.history or ()))
        hits = await run_in_threadpool(search, service, _asker(request), sent.question, sent.turns(), sent.top, sent.documents or ())
        row = {"id": sent.id, "clauses": [hit_row(hit) for hit in hits], "seconds": round(perf_counter() - started, 4)}
        return JSONResponse(row, headers=NO_STORE)

    return routes


def _answers() -> Responses:
    said = gives(models.Answer, 400, 404, 413, 429, 503)
    said[200]["content"] = {_EVENTS: {"schema": _EVENT}}
    return said


async def _events(first: Answer, answers: AsyncGenerator[Answer, None], id_: Id) -> AsyncIterator[bytes]:
    try:
        yield _event("answer", _row(first, id_))
        async for answer in answers:
            yield _event("answer", _row(answer, id_))
        yield _event("done", {})
    except Exception as error:
        yield _event("error", refusal(error).as_json())
    finally:
        await answers.aclose()


def _event(name: str, row: dict[str, Any]) -> bytes:
    return format_sse_event(data_str=json.dumps(row, ensure_ascii=False), event=name)


def _row(answer: Answer, id_: Id) -> dict[str, Any]:
    return {"id": id_} | answer_row(answer)


def _service(behind: Behind) -> Service:
    assert behind.service is not None  # noqa: S101 - a server that cannot be asked has no such routes
    return behind.service


def _asker(request: Request) -> Asker:
    return Asker(person_of(request), Front.API)


def _wants_events(sent: Ask, request: Request) -> bool:
    return sent.stream if sent.stream is not None else _EVENTS in request.headers.get("accept", "").lower()
