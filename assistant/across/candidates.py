"""Candidates: of many documents those that may answer a question, by one cheap pass over the clauses of all: their words and their vectors."""

from collections.abc import Collection

import numpy as np

from assistant.across.desks import Desks
from assistant.places import Floats, Ints, Terms
from assistant.question import Question
from assistant.remembered import remembered
from assistant.retrieve import Retrieval
from assistant.understand import Understanding
from index.library import Reading
from index.tokens import Tokenised, tokens

MOST = 12
"""Documents that are asked of many."""
_OF_VECTORS = 0.15
"""What a standard deviation of the cosines counts beside all of the question's words."""
_ANOTHER_FORM = 0.9
_REMEMBERED = 64


class Candidates:
    """Tells which of many documents to ask. A document counts as much as its best clause."""

    def __init__(self, retrieval: Retrieval, understanding: Understanding, desks: Desks) -> None:
        self._retrieval, self._understanding, self._desks = retrieval, understanding, desks
        texts = [_clauses(reading) for reading in retrieval.library.readings]
        self._starts = np.cumsum([0, *map(len, texts)])
        self.terms = Terms(Tokenised([text for own in texts for text in own]))
        """How rare words are in the library."""
        self._scores = remembered(self._scored, _REMEMBERED)

    def of(self, text: str, among: Collection[str] = ()) -> list[str]:
        """The ids of the documents to ask, in the library's order: those of ``among``, by default of the library, that speak most of it."""
        scores = self._scores(text, self._retrieval.is_ready)
        rows = np.array(sorted(self._desks.row(id_) for id_ in among) if among else range(len(self._desks)))
        best = rows[np.argsort(-scores[rows], kind="stable")[:MOST]]
        ids = self._desks.ids
        return [ids[row] for row in sorted(best)]

    def _scored(self, text: str, is_ready: bool) -> Floats:
        """Of every document; ``is_ready``: with vectors, so that what was chosen without them is not kept."""
        question = self._understanding.read(text)
        scores = self._best(self._held(question), self._starts)
        if is_ready and (meaning := self._retrieval.meaning(question.text)):
            cosines = meaning.passages
            spread = max(float(cosines.std()), 1e-4)
            scores += _OF_VECTORS * self._best((cosines - cosines.max()) / spread, np.asarray(self._desks.starts))
        return scores

    def _held(self, question: Question) -> Floats:
        """The share of the question's words that each clause holds, in the form in which it holds most; units it names are words too."""
        wanted = [*question.topic_tokens, *(token for said, _ in question.units for token in tokens(said))]
        held = self.terms.coverage(wanted)
        for form in question.also:
            held = np.maximum(held, self.terms.coverage(tokens(form)) * _ANOTHER_FORM)
        return held

    @staticmethod
    def _best(values: Floats, starts: Ints) -> Floats:
        """The highest value of each document; every one has a clause."""
        return np.maximum.reduceat(values, starts[:-1])


def _clauses(reading: Reading) -> list[str]:
    """What each clause is searched as, its headings above it."""
    return [passage.text for passage in reading.passages if passage.kind == "clause"] or [reading.document.text]
