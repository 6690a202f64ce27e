"""Base: what every pipeline is given and does. Nothing of ours and no peer is imported here."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

LONGEST_ANSWER = 300
"""Tokens that a model may say, the same for all."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a pipeline runs with."""

    document: Path
    """The plan, as text."""
    folder: Path
    """Where its index is kept; empty before ``build``."""
    model: str = ""
    """Folder of the embedding model; empty for keywords alone."""
    is_ours: bool = False
    """Whether the model is ours, which wants its prompts (``query: ``, ``passage: ``)."""
    is_hybrid: bool = False
    """Keywords beside vectors, where a peer offers it by one option."""
    chat_url: str = ""
    chat_model: str = ""

    @property
    def query_prompt(self) -> str:
        return "query: " if self.is_ours else ""

    @property
    def passage_prompt(self) -> str:
        return "passage: " if self.is_ours else ""


class Pipeline(Protocol):
    """One contestant."""

    def build(self) -> None:
        """Read the document, cut it, embed it, and keep the index in the folder."""

    def open(self) -> None:
        """Open the kept index; in a fresh process."""

    def search(self, question: str, top: int) -> list[str]:
        """The texts of the best pieces, best first."""

    def answer(self, question: str) -> str:
        """What a reader is shown."""
