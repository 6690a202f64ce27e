"""Sent JSON: a body that a route reads by itself."""

import json
from typing import Any


class NoJson(ValueError):
    """The body is no JSON, or holds text that no answer could repeat."""


def read_json(body: bytes) -> Any:
    """What the body holds. Raises NoJson."""
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NoJson from error
    if not is_encodable(sent):
        raise NoJson
    return sent


def is_encodable(sent: Any) -> bool:
    """Whether all text in it can be written as UTF-8: half of a surrogate pair cannot."""
    try:
        json.dumps(sent, ensure_ascii=False, default=str).encode()
    except (ValueError, RecursionError):
        return False
    return True
