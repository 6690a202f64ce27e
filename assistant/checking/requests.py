"""Requests: what a program writes to have a text checked, a JSON object a line, and how it is read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.jsonl import RequestError, object_in, requests_in

_FORM = '{"id": …, "text": …}'


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """One text to check."""

    id: str | int | None
    text: str


def read_check_requests(lines: Iterable[bytes]) -> Iterator[CheckRequest | RequestError]:
    """A request for every line that is not blank, in order; in place of a malformed one, the error that names it."""
    return requests_in(lines, _request)


def _request(line: bytes) -> CheckRequest:
    row, id_ = object_in(line, _FORM)
    if not isinstance(row.get("text"), str):
        raise RequestError("缺少 text（应为字符串）", id_)
    return CheckRequest(id_, row["text"])
