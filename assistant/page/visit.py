"""Visit: who asks and in which conversation; what a browser hands over is never trusted."""

import re
import secrets
from dataclasses import dataclass, field

import gradio as gr

from assistant.entrance.who import owner_of, person_of
from assistant.people.person import HERE, Person

_TOKEN = re.compile(r"[A-Za-z0-9_-]{16,64}")


@dataclass(frozen=True, slots=True)
class Visit:
    """One browser in one conversation."""

    owner: str
    conversation: str
    person: Person = field(default=HERE, compare=False)

    def as_json(self) -> list[str]:
        """What the browser keeps."""
        return [self.owner, self.conversation]

    def in_conversation(self, conversation: str) -> "Visit":
        return Visit(self.owner, conversation, self.person)


def new_token() -> str:
    return secrets.token_urlsafe(16)


def visit_from(kept: object, person: Person = HERE) -> Visit:
    """The visit that a person's browser kept; a new one for anything that is not what we gave it.

    Whoever is known by name owns what is theirs wherever they sign in; another's conversation in the same browser is left.
    """
    if owner := owner_of(person):
        is_mine = isinstance(kept, list) and len(kept) == 2 and kept[0] == owner and isinstance(kept[1], str) and _TOKEN.fullmatch(kept[1])
        return Visit(owner, kept[1] if is_mine and isinstance(kept, list) else new_token(), person)
    if isinstance(kept, list) and len(kept) == 2 and all(isinstance(one, str) and _TOKEN.fullmatch(one) for one in kept):
        return Visit(kept[0], kept[1], person)
    return Visit(new_token(), new_token(), person)


def visit_of(kept: object, request: gr.Request) -> Visit:
    """The visit that an event comes from."""
    assert request.request is not None  # noqa: S101 - Gradio gives every event its request
    return visit_from(kept, person_of(request.request))
