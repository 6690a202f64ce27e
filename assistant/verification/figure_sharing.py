"""Figure sharing: one figure said of several things at once (甲、乙均为8%; 甲同乙一样,都是8%) has to be the evidence's own for each of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.verification.figure_surroundings import MARGIN, closeness
from assistant.verification.figures import Figure
from assistant.verification.said import Complaint, Said
from assistant.verification.witness import Held, Witness

_TOGETHER = re.compile(r"都(?!市|会)|均(?!衡|价|等)|各(?!个|地|类|项|级|部|单位|镇|乡|县|市|区|族|界|方|自)|同为|同样|一样|一致|相同|看齐|持平|\bboth\b|\balike\b")
_APART = re.compile(r"[、,;()]|以及|还有|还是|[和与及同跟]|\band\b")
_FEWEST, _LEAST = 2, 0.5
"""Pairs of characters by which a thing is told; part of them that stands by one figure."""


@dataclass(frozen=True, slots=True)
class _Thing:
    """One of the things of which a figure is said, and the figure of the evidence that stands nearest to it."""

    mine: float
    theirs: float
    nearest: Held | None
    rival: Held | None


def sharing_fault(
    said: Said, figure: Figure, everything: Sequence[tuple[Held, Witness]], same: Sequence[tuple[Held, Witness]]
) -> tuple[Complaint | None, list[Held]]:
    """The complaint that one of the things has another figure; else the evidence's own figures, one a thing, where every thing has this one."""
    halved = _halved(said, figure, everything, same)
    if halved:
        return Complaint(figure.span, "moved", halved.printed), []
    things = [_thing(said, figure, words, everything, same) for words in _things(said, figure, everything)]
    if len(things) < 2:
        return None, []
    for one in things:
        if one.rival and one.theirs >= _LEAST and one.theirs > one.mine + MARGIN:
            return Complaint(figure.span, "moved", one.rival.printed), []
    own = [one.nearest for one in things if one.nearest and one.mine >= _LEAST and one.mine >= one.theirs]
    return None, own if len(own) == len(things) else []


def _halved(said: Said, figure: Figure, everything: Sequence[tuple[Held, Witness]], same: Sequence[tuple[Held, Witness]]) -> Held | None:
    """One of two values that the evidence gives in turn (甲、乙分别提高到A和B) is said of all, the thing that has it not being named."""
    before = said.text[max((said.text.rfind(mark, 0, figure.span.start) for mark in ",;。!?\n"), default=-1) + 1 : figure.span.start]
    if len(same) != 1 or not _TOGETHER.search(before):
        return None
    held, _ = same[0]
    others = [other for other, _ in everything if held.group and other.group == held.group and other.figure.values != held.figure.values and other.figure.unit == held.figure.unit]
    if not others or not held.names or not others[0].names:
        return None
    own = held.names[-1].words - others[0].names[-1].words
    return held if own and not own & said.content(before) else None


def _things(said: Said, figure: Figure, everything: Sequence[tuple[Held, Witness]]) -> list[frozenset[str]]:
    """The words of each thing that stands before 都, 均 or 一样; none where the sentence joins none."""
    start = max((said.text.rfind(mark, 0, figure.span.start) for mark in ";。!?\n"), default=-1) + 1
    start = max([start, *(one.span.end for one in said.figures if one.span.end <= figure.span.start and not one.name and not one.describes)])
    together = next(iter(_TOGETHER.finditer(said.text, start, figure.span.start)), None)
    if together is None:
        return []
    known = frozenset().union(*(witness.content(witness.text) for witness in {id(one): one for _, one in everything}.values()))
    words = [said.content(one) & known for one in _APART.split(said.text[start : together.start()])]
    return [one for one in words if len(one) >= _FEWEST]


def _thing(said: Said, figure: Figure, words: frozenset[str], everything: Sequence[tuple[Held, Witness]], same: Sequence[tuple[Held, Witness]]) -> _Thing:
    mine = theirs = 0.0
    nearest = rival = None
    for held, witness in everything:
        if held.figure.describes or held.is_word or held.figure.name or (figure.unit and not held.figure.unit):
            continue
        near = closeness(words, held, witness)
        if any(held is one for one, _ in same):
            mine, nearest = (near, held) if near > mine else (mine, nearest)
        else:
            theirs, rival = (near, held) if near > theirs else (theirs, rival)
    return _Thing(mine, theirs, nearest, rival)
