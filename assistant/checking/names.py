"""Names: a project, place or term of the clauses that a draft writes with one character wrong."""

import re
from collections.abc import Iterator, Sequence

from assistant.verification.lexicon import lexicon
from assistant.verification.said import Complaint, Said
from assistant.verification.tagging import words_of
from assistant.verification.witness import Witness
from index.spans import Span

_RUN = re.compile(r"[\u3400-\u9fff]{2,}")
_PRINTED = re.compile(r"[\u3400-\u9fffa-z0-9]*")
_ENDING = re.compile(r"[\u3400-\u9fffa-z0-9]*$")
_HAN = re.compile(r"[\u3400-\u9fff]")
_NUMERALS = "一二三四五六七八九十"
_WINDOWS = ((2, 2), (1, 3), (3, 1))
"""Printed characters before and behind the wrong one that make sure that the clause says the same there; at an end four of the other side."""
_SHORTEST = 3
"""Of a window that an end of the sentence cuts short."""


def name_faults(said: Said, witnesses: Sequence[Witness]) -> Iterator[Complaint]:
    """One complaint for each character that stands, amid words of a clause, in the place of another and makes no word there."""
    for found in _RUN.finditer(said.unsettled):
        run, behind = Span(*found.span()), found.start()
        for at in range(run.start, run.end):
            fault = _fault_at(said, run, at, witnesses) if at >= behind else None
            if fault:
                yield fault
                behind = fault.span.end


def _fault_at(said: Said, run: Span, at: int, witnesses: Sequence[Witness]) -> Complaint | None:
    text, here = said.text, said.text[at]
    if here in lexicon().characters or (here not in _NUMERALS and _in_a_word(run.of(text), at - run.start)):
        return None
    if text[at - 1 : at + 1] in said.held and text[at : at + 2] in said.held:
        return None
    before, behind = _ENDING.search(text[:at])[0], _PRINTED.match(text, at + 1)[0]  # type: ignore[index]
    for lefts, rights in _WINDOWS if before and behind else ((4, 4),):
        left, right = before[-lefts:], behind[:rights]
        if len(left) + len(right) < _SHORTEST or f"{left}{here}{right}" in said.held:
            continue
        for witness in witnesses:
            place = _between(witness.text, left, right)
            if place is not None and witness.text[place] not in lexicon().characters:
                return Complaint(Span(at - len(left), at + 1 + len(right)), "quote_char", witness.printed(Span(place - len(left), place + 1 + len(right))))
    return None


def _between(text: str, left: str, right: str) -> int | None:
    """The first place of a character that stands between the two; at the end of its run of characters where ``right`` is empty."""
    known, offset = (left, len(left)) if left else (right, -1)
    at = text.find(known)
    while at >= 0:
        place = at + offset
        if place >= 0 and _HAN.match(text, place) and (text.startswith(right, place + 1) if right else not _HAN.match(text, place + 1)):
            return place
        at = text.find(known, at + 1)
    return None


def _in_a_word(text: str, at: int) -> bool:
    """The character is part of a longer word that the dictionary knows."""
    return any(word.span.start <= at < word.span.end and len(word.text) > 1 for word in words_of(text))
