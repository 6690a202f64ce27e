"""Serving: the REST routes, their description, and one line for whatever else is asked below /api."""

from fastapi import APIRouter, FastAPI
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Match
from starlette.routing import Route as AnyRoute
from starlette.types import Receive, Scope, Send

from assistant.api.errors import refusal
from assistant.api.rest.behind import Behind
from assistant.api.rest.description import DESCRIPTION_PATH, description
from assistant.api.rest.route import Route, refused
from assistant.api.rest.routers import routers


def add_rest(app: FastAPI, behind: Behind) -> None:
    """Put the routes before whatever else answers at the application's addresses. Whatever comes later below /api is not reached."""
    served = [route for router in routers(behind) for route in router.routes]
    app.router.routes += [*served, *_described().routes, AnyRoute("/api/{rest:path}", Nowhere(app.router.routes))]


def _described() -> APIRouter:
    router = APIRouter(route_class=Route, include_in_schema=False)

    @router.get(DESCRIPTION_PATH)
    def described() -> Response:
        return JSONResponse(description(), headers={"cache-control": "no-cache"})

    return router


class Nowhere:
    """An address that does not exist, or not for this method."""

    def __init__(self, served: list[BaseRoute]) -> None:
        self._served = served

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        known = [route for route in self._served if getattr(route, "endpoint", None) is not self and route.matches(scope)[0] is Match.PARTIAL]
        methods = {method for route in known for method in getattr(route, "methods", None) or ()}
        error = HTTPException(405, headers={"allow": ", ".join(sorted(methods))}) if known else HTTPException(404)
        await refused(refusal(error))(scope, receive, send)
