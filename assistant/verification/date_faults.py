"""Date faults: a day, month or year that the clauses do not print, or print for another item; another rhythm."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.verification.dates import Moment
from assistant.verification.post_faults import posts_in
from assistant.verification.said import Complaint, Said
from assistant.verification.segments import Segment
from assistant.verification.stages import is_other_stage, without_stages
from assistant.verification.witness import Witness, part_of
from assistant.verification.words import share, weights
from index.spans import Span

_LEAST = 0.3
"""Part of the words around a date that a stretch of the evidence has to hold to speak of the same thing."""
_TIE = 0.1
_REACH = 5
"""Characters between 每月 and the amount that it rates: 每月不低于740元."""
_PERIOD = re.compile(r"(?P<times>[双两半三四五六2-6]|1[0-2])?个?(?P<of>[日周旬月季年])")
_TIMES = {"两": "双", "2": "双"}


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch of evidence and the moment that holds for it."""

    words: frozenset[str]
    moment: Moment | None
    printed: str
    posts: frozenset[str]
    whole: str
    """All of it as printed."""


def date_faults(said: Said, witnesses: Sequence[Witness]) -> Iterator[Complaint]:
    """One complaint for each date and rhythm of the sentence that does not hold for what it is said of."""
    if not said.moments:
        return
    for segment, moments in zip(said.segments, said.governed, strict=True):
        own = [one for one in moments if not one.is_carried]
        parts = said.parts_for(segment.span.end)
        within = [one for one in witnesses if not parts or part_of(one) in parts]
        if len(own) > 1 and _stand_together(own, within, said.own_year):
            continue
        stretches = [stretch for witness in within for stretch in _stretches(witness)]
        weight = weights(stretch.words for stretch in stretches)
        for moment in moments:
            if _is_rate(said, moment, within):
                continue
            words = _words_of(said, segment, moment, own)
            if not words:
                if not moment.is_carried and not any(fits(moment, stretch.moment, said.own_year) for stretch in stretches):
                    yield Complaint(moment.span, "date", _nearest(moment, stretches))
                continue
            text = said.text[segment.span.start : segment.span.end]
            fault = _fault_of(moment, words, _of_the_posts(text, stretches), weight, said.own_year, _told_of(said, segment, moment, own))
            if fault is not None:
                is_elsewhere = moment.rhythm and any(one.moment and period_of(one.moment.rhythm) == period_of(moment.rhythm) for one in stretches)
                yield Complaint(moment.span, "moved" if is_elsewhere else "date", fault)


def _of_the_posts(text: str, stretches: Sequence[_Stretch]) -> Sequence[_Stretch]:
    """The stretches that name the same posts, where a sentence names one and any of them does: 县长 is not 副县长."""
    posts = posts_in(text)
    return [one for one in stretches if posts <= one.posts] or stretches if posts else stretches


def _is_rate(said: Said, moment: Moment, witnesses: Sequence[Witness]) -> bool:
    """每月740元, where the evidence has 740元/月: no rhythm."""
    has_figure = any(0 <= figure.span.start - moment.span.end <= _REACH and "," not in said.text[moment.span.end : figure.span.start] for figure in said.figures)
    return bool(moment.rhythm) and has_figure and any(f"/{moment.rhythm[-1]}" in witness.text for witness in witnesses)


def _stretches(witness: Witness) -> list[_Stretch]:
    found: list[_Stretch] = []
    for segment, moments in zip(witness.segments, witness.governed, strict=True):
        own = [one for one in moments if not one.is_carried]
        if len(own) < 2:
            moment = moments[0] if moments else None
            found.append(_Stretch(witness.content(witness.text[segment.span.start : segment.span.end], moments), moment, _printed(witness, moment), posts_in(segment.text), witness.printed(segment.span)))
            continue
        for place, moment in enumerate(own):
            start, end = _edges(witness.text, segment, own, place)
            found.append(_Stretch(witness.content(witness.text[start:end], moments), moment, _printed(witness, moment), posts_in(witness.text[start:end]), witness.printed(Span(start, end))))
    return found


def _edges(text: str, segment: Segment, own: Sequence[Moment], place: int) -> tuple[int, int]:
    """What belongs to one of several dates of a segment: from its list item on, or from the date on."""
    moment = own[place]
    start = segment.span.start if place == 0 else moment.span.start
    end = own[place + 1].span.start if place + 1 < len(own) else segment.span.end
    before = text.rfind("、", own[place - 1].span.end if place else segment.span.start, moment.span.start)
    if place and before >= 0:
        start = before + 1
    after = text.rfind("、", moment.span.end, end)
    if place + 1 < len(own) and after >= 0:
        end = after
    return start, end


def _printed(witness: Witness, moment: Moment | None) -> str:
    return witness.printed(moment.span) if moment else ""


def _told_of(said: Said, segment: Segment, moment: Moment, own: Sequence[Moment]) -> str:
    """The stretch that a date is said of; none for one that only carries over from before, which dates less surely."""
    if moment.is_carried or moment.rhythm:
        return ""
    start, end = _edges(said.text, segment, own, own.index(moment)) if len(own) > 1 else segment.span
    return said.text[start:end]


def _words_of(said: Said, segment: Segment, moment: Moment, own: Sequence[Moment]) -> frozenset[str]:
    """What a date is said of: the words behind it, or all of its segment where too few stand there."""
    start, end = segment.span
    if len(own) > 1 and moment in own:
        start, end = _edges(said.text, segment, own, own.index(moment))
    if not moment.is_carried and not moment.rhythm:
        behind = said.text[moment.span.end : end]
        if len(said.content(without_stages(behind))) >= 2:
            return said.content(behind)
    text = said.text[start:end]
    for one in said.moments:
        if start <= one.span.start < end:
            text = text[: one.span.start - start] + " " * (one.span.end - one.span.start) + text[one.span.end - start :]
    return said.content(text)


def _fault_of(moment: Moment, words: frozenset[str], stretches: Sequence[_Stretch], weight: dict[str, float], own_year: int | None, told: str) -> str | None:
    """The date that the evidence prints instead, or for another stage of what is ``told``; None where the date stands."""
    if moment.rhythm:
        stretches = [one for one in stretches if one.moment and one.moment.rhythm]
        if not stretches:
            return ""
    scores = [share(words, one.words, weight) for one in stretches]
    best = max(scores, default=0.0)
    if best < _LEAST:
        is_known = any(fits(moment, one.moment, own_year) for one in stretches if one.moment) or (moment.is_year_alone and moment.year in (own_year, None))
        return None if is_known else _nearest(moment, stretches)
    tied = [one for one, score in zip(stretches, scores, strict=True) if score >= best - _TIE]
    dated = [one for one in tied if one.moment and not one.moment.is_carried] or tied
    fitting = _fitting(moment, dated, own_year)
    if fitting:
        return None if any(not is_other_stage(told, one.whole) for one in (*fitting, *_fitting(moment, tied, own_year))) else fitting[0].whole
    return next((one.printed for one in dated if one.printed), "")


def _fitting(moment: Moment, stretches: Sequence[_Stretch], own_year: int | None) -> list[_Stretch]:
    return [one for one in stretches if fits(moment, one.moment, own_year)]


def fits(mine: Moment, theirs: Moment | None, own_year: int | None) -> bool:
    """Whether a date says no more and nothing else than the one that is printed."""
    if mine.rhythm:
        return theirs is not None and period_of(mine.rhythm) == period_of(theirs.rhythm)
    if theirs is None or theirs.rhythm:
        return mine.is_year_alone and mine.year in (own_year, None)
    if mine.year is not None and theirs.year is not None and mine.year != theirs.year:
        return False
    if mine.is_year_alone:
        return mine.year is not None or theirs.is_year_alone
    is_edge_alike = mine.edge == theirs.edge or (mine.edge == "by" and theirs.edge in ("", "before"))
    return is_edge_alike and (mine.month, mine.day, mine.part, mine.sub) == (theirs.month, theirs.day, theirs.part, theirs.sub)


def period_of(rhythm: str) -> str:
    """每两周, 双周一 → 双周; 一月一, 每月, 逐月 → 月; empty for no rhythm."""
    found = _PERIOD.search(rhythm)
    if not found:
        return rhythm
    times = found["times"] or ""
    return _TIMES.get(times, times) + found["of"]


def _stand_together(own: Sequence[Moment], witnesses: Sequence[Witness], own_year: int | None) -> bool:
    """Several dates of one segment stand in one segment of the evidence in the same order."""
    for witness in witnesses:
        for moments in witness.governed:
            theirs = [one for one in moments if not one.is_carried]
            if len(theirs) == len(own) and all(fits(mine, other, own_year) for mine, other in zip(own, theirs, strict=True)) and not own[0].rhythm:
                return True
    return False


def _nearest(moment: Moment, stretches: Sequence[_Stretch]) -> str:
    dated = [one for one in stretches if one.moment and bool(one.moment.rhythm) == bool(moment.rhythm)]
    same_year = [one for one in dated if one.moment and one.moment.year == moment.year and not one.moment.is_year_alone]
    return next((one.printed for one in (*same_year, *dated)), "")
