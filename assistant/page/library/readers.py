"""Readers: who may change the library, and which originals the others may take."""

from fastapi import Request

from assistant.librarian.librarian import Librarian
from assistant.page.pages.requested import is_passed_on


def may_change(librarian: Librarian, request: Request) -> bool:
    """Readers at this machine; whoever comes through another server is not, whatever it looks like."""
    return librarian.is_private and not is_passed_on(request)


def may_take(librarian: Librarian, request: Request, id: str, number: int) -> bool:
    """The original of what answers are given from is everybody's. Raises SeedError or ShelfError."""
    if may_change(librarian, request):
        return True
    entry = librarian.item(id).entry
    return entry.is_on and entry.current == number
