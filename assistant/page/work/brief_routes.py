"""Brief routes: the page, one edited sentence checked again, and the briefing as Word or Markdown with its order and edits."""

import json
import logging
from collections.abc import Callable, Mapping
from itertools import chain
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from assistant.briefing.edited import Edit, EditError, edit_of, edited, read_edits, reworded, sentences_by_id
from assistant.briefing.markdown import markdown
from assistant.briefing.wish import WishError, wish_of
from assistant.page.guard import LARGEST_BODY
from assistant.page.pages.desk import Desk
from assistant.page.pages.downloads import WORD, saved_file
from assistant.page.pages.frame import PATHS, document
from assistant.page.pages.requested import FRESH, asked_for
from assistant.page.work.brief import brief_page, trouble_page
from assistant.page.work.brief_sheet import EXPORT_PATH, SENTENCE_PATH
from assistant.page.work.file_names import file_name
from assistant.page.work.gap import around
from assistant.page.work.languages import brief_labels
from index.errors import YoujuError
from index.library import Library

_KINDS = {
    "docx": WORD, "md": "text/markdown; charset=utf-8",
}
_FIELDS = 12
_log = logging.getLogger(__name__)


def add_brief(app: FastAPI, library: Callable[[], Library], desk: Desk | None) -> None:
    """Put the page and what it sends to before whatever else answers at the application's addresses."""

    def refused(request: Request, trouble: str, status: int = 400) -> Response:
        asked = asked_for(request, library(), PATHS["brief"], desk)
        page = trouble_page(asked, trouble, status)
        return HTMLResponse(document(asked, page), page.status, headers=FRESH)

    @app.api_route(PATHS["brief"], methods=["GET", "HEAD"], response_class=HTMLResponse)
    def see(request: Request) -> Response:
        """The page a section at a time."""
        asked = asked_for(request, library(), PATHS["brief"], desk)
        page, pieces = brief_page(asked)
        before, after = around(document(asked, page))
        return StreamingResponse(chain([before], pieces, [after]), page.status, headers=FRESH, media_type="text/html")

    @app.post(SENTENCE_PATH)
    async def sentence(request: Request) -> Response:
        """An edited sentence: whether its source bears it out, and what not."""
        try:
            sent = json.loads(await request.body())
            edit = edit_of(sent)
            parameters, id_ = dict(sent["brief"]), str(sent["id"])
        except (ValueError, TypeError, KeyError, RecursionError, ClientDisconnect, EditError):
            return JSONResponse({"error": "没有收到完整的一句。"}, 400)
        return await run_in_threadpool(_checked, library(), parameters, id_, edit)

    @app.post(EXPORT_PATH)
    async def export(request: Request) -> Response:
        labels = brief_labels(asked_for(request, library(), PATHS["brief"], desk))
        try:
            async with request.form(max_files=0, max_fields=_FIELDS, max_part_size=LARGEST_BODY) as form:
                fields = {name: value for name, value in form.items() if isinstance(value, str)}
            edits = read_edits(fields.get("edits", ""))
        except (EditError, HTTPException, ClientDisconnect):
            return refused(request, labels.unread)
        if fields.get("kind") not in _KINDS:
            return refused(request, labels.unread)
        try:
            return await run_in_threadpool(_exported, library(), fields, edits)
        except (YoujuError, WishError) as error:
            return refused(request, str(error))
        except Exception:
            _log.exception("a briefing could not be exported")
            return refused(request, labels.failed, 500)


def _checked(library: Library, parameters: Mapping[str, Any], id_: str, edit: Edit) -> Response:
    try:
        briefing = wish_of({name: str(value) for name, value in parameters.items()}).compose(library)
        if (one := sentences_by_id(briefing).get(id_)) is None:
            raise EditError("提纲里没有这一句：请重新生成提纲后再修改")
        new, faults = reworded(one, edit, library)
    except EditError as error:
        return JSONResponse({"error": str(error)}, 409)
    except WishError as error:
        return JSONResponse({"error": str(error)}, 400)
    except YoujuError as error:
        return JSONResponse({"error": str(error)}, 404)
    return JSONResponse({"ok": not faults, "text": new.text, "faults": [fault.as_json() for fault in faults]})


def _exported(library: Library, fields: Mapping[str, str], edits: Mapping[str, Edit]) -> Response:
    briefing = edited(wish_of(fields).arranged(library), edits, library)
    kind = fields["kind"]
    if kind == "docx":
        from assistant.briefing.word import word

        content = word(briefing, library)
    else:
        content = markdown(briefing, library).encode()
    return saved_file(content, f"briefing.{kind}", file_name(briefing.title, f".{kind}"), _KINDS[kind])
