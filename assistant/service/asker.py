"""Asker: who asks, and through which front."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.people.person import Person


class Front(StrEnum):
    """Where a question comes in."""

    PAGE = "page"
    API = "api"
    OPENAI = "openai"
    MCP = "mcp"


@dataclass(frozen=True, slots=True)
class Asker:
    person: Person
    front: Front
