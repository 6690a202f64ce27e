"""Serving: the REST routes, their description, and one line for whatever else is asked below /api."""

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Match

from assistant.api.rest.behind import Behind
from assistant.api.rest.description import DESCRIPTION_PATH, description
from assistant.api.rest.route import Route
from assistant.api.rest.routers import routers

_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"]


def add_rest(app: FastAPI, behind: Behind) -> None:
    """Put the routes before whatever else answers at the application's addresses."""
    served = [route for router in routers(behind) for route in router.routes]
    app.router.routes += [*served, *_around(served).routes]


def _around(served: list[BaseRoute]) -> APIRouter:
    router = APIRouter(route_class=Route, include_in_schema=False)

    @router.get(DESCRIPTION_PATH)
    def described() -> Response:
        return JSONResponse(description(), headers={"cache-control": "no-cache"})

    @router.api_route("/api/{rest:path}", methods=_METHODS)
    def nowhere(request: Request, rest: str) -> Response:
        """An address that does not exist, or not for this method."""
        known = [route for route in served if route.matches(request.scope)[0] is not Match.NONE]
        if not known:
            raise HTTPException(404)
        methods = {method for route in known for method in getattr(route, "methods", None) or ()}
        raise HTTPException(405, headers={"allow": ", ".join(sorted(methods))})

    return router
