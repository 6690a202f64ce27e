"""Routes: the pages of the work products."""

from collections.abc import Callable

from fastapi import FastAPI

from assistant.checking.checkers import Checkers
from assistant.page.pages.desk import Desk
from assistant.page.work.brief_routes import add_brief
from assistant.page.work.brief_wording import add_brief_wording
from assistant.page.work.check_routes import add_check
from assistant.page.work.held import Held
from assistant.page.work.onboard_routes import add_onboard
from index.library import Library


def add_work(app: FastAPI, library: Callable[[], Library], desk: Desk | None = None, checkers: Checkers | None = None) -> None:
    """Put the pages before whatever else answers at the application's addresses. ``desk``: the chat model, if one can be used."""
    add_brief(app, library, desk)
    add_brief_wording(app, library, desk)
    add_onboard(app, library, desk)
    add_check(app, library, desk, checkers or Checkers(library), Held())
