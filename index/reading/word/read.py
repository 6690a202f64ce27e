"""Read: a Word file's body as lines, in reading order."""

import re
from collections.abc import Iterator
from typing import Any

from index.reading.original import Original
from index.reading.table import Cell, lines_of_table
from index.reading.word.numbering import Numbering, set_off
from index.reading.word.package import MC, Package, W, open_package
from index.reading.word.runs import Story, alternative, is_gone, text_of
from index.reading.word.styles import Styles, number, value

_CONTENTS = re.compile(r"toc \d|table of figures")
_WRAPPERS = frozenset(f"{W}{name}" for name in ("sdtContent", "ins", "moveTo", "customXml", "smartTag", "body", "txbxContent", "footnote", "endnote"))
_NOTE = "注"


def read_word(data: bytes, name: str) -> Original:
    """The text of a Word file, a line a paragraph and a row. Raises SeedError."""
    lines = _Body(open_package(data, name)).lines()
    return Original("".join(f"{line}\n" for line in lines), "docx")


class _Body:
    """Reads the body once, in order, for its lists count while it is read."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = Styles(package.styles)
        self._numbering = Numbering(package.numbering, self._styles)
        self._notes: list[tuple[str, str]] = []

    def lines(self) -> list[str]:
        lines = list(self._blocks(self._package.body))
        notes = [line for place, note in enumerate(self._notes, start=1) for line in self._note(place, *note)]
        return lines + notes

    def _blocks(self, element: Any, in_cell: bool = False) -> Iterator[str]:
        """The lines of the paragraphs and tables in an element."""
        carried = ""
        for child in _children(element):
            if child.tag == f"{W}tbl":
                yield from self._table(child)
                continue
            properties = child.find(f"{W}pPr")
            story = Story()
            text = carried + text_of(child, self._styles, story)
            mark_gone = is_gone(properties.find(f"{W}rPr") if properties is not None else None, f"{W}del")
            if mark_gone:  # the next paragraph goes on
                carried = text
            else:
                carried = ""
                yield from self._paragraph(properties, text, in_cell)
            self._notes += story.notes
            for box in story.boxes:
                yield from self._blocks(box)
        if carried.strip():
            yield from carried.split("\n")

    def _paragraph(self, properties: Any, text: str, in_cell: bool) -> Iterator[str]:
        if _CONTENTS.fullmatch(self._styles.name(self._styles.style_of(properties))):
            return
        marker, suffix = self._numbering.marker(properties)
        if text.strip():
            first, *others = text.split("\n")
            yield set_off(marker, suffix, first if not marker else first.lstrip())
            yield from (line for line in others if line.strip())
        elif in_cell and marker:
            yield marker

    def _table(self, table: Any) -> Iterator[str]:
        rows: list[list[Cell]] = []
        above: dict[int, tuple[int, int]] = {}  # column → the row and place of the cell that reaches down
        for row in _children(table, f"{W}tr"):
            if is_gone(row.find(f"{W}trPr"), f"{W}del"):
                continue
            cells: list[Cell] = []
            column = number(value(row.find(f"{W}trPr"), "gridBefore")) or 0
            if column:
                cells.append(Cell("", column))
            for cell in _children(row, f"{W}tc"):
                properties = cell.find(f"{W}tcPr")
                if is_gone(properties, f"{W}cellDel"):
                    continue
                columns = max(1, number(value(properties, "gridSpan")) or 1)
                if column in above and _goes_on(properties):
                    at, place = above[column]
                    text = rows[at][place].text
                else:
                    text = "\n".join(self._blocks(cell, in_cell=True))
                    above[column] = len(rows), len(cells)
                cells.append(Cell(text, columns))
                column += columns
            rows.append(cells)
        yield from lines_of_table(rows)

    def _note(self, place: int, kind: str, id_: str) -> Iterator[str]:
        part = self._package.footnotes if kind == "footnote" else self._package.endnotes
        found = next((one for one in part if one.get(f"{W}id") == id_), None) if part is not None else None
        text = " ".join(line.strip() for line in self._blocks(found)) if found is not None else ""
        if text:
            yield f"{_NOTE}{place}：{text}"


def _children(element: Any, *tags: str) -> Iterator[Any]:
    """The paragraphs and tables of an element (or its rows, or cells), through all that only wraps them."""
    for child in element:
        if child.tag in (tags or (f"{W}p", f"{W}tbl")):
            yield child
        elif child.tag == f"{W}sdt":
            if not _is_contents(child):
                yield from _children(child, *tags)
        elif child.tag in _WRAPPERS:
            yield from _children(child, *tags)
        elif child.tag == f"{MC}AlternateContent":
            yield from _children(alternative(child), *tags)


def _is_contents(control: Any) -> bool:
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(f"{W}val") == "Table of Contents"


def _goes_on(properties: Any) -> bool:
    """Whether a cell belongs to the one above it."""
    merge = properties.find(f"{W}vMerge") if properties is not None else None
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"
