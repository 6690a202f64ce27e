"""Scripted chat models of LangChain's kind, and answers worded by them."""

from collections.abc import Iterator, Sequence
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from pydantic import Field

from assistant.answer import Answer, Citation, Fault, WordedSentence
from assistant.assistant import Assistant
from assistant.chat.model import ChatModel
from assistant.chat.stop import Stop
from assistant.chat.witness import Check, witnessed
from assistant.chat.wording import word
from index.library import Library


class Scripted(BaseChatModel):
    """Says the same pieces to everything; ``heard`` holds what it was told."""

    pieces: list[str]
    reason: str = "stop"
    heard: list[list[BaseMessage]] = Field(default_factory=list)

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def _generate(self, messages: list[BaseMessage], stop: list[str] | None = None, run_manager: Any = None, **kwargs: Any) -> ChatResult:
        return ChatResult(generations=[ChatGeneration(message=AIMessage(content="".join(self.pieces)))])

    def _stream(
        self, messages: list[BaseMessage], stop: list[str] | None = None, run_manager: Any = None, **kwargs: Any
    ) -> Iterator[ChatGenerationChunk]:
        self.heard.append(messages)
        for piece in self.pieces:
            yield ChatGenerationChunk(message=AIMessageChunk(content=piece))
        if self.reason:
            yield ChatGenerationChunk(message=AIMessageChunk(content=""), generation_info={"finish_reason": self.reason})


def chat_of(*pieces: str, reason: str = "stop", seconds: float = 10, tokens: int = 4096) -> ChatModel:
    """A chat model that says these pieces."""
    return ChatModel(Scripted(pieces=list(pieces), reason=reason), "scripted", seconds, tokens)


def accept(statement: str, citations: Sequence[Citation], library: Library, question: str) -> list[Fault]:
    """A verification that lets everything through: what stops a sentence then is what stands before it."""
    return []


def grown(assistant: Assistant, question: str, chat: ChatModel, check: Check = witnessed, language: str = "zh") -> list[Answer]:
    """Every answer to a question as it grows with this model."""
    return list(word(assistant.ask(question), language, assistant.library, chat, check, Stop()))


def sentences(answer: Answer) -> tuple[WordedSentence, ...]:
    """The record of a model's sentences."""
    assert answer.wording is not None
    return answer.wording.sentences
