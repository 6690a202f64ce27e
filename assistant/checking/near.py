"""Near: the clauses that a sentence of a draft may be about, the likeliest first, by keywords over the own texts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.clauses import Clause
from index.folding import fold
from index.keywords import Keywords
from index.library import Library, Reading
from index.tokens import Tokenised, tokens

_MOST = 6
_MORE = 3
"""Clauses that hold one of the sentence's own numbers, besides."""
_HEADINGS = 0.3
"""What a word of the headings above counts beside one of the clause."""


@dataclass(frozen=True)
class Near:
    """Finds the clauses near a sentence. Safe to share between threads."""

    library: Library

    def clauses(self, text: str, numbers: Iterable[str] = ()) -> list[tuple[Reading, Clause]]:
        """The likeliest first; then those that hold one of ``numbers`` (as folded and printed). None that shares no word with the text."""
        scores = self._scores(text)
        order = [int(row) for row in np.argsort(-scores, kind="stable") if scores[row] > 0]
        chosen = order[:_MOST]
        for number in dict.fromkeys(numbers):
            rows = self._numbers.get(number, set())
            chosen += [row for row in order if row in rows and row not in chosen][:_MORE]
        return [self._clauses[row] for row in chosen]

    def _scores(self, text: str) -> NDArray[np.float32]:
        wanted = [token for token in tokens(fold(text)) if not token[0].isdigit()]
        return self._own.scores(wanted) + np.float32(_HEADINGS) * self._headed.scores(wanted)

    @cached_property
    def _clauses(self) -> list[tuple[Reading, Clause]]:
        return [(reading, clause) for reading, clause in self.library.clauses() if _own_text(reading, clause).strip()]

    @cached_property
    def _own(self) -> Keywords:
        return Keywords(Tokenised([_own_text(reading, clause) for reading, clause in self._clauses]))

    @cached_property
    def _headed(self) -> Keywords:
        return Keywords(Tokenised([fold(" ".join((*clause.path[-2:], clause.heading))) for _, clause in self._clauses]))

    @cached_property
    def _numbers(self) -> dict[str, set[int]]:
        """Every number of the documents → the rows of the clauses that hold it."""
        rows: dict[str, set[int]] = {}
        for row, (reading, clause) in enumerate(self._clauses):
            for token in _digits(tokens(_own_text(reading, clause))):
                rows.setdefault(token, set()).add(row)
        return rows


def _own_text(reading: Reading, clause: Clause) -> str:
    return fold(clause.span.of(reading.document.text))


def _digits(found: Iterable[str]) -> Iterator[str]:
    return (token.rstrip("%") for token in found if token[0].isdigit())
