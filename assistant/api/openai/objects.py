"""Objects: OpenAI's JSON for an answer: a completion, the chunks of a stream, the list of models."""

import secrets
import time
from typing import Any

from assistant.answer import Answer
from assistant.api.openai.asked import MODEL, Asked
from assistant.api.openai.content import citations_json, content_of
from assistant.chat.budget import tokens_of

Object = dict[str, Any]


def completion(asked: Asked, answer: Answer, base: str) -> Object:
    """A whole answer. The clauses are in the message and beside it, all that the assistant says of its answer in ``youju``."""
    content, citations = content_of(answer, base), citations_json(answer, base)
    message = {"role": "assistant", "content": content, "refusal": None, "citations": citations}
    return {
        "id": f"chatcmpl-{answer.record or secrets.token_hex(8)}", "object": "chat.completion", "created": int(time.time()), "model": MODEL,
        "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}],
        "usage": _usage(asked, content), "citations": citations, "youju": answer.as_json() | {"citations": citations},
    }


class Chunks:
    """The objects of one stream."""

    def __init__(self, asked: Asked, record: str, base: str) -> None:
        self._asked, self._base = asked, base
        self._head = {"id": f"chatcmpl-{record or secrets.token_hex(8)}", "object": "chat.completion.chunk", "created": int(time.time()), "model": MODEL}
        self._said = ""

    def role(self) -> Object:
        return self._chunk({"role": "assistant", "content": ""})

    def text(self, piece: str) -> Object:
        self._said += piece
        return self._chunk({"content": piece})

    def last(self, answer: Answer) -> Object:
        """The chunk that ends the text, with the clauses."""
        citations = citations_json(answer, self._base)
        return self._chunk({}, "stop") | {"citations": citations, "youju": answer.as_json() | {"citations": citations}}

    def usage(self) -> Object:
        return self._head | {"choices": [], "usage": _usage(self._asked, self._said)}

    def _chunk(self, delta: Object, finish_reason: str | None = None) -> Object:
        counted = {"usage": None} if self._asked.has_usage else {}
        return self._head | {"choices": [{"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish_reason}]} | counted


def model(created: int) -> Object:
    return {"id": MODEL, "object": "model", "created": created, "owned_by": MODEL}


def _usage(asked: Asked, content: str) -> dict[str, int]:
    prompt, said = sum(map(tokens_of, asked.texts)), tokens_of(content)
    return {"prompt_tokens": prompt, "completion_tokens": said, "total_tokens": prompt + said}
