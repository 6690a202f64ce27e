"""Clause: what a sentence about one clause is made of and held against: its text, its place and its figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from evals.verification.cases import KINDS_OF, Case
from evals.verification.numerals import figures_of
from index.folding import fold
from index.library import Library

Row = Mapping[str, Any]


@dataclass(frozen=True)
class ClauseText:
    """One clause as the generator sees it."""

    document: str
    address: str
    part: str
    text: str
    """Its own text, folded."""
    year: int | None
    """The year of its document."""
    figures: frozenset[str] = field(default_factory=frozenset)

    @property
    def place(self) -> tuple[str, str]:
        return self.document, self.address

    def lacks(self, words: str) -> bool:
        """Whether the clause does not print the words."""
        return fold(words) not in self.text


def clause_of(library: Library, row: Row) -> ClauseText:
    """The clause that a row of the ledger stands in."""
    reading = library.reading(row["document"])
    text = reading.tree.own_text(reading.tree[row["address"]])
    return ClauseText(row["document"], row["address"], row["part"], fold(text), reading.document.year, frozenset(figures_of(text)))


def faithful(clause: ClauseText, sort: str, sentence: str, question: str) -> Case:
    """A sentence that its clause bears out; its id is given at the end."""
    return Case("", sort, question, sentence, (clause.place,), ok=True)


def lie(clause: ClauseText, sort: str, sentence: str, question: str) -> Case:
    """A sentence with one thing in it that its clause does not bear out."""
    return Case("", sort, question, sentence, (clause.place,), ok=False, kinds=KINDS_OF[sort])
