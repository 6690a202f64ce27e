"""Who: the person that the entrance found for a request."""

from starlette.requests import HTTPConnection

from assistant.people.person import Person

STATE = "person"


def person_of(request: HTTPConnection) -> Person:
    """The person behind a request. Raises LookupError where no entrance stands before the application."""
    person = request.scope.get("state", {}).get(STATE)
    if not isinstance(person, Person):
        raise LookupError("no entrance stands before this application")
    return person
