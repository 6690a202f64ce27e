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
_ENDS = r"(?![\u3400-\u9fff])"
_AROUND = 2
"""Printed characters on either side of the wrong one; at an end of the run as many more on the other."""


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
    left, right = _around(text, at)
    if len(left) + len(right) < 2 * _AROUND - 1 or (left and left[-1] + here in said.held) or (right and here + right[0] in said.held):
        return None
    if here in lexicon().characters or _in_a_word(run.of(text), at - run.start):
        return None
    printed = re.compile(f"{re.escape(left)}([\u3400-\u9fff]){re.escape(right) or _ENDS}")
    for witness in witnesses:
        found = printed.search(witness.text)
        if found and found[1] not in lexicon().characters:
            return Complaint(Span(at - len(left), at + 1 + len(right)), "quote_char", witness.printed(Span(*found.span())))
    return None


def _around(text: str, at: int) -> tuple[str, str]:
    """What stands before and behind a character, without a mark between."""
    left = _PRINTED.match(text[:at][::-1])[0][: 2 * _AROUND][::-1]  # type: ignore[index]
    right = _PRINTED.match(text, at + 1)[0][: 2 * _AROUND]  # type: ignore[index]
    wanted_left, wanted_right = max(_AROUND, 2 * _AROUND - len(right)), max(_AROUND, 2 * _AROUND - len(left))
    return left[-wanted_left:] if left else "", right[:wanted_right]


def _in_a_word(text: str, at: int) -> bool:
    """The character is part of a longer word that the dictionary knows."""
    return any(word.span.start <= at < word.span.end and len(word.text) > 1 for word in words_of(text))
