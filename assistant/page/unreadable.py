"""Unreadable: what is sent to the page's own routes and cannot be read is refused in one line; repeating it, as FastAPI does, fails on NaN and half characters."""

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.routing import Mount

_LINE = "无法读取所发送的内容：请刷新页面后重试。"


def refuse_unreadable(app: FastAPI) -> None:
    """For the application and for those mounted in it, where they say nothing else."""
    for one in (app, *(route.app for route in app.routes if isinstance(route, Mount))):
        if isinstance(one, FastAPI):
            one.add_exception_handler(RequestValidationError, _refuse)


async def _refuse(_: Request, __: Exception) -> Response:
    return JSONResponse({"error": _LINE}, 422)
