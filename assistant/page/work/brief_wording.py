"""Brief wording: a model's words for a briefing that stands in the page already, a JSON line a sentence, as they are verified."""

import json
from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI, Request
from fastapi.responses import Response, StreamingResponse
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from assistant.api.rest.called import refused
from assistant.briefing.text import Briefing
from assistant.briefing.wish import wish_of
from assistant.briefing.worded import BriefingWording, Outcome, Worded
from assistant.page.pages.desk import Desk
from assistant.page.pages.frame import PATHS
from assistant.page.pages.requested import asked_for
from assistant.page.words import ENGLISH
from assistant.page.work.brief_sheet import WORDING_PATH
from assistant.page.work.labels import BriefLabels, CheckLabels
from assistant.page.work.languages import brief_labels, check_labels
from assistant.service.background import Background
from index.errors import YoujuError
from index.library import Library

if TYPE_CHECKING:
    from assistant.chat.model import ChatModel


def add_brief_wording(app: FastAPI, library: Callable[[], Library], desk: Desk | None) -> None:
    """Put the address before whatever else answers at the application's."""

    @app.post(WORDING_PATH)
    async def wording(request: Request) -> Response:
        """The wording of the briefing that is asked for; the model is stopped when the reader leaves."""
        chat = desk.chat() if desk else None
        if chat is None:
            return refused("没有设置模型，或已关闭", 409)
        try:
            wish = wish_of({name: str(value) for name, value in dict(json.loads(await request.body())["brief"]).items()})
            briefing = await run_in_threadpool(wish.compose, library())
        except (ValueError, TypeError, KeyError, RecursionError, ClientDisconnect):
            return refused("没有收到完整的请求", 400)
        except YoujuError as error:
            return refused(str(error), 404)
        asked = asked_for(request, library(), PATHS["brief"], desk)
        rows = _rows(briefing, library(), chat, "en" if asked.labels.language == ENGLISH else "zh", brief_labels(asked), check_labels(asked))
        return StreamingResponse(rows, media_type="application/x-ndjson", headers={"cache-control": "no-store", "x-accel-buffering": "no"})


async def _rows(
    briefing: Briefing, library: Library, chat: "ChatModel", language: str, labels: BriefLabels, checks: CheckLabels
) -> AsyncIterator[str]:
    from assistant.briefing.wording import smoothed
    from assistant.chat.answers import Growing

    states = Background(Growing(lambda stop: smoothed(briefing, library, chat, stop, language)))
    told = 0
    try:
        while (state := await states.next()) is not None:
            for one in state.sentences[told:]:
                yield _line(_row(one, checks))
            told = len(state.sentences)
            yield _line({"done": told, "asked": state.asked, "writing": labels.wording.format(model=state.model, done=told, asked=state.asked)})
            if not state.is_open:
                yield _line({"said": said_of(state, labels), "is_over": True})
    finally:
        states.stop()


def said_of(state: BriefingWording, labels: BriefLabels) -> str:
    """One line for the reader: how many sentences have other words, and what kept the others."""
    worded, dropped = state.count(Outcome.WORDED), state.count(Outcome.DROPPED)
    told = labels.worded_count.format(model=state.model, count=worded) + (labels.dropped_count.format(count=dropped) if dropped else "")
    return f"{told}{labels.full_stop}{state.left_out}"


def _row(one: Worded, checks: CheckLabels) -> dict[str, Any]:
    """A sentence: its new words with all their places, or those that are not shown with the reason."""
    if one.outcome is Outcome.WORDED:
        return {"ids": list(one.ids), "was": one.was, "text": one.written}
    if one.outcome is Outcome.SAME:
        return {"ids": list(one.ids), "was": one.was}
    kinds = dict.fromkeys(checks.kinds.get(fault.kind, checks.no_source) for fault in one.faults)
    return {"ids": list(one.ids), "was": one.was, "dropped": one.written, "why": "；".join(kinds)}


def _line(row: dict[str, Any]) -> str:
    return f"{json.dumps(row, ensure_ascii=False)}\n"
