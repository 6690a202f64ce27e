"""Requested: a request as a page is asked for: the reader's language, unit and wishes from the cookies."""

from collections.abc import Mapping
from urllib.parse import unquote

from fastapi import Request

from assistant.api.links import CLAUSES
from assistant.entrance.who import entered_by
from assistant.page.asking import WORDING_COOKIE
from assistant.page.pages.asked import Asked
from assistant.page.pages.desk import Desk
from assistant.page.pages.frame import PATHS, UNIT_PATH
from assistant.page.pages.languages import labels_for
from assistant.page.words import LANGUAGE_COOKIE
from index.library import Library

UNIT_COOKIE = "youju_unit"
FRESH = {"cache-control": "no-cache"}


def asked_for(request: Request, library: Library, path: str, desk: Desk | None) -> Asked:
    """What one request asks for."""
    labels = labels_for(request.cookies.get(LANGUAGE_COOKIE, ""))
    is_worded = request.cookies.get(WORDING_COOKIE) != "off" if desk is not None and desk.is_on else None
    return Asked(library, labels, path, our_unit(request.cookies, library), dict(request.query_params), is_worded, entered_by(request))


def our_unit(cookies: Mapping[str, str], library: Library) -> str:
    """The unit that a browser kept, if the documents still name it."""
    unit = unquote(cookies.get(UNIT_COOKIE, ""))
    return unit if unit in library.units.names else ""


def own_path(path: str) -> str:
    """A path of one of our own pages; the chat for anything else."""
    is_ours = path.partition("?")[0] in {*PATHS.values(), UNIT_PATH} or path.startswith(f"{CLAUSES}/")
    return path if is_ours else PATHS["chat"]
