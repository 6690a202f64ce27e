"""Task: which of the clauses near a sentence treat the very task that it speaks of; only they give a unit its role."""

from collections.abc import Sequence

from assistant.verification.roles import role_words
from assistant.verification.said import Said
from assistant.verification.segments import Segment
from assistant.verification.witness import Witness
from assistant.verification.words import share
from index.folding import fold
from index.spans import Span

_FEWEST = 4
"""Words of its own from which a sentence says what it is of."""
_LEAST, _TIE = 0.4, 0.06
"""Share of a sentence's words that such a clause holds, headings included; and how far behind the best one it may stand."""


def clauses_of_the_task(said: Said, witnesses: Sequence[Witness], before: str) -> list[Witness]:
    """The likeliest first; none where no clause is near enough. ``before``: what the draft says before the sentence."""
    words = _words(said, said.segments)
    if len(words) < _FEWEST:
        words |= said.content(fold(before))
    scored = [(share(words, frozenset().union(*one.words) | one.content(one.context)), one) for one in witnesses]
    best = max((score for score, _ in scored), default=0.0)
    near = [pair for pair in scored if pair[0] >= max(_LEAST, best - _TIE)]
    return [one for _, one in sorted(near, key=lambda pair: -pair[0])]


def nearest(said: Said, segment: Segment, witnesses: Sequence[Witness]) -> list[tuple[float, Witness]]:
    """Each clause with the share of the segment's words that one stretch of it holds, the nearest first."""
    words = said.content(said.plainly(segment.span))
    if len(words) < _FEWEST - 1:
        words = _words(said, [one for one in said.segments if one.sentence == segment.sentence])
    scored = [(max((share(words, held | one.content(one.context)) for held in one.words), default=0.0), one) for one in witnesses]
    return sorted(scored, key=lambda pair: -pair[0])


def _words(said: Said, segments: Sequence[Segment]) -> frozenset[str]:
    return frozenset().union(*(said.content(_without_roles(said, one.span)) for one in segments))


def _without_roles(said: Said, span: Span) -> str:
    text = said.plainly(span)
    for one in role_words(said.text):
        if span.start <= one.start and one.end <= span.end:
            text = text[: one.start - span.start] + " " * (one.end - one.start) + text[one.end - span.start :]
    return text
