"""Chain: the whole of it, from a question to its verified answer, as LangChain's ``Runnable``, for programs of one's own."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any

from langchain_core.messages import BaseMessage
from langchain_core.runnables import Runnable, RunnableLambda

from assistant.assistant import Assistant
from assistant.jsonl import Request, read_request

Asked = str | Mapping[str, Any]
"""A question, or ``{"question": …, "history": …, "documents": …}``; the history is LangChain's messages or ``{"role", "content"}`` each, oldest first."""
_ROLES = {"human": "user", "ai": "assistant"}


def answer_chain(assistant: Assistant) -> Runnable[Asked, dict[str, Any]]:
    """A runnable from a question to its answer in the contract's form.

    ``stream`` gives the answer as it grows, each time whole: first the ledger's, then with a model's verified words below it.
    What is no question raises RequestError.

    >>> answer_chain(assistant).invoke("谁牵头")["headline"]  # doctest: +SKIP
    """

    def answers(asked: Asked) -> Iterator[dict[str, Any]]:
        request = _request(asked)
        with closing(assistant.stream(request.question, request.history, documents=request.documents)) as growing:
            for answer in growing:
                yield answer.as_json()

    return RunnableLambda(answers, name="youju")


def _request(asked: Asked) -> Request:
    row: dict[str, Any] = {"question": asked} if isinstance(asked, str) else dict(asked)
    history = row.get("history")
    if isinstance(history, Sequence):
        row["history"] = [_turn(one) for one in history]
    return read_request(json.dumps(row, ensure_ascii=False, default=str).encode())


def _turn(one: object) -> object:
    return {"role": _ROLES.get(one.type, one.type), "content": str(one.text)} if isinstance(one, BaseMessage) else one
