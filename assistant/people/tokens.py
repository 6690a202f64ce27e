"""Tokens: what a browser or a program shows to be known. Only their digests are kept."""

import hashlib
import secrets

from assistant.logs.request import hide

_BYTES = 32
_LONGEST = 128
KEY_START = "youju_"
SHOWN = len(KEY_START) + 8
"""Of a key, so many characters are kept to recognise it: too few to find the rest."""


def new_token() -> str:
    return secrets.token_urlsafe(_BYTES)


def new_key() -> str:
    return KEY_START + new_token()


def digest_of(token: str) -> bytes | None:
    """The digest that is kept of a token; None for what is none."""
    if not token or len(token) > _LONGEST or not token.isascii():
        return None
    hide(token)
    return hashlib.sha256(token.encode("ascii")).digest()
