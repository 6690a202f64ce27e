"""Task: which of the clauses near a sentence treat the very task that it speaks of; only they give a unit its role."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.verification.roles import role_words
from assistant.verification.said import Said
from assistant.verification.segments import Segment
from assistant.verification.units import roles_of
from assistant.verification.witness import Witness
from assistant.verification.words import share, weights
from index.folding import fold
from index.spans import Span

_POINTING = re.compile(r"(?:这|该|此|上述)(?:一?[项个条件])?(?:重点)?(?:工作|任务|行动|事项|事情|事)?|责任(?:单位|部门)?|(?:工作|任务|单位|部门)(?=[:,的由]|$)")
"""Words that point at a task told before."""
_FEWEST = 4
"""Words of its own from which a sentence says what it is of."""
_LEAST, _SURE, _TIE = 0.4, 0.6, 0.06
"""Share of a sentence's words that such a clause holds, headings included, the same of a segment's alone; and how far behind the best one it may stand."""
_OF_WHAT_IS_ABOVE = 0.3
"""The same where what stands above the sentence says what it is of."""
_TELLING = 0.15
"""How far behind, by the words that not all of them hold."""


def clauses_of_the_task(said: Said, witnesses: Sequence[Witness], before: str) -> list[Witness]:
    """The likeliest first; none where no clause is near enough. ``before``: what the draft says before the sentence."""
    words = _words(said, said.segments)
    if len(words) >= _FEWEST:
        return _likeliest(words, witnesses, _LEAST)
    return _likeliest(words | said.content(fold(before)), witnesses, _OF_WHAT_IS_ABOVE)


def clauses_of_each(said: Said, witnesses: Sequence[Witness], near: Sequence[Witness]) -> Iterator[tuple[Segment, Sequence[Witness]]]:
    """Each segment with the clauses of its own task (甲由A牵头,乙由B牵头); those before it in the sentence, else ``near``, where it names none."""
    last: Segment | None = None
    clauses = near
    for segment in said.segments:
        if last is None or segment.sentence != last.sentence:
            clauses = near
        words = _words(said, [segment])
        clauses = (_likeliest(words, witnesses, _SURE) if len(words) >= _FEWEST else []) or clauses
        last = segment
        yield segment, clauses


def _likeliest(words: frozenset[str], witnesses: Sequence[Witness], least: float) -> list[Witness]:
    """Those that hold the most of the words; of several that hold as many, those that hold what tells them apart."""
    scored = [(share(words, held), held, one) for one in witnesses if (held := _words_of(one))]
    best = max((score for score, *_ in scored), default=0.0)
    tied = [row for row in scored if row[0] >= max(least, best - _TIE)]
    weight = weights(words & held for _, held, _ in tied)
    telling = [(share(words, held, weight), score, one) for score, held, one in tied]
    most = max((told for told, *_ in telling), default=0.0)
    return [one for told, _, one in sorted(telling, key=lambda row: (-row[1], -row[0])) if told >= most - _TELLING]


@lru_cache(maxsize=4096)
def _words_of(witness: Witness) -> frozenset[str]:
    """What a clause and the headings above it say, the names of its units aside: 科技 of 县科技局 is no task."""
    text = witness.text
    for name in {fold(one.name) for one in roles_of(witness)}:
        text = text.replace(name, " ")
    return witness.content(text) | witness.content(witness.context)


def nearest(said: Said, segment: Segment, witnesses: Sequence[Witness]) -> list[tuple[float, Witness]]:
    """Each clause with the share of the segment's words that one stretch of it holds, the nearest first."""
    words = said.content(said.plainly(segment.span))
    if len(words) < _FEWEST - 1:
        words = _words(said, [one for one in said.segments if one.sentence == segment.sentence])
    scored = [(max((share(words, held) for held in one.words_under_headings), default=0.0), one) for one in witnesses]
    return sorted(scored, key=lambda pair: -pair[0])


def _words(said: Said, segments: Sequence[Segment]) -> frozenset[str]:
    return frozenset().union(*(said.content(_without_roles(said, one.span)) for one in segments))


def _without_roles(said: Said, span: Span) -> str:
    text = said.plainly(span)
    for one in role_words(said.text):
        if span.start <= one.start and one.end <= span.end:
            text = text[: one.start - span.start] + " " * (one.end - one.start) + text[one.end - span.start :]
    return _POINTING.sub(lambda found: " " * len(found[0]), text)
