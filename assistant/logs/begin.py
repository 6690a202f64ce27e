"""Begin: the process's one handler, for our own lines and those of every library, Uvicorn's too."""

import logging
import sys
from collections.abc import Iterable
from enum import StrEnum

from assistant.logs.forms import JsonForm, TextForm
from assistant.logs.request import hide_always

REQUESTS = "youju.requests"
"""The logger of one line a request."""
_TALKATIVE = ("httpx", "httpx2", "httpcore", "openai", "urllib3", "chromadb", "asyncio", "multipart", "mcp")
"""Libraries that tell addresses, queries or bodies below a warning."""


class Form(StrEnum):
    TEXT = "text"
    """For a person at a terminal: warnings and errors."""
    JSON = "json"
    """For a machine: an object a line, and a line for every request."""


def begin_logs(form: str, secrets: Iterable[str] = ()) -> None:
    """Write every line of this process to standard error, in one form and without these secrets."""
    for secret in secrets:
        hide_always(secret)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonForm() if form == Form.JSON else TextForm())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO if form == Form.JSON else logging.WARNING)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access", "uvicorn.asgi"):
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True
        logger.setLevel(logging.WARNING)
    logging.captureWarnings(True)
