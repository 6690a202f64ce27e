"""Indicators: what a figure of a draft is told of, where those words name an indicator for which the documents set another value."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.checking.in_turn import InTurn, phrases_in_turn
from assistant.checking.replaced import Names
from assistant.verification.figure_amounts import is_converted, kind_of_unit
from assistant.verification.figures import Figure, find_figures, same_unit, shared_out
from assistant.verification.plain import plain
from assistant.verification.quotes import quoted_spans
from assistant.verification.said import Complaint, Said
from assistant.verification.witness import Witness
from assistant.verification.words import content, tail_of
from index.clauses import Clause
from index.folding import fold
from index.library import Library, Reading
from index.targets import Target

_FEWEST = 2
"""Words that an indicator has at least, to be told apart."""
_PRECISE = 0.6
"""Share of the words before a figure that its indicator makes up, where other words stand between."""
_JOINED = re.compile(r"[、和与及同跟]|以及")
_TOGETHER = re.compile(r"都(?!市|会)|均(?!衡|价|等)|各为|同为|同样|一样|一致")


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator with what the documents set for it."""

    words: frozenset[str]
    target: Target
    figures: tuple[Figure, ...]
    reading: Reading

    @property
    def tail(self) -> str:
        return tail_of(fold(self.target.indicator))

    @property
    def printed(self) -> str:
        return self.target.span.of(self.reading.document.text)


@dataclass(frozen=True)
class Indicators:
    """All indicators of a library. Safe to share between threads."""

    library: Library

    @cached_property
    def all(self) -> list[Indicator]:
        found = []
        for reading in self.library.readings:
            for target in reading.targets:
                words = content(fold(target.indicator))
                value = plain(target.value_span.of(reading.document.text), self.library.genre)
                figures = tuple(one for one in find_figures(value, (), self.library.genre) if not one.name and not one.describes)
                if len(words) >= _FEWEST and figures:
                    found.append(Indicator(words, target, figures, reading))
        return found

    @cached_property
    def names(self) -> Names:
        return Names(self.library)

    @cached_property
    def _in_turn(self) -> list[InTurn]:
        return [*phrases_in_turn(self.library)]

    def clauses(self, sentence: str) -> Iterator[tuple[Reading, Clause]]:
        """The clauses that set an indicator which a sentence names in full, or print a term like one that it quotes."""
        words = content(fold(sentence))
        for one in self.all:
            clause = one.reading.tree.get(one.target.address) if one.words <= words else None
            if clause is not None:
                yield one.reading, clause
        for span in quoted_spans(sentence):
            yield from self.names.like(fold(span.of(sentence)))

    def faults(self, said: Said, witnesses: Sequence[Witness]) -> Iterator[Complaint]:
        """One complaint for each figure that is told of another's indicator."""
        for figure, things in _things_of(said):
            found = next((right for thing in things if (right := self._another(said, figure, thing, witnesses))), "")
            if found:
                yield Complaint(figure.span, "moved", found)

    def _another(self, said: Said, figure: Figure, thing: str, witnesses: Sequence[Witness]) -> str:
        """What is printed of the indicator that the words name in full, where no place that prints the figure is named as well."""
        words, tail = said.content(thing), tail_of(thing)
        in_turn = next((one.printed for one in self._in_turn if one.gives_another(figure, words)), "")
        if in_turn:
            return in_turn
        named = [one for one in self.all if one.words <= words and (tail == one.tail or len(one.words) >= _PRECISE * len(words))]
        fullest = max((len(one.words) for one in named), default=0)
        named = [one for one in named if len(one.words) == fullest]
        if not any(kind_of_unit(figure.unit) == kind_of_unit(other.unit) for one in named for other in one.figures):
            return ""
        if fullest <= max(self._named_beside(figure, words), _printed_beside(figure, words, witnesses)):
            return ""
        return named[0].printed

    def _named_beside(self, figure: Figure, words: frozenset[str]) -> int:
        """The most of the words that an indicator with this very figure has."""
        return max((len(words & one.words) for one in self.all if any(_is_same(figure, other) for other in one.figures)), default=0)


def _printed_beside(figure: Figure, words: frozenset[str], witnesses: Sequence[Witness]) -> int:
    """The most of the words that the clauses print with this very figure."""
    return max(
        (len(words & (name.words | content(held.figure.left))) for witness in witnesses for held in witness.figures if _is_same(figure, held.figure) for name in held.names),
        default=0,
    )


def _things_of(said: Said) -> Iterator[tuple[Figure, list[str]]]:
    """Each figure with the stretches that say what it is told of: several where 均 or 都 says it of each."""
    in_turn = shared_out(said.text, said.figures)
    for place, figure in enumerate(said.figures):
        if figure.name or figure.describes:
            continue
        left, together = figure.left, _TOGETHER.search(figure.left)
        if place in in_turn:
            things = [in_turn[place]]
        elif together:
            things = _JOINED.split(left[: together.start()])
        elif said.content(left):
            things = [left, *left.split("、")[1:][-1:]]
        else:
            things = [figure.right]
        yield figure, things


def _is_same(one: Figure, other: Figure) -> bool:
    """One amount, in the same unit or in another."""
    return (one.values == other.values and same_unit(one.unit, other.unit, "")) or is_converted(one, other)
