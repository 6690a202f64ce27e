"""Word files for tests: one with text in every place that Word has, and files put together from given parts."""

import io
import zipfile
from collections.abc import Mapping

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

W = nsdecls("w")
MATHS = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
_BOX = (
    f'<w:r {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="1800000" cy="500000"/><wp:docPr id="7" name="框"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
    '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="500000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
    "<wps:txbx><w:txbxContent><w:p><w:r><w:t>框内文字</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    "</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>框内文字</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
_NOTE_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PAGE_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>88</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
PARAGRAPHS = (
    f'<w:p {W}><w:r><w:rPr><w:b/></w:rPr><w:t>加粗</w:t></w:r><w:hyperlink w:anchor="x"><w:r><w:t>链接文字</w:t></w:r></w:hyperlink><w:ins w:id="5" w:author="甲"><w:r><w:t>插入文字</w:t></w:r></w:ins>'
    '<w:del w:id="6" w:author="甲"><w:r><w:delText>删去文字</w:delText></w:r></w:del><w:moveFrom w:id="7" w:author="甲"><w:r><w:t>移走</w:t></w:r></w:moveFrom><w:r><w:t>之后</w:t></w:r></w:p>',
    f'<w:p {W}><w:r><w:t xml:space="preserve">域前</w:t></w:r><w:fldSimple w:instr=" REF a "><w:r><w:t>域果</w:t></w:r></w:fldSimple>{_PAGE_FIELD}<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>控件文字</w:t></w:r></w:sdtContent></w:sdt>'
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>单击此处</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>域后</w:t></w:r></w:p>",
    f'<w:p {W} {MATHS}><w:r><w:t>公式前</w:t></w:r><m:oMath><m:r><m:t>x=8</m:t></m:r></m:oMath><w:r><w:t>公式后</w:t></w:r></w:p>',
    f'<w:p {W}><w:r><w:t>注前</w:t><w:footnoteReference w:id="2"/><w:t>注后</w:t></w:r><w:r><w:endnoteReference w:id="2"/></w:r></w:p>',
    f'<w:p {W}><w:r><w:t>框前</w:t></w:r>{_BOX}<w:r><w:t>框后</w:t></w:r></w:p>',
    f'<w:p {W}><w:pPr><w:rPr><w:del w:id="9" w:author="甲"/></w:rPr></w:pPr><w:r><w:t>上半</w:t></w:r></w:p>',
    f'<w:p {W}><w:r><w:t>下半</w:t></w:r></w:p>',
)


def every_place() -> bytes:
    """A file with text in runs, a link, tracked changes, fields, controls, a formula, notes, a text box, nested tables, a header and a footer."""
    document = Document()
    document.styles["Normal"].font.size = Pt(16)
    document.add_paragraph("第一段")
    document.add_comment(document.paragraphs[0].runs, text="旧批注", author="老张")
    for paragraph in PARAGRAPHS:
        document.element.body.insert(-1, parse_xml(paragraph))
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "甲格"
    table.cell(0, 1).text = "乙格"
    table.cell(0, 1).add_table(1, 1).cell(0, 0).text = "内格"
    section = document.sections[0]
    section.header.paragraphs[0].text = "页眉文字"
    section.footer.paragraphs[0]._p.append(parse_xml(f"<w:r {W}><w:t>页脚文字</w:t></w:r>"))
    out = io.BytesIO()
    document.save(out)
    notes = {
        f"word/{kind}s.xml": f'<w:{kind}s {W}><w:{kind} w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
        f'<w:{kind} w:id="2"><w:p><w:r><w:{kind}Ref/></w:r><w:r><w:t>{text}</w:t></w:r></w:p></w:{kind}></w:{kind}s>'
        for kind, text in (("footnote", "脚注文字"), ("endnote", "尾注文字"))
    }
    links = "".join(f'<Relationship Id="n{kind}" Type="{_NOTE_TYPES}{kind}s" Target="{kind}s.xml"/>' for kind in ("footnote", "endnote"))
    types = "".join(
        f'<Override PartName="/word/{kind}s.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml"/>'
        for kind in ("footnote", "endnote")
    )
    data = out.getvalue()
    links_part, types_part = "word/_rels/document.xml.rels", "[Content_Types].xml"
    return with_parts(data, {
        **notes, links_part: part_of(data, links_part).replace("</Relationships>", f"{links}</Relationships>"),
        types_part: part_of(data, types_part).replace("</Types>", f"{types}</Types>"),
    })


def part_of(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return packed.read(name).decode()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def with_parts(data: bytes, replaced: Mapping[str, str | bytes]) -> bytes:
    """The file with parts put in or replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in {**parts_of(data), **replaced}.items():
            packed.writestr(name, content)
    return out.getvalue()


def plain_word(*paragraphs: str) -> bytes:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
