"""Mixtures: words that stand in the evidence, but not together: scattered, crossed between parallels, or put in a name's place."""

import re
from collections.abc import Iterator, Sequence

from assistant.verification.gaps import gaps
from assistant.verification.ordinary import Graded, graded, has_synonym, is_ordinary
from assistant.verification.said import Complaint, Said
from assistant.verification.segments import Segment
from assistant.verification.witness import Witness
from assistant.verification.words import content, likeness, share
from index.spans import Span

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_FEWEST = 4
"""Pairs of characters from which a segment has to stand in one sentence of the evidence."""
_TOGETHER = 0.5
"""Part of them that has to stand together."""
_PARALLEL = 0.3
"""How alike two segments of the evidence are that say the same of different things."""
_WHOLE = 0.7
"""Part of what is only in each of two such segments that says both."""
_WHOLE_ITEM = 0.8
"""Part of an item of a list that has to stand in one segment."""
_LIST_ITEM = re.compile(r"[\u3400-\u9fffa-z0-9]{2,12}(?=、)|(?<=、)[\u3400-\u9fffa-z0-9]{2,12}")
_SHORTEST = 4
"""Characters by which an item of a list is known again."""
_NEAR = 0.4
"""Part of a segment's words from which a segment of the evidence is the one that it tells."""


def mixture_faults(said: Said, witnesses: Sequence[Witness]) -> Iterator[Complaint]:
    """One complaint for each segment that joins what the evidence keeps apart."""
    yield from _scattered(said, witnesses)
    yield from _crossed(said, witnesses)
    yield from _lifted(said, witnesses)
    yield from _in_place_of_a_name(said)
    yield from _slipped_in(said)


def _scattered(said: Said, witnesses: Sequence[Witness]) -> Iterator[Complaint]:
    """A segment whose words stand in the evidence, but never together."""
    sentences = [content(text) | content(witness.context) for witness in witnesses for text in witness.sentences]
    if not sentences:
        return
    unsettled = said.unsettled
    for segment in said.segments:
        for item in re.split("[、和与及]", _without_ordinary(segment.span.of(unsettled), said.held)):
            words = frozenset(pair for pair in said.content(item) if len(pair) > 1 and _CHINESE.match(pair))
            if len(words) >= _FEWEST and max(share(words, one) for one in sentences) < _TOGETHER:
                yield Complaint(segment.span, "no_witness")
                break


def _without_ordinary(text: str, held: str) -> str:
    for one in graded(text):
        if one.grade == "free" or (one.grade == "light" and one.text not in held):
            text = text[: one.span.start] + " " * (one.span.end - one.span.start) + text[one.span.end :]
    return text


def _crossed(said: Said, witnesses: Sequence[Witness]) -> Iterator[Complaint]:
    """Two parallel statements of the evidence (针对甲开展乙,针对丙开展丁) are mixed in one: 针对甲开展丁."""
    for segment in said.segments:
        words = said.content(said.plainly(segment.span))
        if len(words) < _FEWEST or "分别" in segment.text:
            continue
        if _tells_items(said, segment, witnesses):
            continue
        for witness in witnesses:
            near = [(place, held) for place, held in enumerate(witness.words) if len(words & held) >= _FEWEST]
            for at, (place, one) in enumerate(near):
                for other_place, other in near[at + 1 :]:
                    is_whole = min(share(one - other, words), share(other - one, words)) >= _WHOLE
                    is_mixed = not is_whole and likeness(one, other) >= _PARALLEL and len(words & (one - other)) >= 2 and len(words & (other - one)) >= 2
                    if is_mixed and not any(words & (one | other) <= third for number, third in near if number not in (place, other_place)):
                        yield Complaint(segment.span, "moved", witness.printed(witness.segments[place].span))
                        return


def _tells_items(said: Said, segment: Segment, witnesses: Sequence[Witness]) -> bool:
    """A list of which each item says what one segment of the evidence says."""
    items = [said.content(one) for one in segment.text.split("、")]
    return len(items) > 1 and all(len(one) >= _FEWEST and any(share(one, held) >= _WHOLE_ITEM for witness in witnesses for held in witness.words) for one in items)


def _lifted(said: Said, witnesses: Sequence[Witness]) -> Iterator[Complaint]:
    """A thing that the evidence names in another sentence stands in the place of the one of which a statement is made."""
    words = graded(said.unsettled)
    for segment in said.segments:
        own = said.content(said.plainly(segment.span))
        if len(own) < _FEWEST or any(span.overlaps(segment.span) for span in (*(one.span for one in said.units), *(one.span for one in said.figures if not one.name))):
            continue
        ranked = sorted(
            ((share(own, held), place, witness) for witness in witnesses for place, held in enumerate(witness.words)), key=lambda row: row[0], reverse=True
        )
        if not ranked or ranked[0][0] < _NEAR:
            continue
        best = ranked[0][0]
        told = [(witness, witness.segments[place]) for score, place, witness in ranked if score >= best - 0.05]
        bearing = [one for one in words if segment.span.covers(one.span) and one.grade == "bearing" and len(one.text) > 1]
        around = "\n".join(f"{witness.context}\n{witness.sentence_at(there.span.start)}" for witness, there in told)
        lifted = [one for one in bearing if one.text not in around and one.text in said.held]
        if lifted and not _is_told_too(said, own, lifted, witnesses) and all(_is_replaced(said, segment, there, lifted) for _, there in told):
            yield Complaint(lifted[0].span, "moved", told[0][0].printed(told[0][1].span))


def _is_told_too(said: Said, own: frozenset[str], lifted: Sequence[Graded], witnesses: Sequence[Witness]) -> bool:
    """The segment says half of what the evidence says of the thing itself, so it is named for its own sake."""
    return any(
        lifted[0].text in there.text and share(held, own) >= _TOGETHER
        for witness in witnesses for there, held in zip(witness.segments, witness.words, strict=True)
    )


def _is_replaced(said: Said, segment: Segment, there: Segment, lifted: Sequence[Graded]) -> bool:
    """A statement's own thing is left out of a sentence that has another in its stead."""
    dropped = [one for one in graded(there.text) if one.grade == "bearing" and len(one.text) > 1 and one.text not in said.text]
    kept = [one for one in graded(there.text) if len(one.text) > 1 and one.text in segment.text]
    return bool(dropped) and len(kept) >= 2 and len(lifted) <= len(kept)


def _in_place_of_a_name(said: Said) -> Iterator[Complaint]:
    """A word of one's own between the very words between which the evidence has another that names something: 失信企业 for 标杆企业."""
    for one in graded(said.unsettled):
        before, behind = said.text[max(0, one.span.start - 2) : one.span.start], said.text[one.span.end : one.span.end + 2]
        if one.grade != "light" or one.text in said.held or not all(len(part) == 2 and _CHINESE.match(part[0]) and _CHINESE.match(part[1]) for part in (before, behind)):
            continue
        printed = next(gaps(said.held, before, behind, 1, 6), "")
        if printed and not is_ordinary(printed):
            yield Complaint(Span(*one.span), "no_witness", f"{before}{printed}{behind}")


def _slipped_in(said: Said) -> Iterator[Complaint]:
    """An item of a list that the evidence does not have, between two that it has."""
    for before, item, behind in zip(_items(said.text), _items(said.text)[1:], _items(said.text)[2:], strict=False):
        stands_between = said.text[before.end : item.start] == said.text[item.end : behind.start] == "、"
        is_listed = stands_between and all(_is_held(one.of(said.text), said.held) for one in (before, behind))
        words = [one for one in graded(item.of(said.text)) if len(one.text) > 1]
        if is_listed and item.of(said.text) not in said.held and not (words and all(one.text in said.held or has_synonym(one.text, said.held) for one in words)):
            yield Complaint(item, "no_witness")


def _is_held(item: str, held: str) -> bool:
    """The evidence has an item, words that lead to the list or follow it aside."""
    return len(item) > 2 and (item[-_SHORTEST:] in held or item[:_SHORTEST] in held)


def _items(text: str) -> list[Span]:
    return [Span(*found.span()) for found in _LIST_ITEM.finditer(text)]
