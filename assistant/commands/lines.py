"""Lines: standard input answered line by line, for the commands that take ``--jsonl``."""

import json
from collections.abc import Callable, Iterable
from typing import Any, Protocol, TypeVar

from assistant.commands.printing import say
from assistant.jsonl import RequestError


class _Named(Protocol):
    @property
    def id(self) -> str | int | None: ...


Asked = TypeVar("Asked", bound=_Named)


def each_line(requests: Iterable[Asked | RequestError], answer: Callable[[Asked], dict[str, Any]], done: str) -> int:
    """One answer a line, flushed one by one; a line that cannot be read gets ``error`` and does not stop the rest.

    ``done``: what became of the others (回答, 核对). Exit status 1 when a line could not be read.
    """
    unread = 0
    for request in requests:
        try:
            if isinstance(request, RequestError):
                raise request
            row: dict[str, Any] = {"id": request.id} | answer(request)
        except RequestError as error:
            unread += 1
            say(f"youju: {error}")
            row = {"id": error.id, "error": str(error)}
        print(json.dumps(row, ensure_ascii=False), flush=True)
    if unread:
        say(f"youju: 有 {unread} 行无法读取，其余均已{done}：请改正后重新提交这些行")
    return 1 if unread else 0
