"""Tables: the ruled tables of a page as rows; one that goes on overleaf is one table."""

from collections.abc import Sequence
from typing import Any

from index.reading.pdf.lines import Line, lines_of
from index.reading.pdf.paragraphs import ends_early, glued
from index.reading.table import Cell, lines_of_table

_RULES = 4
"""Ruled lines, at least, where there is a table."""
_PADDING = 11.0
"""Points that a cell keeps free, left and right together."""


def tables_of(page: Any) -> list[Any]:
    """The tables on a page that have columns; a frame around text is none."""
    if len(page.lines) + len(page.rects) + len(page.curves) < _RULES:
        return []
    return [table for table in page.find_tables() if len({cell[0] for cell in table.cells}) > 1]


def is_inside(one: dict[str, Any], box: Sequence[float]) -> bool:
    """Whether a character stands in a box (left, top, right, bottom)."""
    across, down = (one["x0"] + one["x1"]) / 2, (one["top"] + one["bottom"]) / 2
    return bool(box[0] <= across < box[2] and box[1] <= down < box[3])


def rows_of(table: Any, characters: Sequence[dict[str, Any]], page: int) -> list[Line]:
    """The rows of a table as lines with tabs, every cell that spans others repeated in each."""
    boxes = sorted(table.cells, key=lambda box: (box[1], box[0]))
    columns, tops = sorted({box[0] for box in boxes}), sorted({box[1] for box in boxes})
    held: dict[int, list[dict[str, Any]]] = {}
    for one in characters:
        place = next((place for place, box in enumerate(boxes) if is_inside(one, box)), None)
        if place is not None:
            held.setdefault(place, []).append(one)
    rows: list[list[Cell]] = [[] for _ in tops]
    for place, box in enumerate(boxes):
        text = _cell_text(lines_of(held.get(place, ()), page), box[2] - box[0] - _PADDING)
        across = sum(1 for left in columns if box[0] <= left < box[2])
        down = sum(1 for top in tops if box[1] <= top < box[3])
        rows[tops.index(box[1])].append(Cell(text, across, down))
    left, top, right, bottom = table.bbox
    return [Line(text, page, left, right, top, bottom, 0.0, is_row=True) for text in lines_of_table(rows)]


def joined_rows(above: Sequence[Line], first: Line, header: str) -> tuple[Line, Line | None] | None:
    """What the last row of a page and the first of the next are together: the two rows, or one where a row was parted.

    None where the first is the header once more. ``above`` are the rows before, the last of them on the other page.
    """
    last = above[-1]
    before, after = last.text.split("\t"), first.text.split("\t")
    if first.text == header:
        return None
    width = max(len(before), len(header.split("\t")))
    before += [""] * (width - len(before))
    after += [""] * (width - len(after))
    if after[0] or not before[0] or len(after) != len(before):
        return last, first
    if sum(not value for value in after) * 2 >= width or not _is_complete(before, after):
        both = "\t".join(glued(one, other, False, False) if one and other else one or other for one, other in zip(before, after, strict=True))
        return _with(last, both.rstrip("\t")), None
    kept = next(place for place, value in enumerate(after) if value)
    return last, _with(first, "\t".join([*before[:kept], *after[kept:]]))


def _is_complete(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether no cell of the upper row stops within a sentence that the lower one ends."""
    return not any(one and other and other.endswith("。") and not one.endswith(("。", "；")) for one, other in zip(before, after, strict=True))


def _cell_text(lines: Sequence[Line], width: float) -> str:
    text = ""
    before: Line | None = None
    for line in lines:
        if before is None:
            text = line.text
        elif ends_early(before, line, width):
            text += f"\n{line.text}"
        else:
            text = glued(text, line.text, before.ends_blank, False)
        before = line
    return text


def _with(line: Line, text: str) -> Line:
    return Line(text, line.page, line.x0, line.x1, line.top, line.bottom, line.size, is_row=True)
