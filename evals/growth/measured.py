"""Measured: what one library came to, as it is kept and told."""

from collections import Counter
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """One size and store. Seconds, milliseconds a question, MB."""

    size: int
    store: str
    """embedded or server."""
    characters: int
    passages: int
    build: float
    """Without embedding, whose vectors are kept."""
    start: float
    """From a library that stands to its first answer, the encoder loaded already."""
    update: float
    """One document changed: a new edition, verified and in force."""
    update_cpu: float
    """The processor's seconds of it, those of child processes among them."""
    reopen: float
    """Until a server answers from it."""
    memory: float
    median: float
    p95: float
    cpu: float
    """The median of the processor's milliseconds a question."""
    embedding: float
    """The median of embedding the question alone."""
    disk: float
    verdicts: dict[str, dict[str, int]]
    """Of every kind of question, how many answers were right, partial, refused and wrong."""

    def share(self, verdict: str) -> float:
        counts: Counter[str] = Counter()
        for one in self.verdicts.values():
            counts.update(one)
        return counts[verdict] / max(counts.total(), 1)
