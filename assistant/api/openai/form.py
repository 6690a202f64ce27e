"""Form: whatever stands before the routes and refuses a request to them says so as OpenAI does, whoever it is: guard, entrance, the end."""

import json

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.api.openai.errors import Refusal

_PATH = "/v1/"
_REPLACED = (b"content-length", b"content-type", b"content-encoding")
_UNKNOWN = "请求没有被接受：请检查地址和内容"


class OpenAIForm:
    """Wraps the whole application."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_ours = scope["type"] == "http" and scope["path"].startswith(_PATH)
        await self._app(scope, receive, _Refused(send) if is_ours else send)


class _Refused:
    """Sends what succeeded as it is, and refusals once they are whole."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] >= 400:
            self._start = message
            return
        if self._start is None or message["type"] != "http.response.body":
            await self._send(message)
            return
        self._body += message.get("body", b"")
        if message.get("more_body"):
            return
        body = self._body if _is_theirs(self._body) else _formed(self._start, self._body)
        kept = [(name, value) for name, value in self._start["headers"] if name.lower() not in _REPLACED]
        kept += [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
        await self._send({**self._start, "headers": kept})
        await self._send({"type": "http.response.body", "body": body})


def _is_theirs(body: bytes) -> bool:
    return isinstance(_error_in(body), dict)


def _error_in(body: bytes) -> object:
    try:
        said = json.loads(body)
    except ValueError:
        return None
    return said.get("error") if isinstance(said, dict) else None


def _formed(start: Message, body: bytes) -> bytes:
    said, is_text = _error_in(body), Headers(raw=start["headers"]).get("content-type", "").startswith("text/plain")
    line = said if isinstance(said, str) else body.decode("utf-8", "replace") if is_text else ""
    return json.dumps(Refusal(start["status"], " ".join(line.split()) or _UNKNOWN).as_json(), ensure_ascii=False).encode()
