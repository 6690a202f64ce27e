"""Guard: the ASGI layer around the page: security headers, no foreign Host or Origin, bounded bodies, uploads where they belong alone.

It also writes the page's own first lines into Gradio's index: the script that sets language and theme has to run
before Gradio's does.
"""

import ipaddress
import re
import socket
from collections.abc import Iterable, Mapping
from urllib.parse import unquote_to_bytes

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.api.limits import LARGEST_BODY as LARGEST_BODY
from assistant.entrance.public import Public

_ALWAYS = ("connect-src 'self'", "object-src 'none'", "base-uri 'self'", "form-action 'self'", "frame-ancestors 'none'", "frame-src 'none'")
POLICY = "; ".join(("default-src 'self'", "img-src 'self' data:", "style-src 'self'", "script-src 'self'", *_ALWAYS))
"""For everything but Gradio's own page: no script and no style but what our files hold."""
GRADIO_POLICY = "; ".join((
    "default-src 'self'", "img-src 'self' data: blob:", "media-src 'self' blob:", "font-src 'self' data:",
    "style-src 'self' 'unsafe-inline'", "script-src 'self' 'unsafe-inline'", *_ALWAYS,
))
LARGEST_UPLOAD = 520 * 1024 * 1024
"""Of several documents of the library; what each may have is the library's own limit."""
_HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
}
_SECURE = {"strict-transport-security": "max-age=31536000"}
_CLOSED = re.compile(r"^/(?:monitoring|logout|svelte|pwa_icon|runs|openapi\.json)(?:/|$)|^/login/$")
"""What Gradio offers and the page does not use; which of its API is used, the entrance says."""
_UPLOADS = re.compile(r"^(?:/api)?/library(?:/[^/]+/replace)?$")
_SAFE = ("GET", "HEAD")
_GRADIO_META = re.compile(rb'<meta\s+(?:property="og:|name="twitter:)[^>]*/?>\s*', re.DOTALL)
_WILDCARDS = ("0.0.0.0", "::", "")  # noqa: S104 - compared with, never bound to


class Guard:
    """Wraps the page's application. ``host`` is the address it listens on, ``public`` the one under which a gateway shows it."""

    def __init__(self, app: ASGIApp, host: str, head: str, public: Public | None = None) -> None:
        self._app, self._public = app, public
        self._headers = _HEADERS | (_SECURE if public is not None and public.is_secure else {})
        self._names = {"127.0.0.1", "localhost", "::1", host.lower()}
        self._is_open = host in _WILDCARDS
        if self._is_open:
            self._names.add(socket.gethostname().lower())
        self._head = head.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, _with_headers(send, self._headers))
            return
        if scope["path"] == "/" and scope["method"] in _SAFE:
            await self._index(scope, receive, send)
            return
        await self._app(scope, _bounded(receive, _largest(scope)), _with_headers(send, self._headers))

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not self._is_ours(host):
            return _refused(scope, "不认识的主机名。请用启动时显示的地址访问。", 421)
        if scope["method"] not in _SAFE:
            origin = headers.get("origin")
            if origin is not None and not self._is_own(origin.lower(), host.lower()):
                return _refused(scope, "不接受其他网站发来的请求。", 403)
            if headers.get("sec-fetch-site") == "cross-site":
                return _refused(scope, "不接受其他网站发来的请求。", 403)
            length = headers.get("content-length", "0")
            if not length.isascii() or not length.isdigit() or int(length) > _largest(scope):
                return _refused(scope, "内容过大，请缩短后重试。", 413)
        if _CLOSED.match(scope["path"]):
            return _refused(scope, "不提供此功能。", 403)
        return None

    def _is_ours(self, host: str) -> bool:
        name = _without_port(host).lower()
        return name in self._names or (self._is_open and _is_address(name)) or self._is_public(host.lower())

    def _is_public(self, host: str) -> bool:
        return self._public is not None and host == self._public.host

    def _is_own(self, origin: str, host: str) -> bool:
        """Whether a page of this server's own sends the request: at the public address with its scheme, at others by its host."""
        if self._public is not None and (origin == self._public.origin or self._is_public(host)):
            return origin == self._public.origin
        return origin.partition("://")[2] == host

    async def _index(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Gradio's index with our own head; asked for uncompressed, since it is changed on the way."""
        kept: Iterable[tuple[bytes, bytes]] = scope["headers"]
        scope["headers"] = [(name, value) for name, value in kept if name != b"accept-encoding"]
        parameters = scope.get("query_string", b"").split(b"&")
        scope["query_string"] = b"&".join(one for one in parameters if unquote_to_bytes(one.partition(b"=")[0]) != b"page")  # Gradio fails on a page that it has not
        start: Message = {}
        body = b""

        async def collect(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
                return
            body += message.get("body", b"")
            if message.get("more_body"):
                return
            if start["status"] == 200 and body:
                body = _GRADIO_META.sub(b"", body).replace(b'lang="en"', b'lang="zh-CN"', 1).replace(b"<head>", b"<head>" + self._head, 1)
            headers = MutableHeaders(raw=list(start["headers"]))
            if scope["method"] != "HEAD":
                headers["content-length"] = str(len(body))
            headers["cache-control"] = "no-cache"
            out = _with_headers(send, self._headers, GRADIO_POLICY)
            await out({**start, "headers": headers.raw})
            await out({"type": "http.response.body", "body": body})

        await self._app(scope, receive, collect)


def _with_headers(send: Send, always: Mapping[str, str], policy: str = POLICY) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=list(message["headers"]))
            for name, value in always.items():
                headers[name] = value
            headers["content-security-policy"] = policy
            message = {**message, "headers": headers.raw}
        await send(message)

    return sending


def _refused(scope: Scope, line: str, status: int) -> Response:
    """One line; to programs as the API says it."""
    return JSONResponse({"error": line}, status) if scope["path"].startswith("/api/") else PlainTextResponse(line, status)


def _largest(scope: Scope) -> int:
    return LARGEST_UPLOAD if _UPLOADS.match(scope["path"]) else LARGEST_BODY


def _bounded(receive: Receive, largest: int) -> Receive:
    """A body without a length ends when it has become too large: the application sees a client that left."""
    taken = 0

    async def receiving() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        return {"type": "http.disconnect"} if taken > largest else message

    return receiving


def _without_port(host: str) -> str:
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
