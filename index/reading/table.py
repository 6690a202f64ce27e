"""Table: cells that span rows and columns, laid out so that every row stands by itself, as lines with tabs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_BLANKS = re.compile(r"\s+")
_WIDEST = 1000
"""Columns that a span may reach."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, a line a paragraph, and how many columns and rows it takes; 0 rows: all that follow."""

    text: str
    columns: int = 1
    rows: int = 1


def lines_of_table(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """A line a row, its cells divided by tabs; a cell that spans others is repeated in each.

    A row that is one cell alone is no row of values but a heading or a frame: its paragraphs are lines of their own.
    """
    lines: list[str] = []
    reaching: dict[int, tuple[str, int]] = {}  # column → text and rows still to come, -1 for all
    for row in rows:
        values: dict[int, str] = {}
        for column, (text, left) in list(reaching.items()):
            values[column] = text
            if left == 1:
                del reaching[column]
            elif left > 0:
                reaching[column] = text, left - 1
        own = _place(row, values, reaching)
        if len(row) == 1 and len(own) == len(values):
            lines += [line for line in row[0].text.splitlines() if line.strip()]
        elif any(values.values()):
            lines.append("\t".join(values.get(column, "") for column in range(max(values) + 1)).rstrip("\t"))
    return lines


def _place(row: Sequence[Cell], values: dict[int, str], reaching: dict[int, tuple[str, int]]) -> list[int]:
    """Puts the row's cells into the columns that are free; the columns that they take."""
    own = []
    column = 0
    for cell in row:
        while column in values:
            column += 1
        text = _BLANKS.sub(" ", cell.text).strip()
        for _ in range(min(max(1, cell.columns), _WIDEST)):
            values[column] = text
            own.append(column)
            if cell.rows != 1:
                reaching[column] = text, max(cell.rows - 1, -1)
            column += 1
    return own
