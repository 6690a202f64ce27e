"""Errors: what went wrong with a program's request as a status and one line that names the next act; the log alone sees more."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from assistant.addresses import AddressError
from assistant.api.faults import fault_line
from assistant.briefing.subject import SubjectError
from assistant.briefing.wish import WishError
from assistant.ledger import UnitError
from assistant.records.records import NoSuchRecord
from assistant.selecting import DocumentError, PartError
from assistant.service.errors import NotNow, TooMany
from index.errors import ShelfError, YoujuError

_MISSING = (AddressError, DocumentError, NoSuchRecord, PartError, ShelfError, SubjectError, UnitError)
"""Something that is named is not there."""
_LINES = {
    400: "请求无法读取：请检查内容是否完整", 401: "需要登录或密钥", 403: "没有这项权限", 404: "没有这个地址：接口见 /api", 405: "这个地址不接受这种请求：接口见 /api",
    413: "内容过大，请缩短后重试", 415: "请以 JSON 发送", 422: "请求的内容不对",
}
_BROKEN = "没有做完，请重试；若再次出现，请管理员查看日志"
_log = logging.getLogger(__name__)


class WrongCall(ValueError):
    """A request asks for something in a form that does not exist; its message is the line."""


class TooLarge(ValueError):
    """A request holds more than is taken; its message is the line."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer."""

    status: int
    line: str
    field: str = ""
    """What of the request is wrong: history.0.role."""
    retry_after: int = 0
    """Seconds; 0: trying again does not help."""
    allow: str = ""
    """The methods that an address takes."""

    def as_json(self) -> dict[str, Any]:
        named = {"field": self.field} if self.field else {}
        return {"error": self.line} | named | ({"retry_after": self.retry_after} if self.retry_after else {})

    @property
    def headers(self) -> Mapping[str, str]:
        return ({"retry-after": str(self.retry_after)} if self.retry_after else {}) | ({"allow": self.allow} if self.allow else {})


def refusal(error: Exception) -> Refusal:
    """The refusal that an error amounts to. What nobody expected is logged."""
    line = " ".join(str(error).split())
    if isinstance(error, NotNow):
        return Refusal(429 if isinstance(error, TooMany) else 503, line, retry_after=error.retry_after)
    if isinstance(error, RequestValidationError):
        return _invalid(error)
    if isinstance(error, HTTPException):
        return Refusal(error.status_code, _LINES.get(error.status_code, line), allow=(error.headers or {}).get("allow", ""))
    if isinstance(error, WrongCall | WishError):
        return Refusal(400, line)
    if isinstance(error, TooLarge):
        return Refusal(413, line)
    if isinstance(error, _MISSING):
        return Refusal(404, line)
    if isinstance(error, YoujuError):
        _log.warning("%s", line)
        return Refusal(503, line)
    _log.error("a request could not be answered", exc_info=error)
    return Refusal(500, _BROKEN)


def _invalid(error: RequestValidationError) -> Refusal:
    first: dict[str, Any] = error.errors()[0]
    where = [str(step) for step in first["loc"][1:] if not (isinstance(step, str) and step in ("str", "int"))]
    is_unread = first["type"] == "json_invalid"
    return Refusal(400 if is_unread else 422, fault_line(first), "" if is_unread else ".".join(where))
