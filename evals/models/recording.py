"""Recording: what a chat model said to each prompt, kept a line a time, and a model that says it again."""

import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from time import perf_counter
from typing import Any

from langchain_core.callbacks import AsyncCallbackManagerForLLMRun, CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from pydantic import PrivateAttr

_PIECE = 6
"""Characters that a replayed model says at a time."""


class RecordingError(Exception):
    """A recording that cannot be read; the message names file and line."""


class SaidBefore(Exception):
    """A failure as it was recorded."""

    def __init__(self, kind: str, status: int | None) -> None:
        super().__init__(kind)
        self.status_code = status


@dataclass(frozen=True, slots=True)
class Said:
    """One answer of a model."""

    model: str
    key: str
    """Of the prompt (see ``key_of``)."""
    case: str
    """The case it was asked for."""
    text: str
    reason: str
    """What it gave as the reason of its end; empty where it gave none."""
    error: str
    """The kind of its failure; empty where there was none."""
    status: int | None
    """The status code of the failure, where it had one."""
    seconds: float


def key_of(messages: Sequence[BaseMessage]) -> str:
    """A prompt's key: the same for the same messages, in any process."""
    return sha256(json.dumps([[message.type, str(message.content)] for message in messages], ensure_ascii=False).encode()).hexdigest()[:24]


def read_recording(file: Path) -> list[Said]:
    """What was recorded, in order. Raises RecordingError."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise RecordingError(f"{file}: cannot be read ({error})") from None
    said = []
    for number, line in enumerate(lines, 1):
        try:
            said.append(Said(**json.loads(line)))
        except (ValueError, TypeError) as error:
            raise RecordingError(f"{file.name}:{number}: {error}") from None
    return said


class RecordedModel(BaseChatModel):
    """A chat model that is listened to: everything it says is appended to a file, what was stopped half-way too."""

    inner: BaseChatModel
    file: Path | None
    """None: nothing is kept."""
    model_name: str
    case: str = ""
    """The case that is being asked; set before each."""
    spent: float = 0.0
    """Stays nought: what it takes is seen on a clock."""

    @property
    def _llm_type(self) -> str:
        return "recorded"

    def _generate(self, messages: list[BaseMessage], stop: list[str] | None = None, run_manager: CallbackManagerForLLMRun | None = None, **kwargs: Any) -> ChatResult:
        raise NotImplementedError("this model is listened to as it speaks: use astream")

    async def _astream(
        self, messages: list[BaseMessage], stop: list[str] | None = None, run_manager: AsyncCallbackManagerForLLMRun | None = None, **kwargs: Any
    ) -> AsyncIterator[ChatGenerationChunk]:
        started, text, reason, error, status = perf_counter(), "", "", "", None
        try:
            async for chunk in self.inner.astream(messages, stop=stop):
                text += str(chunk.text)
                reason = (chunk.response_metadata or {}).get("finish_reason") or reason
                yield ChatGenerationChunk(message=AIMessageChunk(content=chunk.content, response_metadata=chunk.response_metadata))
        except Exception as failure:
            error, status = type(failure).__name__, getattr(failure, "status_code", None)
            raise
        finally:
            self._keep(Said(self.model_name, key_of(messages), self.case, text, reason, error, status, round(perf_counter() - started, 3)))

    def _keep(self, said: Said) -> None:
        if self.file:
            with self.file.open("a", encoding="utf-8") as file:
                file.write(f"{json.dumps(asdict(said), ensure_ascii=False)}\n")


class ReplayedModel(BaseChatModel):
    """A model that says what was recorded: for a prompt, else for the case in the order in which it was asked of it."""

    said: list[Said]
    otherwise: RecordedModel | None = None
    """Asked for what was not recorded; without it that is a failure."""
    case: str = ""
    """The case that is being asked; set before each."""
    spent: float = 0.0
    """Seconds that what was said again had taken; counts up."""
    _by_key: dict[str, list[Said]] = PrivateAttr(default_factory=dict)
    _by_case: dict[str, list[Said]] = PrivateAttr(default_factory=dict)
    _missing: list[str] = PrivateAttr(default_factory=list)

    def model_post_init(self, context: Any) -> None:
        for one in self.said:
            self._by_key.setdefault(one.key, []).append(one)
            self._by_case.setdefault(one.case, []).append(one)

    @property
    def model_name(self) -> str:
        names = [one.model for one in self.said] or ["none"]
        return self.otherwise.model_name if self.otherwise else names[0]

    @property
    def missing(self) -> list[str]:
        """The cases that had a prompt for which nothing was recorded."""
        return list(dict.fromkeys(self._missing))

    @property
    def _llm_type(self) -> str:
        return "replayed"

    def _generate(self, messages: list[BaseMessage], stop: list[str] | None = None, run_manager: CallbackManagerForLLMRun | None = None, **kwargs: Any) -> ChatResult:
        raise NotImplementedError("this model is listened to as it speaks: use astream")

    async def _astream(
        self, messages: list[BaseMessage], stop: list[str] | None = None, run_manager: AsyncCallbackManagerForLLMRun | None = None, **kwargs: Any
    ) -> AsyncIterator[ChatGenerationChunk]:
        one = self._next(key_of(messages))
        if one is None and self.otherwise:
            self.otherwise.case = self.case
            async for chunk in self.otherwise._astream(messages, stop, run_manager, **kwargs):
                yield chunk
            return
        if one is None:
            self._missing.append(self.case)
            raise SaidBefore("nothing was recorded", None)
        self.spent += one.seconds
        for at in range(0, len(one.text), _PIECE):
            yield ChatGenerationChunk(message=AIMessageChunk(content=one.text[at : at + _PIECE]))
        if one.error:
            raise SaidBefore(one.error, one.status)
        yield ChatGenerationChunk(message=AIMessageChunk(content="", response_metadata={"finish_reason": one.reason} if one.reason else {}))

    def _next(self, key: str) -> Said | None:
        """What is said now, and the last of several again and again; where others can be asked, by the prompt alone."""
        for rows in (self._by_key.get(key), None if self.otherwise else self._by_case.get(self.case)):
            if rows:
                one = rows[0]
                for others in (self._by_key[one.key], self._by_case[one.case]):
                    if len(others) > 1 and one in others:
                        others.remove(one)
                return one
        return None
