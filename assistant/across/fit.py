"""Fit: which sides speak of what is asked. A document's own measure of that is of how far its places stand out from each other, and a
short one has too few: beside it counts how much of the question's words the quoted clauses hold, by how rare they are in the whole library.
"""

from collections.abc import Sequence
from functools import lru_cache

from assistant.across.side import Side
from assistant.answer import Status
from assistant.draft import Draft, Quote
from assistant.places import Terms
from index.folding import fold
from index.indicators import bare_indicator
from index.passages import headings_of
from index.tokens import tokens

_SHORT = 250
"""Places below which a document is short."""
_LEAST, _LEAST_MENTIONED = 0.45, 0.6
"""Shares of the question's words that the clauses of a short document have to hold: of an answer, and of what only mentions the matter."""
_BESIDE = 0.4
"""Share of what the best side holds, below which another one speaks of something else."""
_ALSO = 0.9
"""What another form of the question's words counts."""


class Fit:
    """Tells the sides that speak of a matter from those that only seem to."""

    def __init__(self, terms: Terms) -> None:
        """``terms``: how rare words are in the library."""
        self._terms = terms

    def fitting(self, sides: Sequence[Side]) -> list[Side]:
        """The sides that say something of what is asked; those that only mention it give way where another one sets it."""
        said = [side for side in sides if side.speaks]
        said = [side for side in said if not side.question.missing_parts] or said
        held = {side.id: self.held(side) for side in said}
        said = [side for side in said if side.places >= _SHORT or held[side.id] >= (_LEAST_MENTIONED if side.status is Status.UNSPECIFIED else _LEAST)]
        best = max(said, key=lambda side: held[side.id], default=None)
        if best is None:
            return []
        said = [side for side in said if held[side.id] >= _BESIDE * held[best.id] or _is_twin(side, best)]
        return [side for side in said if side.status is not Status.UNSPECIFIED] or said

    def held(self, side: Side) -> float:
        """The share of the question's words that the quoted clauses hold; 1 where the answer is a list that the words only describe."""
        question, drafts = side.question, side.made.drafts
        wanted = [token for token in question.topic_tokens if not any(token in said for said, _ in question.units)]
        if not wanted or question.units or question.means_a_group or any(draft.is_computed for draft in drafts):
            return 1.0
        text = fold(" ".join(map(_around, dict.fromkeys(quote for draft in drafts for quote in (*draft.quotes, *draft.also)))))
        found = set(tokens(text))
        total = sum(self._terms.weight(token) for token in wanted)
        share = sum(self._terms.weight(token) for token in wanted if token in found) / total
        return max(share, *(_ALSO for form in question.also if len(form) > 1 and fold(form) in text), 0.0)


def _is_twin(side: Side, best: Side) -> bool:
    """Whether two documents answer from clauses of one name, or with one indicator."""
    return bool(_names(side.made.drafts[0]) & _names(best.made.drafts[0]))


def _names(draft: Draft) -> set[str]:
    names = set()
    for quote in draft.quotes[:1]:
        targets = [target for target in quote.reading.targets if target.address == quote.clause.address and target.span == quote.span]
        names |= {bare_indicator(target.indicator) for target in targets} or ({quote.clause.heading} if quote.clause.heading else set())
    return names


@lru_cache(maxsize=1000)
def _around(quote: Quote) -> str:
    """A quote's clause with the headings above it."""
    return f"{headings_of(quote.reading.tree, quote.clause)} {quote.reading.tree.own_text(quote.clause)}"
