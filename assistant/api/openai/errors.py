"""Errors: what is not answered, in the form that OpenAI's clients read."""

from fastapi.responses import JSONResponse
from starlette.responses import Response

from assistant.selecting import DocumentError
from assistant.service.errors import NotNow, TooMany
from index.errors import YoujuError

_KINDS = {401: "authentication_error", 403: "permission_error", 429: "rate_limit_error"}
_CODES = {
    401: "invalid_api_key", 403: "permission_denied", 404: "unknown_url", 405: "method_not_allowed", 413: "request_too_large", 429: "rate_limit_exceeded",
    503: "overloaded",
}


class Refusal(Exception):
    """A request that is not answered. ``param``: the field that is wrong; ``retry_after``: seconds, where another try may do."""

    def __init__(self, status: int, message: str, param: str = "", code: str = "", retry_after: int = 0) -> None:
        super().__init__(message)
        self.status, self.message, self.param, self.code, self.retry_after = status, message, param, code, retry_after

    def as_json(self) -> dict[str, dict[str, str | None]]:
        kind = _KINDS.get(self.status) or ("server_error" if self.status >= 500 else "invalid_request_error")
        code = self.code or _CODES.get(self.status, "internal_error" if self.status >= 500 else "invalid_request")
        return {"error": {"message": self.message, "type": kind, "param": self.param or None, "code": code}}

    def response(self) -> Response:
        headers = {"retry-after": str(self.retry_after)} if self.retry_after else {}
        return JSONResponse(self.as_json(), self.status, headers)


def failure() -> Refusal:
    """Something went wrong that a client cannot help."""
    return Refusal(500, "服务出错，没有答成：请稍后再试，仍不行请告诉管理员", code="internal_error")


def refusal_of(error: YoujuError) -> Refusal:
    """What the assistant's own error is for a client."""
    if isinstance(error, NotNow):
        return Refusal(429 if isinstance(error, TooMany) else 503, str(error), retry_after=error.retry_after)
    if isinstance(error, DocumentError):
        return Refusal(404, str(error), "documents", "document_not_found")
    return Refusal(503, str(error), code="unavailable")
