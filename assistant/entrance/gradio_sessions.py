"""Gradio sessions: the few addresses of Gradio's that the chat uses, and which session hash a request to one names."""

import json
import re
from typing import Any

from starlette.requests import Request
from starlette.types import Message, Receive

PREFIX = "/gradio_api/"
_IN_BODY = re.compile(r"/gradio_api/(?:queue/join|run/predict|cancel)")
STREAM = "/gradio_api/queue/data"
"""Where a page hears what becomes of its events; the query names its session."""
_IN_PATH = re.compile(r"/gradio_api/heartbeat/([^/]+)")
_HASH = re.compile(r"[A-Za-z0-9_-]{1,64}")


class NoSession(ValueError):
    """A request names no session, or in a way that could be read as two."""


def is_used(method: str, path: str) -> bool:
    """Whether the chat uses an address of Gradio's; all the others stay closed."""
    if method == "POST":
        return _IN_BODY.fullmatch(path) is not None
    return method == "GET" and (path == STREAM or _IN_PATH.fullmatch(path) is not None)


async def session_of(request: Request, receive: Receive) -> tuple[str, Receive]:
    """The session hash, and from where the body is to be received now. Raises NoSession, ClientDisconnect."""
    path = request.scope["path"]
    if found := _IN_PATH.fullmatch(path):
        return _checked(found.group(1)), receive
    if path == STREAM:
        named = request.query_params.getlist("session_hash")
        return _checked(named[0] if len(named) == 1 else None), receive
    body = await Request(request.scope, receive).body()
    return _checked(_named(body)), _again(body, receive)


def _named(body: bytes) -> Any:
    try:
        sent = json.loads(body, object_pairs_hook=_single)
    except (ValueError, RecursionError) as error:
        raise NoSession from error
    return sent.get("session_hash") if isinstance(sent, dict) else None


def _single(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose names stand once each: else whoever reads it next might read another."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise NoSession
    return found


def _checked(session_hash: Any) -> str:
    if not isinstance(session_hash, str) or not _HASH.fullmatch(session_hash):
        raise NoSession
    return session_hash


def _again(body: bytes, receive: Receive) -> Receive:
    """The body once more, then whatever the client does."""
    is_given = False

    async def receiving() -> Message:
        nonlocal is_given
        if is_given:
            return await receive()
        is_given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receiving
