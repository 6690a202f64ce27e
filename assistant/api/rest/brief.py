"""Brief API: a briefing as JSON, by GET /api/brief, or by POST with edits of its sentences. A wrong call gets one line.

A model that words the answers words it too, unless ``wording=off``.
"""

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from assistant.api.rest.called import answered, known, refused
from assistant.briefing.as_json import briefing_json
from assistant.briefing.edited import EditError, edits_of
from assistant.briefing.made import made
from assistant.briefing.wish import FIELDS, WrongCall, wish_of
from index.library import Library

if TYPE_CHECKING:
    from assistant.chat.model import ChatModel

_WORDING = ("on", "off")
_SENT = '请以 JSON 发送 {"unit": "……", "edits": {"句子的编号": {"was": "原句", "text": "改后的句子"}}}'


def add_brief_api(app: FastAPI, library: Callable[[], Library], chat: "Callable[[], ChatModel | None]") -> None:
    """Put the address before whatever else answers at the application's."""

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
        model = chat() if may_word and wording == "on" else None
        briefing, worded = made(wish_of(asked).arranged(library()), library(), model, edits)
        return briefing_json(briefing, library(), worded)

    @app.get("/api/brief")
    def see(request: Request) -> Response:
        """No other site's page can have a model asked."""
        may_word = request.headers.get("sec-fetch-site", "none") != "cross-site"
        return refused(_SENT, 400) if "edits" in request.query_params else answered(lambda: found(request.query_params, may_word))

    @app.post("/api/brief")
    async def edit(request: Request) -> Response:
        try:
            sent = json.loads(await request.body())
        except (ValueError, RecursionError, ClientDisconnect):
            return refused(_SENT, 400)
        if not isinstance(sent, dict):
            return refused(_SENT, 400)
        return await run_in_threadpool(answered, lambda: found(sent, True))
