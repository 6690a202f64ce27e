"""Who: the person that the entrance found for a request, and how it knows."""

from dataclasses import dataclass
from enum import StrEnum

from starlette.requests import HTTPConnection
from starlette.types import Scope

from assistant.people.person import HERE, Person, Role

STATE, _ENTERED = "person", "entered"
VISITOR = Person("访客", Role.READER)
"""Whoever comes through another server to one that asks nobody to sign in."""


class Way(StrEnum):
    """How somebody is known."""

    NONE = "none"
    """Not at all: nobody needs to sign in, or nobody did."""
    SESSION = "session"
    """By a session that began with signing in here."""
    GATEWAY = "gateway"
    """By the gateway in front, which signs people in and out."""
    KEY = "key"
    """By an API key."""


@dataclass(frozen=True, slots=True)
class Entered:
    """Who comes in. ``person`` is None for nobody who is known, who sees what is open alone."""

    person: Person | None
    way: Way = Way.NONE
    must_change: bool = False
    """Whether the password is to be changed before anything else."""


NOBODY = Entered(None)


def let_in(scope: Scope, entered: Entered) -> None:
    """Write down for the application who comes in."""
    state = scope.setdefault("state", {})
    state[STATE], state[_ENTERED] = entered.person, entered


def entered_by(request: HTTPConnection) -> Entered:
    """Who comes in with a request; nobody where no entrance stands before the application."""
    state = request.scope.get("state", {})
    entered, person = state.get(_ENTERED), state.get(STATE)
    if isinstance(entered, Entered):
        return entered
    return Entered(person) if isinstance(person, Person) else NOBODY


def person_of(request: HTTPConnection) -> Person:
    """The person behind a request to what is not open. Raises LookupError where no entrance stands before the application."""
    person = request.scope.get("state", {}).get(STATE)
    if not isinstance(person, Person):
        raise LookupError("no entrance stands before this application, or the address is open to everybody")
    return person


def owner_of(person: Person) -> str:
    """What conversations and drafts of somebody belong to; empty for whoever is known by no name, where they belong to the browser.

    It holds a sign that no browser's token has.
    """
    return "" if person in (HERE, VISITOR) else f"@{person.name}"
