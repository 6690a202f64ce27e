"""Routers: all REST routes, in the order in which they are described."""

from fastapi import APIRouter

from assistant.api.rest.asking import asking
from assistant.api.rest.behind import Behind
from assistant.api.rest.brief import brief
from assistant.api.rest.feedback import feedback
from assistant.api.rest.findings import findings
from assistant.api.rest.library import library
from assistant.api.rest.records import records
from assistant.api.rest.work import work


def routers(behind: Behind) -> list[APIRouter]:
    return [make(behind) for make in (asking, feedback, findings, work, brief, library, records)]
