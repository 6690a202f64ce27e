"""Tagging: the words of a Chinese text with their parts of speech, from the dictionary that comes with rjieba."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.spans import Span


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text."""

    span: Span
    text: str
    tag: str
    """Its part of speech as jieba names it: v, n, a, d, ns …"""


_JOINING = "和与及"
"""With what follows they look like a place: 和县."""


@lru_cache(maxsize=1024)
def words_of(text: str) -> Sequence[Word]:
    """The words of a text in order, white space and marks among them; what the dictionary does not know is cut into single characters."""
    import rjieba  # its dictionary takes 0.3 s to load

    found: list[Word] = []
    at = 0
    for word, tag in rjieba.tag(text, hmm=False):
        pieces = [(word[0], "c"), (word[1:], "n")] if tag == "ns" and word[0] in _JOINING and len(word) == 2 else [(word, tag)]
        for piece, kind in pieces:
            found.append(Word(Span(at, at + len(piece)), piece, kind))
            at += len(piece)
    return found
