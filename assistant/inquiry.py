"""Inquiry: one thing asked, with the ranked places to answer it from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.asks import Ask
from assistant.phrases import Phrases, phrases
from assistant.places import Place
from assistant.question import Question
from assistant.ranking import Ranking
from assistant.worked_out import worked_out
from index.duties import Duty
from index.folding import fold
from index.library import Library, Reading
from index.tokens import token_set

_CONSIDERED = 60
"""Places from the top of a ranking that may hold the answer."""
_FAR_BETTER = 3.5
"""How much more a place elsewhere has to score to be meant in spite of the part that is named."""


@dataclass(frozen=True, eq=False)
class Inquiry:
    """A question and its ranking; each is itself alone, so that what is worked out for it can be kept by it."""

    question: Question
    ranking: Ranking
    is_bound: bool = False
    """Nothing outside the named parts is meant, however much better it fits."""

    @property
    def library(self) -> Library:
        return self.ranking.features.places.library

    @worked_out
    def say(self) -> Phrases:
        return phrases(self.question.language)

    @worked_out
    def places(self) -> list[Place]:
        """The best places, the best first; those of a part that the question names, and bodies, before others not far better."""
        everything, scores = self.ranking.features.places.all, self.ranking.scores
        order = self.ranking.order
        rows = [int(row) for row in (order if self.is_bound else order[:_CONSIDERED])]
        if self.is_bound:
            rows = [row for row in rows if self.in_named_part(everything[row])][:_CONSIDERED] or [int(order[0])]
        inside = [row for row in rows if self.in_named_part(everything[row])]
        if inside and scores[rows[0]] - scores[inside[0]] < _FAR_BETTER:
            rows = inside + [row for row in rows if row not in inside]
        if not self.question.wants(Ask.MEANING):
            bodies = [row for row in rows if not self.ranking.features.evidence.preamble[row]]
            if bodies and scores[rows[0]] - scores[bodies[0]] < _FAR_BETTER:
                rows = bodies + [row for row in rows if row not in bodies]
        return [everything[row] for row in rows]

    @worked_out
    def best(self) -> Place:
        return self.places[0]

    def duties(self, place: Place) -> list[Duty]:
        """The responsibility notes of a place's clause."""
        return [duty for duty in place.reading.duties if duty.address == place.clause.address]

    def readings(self) -> Iterator[Reading]:
        yield from self.library.readings

    def in_named_part(self, place: Place) -> bool:
        """Whether the place stands in a part that the question names; true when it names none."""
        return self.in_parts(place.reading, place.clause.address)

    def in_parts(self, reading: Reading, address: str) -> bool:
        """Whether a clause stands in a part that the question names; true when it names none."""
        return not self.question.parts or reading.tree.part_of(reading.tree[address]).address in self.question.parts

    @worked_out
    def all_tokens(self) -> frozenset[str]:
        """The topic's words and those of the other forms it may stand for."""
        return frozenset(self.question.search_tokens)

    def elsewhere(self, text: str) -> float:
        """The share of the topic's words (by rarity) that the documents hold, but not in this text."""
        total = sum(weight for _, weight in self._weighed)
        if not total or any(fold(also) in fold(text) for also in self.question.also):
            return 0.0
        held = token_set(text)
        return sum(weight for token, weight in self._known if token not in held) / total

    @worked_out
    def _weighed(self) -> list[tuple[str, float]]:
        """The topic's words, each with its rarity."""
        return self._with_weights(self.question.topic_tokens)

    @worked_out
    def _known(self) -> list[tuple[str, float]]:
        """Those of them that the documents hold."""
        terms = self.ranking.features.places.clause_terms
        return [(token, weight) for token, weight in self._weighed if terms.knows(token)]

    def _with_weights(self, words: Iterable[str]) -> list[tuple[str, float]]:
        return [(token, self.weight(token)) for token in words]

    def weight(self, token: str) -> float:
        """How rare a word is in the documents."""
        return self.ranking.features.places.sentence_terms.weight(token)

    def covered(self, text: str, wanted: tuple[str, ...] | None = None) -> float:
        """The share of the topic's words (by rarity) that a text holds; other forms of a word count a little less."""
        held = token_set(text)
        weighed = self._weighed if wanted is None else self._with_weights(wanted)
        total = sum(weight for _, weight in weighed)
        best = sum(weight for token, weight in weighed if token in held) / total if total else 0.0
        for also in self.question.also if wanted is None else ():
            if fold(also) in fold(text):
                best = max(best, 0.9 * min(1.0, len(also) / max(1, len(self.question.topic)) + 0.3))
        return best
