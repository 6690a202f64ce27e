"""Figure surroundings: how much of what a sentence says stands around a figure of the evidence, where no indicator is told."""

import re
from collections.abc import Sequence

from assistant.verification.figure_amounts import is_of_kind
from assistant.verification.figure_fits import LEAST_PAIRS, Candidate, is_one_of
from assistant.verification.figures import SPANS_OF_TIME, Figure
from assistant.verification.said import Said
from assistant.verification.segments import item_around
from assistant.verification.witness import Held, Witness
from assistant.verification.words import bare, content, share, tail_of

_LEAST_AROUND = 0.5
"""Part of a sentence's words that stand around a figure of which no indicator is told."""
_LEAST_OF_SENTENCE = 0.35
"""The same of the whole sentences."""
MARGIN = 0.12
"""By how much another indicator has to fit better for the figure to be another's."""
_LEAST_TOLD = 0.5
"""Part of a sentence's printed words that stand by the one figure that it gives."""
_LEAST_BESIDE = 0.4
"""Part of them that stands between the same two commas."""
_WIDE, _WIDEST = 0.85, 0.7
"""What words count that stand in a figure's segment or sentence only."""
_MEASURES = frozenset("率额值量数比度")
_BRACKETED = re.compile(r"\([^()]*\)")


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


def told_nearest(said: Said, figure: Figure, place: int, everything: Sequence[tuple[Held, Witness]], same: Sequence[tuple[Held, Witness]]) -> list[Candidate]:
    """The candidates of the amount by which more of what the sentence says stands than by any other figure; empty where there are none.

    Only words count that the evidence prints: those of the sentence's own are no sign of another indicator.
    """
    printed = frozenset().union(*(witness.content(witness.text) for witness in {id(one): one for _, one in everything}.values()), *(name.words for held, _ in everything for name in held.names))
    own = (said.content(_with_the_word_before(said, figure, place)) | said.content(figure.right)) & printed
    if len(own) < LEAST_PAIRS:
        own |= said.content(said.around(figure)) & printed
    scores = [
        (closeness(own, held, witness), Candidate(held, witness, 0.0)) for held, witness in everything
        if bool(held.figure.unit) >= bool(figure.unit) and not held.figure.describes and not held.figure.name and not held.is_word
    ]
    mine = max((score for score, one in scores if is_one_of(one, same)), default=0.0)
    theirs = max((score for score, one in scores if not is_one_of(one, same)), default=0.0)
    if not own or mine < _LEAST_TOLD or mine <= theirs + MARGIN:
        return []
    return [one for score, one in scores if is_one_of(one, same) and score == mine and not _is_another_measure(figure, one) and share(own, content(_segment(one))) >= _LEAST_BESIDE]


def _is_another_measure(figure: Figure, one: Candidate) -> bool:
    """The sentence names a measure right before the figure that the evidence prints elsewhere: 开工率 for 投资完成率."""
    tail = tail_of(bare(figure.left).rstrip("要需须应则可得将 "))
    return tail[-1:] in _MEASURES and tail in one.witness.text and not any(tail in name.words for name in one.held.names)


def closeness(words: frozenset[str], held: Held, witness: Witness) -> float:
    """How much of some words stands by a figure of the evidence: in its item, else in its segment, else in its sentence."""
    item = max(share(words, one) for one in (_stretch(Candidate(held, witness, 0.0), marks=",;。、\n"), *(name.words for name in held.names)))
    return max(item, _WIDE * share(words, content(_segment(Candidate(held, witness, 0.0)))), _WIDEST * share(words, content(witness.sentence_at(held.figure.span.start))))


def _segment(one: Candidate) -> str:
    return next((segment.text for segment in one.witness.segments if one.held.figure.span.start < segment.span.end), "")


def _with_the_word_before(said: Said, figure: Figure, place: int) -> str:
    """What stands before a figure, and before 一条 that is a word rather than a count: 装备制造一条链就要承担27个."""
    before = said.figures[place - 1] if place else None
    is_word = before is not None and said.plain.printed(before.span)[:1] == "一" and before.span.end == figure.left_start
    return f"{before.left} {figure.left}" if is_word and before else figure.left


def _stretch(one: Candidate, marks: str = ";。、\n") -> frozenset[str]:
    """What the evidence says from the figure before to this one and behind it."""
    span = one.held.figure.span
    text = _BRACKETED.sub(lambda found: found[0] if found.start() <= span.start < found.end() else " " * len(found[0]), one.witness.text)
    earlier = [other.figure.span.end for other in one.witness.figures if other.figure.span.end <= span.start and not other.figure.name and not other.figure.describes]
    start = max(max((text.rfind(mark, 0, span.start) for mark in marks), default=-1) + 1, max(earlier, default=0))
    return content(text[start : item_around(text, span)[1]])


def sentence_nearness(said: Said, figure: Figure, one: Candidate) -> float:
    """How much a sentence that names nothing at its figure (…,最高10万元) has of the one that holds a figure of the evidence."""
    here = next((segment for segment in said.segments if figure.span.start < segment.span.end), None)
    words = frozenset().union(*(said.content(said.plainly(segment.span)) for segment in said.segments if here and segment.sentence == here.sentence))
    near = share(words, content(one.witness.sentence_at(one.held.figure.span.start)))
    return near / 2 if near >= _LEAST_OF_SENTENCE else 0.0
