"""Brief: a briefing as JSON, by GET /api/brief, or by POST with edits of its sentences. A wrong call gets one line.

A model that words the answers words it too, unless ``wording=off``.
"""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from assistant.api.errors import WrongCall
from assistant.api.rest.behind import Behind
from assistant.api.rest.called import answered, body, known, query, refused
from assistant.api.rest.models.work import Briefing, BriefWish
from assistant.api.rest.route import Responses, gives, router
from assistant.api.rest.sent_json import NoJson, read_json
from assistant.briefing.as_json import briefing_json
from assistant.briefing.compose import Length, Reader
from assistant.briefing.edited import EditError, edits_of
from assistant.briefing.made import made
from assistant.briefing.wish import FIELDS, wish_of

_WORDING = ("on", "off")
_SENT = '请以 JSON 发送 {"unit": "……", "edits": {"句子的编号": {"was": "原句", "text": "改后的句子"}}}'
_ASKED = query(
    unit={"description": "单位"}, part={"description": "部分"}, topic={"description": "主题"},
    reader={"description": "给谁看", "enum": ["", *Reader]}, length={"description": "篇幅", "enum": ["", *Length]},
    sections={"description": "只要哪几节，按这个次序，以逗号相连"}, wording={"description": "off：接了模型也不用", "enum": [*_WORDING]},
)
_ANSWERS: Responses = gives(Briefing, 400, 404)


def brief(behind: Behind) -> APIRouter:
    """The routes of a briefing."""
    routes = router("核稿、汇报、上手")

    def found(given: Mapping[str, Any], may_word: bool) -> dict[str, Any]:
        asked = {name: value for name, value in known(given, (*FIELDS, "wording", "edits")).items() if name != "edits"}
        if not all(isinstance(value, str) for value in asked.values()):
            raise WrongCall(_SENT)
        if (wording := asked.pop("wording", "on")) not in _WORDING:
            raise WrongCall(f"wording 只能是 {'、'.join(_WORDING)}")
        try:
            edits = edits_of(given.get("edits", {}))
        except EditError as error:
            raise WrongCall(str(error)) from error
        library = behind.library()
        chat = behind.chat() if may_word and wording == "on" else None
        briefing, worded = made(wish_of(asked).arranged(library), library, chat, edits)
        return briefing_json(briefing, library, worded)

    @routes.get("/api/brief", summary="写汇报提纲，句句有出处", description="接了模型就在核对之下润色。", responses=_ANSWERS, openapi_extra=_ASKED)
    def brief_of(request: Request) -> Response:
        may_word = request.headers.get("sec-fetch-site", "none") != "cross-site"  # no other site's page can have a model asked
        return refused(_SENT, 400) if "edits" in request.query_params else answered(lambda: found(request.query_params, may_word))

    @routes.post(
        "/api/brief", summary="写汇报提纲，带上对句子的改动", responses=_ANSWERS, openapi_extra=body(json=BriefWish),
        description="改过的句子与出处再核对一次，没有出处的列在 `unwitnessed`。",
    )
    async def brief_edited(request: Request) -> Response:
        try:
            sent = read_json(await request.body())
        except (NoJson, ClientDisconnect):
            return refused(_SENT, 400)
        if not isinstance(sent, dict):
            return refused(_SENT, 400)
        return await run_in_threadpool(answered, lambda: found(sent, True))

    return routes
