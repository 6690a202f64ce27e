"""Cookies: the session's, and that of a sign-in which is under way at a provider; no script reads them."""

import json
import re

from starlette.requests import Request
from starlette.responses import Response

from assistant.entrance.begun import Begun
from assistant.entrance.login import Login
from assistant.entrance.ways import SESSION_COOKIE

_BEGUN_COOKIE, _BEGUN_PATH, _BEGUN_SECONDS = "youju_sign_in", "/login", 600
_TOKEN = re.compile(r"[A-Za-z0-9_-]{16,128}")


def _is_secure(login: Login) -> bool:
    return login.public is not None and login.public.is_secure


def set_session(answer: Response, token: str, login: Login) -> None:
    """It ends with the browser, or when the session does."""
    answer.set_cookie(SESSION_COOKIE, token, httponly=True, samesite="lax", secure=_is_secure(login))


def forget_session(answer: Response, login: Login) -> None:
    answer.delete_cookie(SESSION_COOKIE, httponly=True, samesite="lax", secure=_is_secure(login))


def set_begun(answer: Response, begun: Begun, then: str, login: Login) -> None:
    """What the browser brings back from the provider. ``then``: where to go when it does."""
    kept = json.dumps([begun.state, begun.nonce, begun.verifier, then])
    answer.set_cookie(
        _BEGUN_COOKIE, kept.encode().hex(), max_age=_BEGUN_SECONDS, path=_BEGUN_PATH, httponly=True, samesite="lax", secure=_is_secure(login)
    )


def forget_begun(answer: Response, login: Login) -> None:
    answer.delete_cookie(_BEGUN_COOKIE, path=_BEGUN_PATH, httponly=True, samesite="lax", secure=_is_secure(login))


def begun_of(request: Request) -> tuple[Begun, str] | None:
    """The sign-in that a browser began, and where to go then; None for anything that is not what we gave it."""
    try:
        kept = json.loads(bytes.fromhex(request.cookies.get(_BEGUN_COOKIE, "")))
    except (ValueError, RecursionError):
        return None
    if not isinstance(kept, list) or len(kept) != 4 or not all(isinstance(one, str) for one in kept):
        return None
    *tokens, then = kept
    return (Begun(*tokens), then) if all(_TOKEN.fullmatch(one) for one in tokens) else None
