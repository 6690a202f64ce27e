"""Listings: the items of a list have to stand in the evidence's own list of the same thing, each under its whole name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.verification.gaps import gaps
from assistant.verification.said import Complaint, Said
from assistant.verification.tagging import words_of
from assistant.verification.witness import Witness
from assistant.verification.words import content, share
from index.spans import Span

_ITEM = r"[\u3400-\u9fffa-z0-9]{3,14}"
_LIST = re.compile(rf"{_ITEM}(?:、{_ITEM})+")
_LEAD_IN = re.compile(r"^.*(?:为|是|有|以|由|括|即|含|如|的|和|与|及|在|对|向)(?=[\u3400-\u9fffa-z0-9]{3})")
_CLOSING = re.compile(r"(?:等.*|[和与及].*|为.*|的.*|是.*)$")
_FEWEST, _LEAST, _MARGIN = 3, 0.7, 0.35
"""Pairs of characters that say what a list is of; part of them that one sentence of the evidence has; by how much more than another."""
_BODY = re.compile(r"大学|学院|医院|研究院|研究所|实验室|公司|集团|银行|协会|商会|产业园|开发区|中学|小学|学校|水库|大桥|公路|铁路")
_RUN = re.compile(r"[\u3400-\u9fff]+")
_NAMES = {"ns", "nt", "nz", "nr"}
_LONGEST = 8
_OWN = 2
"""Characters of its own that a name has before what kind of body it is, and that stand before those left out."""


@dataclass(frozen=True, slots=True)
class _Listed:
    """A list of a sentence: its items and the words of its segment that say what it is of."""

    items: tuple[Span, ...]
    of: frozenset[str]


def listing_faults(said: Said, witnesses: Sequence[Witness]) -> Iterator[Complaint]:
    """One complaint for each item that the evidence lists for another thing, and for each name of which a middle part is left out."""
    yield from _of_another(said, witnesses)
    yield from _shortened(said)


def _of_another(said: Said, witnesses: Sequence[Witness]) -> Iterator[Complaint]:
    """大宗粮油以甲、丙为龙头, where the evidence has 大宗粮油以甲、乙为龙头 and 调味品以丙、丁为龙头."""
    stretches = [(text, content(text)) for witness in witnesses for text in witness.sentences]
    for listed in _lists(said):
        texts = [span.of(said.text) for span in listed.items]
        of = listed.of & frozenset().union(*(words for _, words in stretches))
        scores = [share(of, words) for _, words in stretches]
        if len(of) < _FEWEST or max(scores) < _LEAST:
            continue
        home = stretches[scores.index(max(scores))][0]
        if not any(text in home for text in texts):
            continue
        for span, text in zip(listed.items, texts, strict=True):
            elsewhere = [score for (other, _), score in zip(stretches, scores, strict=True) if text in other]
            if text not in home and elsewhere and max(elsewhere) < max(scores) - _MARGIN:
                yield Complaint(span, "moved", home)


def _lists(said: Said) -> Iterator[_Listed]:
    for segment in said.segments:
        found = _LIST.search(said.text, *segment.span)
        if not found:
            continue
        items: list[Span] = []
        at = found.start()
        for text in found[0].split("、"):
            opening = _LEAD_IN.match(text) if not items else None
            start = at + (opening.end() if opening else 0)
            closing = _CLOSING.search(said.text[start : at + len(text)])
            end = start + closing.start() if closing else at + len(text)
            if end - start >= 3:
                items.append(Span(start, end))
            at += len(text) + 1
        rest = said.text[segment.span.start : segment.span.end]
        for item in items:
            rest = rest.replace(item.of(said.text), " ")
        if len(items) > 1:
            yield _Listed(tuple(items), said.content(rest))


def _shortened(said: Said) -> Iterator[Complaint]:
    """湖南大学甲学院 for 湖南中医药大学甲学院: what is left out of the middle of a name makes another of it."""
    for found in _BODY.finditer(said.text):
        for start in range(found.start() - _OWN, max(found.start() - _LONGEST, _OWN) - 1, -1):
            first, last = said.text[start - _OWN : start], said.text[start : found.end()]
            if not _RUN.fullmatch(first + last) or last not in said.held:
                break
            left_out = next(gaps(said.held, first, last, 2, 6), "")
            if left_out and first + last not in said.held and _is_of_a_name(said, start - 1):
                yield Complaint(Span(start - _OWN, found.end()), "no_witness", f"{first}{left_out}{last}")
                break


def _is_of_a_name(said: Said, at: int) -> bool:
    return any(word.span.start <= at < word.span.end and word.tag in _NAMES for word in words_of(said.text))
