"""Desk: one document of a library, understood, ranked and answered from as though it were alone."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, partial

import numpy as np

from assistant.answer import Turn
from assistant.compose import Composed, composed
from assistant.features import Features
from assistant.places import Place
from assistant.question import Question
from assistant.ranking import NO_VECTORS, Near, Ranking
from assistant.remembered import detached
from assistant.retrieve import Retrieval
from assistant.understand import Understanding
from assistant.vectors import NEAREST
from index.documents import Document
from index.library import Library, Reading


class Desk:
    """Ranks and answers from one document alone; the meaning of a question is worked out once for all desks."""

    def __init__(self, retrieval: Retrieval, reading: Reading, start: int) -> None:
        """``start``: where the document's passages begin among those of the library."""
        library = retrieval.library
        aliases = tuple(alias for alias in library.aliases if alias.document in ("", reading.document.id))
        self._retrieval, self._start = retrieval, start
        self.library: Library = replace(library, readings=(reading,), aliases=aliases)

    @cached_property
    def understanding(self) -> Understanding:
        return Understanding(self.library)

    @cached_property
    def _features(self) -> Features:
        return Features(self.library)

    def prepare(self) -> None:
        """Make ready what its answers need."""
        _ = self.understanding, self._features

    @property
    def document(self) -> Document:
        return self.library.readings[0].document

    @property
    def places(self) -> list[Place]:
        return self._features.places.all

    @property
    def is_ready(self) -> bool:
        return self._retrieval.is_ready

    def rank(self, question: Question) -> Ranking:
        """The places of this document in the order in which they answer the question."""
        return Ranking(question, self._features, partial(detached(self._near), question.text))

    def _near(self, text: str) -> Near:
        passages = self.library.passages
        meaning = self._retrieval.meaning(text, self._start, self._start + len(passages))
        if meaning is None:
            return NO_VECTORS
        found = np.argsort(-meaning.passages, kind="stable")[:NEAREST]
        return Near({passages[row].id: float(meaning.passages[row]) for row in map(int, found)}, meaning.others)

    def composed(self, asked: str, history: Sequence[Turn], longest: int, our_unit: str = "") -> Composed:
        """What this document answers."""
        return composed(asked, history, self.understanding, self, longest, our_unit)

