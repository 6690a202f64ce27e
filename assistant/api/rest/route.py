"""Route: one route of the API; whatever goes wrong in it is told in one line of JSON."""

import re
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from starlette.requests import ClientDisconnect

from assistant.api.errors import Refusal, refusal
from assistant.api.rest.models.base import Trouble

_WORDS = re.compile(r"\w+")
_CUT = Refusal(413, "内容过大，或没有发完，请缩短后重试")
"""A body without a length that grows too large is cut off as if its sender had left."""
NO_STORE = {"cache-control": "no-store"}


def router(tag: str) -> APIRouter:
    """A family of routes, which the description puts under one head."""
    return APIRouter(route_class=Route, tags=[tag], generate_unique_id_function=_name)


def _name(route: APIRoute) -> str:
    """post_ask, get_clauses_document_address: what a client generator calls it."""
    return "_".join((min(route.methods or {"GET"}).lower(), *_WORDS.findall(route.path_format.removeprefix("/api"))))


class Route(APIRoute):
    """Its handler never raises."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def handling(request: Request) -> Response:
            try:
                return await handle(request)
            except Exception as error:
                is_cut = isinstance(error, ClientDisconnect) or isinstance(error.__cause__, ClientDisconnect)
                return refused(_CUT if is_cut else refusal(error))

        return handling


def refused(why: Refusal) -> Response:
    return JSONResponse(why.as_json(), why.status, headers={**NO_STORE, **why.headers})


Responses = dict[int | str, dict[str, Any]]
_TROUBLES = {
    400: "请求无法读取", 401: "没有登录，也没有密钥", 403: "没有这项权限", 404: "没有所说的文件、条款、单位或部分", 413: "内容过大",
    422: "有一项不对，`field` 是哪一项", 429: "提问太密，`retry_after` 秒后再试", 503: "现在提问的人多，`retry_after` 秒后再试",
}


def gives(model: Any, *troubles: int) -> Responses:
    """How a route is described: what it gives, and the statuses of what may go wrong with it besides what may with any."""
    given: Responses = {200: {"model": model}}
    return given | {status: {"model": Trouble, "description": _TROUBLES[status]} for status in sorted({401, 403, 422, *troubles})}
