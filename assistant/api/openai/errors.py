"""Errors: what is not answered, in the form that OpenAI's clients read."""

from fastapi.responses import JSONResponse
from starlette.responses import Response

from assistant.api.errors import TooLarge, refusal
from assistant.ledger import UnitError
from assistant.selecting import DocumentError

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


def refusal_of(error: Exception) -> Refusal:
    """What an error is for a client. What nobody expected is logged, and told in one line that gives nothing away."""
    told = refusal(error)
    if isinstance(error, DocumentError):
        return Refusal(told.status, told.line, "documents", "document_not_found")
    if isinstance(error, UnitError):
        return Refusal(told.status, told.line, "our_unit", "unit_not_found")
    if isinstance(error, TooLarge):
        return Refusal(told.status, told.line, "messages", "context_length_exceeded")
    return Refusal(told.status, told.line, retry_after=told.retry_after)
