"""Requests: what a program writes to have a text checked, a JSON object a line, and how it is read."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.jsonl import RequestError

_FORM = '{"id": …, "text": …}'


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """One text to check."""

    id: str | int | None
    text: str


def read_check_requests(lines: Iterable[bytes]) -> Iterator[CheckRequest | RequestError]:
    """A request for every line that is not blank, in order; in place of a malformed one, the error that names it."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield _request(line)
        except RequestError as error:
            yield RequestError(f"第 {number} 行{error}", error.id)


def _request(line: bytes) -> CheckRequest:
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise RequestError("不是 UTF-8：请另存为 UTF-8") from None
    except (ValueError, RecursionError):
        raise RequestError(f"不是 JSON：请写成 {_FORM}") from None
    if not isinstance(row, dict):
        raise RequestError(f"不是 JSON 对象：请写成 {_FORM}")
    id_ = row.get("id")
    if not (id_ is None or isinstance(id_, str | int)):
        raise RequestError("的 id 应为字符串或整数")
    if not isinstance(row.get("text"), str):
        raise RequestError("缺少 text（应为字符串）", id_)
    return CheckRequest(id_, row["text"])
