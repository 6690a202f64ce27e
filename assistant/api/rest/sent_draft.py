"""Sent: a draft as a reader sends it, as a form with text or a file, or a program as JSON."""

import re
from dataclasses import dataclass
from typing import Any

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from assistant.api.limits import LARGEST_BODY
from assistant.api.rest.sent_json import NoJson, read_json
from assistant.checking.drafts import Draft, draft_of
from assistant.visible import visible

_FIELDS = 4
_LONGEST_NAME = 120
_FOLDERS = re.compile(r"^.*[\\/]", re.DOTALL)


class UnreadRequest(ValueError):
    """The request holds no draft that can be read: it is cut short, or of another form."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent; of text and file either may be empty."""

    text: str = ""
    name: str = ""
    data: bytes = b""
    id: str | None = None

    @property
    def has_file(self) -> bool:
        return bool(self.name)

    @property
    def size(self) -> int:
        return len(self.data) + len(self.text.encode("utf-8", "replace"))

    def draft(self, name: str) -> Draft:
        """The draft in it; ``name`` names what was pasted. Raises DraftError."""
        return draft_of(self.name, self.data) if self.has_file else Draft(name, self.text)


async def read_sent(request: Request) -> Sent:
    """The draft of a request. Raises UnreadRequest."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    try:
        if kind == "application/json":
            return _from_json(await request.body())
        if kind in ("multipart/form-data", "application/x-www-form-urlencoded"):
            return await _from_form(request)
    except (HTTPException, ClientDisconnect) as error:
        raise UnreadRequest(kind) from error
    raise UnreadRequest(kind)


async def _from_form(request: Request) -> Sent:
    async with request.form(max_files=1, max_fields=_FIELDS, max_part_size=LARGEST_BODY) as form:
        text, file = form.get("text"), form.get("file")
        written = text.replace("\r\n", "\n") if isinstance(text, str) else ""
        if isinstance(file, UploadFile) and file.filename:
            return Sent(written, _named(file.filename), await file.read())
        return Sent(written)


def _from_json(body: bytes) -> Sent:
    try:
        sent: Any = read_json(body)
    except NoJson as error:
        raise UnreadRequest("JSON") from error
    if not isinstance(sent, dict) or not isinstance(sent.get("text"), str) or not isinstance(sent.get("id", ""), str):
        raise UnreadRequest("JSON")
    return Sent(sent["text"], id=sent.get("id"))


def _named(name: str) -> str:
    """A file's name without folders, which some browsers send along."""
    return visible(_FOLDERS.sub("", name)).strip()[-_LONGEST_NAME:] or "稿件"
