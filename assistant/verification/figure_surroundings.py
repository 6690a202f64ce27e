"""Figure surroundings: how much of what a sentence says stands around a figure of the evidence, where no indicator is told."""

from collections.abc import Sequence

from assistant.verification.figure_amounts import is_of_kind
from assistant.verification.figure_fits import LEAST_PAIRS, Candidate, is_one_of
from assistant.verification.figures import SPANS_OF_TIME, Figure
from assistant.verification.said import Said
from assistant.verification.segments import item_around
from assistant.verification.witness import Held, Witness
from assistant.verification.words import content, share

_LEAST_AROUND = 0.5
"""Part of a sentence's words that stand around a figure of which no indicator is told."""
_LEAST_OF_SENTENCE = 0.35
"""The same of the whole sentences."""
MARGIN = 0.12
"""By how much another indicator has to fit better for the figure to be another's."""


def nearness(words: frozenset[str], one: Candidate) -> float:
    """How much of what a sentence says stands around a figure of the evidence, where no indicator fits; 0 where it is little."""
    text, at = one.witness.text, one.held.figure.span
    start, end = item_around(text, at)
    near, at_unit = share(words, content(text[start:end])), one.held.figure.unit
    return near / 2 if near >= _LEAST_AROUND and (len(words) >= LEAST_PAIRS or at_unit in SPANS_OF_TIME) else 0.0


def nearer_ones(said: Said, figure: Figure, fits: Sequence[Candidate], same: Sequence[tuple[Held, Witness]]) -> list[Candidate]:
    """The candidates of the amount about which the evidence says most nearly what the sentence says; none where another figure is as near."""
    words = said.content(figure.left) | said.content(figure.right) | said.content(said.around(figure))
    rivals = [one for one in fits if not is_one_of(one, same) and one.fit > 0 and is_of_kind(figure, one.held)]
    if len(words) < LEAST_PAIRS or any(len(name.words & words) > LEAST_PAIRS for one in rivals for name in one.held.names):
        return []
    scores = [(share(words, _stretch(one)), one) for one in fits if is_of_kind(figure, one.held) and not one.held.figure.describes]
    mine = max((score for score, one in scores if is_one_of(one, same)), default=0.0)
    theirs = max((score for score, one in scores if not is_one_of(one, same)), default=0.0)
    return [one for score, one in scores if is_one_of(one, same) and score == mine] if mine >= _LEAST_AROUND and mine > theirs + MARGIN else []


def _stretch(one: Candidate) -> frozenset[str]:
    """What the evidence says from the figure before to this one and behind it."""
    text, span = one.witness.text, one.held.figure.span
    earlier = [other.figure.span.end for other in one.witness.figures if other.figure.span.end <= span.start and not other.figure.name and not other.figure.describes]
    start = max(max((text.rfind(mark, 0, span.start) for mark in ";。、\n"), default=-1) + 1, max(earlier, default=0))
    return content(text[start : item_around(text, span)[1]])


def sentence_nearness(said: Said, figure: Figure, one: Candidate) -> float:
    """How much a sentence that names nothing at its figure (…,最高10万元) has of the one that holds a figure of the evidence."""
    here = next((segment for segment in said.segments if figure.span.start < segment.span.end), None)
    words = frozenset().union(*(said.content(said.plainly(segment.span)) for segment in said.segments if here and segment.sentence == here.sentence))
    near = share(words, content(one.witness.sentence_at(one.held.figure.span.start)))
    return near / 2 if near >= _LEAST_OF_SENTENCE else 0.0
