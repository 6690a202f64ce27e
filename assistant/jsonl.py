"""JSON lines: what a program writes for one question, a line each, and how it is read."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from assistant.answer import Turn
from index.errors import YoujuError

_ROLES = ("user", "assistant")
_FORM = '{"id": …, "question": …}'
Read = TypeVar("Read")


class RequestError(YoujuError):
    """A line is no request; ``id`` is the line's own where it could be read."""

    def __init__(self, message: str, id: str | int | None = None) -> None:
        super().__init__(message)
        self.id = id


@dataclass(frozen=True, slots=True)
class Request:
    """One question from a program."""

    id: str | int | None
    question: str
    history: tuple[Turn, ...] = ()
    documents: tuple[str, ...] = ()
    """The ids of the only documents that are asked; empty: all."""


def requests_in(lines: Iterable[bytes], read: Callable[[bytes], Read]) -> Iterator[Read | RequestError]:
    """What ``read`` makes of every line that is not blank, in order; in place of a malformed one, the error that names it."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield read(line)
        except RequestError as error:
            yield RequestError(f"第 {number} 行{error}", error.id)


def object_in(line: bytes, form: str) -> tuple[dict[str, Any], str | int | None]:
    """The JSON object of one line and its ``id``. Raises RequestError; ``form``: how a right one looks."""
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise RequestError("不是 UTF-8：请另存为 UTF-8") from None
    except (ValueError, RecursionError):
        raise RequestError(f"不是 JSON：请写成 {form}") from None
    if not isinstance(row, dict):
        raise RequestError(f"不是 JSON 对象：请写成 {form}")
    id_ = row.get("id")
    if not (id_ is None or isinstance(id_, str | int)):
        raise RequestError("的 id 应为字符串或整数")
    return row, id_


def read_requests(lines: Iterable[bytes]) -> Iterator[Request | RequestError]:
    """A question for every line that is not blank, in order; in place of a malformed one, the error that names it."""
    return requests_in(lines, read_request)


def read_request(line: bytes) -> Request:
    """The request in one line. Raises RequestError saying what is wrong with it."""
    row, id_ = object_in(line, _FORM)
    question = row.get("question")
    if not isinstance(question, str):
        raise RequestError("缺少 question（应为字符串）", id_)
    history = row.get("history") or []
    if not isinstance(history, list):
        raise RequestError("的 history 应为列表", id_)
    documents = row.get("documents") or []
    if not isinstance(documents, list) or not all(isinstance(one, str) for one in documents):
        raise RequestError("的 documents 应为文件 id 的列表", id_)
    return Request(id_, question, tuple(_turn(turn, id_) for turn in history), tuple(documents))


def _turn(turn: object, id_: str | int | None) -> Turn:
    if not (isinstance(turn, dict) and turn.get("role") in _ROLES and isinstance(turn.get("content"), str)):
        raise RequestError('的 history 每一项应为 {"role": "user" 或 "assistant", "content": …}', id_)
    citations = turn.get("citations") or []
    if not isinstance(citations, list):
        raise RequestError("的 citations 应为列表", id_)
    return Turn(turn["role"], turn["content"], citations_of(citations))


def citations_of(citations: Iterable[object]) -> tuple[str, ...]:
    """document#address of each citation of a turn, in the contract's form or written out; what is none is left out."""
    return tuple(filter(None, map(_cited, citations)))


def _cited(citation: object) -> str:
    """document#address of one citation; empty for what is none."""
    if not isinstance(citation, dict):
        return citation if isinstance(citation, str) else ""
    document, address = citation.get("document"), citation.get("address")
    return f"{document}#{address}" if isinstance(document, str) and isinstance(address, str) else ""
