"""Word files made of a plan's text, its numbers made automatic: what a county's office would have typed in Word."""

import io
import re
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from index.numerals import number_of

CHINESE = "[一二三四五六七八九十]+"
# marker with its number, Word's format, Word's text of the level
LEVELS = (
    (re.compile(rf"({CHINESE})、"), "chineseCountingThousand", "%1、"),
    (re.compile(rf"（({CHINESE})）"), "chineseCounting", "（%2）"),
    (re.compile(rf"\(({CHINESE})\)"), "japaneseCounting", "(%3)"),
    (re.compile(r"(\d+)\.(?!\d)\s*"), "decimal", "%4."),
    (re.compile(r"\((\d+)\)"), "decimal", "(%5)"),
    (re.compile(r"（(\d+)）"), "decimal", "（%6）"),
)


def word_file(text: str, official: bool = False) -> bytes:
    """A Word file of the text: every number that a list could have made is made by one; tabs are tables.

    ``official``: set as official papers are, with a running head and page numbers.
    """
    document = Document()
    if official:
        _set_officially(document)
    numbering: Any = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{format_}"/><w:suff w:val="nothing"/><w:lvlText w:val="{level}"/>'
        f'<w:pPr><w:ind w:left="0" w:firstLine="{640 if official else 0}"/></w:pPr></w:lvl>'
        for place, (_, format_, level) in enumerate(LEVELS)
    )
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="99"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    numbering.insert(0, parse_xml(abstract))
    counts: dict[int, int] = {}
    list_id = _new_list(numbering, {})
    rows: list[list[str]] = []
    for line in [*text.splitlines(), ""]:
        if "\t" in line:
            rows.append(line.split("\t"))
            continue
        if rows:
            _add_table(document, rows)
            rows = []
        found = next(((place, match) for place, (marker, _, _) in enumerate(LEVELS) if (match := marker.match(line.strip()))), None)
        if found is None:
            document.add_paragraph(line.strip())
            continue
        place, match = found
        wanted = number_of(match[1])
        if counts.get(place, 0) + 1 != wanted:
            list_id = _new_list(numbering, {place: wanted})
        counts = {one: count for one, count in counts.items() if one < place} | {place: wanted}
        _number(document.add_paragraph(line.strip()[match.end() :]), list_id, place)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _set_officially(document: Any) -> None:
    normal = document.styles["Normal"]
    normal.font.size = Pt(16)
    normal.paragraph_format.first_line_indent = Pt(32)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = Pt(28)
    normal.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    section = document.sections[0]
    section.page_width, section.page_height, section.left_margin, section.right_margin = Cm(21), Cm(29.7), Cm(2.8), Cm(2.6)
    section.header.paragraphs[0].text = "某县人民政府文件"
    number = section.footer.paragraphs[0]
    number.add_run("— ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number._p.append(field)
    number.add_run(" —")


def _new_list(numbering: Any, starts: dict[int, int]) -> int:
    ids = [int(one.get(qn("w:numId"))) for one in numbering.findall(qn("w:num"))]
    id_ = max(ids, default=0) + 1
    overrides = "".join(f'<w:lvlOverride w:ilvl="{place}"><w:startOverride w:val="{start}"/></w:lvlOverride>' for place, start in starts.items())
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{id_}"><w:abstractNumId w:val="99"/>{overrides}</w:num>'))
    return id_


def _number(paragraph: Any, list_id: int, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    numbered = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", level), ("w:numId", list_id)):
        child = OxmlElement(name)
        child.set(qn("w:val"), str(value))
        numbered.append(child)
    properties.append(numbered)


def _add_table(document: Any, rows: list[list[str]]) -> None:
    table = document.add_table(0, max(map(len, rows)), "Table Grid")
    for row in rows:
        cells = table.add_row().cells
        for place, value in enumerate(row):
            cells[place].text = value
            cells[place].paragraphs[0].paragraph_format.first_line_indent = Pt(0)
