"""Ranking: all places of a library in the order in which they answer a question, by a small linear ranker."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.features import NAMES, Features
from assistant.places import Floats, Place
from assistant.question import Question
from assistant.weights import weights_of
from assistant.worked_out import worked_out
from index.library import Library

WEIGHTS = Path(__file__).with_name("ranker.json")


@dataclass(frozen=True, slots=True)
class Near:
    """What the vectors say of one question."""

    nearest: Mapping[str, float] | None
    """Passage ids with their cosine; None without vectors."""
    others: Floats
    """Cosines of what is asked of counties besides these documents (other_matters)."""


NO_VECTORS = Near(None, np.zeros(0, dtype=np.float32))


def weights() -> NDArray[np.float32]:
    """The fitted weight of every feature."""
    return weights_of(WEIGHTS, NAMES)


@dataclass(frozen=True, eq=False)
class Ranking:
    """The places with their scores for one question, worked out when they are first looked at: what is answered from rows needs none."""

    question: Question
    features: Features
    near: Callable[[], Near]
    """Asks the vectors."""
    weights: NDArray[np.float32] = field(default_factory=weights)

    @worked_out
    def _near(self) -> Near:
        return self.near()

    @worked_out
    def cosines(self) -> Floats:
        """Of every passage, in units of their spread (Features.cosines)."""
        return self.features.cosines(self._near.nearest)

    @worked_out
    def nearest(self) -> Mapping[int, float]:
        """Row of a found passage → its cosine."""
        return self.features.by_row(self._near.nearest or {})

    @worked_out
    def matrix(self) -> NDArray[np.float32]:
        return self.features.matrix(self.question, self.cosines)

    @worked_out
    def scores(self) -> NDArray[np.float32]:
        """Without vectors the keyword features stand alone."""
        return self.matrix @ self.weights

    @worked_out
    def others(self) -> Floats:
        """Cosines of what is asked of counties besides these documents, the highest first; empty without vectors."""
        return np.sort(self._near.others)[::-1] if self._near.nearest else NO_VECTORS.others

    def with_weights(self, tried: NDArray[np.float32]) -> "Ranking":
        """The same places, scored by other weights."""
        return replace(self, near=lambda: self._near, weights=tried)

    @worked_out
    def order(self) -> NDArray[np.intp]:
        return np.argsort(-self.scores, kind="stable")

    def places(self) -> Iterator[tuple[Place, float]]:
        """From the best place down."""
        for row in self.order:
            yield self.features.places.all[row], float(self.scores[row])

    def first(self, fits: Callable[[Place], bool]) -> tuple[Place, float] | None:
        """The best place that fits."""
        return next(((place, score) for place, score in self.places() if fits(place)), None)

    def feature(self, name: str, row: int) -> float:
        return float(self.matrix[row, NAMES.index(name)])

    def raw(self, passage: int) -> float:
        """The cosine of a passage; the lowest found for one that was not found, 0 without vectors."""
        return self.nearest.get(int(passage), min(self.nearest.values(), default=0.0))

    def clauses(self) -> list[tuple[Place, float]]:
        """One place a clause, its best, from the best clause down."""
        best: dict[tuple[str, str], tuple[Place, float]] = {}
        for place, score in self.places():
            best.setdefault((place.reading.document.id, place.clause.address), (place, score))
        return list(best.values())


class Ranks(Protocol):
    """What ranks the places of some documents for questions."""

    @property
    def library(self) -> Library: ...

    @property
    def is_ready(self) -> bool:
        """Whether vectors take part."""
        ...

    def rank(self, question: Question) -> Ranking: ...
