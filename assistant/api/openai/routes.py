"""Routes: /v1/chat/completions and /v1/models."""

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterator

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from starlette.requests import ClientDisconnect

from assistant.answer import Answer
from assistant.api.openai.asked import MODEL, Asked, read_asked
from assistant.api.openai.content import Content
from assistant.api.openai.errors import Refusal, failure, refusal_of
from assistant.api.openai.objects import Chunks, Object, completion, model
from assistant.entrance.who import person_of
from assistant.service.asker import Asker, Front
from assistant.service.background import Background
from assistant.service.service import Service
from index.errors import YoujuError

_log = logging.getLogger(__name__)
_DONE = b"data: [DONE]\n\n"


def add_openai(app: FastAPI, service: Service) -> None:
    """Put the routes before whatever else answers at the application's addresses."""
    started = int(time.time())

    @app.post("/v1/chat/completions")
    async def chat_completions(request: Request) -> Response:
        try:
            asked = read_asked(await request.body())
        except Refusal as refusal:
            return refusal.response()
        except ClientDisconnect:  # it left, or its body became too large on the way
            return Refusal(413, "内容过大或没有传完：请缩短后重试").response()
        asker = Asker(person_of(request), Front.OPENAI)
        stream = service.stream(asker, asked.question, asked.history, our_unit=asked.our_unit, documents=asked.documents)
        return await _answered(asked, Background(stream), request)

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


async def _answered(asked: Asked, answers: Background[Answer], request: Request) -> Response:
    """The first answer decides whether there is one at all; a stream begins with it."""
    try:
        first = await answers.next()
        if first is None:
            raise failure()
        base = str(request.base_url)
        if asked.is_streamed:
            return StreamingResponse(_events(asked, first, answers, base), media_type="text/event-stream", headers={"cache-control": "no-store"})
        return JSONResponse(completion(asked, await _last(first, answers, request), base))
    except Refusal as refusal:
        return refusal.response()
    except YoujuError as error:
        return refusal_of(error).response()
    except Exception:
        _log.exception("a question was not answered")
        return failure().response()


async def _last(first: Answer, answers: Background[Answer], request: Request) -> Answer:
    """The complete answer; a client that leaves stops the model."""
    watching = asyncio.create_task(_stop_when_left(answers, request))
    try:
        last = first
        while (answer := await answers.next()) is not None:
            last = answer
        return last
    finally:
        watching.cancel()


async def _stop_when_left(answers: Background[Answer], request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
    answers.stop()


async def _events(asked: Asked, first: Answer, answers: Background[Answer], base: str) -> AsyncIterator[bytes]:
    """The server-sent events of an answer that grows; whoever stops reading stops the model."""
    chunks, content, last = Chunks(asked, first.record, base), Content(base), first
    try:
        yield _event(chunks.role())
        yield _event(chunks.text(content.begin(first)))
        while (answer := await answers.next()) is not None:
            last = answer
            if piece := content.more(answer):
                yield _event(chunks.text(piece))
        if piece := content.end(last):
            yield _event(chunks.text(piece))
        yield _event(chunks.last(last))
        if asked.has_usage:
            yield _event(chunks.usage())
        yield _DONE
    except Exception:
        _log.exception("an answer was not completed")
        yield _event(failure().as_json())
    finally:
        answers.stop()


def _event(sent: Object) -> bytes:
    return f"data: {json.dumps(sent, ensure_ascii=False)}\n\n".encode()
