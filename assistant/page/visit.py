"""Visit: who asks and in which conversation, as the browser remembers it; what it hands over is never trusted."""

import re
import secrets
from dataclasses import dataclass

_TOKEN = re.compile(r"[A-Za-z0-9_-]{16,64}")


@dataclass(frozen=True, slots=True)
class Visit:
    """One browser in one conversation."""

    owner: str
    conversation: str

    def as_json(self) -> list[str]:
        """What the browser keeps."""
        return [self.owner, self.conversation]

    def in_conversation(self, conversation: str) -> "Visit":
        return Visit(self.owner, conversation)


def new_token() -> str:
    return secrets.token_urlsafe(16)


def visit_from(kept: object) -> Visit:
    """The visit that a browser kept; a new one for anything that is not what we gave it."""
    if isinstance(kept, list) and len(kept) == 2 and all(isinstance(one, str) and _TOKEN.fullmatch(one) for one in kept):
        return Visit(kept[0], kept[1])
    return Visit(new_token(), new_token())
