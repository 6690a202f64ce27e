"""Routes: whether the server lives, whether it can work, and what it has counted."""

from collections.abc import Callable
from dataclasses import dataclass, field

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response

from assistant.entrance.who import person_of
from assistant.operating.readiness import Readiness
from assistant.people.person import Role, Scope
from assistant.service.metrics import CONTENT_TYPE, Metrics

HEALTH, READY, METRICS = "/youju/health", "/youju/ready", "/metrics"
_NOT_READY = 503
_FORBIDDEN = 403


@dataclass(frozen=True, slots=True)
class Operating:
    """What a server tells of itself."""

    readiness: Readiness = field(default_factory=lambda: Readiness({}))
    metrics: Metrics = field(default_factory=Metrics)


def add_operating(app: FastAPI, is_ready: Callable[[], bool], operating: Operating) -> None:
    """``is_ready``: whether answers come from vectors too."""

    @app.get(HEALTH)
    async def health() -> Response:
        return JSONResponse({"ok": True, "is_ready": is_ready()})

    @app.get(READY)
    def ready() -> Response:
        parts = operating.readiness.parts()
        said = {name: "ok" if works else "failed" for name, works in parts.items()}
        return JSONResponse({"ok": all(parts.values()), "parts": said}, 200 if all(parts.values()) else _NOT_READY)

    @app.get(METRICS)
    def counted(request: Request) -> Response:
        if not person_of(request).may(Role.ADMINISTRATOR, Scope.METRICS):
            return JSONResponse({"error": "只有管理员能看运行指标：请用管理员的密钥（范围 metrics）访问。"}, _FORBIDDEN)
        return Response(operating.metrics.text(), media_type=CONTENT_TYPE)
