"""Tables: lines of cells parted by tabulators below a line of column names. Every row is a clause.

A cell that spans rows stands in its first row alone; a cell that holds line breaks is put together again.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from index.columns import (
    CATEGORY,
    LEAD,
    NO_UNITS,
    NUMBER,
    ROW_NUMBER,
    SUPPORT,
    TASK,
    TIME,
    bare_name,
    is_header,
    roles_of,
)
from index.names import looks_like_unit
from index.spans import Span, lines_of

_SECTION = re.compile(r"(?:[一二三四五六七八九十]+\s*、|[(（][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十]+[章节部篇])")
_BARE_SECTION = re.compile(r"(?!附\s*[件表])[^。；;：:\t]{2,24}$")
"""A heading between numbered rows."""
_LONGEST_SECTION = 60
_SAME = re.compile(r"^\s*(?:同上|〃|″|\"|同左)\s*$")
_LIST_GOES_ON = re.compile(r"[、，,；;：:]\s*$")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its line with the line break, its cells in the order of the columns, an empty span for one that is not printed."""

    span: Span
    cells: tuple[Span, ...]
    key: str
    """Its printed number, or its place in the table where it has none."""
    number: Span
    title: Span


@dataclass(frozen=True, slots=True)
class Table:
    """One table. ``below``: where what stands below it ends, or the table where a heading follows."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    span: Span
    below: int
    lines: tuple[int, ...]
    """Where the lines begin that are its rows or their parts."""

    def roles(self) -> dict[str, list[int]]:
        """The columns that name who leads, who supports, and by when."""
        return roles_of(self.columns)

    def said(self, place: int, column: int, text: str) -> str:
        """What a cell says; 同上 says what the cell above says."""
        said = self.rows[place].cells[column].of(text).strip().strip('"') if column < len(self.rows[place].cells) else ""
        return self.said(place - 1, column, text) if place and _SAME.match(said or "x") else said


@lru_cache(maxsize=16)
def find_tables(text: str) -> tuple[Table, ...]:
    """Every table with named columns, in reading order."""
    if "\t" not in text:
        return ()
    lines = lines_of(text)
    tables: list[Table] = []
    place = 0
    while place < len(lines):
        cells = _cells(text, lines[place])
        if not is_header([cell.of(text).strip() for cell in cells]):
            place += 1
            continue
        columns = tuple(cell.of(text).strip() for cell in cells)
        place += 1
        if place < len(lines) and _goes_on_header(text, _cells(text, lines[place]), columns):
            columns = _merged(columns, tuple(cell.of(text).strip() for cell in _cells(text, lines[place])))
            place += 1
        table, place = _table(text, lines, place, columns)
        if table:
            tables.append(table)
    return tuple(tables)


def _cells(text: str, line: Span) -> list[Span]:
    cells, start = [], line.start
    end = line.start + len(line.of(text).rstrip("\r\n"))
    for at in range(line.start, end):
        if text[at] == "\t":
            cells.append(Span(start, at))
            start = at + 1
    return [*cells, Span(start, end)]


def _goes_on_header(text: str, cells: list[Span], columns: tuple[str, ...]) -> bool:
    """A second line of names below one that spans columns: 责任单位 over 牵头单位 and 配合单位."""
    names = [cell.of(text).strip() for cell in cells]
    return len(cells) > 1 and len(cells) <= len(columns) + 4 and not all(names) and is_header(names)


def _merged(above: tuple[str, ...], below: tuple[str, ...]) -> tuple[str, ...]:
    size = max(len(above), len(below))
    upper, lower = ([*names, *[""] * (size - len(names))] for names in (above, below))
    return tuple(low or up for up, low in zip(upper, lower, strict=True))


def _table(text: str, lines: list[Span], place: int, columns: tuple[str, ...]) -> tuple[Table | None, int]:
    """The table whose rows begin at a line, and the first line behind it."""
    rows: list[Row] = []
    taken: list[int] = []
    first, end = place, lines[place - 1].end
    while place < len(lines):
        line, begun = lines[place], place
        content = line.of(text)
        if "\t" not in content.strip("\r\n"):
            following = next((one.of(text) for one in lines[place + 1 :] if one.of(text).strip()), "")
            is_section = _SECTION.match(content.strip()) or not content.strip()
            if not (len(content.strip()) <= _LONGEST_SECTION and is_section and ("\t" in following or _SECTION.match(following.strip()))):
                is_rest = bool(rows) and "\t" in following and _is_rest(content, rows[-1], columns, text)
                if not is_rest and _BARE_SECTION.match(content.strip()) and "\t" in following and ROW_NUMBER.match(following.split("\t")[0].strip()):
                    end, place = line.end, place + 1
                    continue
                if not is_rest:
                    break
                rows[-1] = _longer(rows[-1], line.end)
                taken, end, place = [*taken, line.start], line.end, place + 1
                continue
        cells = _cells(text, line)
        if len(cells) < len(columns) and len(cells) > 1 and (whole := _broken(text, lines, place, columns)):
            line, place = whole
            cells = _cells(text, line)
        printed = [cell for cell in cells if cell.of(text).strip()]
        if len(printed) == 1 and (_SECTION.match(printed[0].of(text).strip()) or (cells[0] == printed[0] and not ROW_NUMBER.match(printed[0].of(text).strip()))):
            end, place = line.end, place + 1  # a heading over all columns
            continue
        if is_header([cell.of(text).strip() for cell in cells]) and cells[0].of(text).strip() == columns[0]:
            taken += [line.start]  # the names again, on the next page
        elif printed:
            taken += [one.start for one in lines[begun : place + 1]]
            rows.append(_row(text, line, cells, columns, len(rows) + 1))
        end, place = line.end, place + 1
    if not rows:
        return None, first
    below = list(takewhile(lambda one: not _opens(one.of(text)), lines[place:]))
    return Table(columns, tuple(rows), Span(rows[0].span.start, end), below[-1].end if below else end, tuple(taken)), place


def _is_rest(content: str, row: Row, columns: tuple[str, ...], text: str) -> bool:
    """Units on a line of their own below a row whose last cell names units."""
    last = max(place for place, cell in enumerate(row.cells) if cell.of(text).strip())
    name = bare_name(columns[last]) if last < len(columns) else ""
    return bool(LEAD.search(name) or SUPPORT.search(name)) and all(looks_like_unit(one.strip()) for one in re.split("[、,，;；]", content.strip(" \t\r\n、，；")))


def _longer(row: Row, end: int) -> Row:
    """The row with a further line of its last cell."""
    last = max(row.cells, key=lambda cell: cell.end)
    return replace(row, span=Span(row.span.start, end), cells=tuple(Span(cell.start, end) if cell == last else cell for cell in row.cells))


def _broken(text: str, lines: list[Span], place: int, names: tuple[str, ...]) -> tuple[Span, int] | None:
    """A row whose cells hold line breaks, as one stretch, and its last line; without numbers only where a list goes on."""
    tabs, columns = 0, len(names)
    if not any(NUMBER.search(name) for name in names) and not _LIST_GOES_ON.search(lines[place].of(text)):
        return None
    for last in range(place, min(place + 12, len(lines))):
        content = lines[last].of(text)
        if last > place and (not content.strip() or ROW_NUMBER.match(content.split("\t")[0].strip())):
            return None
        tabs += content.count("\t")
        if last > place and tabs == columns - 1:
            return Span(lines[place].start, lines[last].end), last
        if tabs >= columns:
            return None
    return None


def _row(text: str, line: Span, cells: list[Span], columns: tuple[str, ...], ordinal: int) -> Row:
    """A row with fewer cells than columns leaves out those before it that span down to it, or those behind it that are empty."""
    missing = len(columns) - len(cells)
    if missing > 0:
        empty = [Span(line.start, line.start)] * missing
        cells = max([*cells, *empty], [*empty, *cells], key=lambda one: _fits(text, one, columns))
    numbered = next((at for at, name in enumerate(columns) if NUMBER.search(name)), None)
    number = cells[numbered] if numbered is not None else Span(line.start, line.start)
    if numbered is None and ROW_NUMBER.match(cells[0].of(text).strip()):
        numbered, number = 0, cells[0]
    printed = number.of(text).strip()
    stripped = number.start + len(number.of(text)) - len(number.of(text).lstrip())
    number = Span(stripped, stripped + len(printed)) if printed else Span(line.start, line.start)
    key = re.sub(r"[\s、.．。:：·()（）]", "", printed) or f"行{ordinal}"
    return Row(line, tuple(cells), key, number, _title(text, cells, columns, numbered))


def _fits(text: str, cells: list[Span], columns: tuple[str, ...]) -> int:
    """How many cells hold what their columns name: numbers, units, times."""
    fitting = 0
    for cell, name in zip(cells, columns, strict=False):
        said = cell.of(text).strip()
        name = bare_name(name)
        names_units = bool(LEAD.search(name) or SUPPORT.search(name)) and not NO_UNITS.search(name)
        if not said:
            continue
        fitting += bool(NUMBER.search(name)) == bool(ROW_NUMBER.match(said))
        fitting += names_units == looks_like_unit(re.split("[、,，;；]", said)[0].strip())
        fitting += bool(TIME.search(name)) == bool(re.search(r"\d\s*[年月]|全年|长期|持续|年底|季度", said) and len(said) < 16)
    return fitting


def _title(text: str, cells: list[Span], columns: tuple[str, ...], numbered: int | None) -> Span:
    """The cell that names the row: the first that tells a task; not the number, the category, the units or the time."""
    def told(place: int) -> bool:
        name = bare_name(columns[place])
        return place != numbered and not any(kind.search(name) for kind in (LEAD, SUPPORT, NO_UNITS, TIME, CATEGORY)) and bool(cells[place].of(text).strip())

    places = [place for place in range(min(len(columns), len(cells))) if told(place)]
    best = next((place for place in places if TASK.search(columns[place])), places[0] if places else None)
    if best is None:
        return next((cell for cell in cells if cell.of(text).strip()), cells[0])
    return cells[best]


def _opens(content: str) -> bool:
    """The line opens something else than a remark below the table."""
    content = content.strip()
    if not content:
        return False
    return bool(_SECTION.match(content) or re.match(r"附\s*[件表]\s*\d*|\d{1,3}[.．、]|[(（]\d|#|第[一二三四五六七八九十]+[条章节]", content)) or "\t" in content
