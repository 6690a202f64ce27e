"""Readers: who may change the library, and which originals the others may take."""

from fastapi import Request

from assistant.entrance.who import person_of
from assistant.librarian.librarian import Librarian
from assistant.people.person import Role, Scope


def may_change(request: Request) -> bool:
    """Editors."""
    return person_of(request).may(Role.EDITOR, Scope.DOCUMENTS)


def may_take(librarian: Librarian, request: Request, id: str, number: int) -> bool:
    """The original of what answers are given from is everybody's. Raises SeedError or ShelfError."""
    if may_change(request):
        return True
    entry = librarian.item(id).entry
    return entry.is_on and entry.current == number
