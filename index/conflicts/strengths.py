"""Strengths: two clauses that want the same thing with words of another strength (坚决杜绝 / 坚决遏制)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.clauses import ClauseTree
from index.conflicts.conflict import Conflict, Side, conflict_of
from index.genre import Genre, one_of
from index.sentences import sentences_of
from index.spans import Span
from index.tokens import tokens

_SEGMENT = re.compile(r"[^,，。;；:：\n]+")
_ALIKE = 0.6
"""Share of common words from which two segments say the same thing."""
_SHORTEST = 8


@dataclass(frozen=True, slots=True)
class _Segment:
    address: str
    span: Span
    word: str
    """Its word of strength."""
    rest: str
    """What is wanted: the words behind the word of strength."""
    words: frozenset[str]


def strength_conflicts(tree: ClauseTree, genre: Genre) -> Iterator[Conflict]:
    """One conflict a thing that is wanted with words of different strength in different clauses."""
    strengths = re.compile(one_of(genre.strengths) or r"(?!)")
    groups: list[list[_Segment]] = []
    for segment in _segments(tree, strengths):
        known = next((group for group in groups if _alike(group[0], segment)), None)
        if known is None:
            groups.append([segment])
        else:
            known.append(segment)
    for group in groups:
        if len({segment.word for segment in group}) > 1 and len({segment.address for segment in group}) > 1:
            yield conflict_of("commitment", group[0].rest, [(Side(segment.address, segment.span), segment.word) for segment in group])


def _segments(tree: ClauseTree, strengths: re.Pattern[str]) -> Iterator[_Segment]:
    text = tree.document.text
    for clause in tree:
        for sentence in sentences_of(tree, clause):
            for found in _SEGMENT.finditer(text, *sentence.span):
                word = strengths.search(found[0])
                if word and len(found[0]) >= _SHORTEST:
                    rest = found[0][word.end() :]
                    yield _Segment(clause.address, Span(*found.span()), word[0], rest, frozenset(tokens(rest)))


def _alike(one: _Segment, other: _Segment) -> bool:
    return bool(one.words) and bool(other.words) and len(one.words & other.words) / len(one.words | other.words) >= _ALIKE
