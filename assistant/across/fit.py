"""Fit: which sides speak of what is asked. A document's own measure of that is of how far its places stand out from each other, and a
short one has too few: beside it counts how much of the question's words the quoted clauses hold, by how rare they are in the whole library.
"""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise

from assistant.across.side import Side
from assistant.answer import Status
from assistant.draft import Draft, Quote
from assistant.places import Terms
from index.folding import fold
from index.indicators import bare_indicator
from index.passages import headings_of
from index.tokens import tokens

_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]+")
_SUPPOSED = re.compile(r"听说|据说|好像|是不是|是否|对不对|对吗|是吗|(?<![\d.])\d+(?:\.\d+)?(?:个?百分点|[%亿万家个项名]+元?)?|(?<=\s)对$")
"""What a question supposes, which no clause has to hold."""
_SHORT = 250
"""Places below which a document is short."""
_LEAST, _LEAST_MENTIONED = 0.45, 0.6
"""Shares of the question's words that the clauses of a short document have to hold: of an answer, and of what only mentions the matter."""
_BESIDE = 0.55
"""Share of what the best side holds, below which another one speaks of something else."""
_PLAINLY = 0.8
"""The share from which a side that is no list answers so plainly that lists have to hold the words too."""
_SEVERAL = 4
"""Documents from which a name tells them apart; of two or three each may put the matter in its own words."""
_ALSO = 0.9
"""What another form of the question's words counts."""


class Fit:
    """Tells the sides that speak of a matter from those that only seem to."""

    def __init__(self, terms: Terms) -> None:
        """``terms``: how rare words are in the library."""
        self._terms = terms

    def fitting(self, sides: Sequence[Side], asked: Collection[str] = ()) -> list[Side]:
        """The sides that say something of what is asked; those that only mention it give way where another one sets it.

        ``asked``: the ids of documents that were asked by name; a short one is taken at its word as far as no other holds much more.
        """
        said = [side for side in sides if side.speaks]
        said = [side for side in said if not side.question.missing_parts] or said
        said = [side for side in said if not side.question.means_a_group or side.desk.library.readings[0].groups] or said
        said = self._holding_names(said)
        held = {side.id: self.held(side) for side in said}
        said = self._knowing_the_name(said)
        is_plain = any(not _is_list(side) and held[side.id] >= _PLAINLY for side in said)
        held = {side.id: 1.0 if _is_list(side) and not is_plain else held[side.id] for side in said}
        said = [side for side in said if side.places >= _SHORT or side.id in asked or held[side.id] >= (_LEAST_MENTIONED if side.status is Status.UNSPECIFIED else _LEAST)]
        best = max(said, key=lambda side: held[side.id], default=None)
        if best is None:
            return []
        said = [side for side in said if held[side.id] >= _BESIDE * held[best.id] or _is_twin(side, best)]
        return [side for side in said if side.status is not Status.UNSPECIFIED] or said

    def _holding_names(self, sides: Sequence[Side]) -> list[Side]:
        """The sides whose clauses print the Latin names of the question (OPC), which a document that does not know them leaves out."""
        names = {name for side in sides if side.question.language == "zh" for name in map(fold, _LATIN.findall(side.question.typed)) if self._terms.knows(name)}
        return [side for side in sides if all(name in _text(side) for name in names)] or list(sides)

    def _knowing_the_name(self, sides: Sequence[Side]) -> list[Side]:
        """Where a document's clause holds all words of the question that any holds, the others that know a name in it: whoever never
        prints 澜台 speaks of another park.
        """
        if len(sides) < _SEVERAL:
            return list(sides)
        words = {side.id: [word for word in side.question.topic_tokens if self._terms.knows(word)] for side in sides}
        whole = [side for side in sides if len(words[side.id]) > 1 and not side.question.units and not _is_list(side) and all(word in _text(side) for word in words[side.id])]
        if not whole:
            return list(sides)
        return [side for side in sides if side in whole or not _misses_a_name(words[whole[0].id], fold(side.desk.document.text))]

    def held(self, side: Side) -> float:
        """The share of the question's words that the quoted clauses hold; 1 where it names units or a group, which the answer is of anyway."""
        question = side.question
        topic = set(tokens(_SUPPOSED.sub(" ", question.topic)))
        wanted = [token for token in question.topic_tokens if token in topic and not any(token in said for said, _ in question.units)]
        if not wanted or question.units or question.means_a_group:
            return 1.0
        text = _text(side)
        found = set(tokens(text))
        total = sum(self._terms.weight(token) for token in wanted)
        share = sum(self._terms.weight(token) for token in wanted if token in found) / total
        return max(share, *(_ALSO for form in question.also if len(form) > 1 and fold(form) in text), 0.0)


def _misses_a_name(words: Sequence[str], text: str) -> bool:
    """Whether the text holds no pair of characters with the one that a name begins with, or with one inside it."""
    runs = [one for one, before in zip(words, ("", *words), strict=False) if not (before and before[-1] == one[0])]
    return any(one not in text for one in runs) or any(one[-1] == other[0] and one not in text and other not in text for one, other in pairwise(words))


def _is_list(side: Side) -> bool:
    """Whether the answer is a list, which the question's words only describe."""
    return any(draft.is_computed for draft in side.made.drafts)


def _is_twin(side: Side, best: Side) -> bool:
    """Whether two documents answer from clauses of one name, or with one indicator."""
    return bool(_names(side.made.drafts[0]) & _names(best.made.drafts[0]))


def _names(draft: Draft) -> set[str]:
    names = set()
    for quote in draft.quotes[:1]:
        targets = [target for target in quote.reading.targets if target.address == quote.clause.address and target.span == quote.span]
        names |= {bare_indicator(target.indicator) for target in targets} or ({quote.clause.heading} if quote.clause.heading else set())
    return names


def _text(side: Side) -> str:
    """The clauses that an answer stands on, folded."""
    quotes = dict.fromkeys(quote for draft in side.made.drafts for quote in (*draft.quotes, *draft.also))
    return fold(" ".join(map(_around, quotes)))


@lru_cache(maxsize=1000)
def _around(quote: Quote) -> str:
    """A quote's clause with the headings above it."""
    return f"{headings_of(quote.reading.tree, quote.clause)} {quote.reading.tree.own_text(quote.clause)}"
