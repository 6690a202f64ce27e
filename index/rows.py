"""Rows: the row of a table that a clause is, with the columns that its table has."""

from dataclasses import dataclass
from functools import lru_cache

from index.clauses import Clause, ClauseTree
from index.spans import Span
from index.tables import Table, find_tables

_TASKS = 200
"""Rows up to which a table assigns tasks; a longer one lists things of one kind, which contradict each other in nothing."""


@dataclass(frozen=True, slots=True)
class RowOf:
    """A row and its place in its table."""

    table: Table
    place: int

    @property
    def cells(self) -> tuple[Span, ...]:
        return self.table.rows[self.place].cells

    @property
    def columns_of_notes(self) -> list[int]:
        """The columns whose cells say who; what they say is no aim."""
        roles = self.table.roles()
        return [column for column in sorted({*roles["lead"], *roles["support"]}) if self.cells[column].start < self.cells[column].end]


def row_of(tree: ClauseTree, clause: Clause) -> RowOf | None:
    """The row that a clause is; None for every other clause."""
    return _rows(tree.document.text).get(clause.span.start)


def listed(tree: ClauseTree) -> frozenset[str]:
    """The addresses of the rows of long tables."""
    starts = {row.span.start for table in find_tables(tree.document.text) if len(table.rows) > _TASKS for row in table.rows}
    return frozenset(clause.address for clause in tree if clause.span.start in starts) if starts else frozenset()


@lru_cache(maxsize=16)
def _rows(text: str) -> dict[int, RowOf]:
    """The rows of all tables of a text by where they begin."""
    return {row.span.start: RowOf(table, place) for table in find_tables(text) for place, row in enumerate(table.rows)}
