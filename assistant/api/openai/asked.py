"""Asked: the body of a chat completion → the question, the turns before it, and how it is to be answered."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.answer import Turn
from assistant.api.faults import fault_line
from assistant.api.openai.content import without_sources
from assistant.api.openai.errors import Refusal
from assistant.jsonl import citations_of

MODEL = "youju"
"""The one model that is served."""
_IGNORED = ("system", "developer")
"""Roles that would instruct a model: the answer stands on the documents alone, so nobody is instructed."""
_TEXTS = ("text", "refusal")


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a client."""

    question: str
    history: tuple[Turn, ...] = ()
    documents: tuple[str, ...] = ()
    """The ids of the only documents that are asked; empty: all."""
    our_unit: str = ""
    is_streamed: bool = False
    has_usage: bool = False
    """Whether a stream ends with the count of tokens."""
    texts: tuple[str, ...] = ()
    """Every text that was sent, to be counted."""


class _Part(BaseModel):
    type: str
    text: str = ""


class _Message(BaseModel):
    role: str
    content: str | list[_Part] | None = None
    citations: list[Any] | None = None

    @property
    def text(self) -> str:
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content)
        return self.content or ""


class _StreamOptions(BaseModel):
    include_usage: bool | None = None


class _ResponseFormat(BaseModel):
    type: str


class _Body(BaseModel):
    """What is read of a request; whatever else a client sends (temperature, seed, max_tokens …) changes no answer."""

    model_config = ConfigDict(strict=True)

    model: str
    messages: Annotated[list[_Message], Field(min_length=1)]
    n: int | None = None
    stream: bool | None = None
    stream_options: _StreamOptions | None = None
    response_format: _ResponseFormat | None = None
    tools: list[Any] | None = None
    functions: list[Any] | None = None
    modalities: list[str] | None = None
    documents: list[str] | None = None
    our_unit: str | None = None


def read_asked(body: bytes) -> Asked:
    """The question in a request's body. Raises Refusal."""
    try:
        read = _Body.model_validate_json(body)
    except ValidationError as error:
        raise _unread(error) from None
    if read.model != MODEL:
        raise Refusal(404, f"没有模型 {read.model[:80]}：可用的是 {MODEL}", "model", "model_not_found")
    _refuse_what_is_not_done(read)
    last = next((at for at in reversed(range(len(read.messages))) if read.messages[at].role == "user"), None)
    if last is None:
        raise Refusal(400, "messages 里没有 user 的话：最后一句 user 的话就是问题", "messages", "invalid_value")
    return Asked(
        question=read.messages[last].text,
        history=tuple(_turn(one) for one in read.messages[:last] if one.role not in _IGNORED),
        documents=tuple(read.documents or ()),
        our_unit=read.our_unit or "",
        is_streamed=bool(read.stream),
        has_usage=bool(read.stream_options and read.stream_options.include_usage),
        texts=tuple(one.text for one in read.messages),
    )


def _turn(message: _Message) -> Turn:
    if message.role == "user":
        return Turn("user", message.text)
    return Turn("assistant", without_sources(message.text), citations_of(message.citations or []))


def _refuse_what_is_not_done(read: _Body) -> None:
    if read.n not in (None, 1):
        raise _not_done("n", "只给一个回答：请把 n 设为 1")
    if read.tools or read.functions:
        raise _not_done("tools" if read.tools else "functions", "不调用工具：请去掉 tools")
    if read.response_format and read.response_format.type != "text":
        raise _not_done("response_format", "回答只有文字这一种格式：请去掉 response_format，程序要的字段在 youju 里")
    if read.modalities and read.modalities != ["text"]:
        raise _not_done("modalities", "只用文字回答：请去掉 modalities")
    for at, message in enumerate(read.messages):
        if message.role not in (*_IGNORED, "user", "assistant"):
            raise _not_done(f"messages[{at}].role", f"不认识的角色 {message.role[:40]}：可用的有 system、developer、user、assistant")
        for number, part in enumerate(message.content if isinstance(message.content, list) else ()):
            if part.type not in _TEXTS:
                raise _not_done(f"messages[{at}].content[{number}].type", "只读文字，不读图片、声音和文件：请改成文字")


def _not_done(param: str, message: str) -> Refusal:
    return Refusal(400, message, param, "unsupported_value")


def _unread(invalid: ValidationError) -> Refusal:
    error = invalid.errors(include_url=False, include_input=False)[0]
    place = [one for one in error["loc"] if isinstance(one, int) or (one.isidentifier() and one != "str")]  # the rest names a type
    param = "".join(f"[{one}]" if isinstance(one, int) else f".{one}" for one in place).removeprefix(".")
    if error["type"] == "json_invalid" or not param:
        return Refusal(400, "请求不是 JSON 对象：请按 OpenAI 的 chat completions 写", code="invalid_json")
    code = "missing_required_parameter" if error["type"] == "missing" else "invalid_type"
    return Refusal(400, fault_line({**error, "loc": ("body", *place)}), param, code)
