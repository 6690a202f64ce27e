"""Sheets: a table as an Excel workbook and as CSV. No cell can become a formula, whatever the document says."""

import csv
import io
from unicodedata import east_asian_width

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assistant.exports.table import Table

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the beginning of a formula (OWASP: CSV injection)."""
_GUARD = "'"
_BYTE_ORDER_MARK = "utf-8-sig"
_FONT = "宋体"
_LINE = Border(*[Side(style="thin", color="BFBFBF")] * 4)
_HEADER_FILL = PatternFill("solid", fgColor="DCE6F1")
_LINE_HEIGHT, _PADDING, _HIGHEST = 13, 5, 409
"""Points; not every program measures wrapped text when it opens a file, so every row says how high it is."""


def as_csv(table: Table) -> bytes:
    """UTF-8 with a byte order mark, which Excel needs; a cell that looks like a formula gets an apostrophe before it."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    for row in (tuple(column.name for column in table.columns), *table.rows):
        writer.writerow(f"{_GUARD}{cell}" if _is_formula(cell) else cell for cell in row)
    return stream.getvalue().encode(_BYTE_ORDER_MARK)


def as_xlsx(table: Table) -> bytes:
    """A workbook of one sheet: header frozen and filtered, text wrapped, printed on A4 across. Every text is a string cell."""
    workbook = Workbook()
    workbook.properties.title = table.title
    workbook.properties.creator = "有据"
    sheet = workbook.active
    sheet.title = table.title
    for place, column in enumerate(table.columns, start=1):
        _write(sheet.cell(1, place), column.name, is_header=True)
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    for number, row in enumerate(table.rows, start=2):
        for place, value in enumerate(row, start=1):
            _write(sheet.cell(number, place), value)
        sheet.row_dimensions[number].height = _height(table, row)
    _lay_out(sheet, table)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _is_formula(cell: str | int) -> bool:
    return isinstance(cell, str) and cell.startswith(_FORMULA)


def _height(table: Table, row: tuple[str | int, ...]) -> int:
    """Enough for the cell that takes the most lines; a wide character takes two places of a column's width."""
    lines = 1
    for column, cell in zip(table.columns, row, strict=True):
        places = sum(2 if east_asian_width(character) in "WFA" else 1 for character in str(cell))
        lines = max(lines, -(-places // (column.width - 1)))
    return min(lines * _LINE_HEIGHT + _PADDING, _HIGHEST)


def _write(cell: Cell, value: str | int, is_header: bool = False) -> None:
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.data_type = "s"
        cell.quotePrefix = _is_formula(value)
    else:
        cell.value = value
    cell.font = Font(name=_FONT, size=10, bold=is_header)
    is_centred = is_header or isinstance(value, int)
    cell.alignment = Alignment(horizontal="center" if is_centred else "left", vertical="center", wrap_text=True)
    cell.border = _LINE
    if is_header:
        cell.fill = _HEADER_FILL


def _lay_out(sheet: Worksheet, table: Table) -> None:
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.print_options.horizontalCentered = True
    sheet.oddHeader.center.text = f"{table.source}  {table.title}".replace("&", "&&")
    sheet.oddFooter.center.text = "第 &P 页，共 &N 页"
