"""Word: a briefing as a Word file in the layout of GB/T 9704, with the table of its sources behind it.

A4; margins 37, 35, 28 and 26 mm; title 22 pt, text 16 pt, lines of exactly 28 pt; headings 一、 in 黑体, （一） in 楷体, the rest in 仿宋; page
numbers — 1 — in 14 pt, outside. Every run names its East-Asian font and asks for it, so that quotation marks and dashes take it too.
"""

import io
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from assistant.briefing.numbering import numbered
from assistant.briefing.text import UNWITNESSED, Briefing
from assistant.briefing.title_lines import title_lines
from index.library import Library

TITLE, HEADING, SUBHEADING, TEXT, NUMBER = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", "宋体"
_TITLE_SIZE, _SIZE, _NUMBER_SIZE, _TABLE_SIZE = Pt(22), Pt(16), Pt(14), Pt(10.5)
_LINE, _TITLE_LINE, _NOTE_LINE, _INDENT = Pt(28), Pt(35), Pt(20), Pt(32)
_FONT_OF_LEVEL = {1: HEADING, 2: SUBHEADING}
_NOTE = "正文句后的方括号数字是本表的序号。"
_NOTE_COMPUTED = "标〔统计〕的句子由文件中的条目计数得出，不列入本表。"
_LONG_QUOTE = 900
"""Characters; about two thirds of a page in the table."""
_COLUMNS = (("序号", 12), ("出处", 48), ("原文", 96))
"""Of the table of sources, with their widths in mm."""


def word(briefing: Briefing, library: Library) -> bytes:
    """The file. Each sentence carries the numbers of its rows in the table of sources."""
    document = Document()
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")  # else a substitute font may set marks as elsewhere: in the middle of the line
    _page(document)
    for line in title_lines(briefing.title):
        _line(document, line, TITLE, _TITLE_SIZE, align=WD_ALIGN_PARAGRAPH.CENTER, pitch=_TITLE_LINE, keep=True)
    _line(document, f"（{briefing.basis}）", SUBHEADING, _SIZE, align=WD_ALIGN_PARAGRAPH.CENTER)
    _line(document, "", TEXT, _SIZE)
    for heading in numbered(briefing):
        _line(document, heading.text, _FONT_OF_LEVEL.get(heading.level, TEXT), _SIZE, indent=True, keep=True)
        for number, paragraph in heading.paragraphs:
            written = _line(document, number, TEXT, _SIZE, indent=True)
            for sentence in paragraph:
                _run(written, sentence.whole, TEXT, _SIZE)
                _run(written, briefing.mark_of(sentence), TEXT, _SIZE, raised=True)
    _sources(document, briefing, library)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _page(document: Any) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = Mm(37), Mm(35), Mm(28), Mm(26)
    section.footer_distance = Mm(28)
    document.settings.odd_and_even_pages_header_footer = True
    for footer, align in ((section.footer, WD_ALIGN_PARAGRAPH.RIGHT), (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)):
        line = footer.paragraphs[0]
        line.alignment = align
        setattr(line.paragraph_format, "right_indent" if align is WD_ALIGN_PARAGRAPH.RIGHT else "left_indent", _NUMBER_SIZE)
        _run(line, "— ", NUMBER, _NUMBER_SIZE)
        _field(_run(line, "", NUMBER, _NUMBER_SIZE), "PAGE")
        _run(line, " —", NUMBER, _NUMBER_SIZE)


def _field(run: Any, code: str) -> None:
    """The run shows a field: the number of the page."""
    for kind, text in (("begin", ""), ("", code), ("end", "")):
        element = OxmlElement("w:instrText" if text else "w:fldChar")
        if text:
            element.text = text
        else:
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)


def _line(document: Any, text: str, font: str, size: Any, *, align: Any = None, indent: bool = False, keep: bool = False, pitch: Any = _LINE) -> Any:
    """A paragraph with its line pitch, the first line indented by two characters where asked."""
    line = document.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY if align is None else align
    look = line.paragraph_format
    look.line_spacing_rule, look.line_spacing = WD_LINE_SPACING.EXACTLY, pitch
    look.space_before = look.space_after = Pt(0)
    look.first_line_indent = _INDENT if indent else None
    look.keep_with_next = keep
    look.widow_control = True
    if text:
        _run(line, text, font, size)
    return line


def _run(line: Any, text: str, font: str, size: Any, *, raised: bool = False) -> Any:
    run = line.add_run(text)
    run.font.size = size
    run.font.superscript = raised or None
    run.font.name = font
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(name), font)
    fonts.set(qn("w:hint"), "eastAsia")
    return run


def _sources(document: Any, briefing: Briefing, library: Library) -> None:
    """附录: every source with its place and its words, on pages of their own; before them what has no source."""
    _line(document, "附录", HEADING, _SIZE).paragraph_format.page_break_before = True
    _line(document, "出处对照表", TITLE, _TITLE_SIZE, align=WD_ALIGN_PARAGRAPH.CENTER, pitch=_TITLE_LINE)
    if briefing.doubtful:
        _line(document, f"{UNWITNESSED}：", TEXT, _SIZE, indent=True, keep=True)
        for number, one in enumerate(briefing.doubtful, start=1):
            _line(document, f"{number}. {one.whole}", TEXT, _SIZE, indent=True)
    _line(document, _NOTE + (_NOTE_COMPUTED if any(one.is_computed for one in briefing.sentences) else ""), TEXT, _TABLE_SIZE, pitch=_NOTE_LINE)
    table = document.add_table(1, len(_COLUMNS), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for cell, (name, _) in zip(table.rows[0].cells, _COLUMNS, strict=True):
        _cell(cell, name, HEADING)
    _repeated(table.rows[0])
    for source, number in briefing.labels.items():
        quote = " ".join(source.span.of(library.reading(source.document).document.text).split())
        place = f"{source.document}#{source.address}" if len(library.readings) > 1 else source.address
        row = table.add_row()
        _whole(row, quote)
        for cell, text in zip(row.cells, (str(number), place, quote), strict=True):
            _cell(cell, text, TEXT)
    for column, (_, width) in zip(table.columns, _COLUMNS, strict=True):
        for cell in column.cells:
            cell.width = Mm(width)
        column.width = Mm(width)


def _cell(cell: Any, text: str, font: str) -> None:
    line = cell.paragraphs[0]
    line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(0)
    _run(line, text, font, _TABLE_SIZE)


def _whole(row: Any, quote: str) -> None:
    """The row goes to the next page whole, unless it is nearly a page itself."""
    if len(quote) < _LONG_QUOTE:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _repeated(row: Any) -> None:
    """The row stands at the head of every page."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
