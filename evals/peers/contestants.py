"""Contestants: every peer with its default model and with ours, and how each is set up."""

from dataclasses import dataclass
from pathlib import Path

OURS = "ours"
OURS_WORDED = "ours-worded"
BUNDLED = "bundled"
"""In place of a model's name: the one that our product brings."""


@dataclass(frozen=True, slots=True)
class Contestant:
    """One row of the table."""

    name: str
    label: str
    pipeline: str
    """Of ``evals.peers.worker``."""
    model: str
    """Name of its embedding model's folder; ``BUNDLED``; empty for keywords alone."""
    setting: str
    """What is set, beyond the defaults, in words."""
    is_hybrid: bool = False
    is_worded: bool = False
    """Whether it answers through the chat model: of every peer the set-up with our embedding model, and Haystack's keywords."""

    @property
    def is_ours(self) -> bool:
        return self.pipeline == OURS

    def folder(self, models: Path, bundled: Path) -> str:
        """Where its embedding model is; empty for keywords alone."""
        return str(bundled if self.model == BUNDLED else models / self.model) if self.model else ""


_TUTORIAL = "pieces of 1,000 characters, 200 overlapping, vectors in memory; four pieces to the model"
_STARTER = "pieces of 1,024 tokens, vectors in memory; two pieces to the model"
_LINES = "a line a piece (its own units leave a Chinese plan in one piece)"
CONTESTANTS = (
    Contestant(OURS, "youju", OURS, BUNDLED, "as installed, no language model"),
    Contestant(OURS_WORDED, "youju, worded", OURS, BUNDLED, "as installed, its answers worded by the model and verified", is_worded=True),
    Contestant("langchain", "LangChain, default", "langchain", "all-mpnet-base-v2", _TUTORIAL),
    Contestant("langchain-e5", "LangChain, our model", "langchain", BUNDLED, _TUTORIAL, is_worded=True),
    Contestant("llama-index", "LlamaIndex, default", "llama-index", "bge-base-en-v1.5", _STARTER),
    Contestant("llama-index-e5", "LlamaIndex, our model", "llama-index", BUNDLED, _STARTER, is_worded=True),
    Contestant("haystack", "Haystack, default", "haystack", "", f"{_LINES}, BM25; ten pieces to the model", is_worded=True),
    Contestant("haystack-e5", "Haystack, our model", "haystack", BUNDLED, f"{_LINES}, vectors; ten pieces to the model", is_worded=True),
    Contestant("txtai", "txtai, default", "txtai", "all-MiniLM-L6-v2", f"{_LINES}, vectors; three pieces to the model"),
    Contestant("txtai-e5", "txtai, our model", "txtai", BUNDLED, f"{_LINES}, vectors; three pieces to the model"),
    Contestant("txtai-hybrid", "txtai hybrid, our model", "txtai", BUNDLED, f"{_LINES}, keywords and vectors; three pieces to the model", is_hybrid=True, is_worded=True),
)
