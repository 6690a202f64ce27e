"""Forms: a line of the log as text, or as one JSON object."""

import json
import logging
from datetime import UTC, datetime
from typing import Any

from assistant.logs.redaction import on_one_line, redacted
from assistant.logs.request import current_request

FIELDS = ("method", "route", "status", "ms")
"""What the line of a request carries beside its message."""
_INDENT = "  | "
"""Stands before every further line of a traceback: none of them can pass for a line of its own."""


def _clean(text: str) -> str:
    return on_one_line(redacted(text))


def _time(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class TextForm(logging.Formatter):
    """``time level logger [request person] message``; a traceback follows, indented."""

    def format(self, record: logging.LogRecord) -> str:
        seen = current_request()
        whose = _clean(f" [{' '.join(filter(None, (seen.id, seen.person)))}]") if seen else ""
        lines = [f"{_time(record)} {record.levelname} {record.name}{whose} {_clean(record.getMessage())}"]
        trace = self.formatException(record.exc_info) if record.exc_info else record.exc_text or ""
        lines += [_INDENT + on_one_line(line) for line in redacted(trace).split("\n") if line]
        return "\n".join(lines)


class JsonForm(logging.Formatter):
    """One object a line: time, level, logger, message, and of a request its id, person, method, route, status and ms."""

    def format(self, record: logging.LogRecord) -> str:
        seen = current_request()
        line: dict[str, Any] = {"time": _time(record), "level": record.levelname, "logger": record.name, "message": _clean(record.getMessage())}
        if seen:
            line |= {name: _clean(value) for name, value in (("request", seen.id), ("person", seen.person)) if value}
        for name in FIELDS:
            if (value := getattr(record, name, None)) is not None:
                line[name] = _clean(value) if isinstance(value, str) else value
        if record.exc_info:
            line["trace"] = [on_one_line(one) for one in redacted(self.formatException(record.exc_info)).split("\n")]
        return json.dumps(line, ensure_ascii=False)
