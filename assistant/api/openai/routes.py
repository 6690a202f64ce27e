"""Routes: /v1/chat/completions and /v1/models."""

import json
import time
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from starlette.requests import ClientDisconnect

from assistant.answer import Answer
from assistant.api.asked import check_size, unit_meant
from assistant.api.growing import answers_while_there
from assistant.api.openai.asked import MODEL, Asked, read_asked
from assistant.api.openai.content import Content
from assistant.api.openai.errors import Refusal, refusal_of
from assistant.api.openai.objects import Chunks, Object, completion, model
from assistant.entrance.who import person_of
from assistant.service.asker import Asker, Front
from assistant.service.service import Service

_KEPT_BY_NOBODY = {"cache-control": "no-store"}
_STREAMED = {**_KEPT_BY_NOBODY, "x-accel-buffering": "no"}
_BREAKS = {ord(one): f"\\u{ord(one):04x}" for one in "\x85\u2028\u2029"}
"""What JSON leaves as it is and some readers of events take for the end of a line."""
_DONE = b"data: [DONE]\n\n"


def add_openai(app: FastAPI, service: Service) -> None:
    """Put the routes before whatever else answers at the application's addresses."""
    started = int(time.time())

    @app.post("/v1/chat/completions")
    async def chat_completions(request: Request) -> Response:
        try:
            return await _answered(read_asked(await request.body()), service, request)
        except Refusal as refusal:
            return refusal.response()
        except ClientDisconnect:  # it left, or its body became too large on the way
            return Refusal(413, "内容过大或没有传完：请缩短后重试").response()
        except Exception as error:
            return refusal_of(error).response()

    @app.get("/v1/models")
    def models() -> Response:
        return JSONResponse({"object": "list", "data": [model(started)]})

    @app.get("/v1/models/{name:path}")
    def one_model(name: str) -> Response:
        if name != MODEL:
            return Refusal(404, f"没有模型 {name[:80]}：可用的是 {MODEL}", "model", "model_not_found").response()
        return JSONResponse(model(started))

    @app.api_route("/v1/{rest:path}", methods=["GET", "POST", "PUT", "PATCH", "DELETE"])
    def anything_else(rest: str) -> Response:
        return Refusal(404, "没有这个地址：可用的有 /v1/chat/completions 和 /v1/models").response()


async def _answered(asked: Asked, service: Service, request: Request) -> Response:
    """The first answer decides whether there is one at all; a stream begins with it. Raises what the service raises."""
    check_size(service, asked.question, len(asked.history))
    unit, asker = unit_meant(service, asked.our_unit), Asker(person_of(request), Front.OPENAI)
    answers = answers_while_there(service.stream(asker, asked.question, asked.history, our_unit=unit, documents=asked.documents), request)
    last, base = await anext(answers, None), service.assistant.settings.public_url or str(request.base_url)
    if last is None:
        raise ClientDisconnect
    if asked.is_streamed:
        return StreamingResponse(_events(asked, last, answers, base), media_type="text/event-stream", headers=_STREAMED)
    async with aclosing(answers):
        async for answer in answers:
            last = answer
    return JSONResponse(completion(asked, last, base), headers=_KEPT_BY_NOBODY)


async def _events(asked: Asked, first: Answer, answers: AsyncGenerator[Answer, None], base: str) -> AsyncIterator[bytes]:
    """The server-sent events of an answer that grows; whoever stops reading stops the model."""
    chunks, content, last = Chunks(asked, first.record, base), Content(base), first
    try:
        yield _event(chunks.role())
        yield _event(chunks.text(content.begin(first)))
        async for answer in answers:
            last = answer
            if piece := content.more(answer):
                yield _event(chunks.text(piece))
        if piece := content.end(last):
            yield _event(chunks.text(piece))
        yield _event(chunks.last(last))
        if asked.has_usage:
            yield _event(chunks.usage())
        yield _DONE
    except Exception as error:
        yield _event(refusal_of(error).as_json())
    finally:
        await answers.aclose()


def _event(sent: Object) -> bytes:
    return f"data: {json.dumps(sent, ensure_ascii=False).translate(_BREAKS)}\n\n".encode()
