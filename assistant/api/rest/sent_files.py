"""Sent: the files of one request, handed over one after the other."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from assistant.visible import visible

LARGEST_FILE = 100 * 2**20
"""Bytes of one file."""
_MOST_FILES, _MOST_FIELDS = 200, 10
_LONGEST_NAME = 120
_FOLDERS = re.compile(r"^.*[\\/]", re.DOTALL)


class NoFile(ValueError):
    """The request holds no file: it is cut short, or of another form."""


@dataclass(frozen=True, slots=True)
class SentFile:
    """One file. ``data`` is None for one that is too large."""

    name: str
    data: bytes | None


async def sent_files(request: Request) -> AsyncIterator[SentFile]:
    """The files of a form, whatever their fields are called. Raises NoFile."""
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        raise NoFile
    is_empty = True
    try:
        async with request.form(max_files=_MOST_FILES, max_fields=_MOST_FIELDS) as form:
            for _, sent in form.multi_items():
                if isinstance(sent, UploadFile) and sent.filename:
                    is_empty = False
                    is_too_large = (sent.size or 0) > LARGEST_FILE
                    yield SentFile(_named(sent.filename), None if is_too_large else await sent.read())
    except (HTTPException, ClientDisconnect) as error:
        raise NoFile from error
    if is_empty:
        raise NoFile


def _named(name: str) -> str:
    """A file's name without folders, which some browsers send along, and without what cannot be seen."""
    return visible(_FOLDERS.sub("", name)).replace("\n", " ").replace("\t", " ").strip()[-_LONGEST_NAME:] or "未命名"
