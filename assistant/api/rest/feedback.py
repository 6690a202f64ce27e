"""Feedback: POST /api/feedback: what somebody says of an answer of their own."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from assistant.api.rest.behind import Behind
from assistant.api.rest.models.questions import Done, Feedback
from assistant.api.rest.route import NO_STORE, gives, router
from assistant.entrance.who import person_of
from assistant.visible import visible


def feedback(behind: Behind) -> APIRouter:
    """The route of judgements."""
    routes = router("提问")

    @routes.post("/api/feedback", summary="评价自己得到的一个答案", responses=gives(Done, 400, 404))
    async def judge(sent: Feedback, request: Request) -> Response:
        if behind.judging is None:
            raise HTTPException(404)
        await run_in_threadpool(behind.judging.judge, sent.record, person_of(request).name, sent.is_helpful, visible(sent.reason))
        return JSONResponse({"ok": True}, headers=NO_STORE)

    return routes
