"""Read: a PDF with text as paragraphs and rows, and where each page begins in them."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from index.errors import SeedError
from index.reading.original import Original
from index.reading.pdf.furniture import without_furniture
from index.reading.pdf.lines import Line, characters_of, is_code, lines_of
from index.reading.pdf.paragraphs import Measure, begins, glued, measure
from index.reading.pdf.tables import is_inside, joined_rows, rows_of, tables_of

_PAGES = 3000
_SCANNED = 8
"""Characters on a page, fewer of which do not make it one with text."""
_UNREADABLE = 0.2
"""The share of characters without a code from which the text is not to be had."""


@dataclass(frozen=True, slots=True)
class _Page:
    lines: list[Line]
    width: float
    height: float
    characters: int
    codes: int
    pictures: int


def read_pdf(data: bytes, name: str) -> Original:
    """The text of a PDF. Raises SeedError for one that is encrypted, broken, scanned or without codes of its characters."""
    pages = _pages(data, name)
    characters = sum(page.characters for page in pages)
    empty = [place for place, page in enumerate(pages, start=1) if page.characters < _SCANNED and page.pictures]
    if characters < _SCANNED * len(pages) and (empty or not characters):
        raise SeedError(f"{name} 是扫描件，里面没有文字：请提供文字版，或先做文字识别（OCR）后重试")
    if sum(page.codes for page in pages) > _UNREADABLE * characters:
        raise SeedError(f"{name} 的字体没有文字编码，读出的会是乱码：请提供 Word 或文本版，或先做文字识别（OCR）后重试")
    warnings = (f"第 {'、'.join(map(str, empty))} 页是图片，没有读出文字：请另行核对这几页",) if empty else ()
    text, starts = _assembled(pages)
    return Original(text, "pdf", pages=starts, warnings=warnings)


def _pages(data: bytes, name: str) -> list[_Page]:
    try:
        with pdfplumber.open(io.BytesIO(data)) as opened:
            if len(opened.pages) > _PAGES:
                raise SeedError(f"{name} 超过 {_PAGES} 页：请拆成几份后重试")
            pages = [_page(page, place) for place, page in enumerate(opened.pages)]
    except SeedError:
        raise
    except Exception as error:  # whatever a broken file makes the reader raise
        if _is_encrypted(error):
            raise SeedError(f"{name} 已加密：请取消密码后重试") from error
        raise SeedError(f"{name} 已损坏，无法作为 PDF 打开：请重新下载或重新导出后重试") from error
    if not pages:
        raise SeedError(f"{name} 已损坏，里面没有一页：请重新下载或重新导出后重试")
    return pages


def _is_encrypted(error: BaseException) -> bool:
    inner = error.args[0] if isinstance(error, PdfminerException) and error.args else error
    return isinstance(inner, PDFPasswordIncorrect) or "ncrypt" in type(inner).__name__


def _page(page: Any, place: int) -> _Page:
    characters = characters_of(page)
    lines: list[Line] = []
    outside = characters
    for table in tables_of(page):
        inside = [one for one in outside if is_inside(one, table.bbox)]
        outside = [one for one in outside if not is_inside(one, table.bbox)]
        lines += rows_of(table, inside, place)
    lines = sorted([*lines, *lines_of(outside, place)], key=lambda line: line.top)
    found = _Page(lines, page.width, page.height, sum(1 for one in characters if one["text"].strip()), sum(map(is_code, characters)), len(page.images))
    page.close()
    return found


def _assembled(pages: Sequence[_Page]) -> tuple[str, tuple[int, ...]]:
    """The text, and where in it each page begins."""
    kept = without_furniture([page.lines for page in pages], [page.height for page in pages])
    measures: dict[tuple[float, float], Measure] = {}
    by_shape = sorted(range(len(pages)), key=lambda place: (pages[place].width, pages[place].height))
    for shape, places in groupby(by_shape, key=lambda place: (pages[place].width, pages[place].height)):
        measures[shape] = measure([line for place in places for line in kept[place]])
    lines = list(_whole_rows(line for page in kept for line in page))
    spaced = not any(line.ends_blank for line in lines)
    text, before, body = "", None, None
    paragraphs: list[str] = []
    done = 0
    starts: dict[int, int] = {}
    for line in lines:
        set_ = measures[pages[line.page].width, pages[line.page].height]
        if before is None or begins(before, line, set_, body):
            if before is not None:
                paragraphs.append(f"{text}\n")
                done += len(text) + 1
            text, body = line.text, None
            starts.setdefault(line.page, done)
        else:
            text, body = glued(text, line.text, before.ends_blank, spaced), line.x0
            starts.setdefault(line.page, done + len(text) - len(line.text))
        before = line
    whole = "".join([*paragraphs, f"{text}\n" if text else ""])
    offsets: list[int] = []
    for place in reversed(range(len(pages))):
        offsets.append(starts.get(place, offsets[-1] if offsets else len(whole)))
    return whole, tuple(reversed(offsets))


def _whole_rows(lines: Iterable[Line]) -> list[Line]:
    """The lines, with the rows of a table that goes on overleaf put together."""
    whole: list[Line] = []
    header = ""
    for line in lines:
        if line.is_row and whole and whole[-1].is_row:
            if line.page != whole[-1].page:
                joined = joined_rows(whole, line, header)
                if joined is not None:
                    whole[-1] = joined[0]
                    whole += [joined[1]] if joined[1] else []
                continue
        elif line.is_row:
            header = line.text
        whole.append(line)
    return whole
