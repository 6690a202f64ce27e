"""What stands on the page of a Word file is read once, in order, and nothing that does not."""

import io
import zipfile

import pytest

from index.reading import read_bytes
from tests.reading.made import docx, item, lists, lvl, p, tbl, tc, zipped


def lines(data: bytes) -> list[str]:
    return read_bytes(data, "plan.docx").text.splitlines()


def run(inner: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>"


def t(text: str) -> str:
    return f"<w:t>{text}</w:t>"


def field(kind: str) -> str:
    return run(f'<w:fldChar w:fldCharType="{kind}"/>')


BOX = f"<w:txbxContent>{p('框内')}</w:txbxContent>"
ROWS: list[tuple[str, str, list[str]]] = [
    ("an insertion is in, a deletion is out", f"<w:p><w:ins>{run(t('增长8%'))}</w:ins><w:del>{run('<w:delText>增长7%</w:delText>')}</w:del></w:p>", ["增长8%"]),
    ("what was moved stands where it went", f"<w:p><w:moveFrom>{run(t('旧'))}</w:moveFrom>{run(t('甲'))}<w:moveTo>{run(t('新'))}</w:moveTo></w:p>", ["甲新"]),
    ("a deleted mark joins two paragraphs", p("前半", "<w:rPr><w:del/></w:rPr>") + p("后半"), ["前半后半"]),
    ("a deleted mark before a table loses nothing", p("前半", "<w:rPr><w:del/></w:rPr>"), ["前半"]),
    ("a deleted row is out", f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr>{tc('旧')}{tc('1')}</w:tr><w:tr>{tc('新')}{tc('2')}</w:tr></w:tbl>", ["新\t2"]),
    ("hidden text is out", p("隐藏", run="<w:vanish/>") + p("可见", run='<w:vanish w:val="0"/>'), ["可见"]),
    ("breaks and tabs", f"<w:p>{run(t('甲') + '<w:tab/>' + t('乙') + '<w:br/>' + t('丙'))}</w:p>", ["甲\t乙", "丙"]),
    ("hyphens", f"<w:p>{run(t('A') + '<w:noBreakHyphen/>' + t('B') + '<w:softHyphen/>' + t('C'))}</w:p>", ["A-BC"]),
    ("a field's result, not its instruction", f"<w:p>{field('begin')}{run('<w:instrText>PAGE</w:instrText>' + t('指令'))}{field('separate')}{run(t('32'))}{field('end')}{run(t('亿元'))}</w:p>", ["32亿元"]),
    ("a simple field's result", f'<w:p><w:fldSimple w:instr="SEQ">{run(t("3"))}</w:fldSimple></w:p>', ["3"]),
    ("a link's text", f"<w:p><w:hyperlink>{run(t('链接'))}</w:hyperlink></w:p>", ["链接"]),
    ("a content control", f"<w:sdt><w:sdtPr/><w:sdtContent>{p('控件')}</w:sdtContent></w:sdt>", ["控件"]),
    ("a control within a line", f"<w:p><w:sdt><w:sdtContent>{run(t('行内'))}</w:sdtContent></w:sdt></w:p>", ["行内"]),
    ("a generated list of contents is out", f'<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>{p("一、目标 1")}</w:sdtContent></w:sdt>{p("一、目标")}', ["一、目标"]),
    ("a text box once, though written twice", f"<w:p>{run(t('正文'))}{run(f'<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>')}</w:p>", ["正文", "框内"]),
    ("a text box of an older Word", f"<w:p>{run(f'<w:pict><v:textbox>{BOX}</v:textbox></w:pict>')}</w:p>", ["框内"]),
    ("the base of ruby, not the reading", f"<w:p>{run('<w:ruby><w:rt>' + run(t('xiāng')) + '</w:rt><w:rubyBase>' + run(t('湘')) + '</w:rubyBase></w:ruby>')}</w:p>", ["湘"]),
    ("a symbol", f"<w:p>{run('<w:sym w:font=&quot;Wingdings&quot; w:char=&quot;F0FE&quot;/>'.replace('&quot;', chr(34)) + t('完成'))}</w:p>", ["☑完成"]),
    ("a formula's characters", f"<w:p>{run(t('增速'))}<m:oMath><m:r><m:t>x=7</m:t></m:r></m:oMath></w:p>", ["增速x=7"]),
    ("invisible characters are out", p("投\u200b资\u00ad额"), ["投资额"]),
    ("empty paragraphs are no lines", p("甲") + p("") + p("　") + p("乙"), ["甲", "乙"]),
]  # fmt: skip


@pytest.mark.parametrize(("what", "body", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_word(what: str, body: str, expected: list[str]) -> None:
    assert lines(docx(body)) == expected


def test_text_that_a_style_hides_is_out() -> None:
    styles = '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
    assert lines(docx(p("隐", run='<w:rStyle w:val="h"/>') + p("显"), styles=styles)) == ["显"]


def test_lines_of_contents_are_known_by_their_style() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style>'
    assert lines(docx(p("一、目标\t1", '<w:pStyle w:val="t"/>') + p("一、目标"), styles=styles)) == ["一、目标"]


def test_notes_stand_at_the_end_and_their_marks_are_left_out() -> None:
    body = f'<w:p>{run(t("培育OPC"))}{run("<w:footnoteReference w:id=" + chr(34) + "2" + chr(34) + "/>")}{run(t("企业"))}</w:p>{p("二、任务")}'
    notes = f'<w:footnote w:id="2">{p("一人公司。")}</w:footnote>'
    assert lines(docx(body, footnotes=notes)) == ["培育OPC企业", "二、任务", "注1：一人公司。"]


def test_cells_that_span_columns_and_rows_are_repeated() -> None:
    table = tbl(
        tc("序号", '<w:vMerge w:val="restart"/>') + tc("单位", '<w:gridSpan w:val="2"/>'),
        tc("", "<w:vMerge/>") + tc("牵头") + tc("配合"),
        tc("一、其他事项", '<w:gridSpan w:val="3"/>'),
        tc("1") + tc("县发改局") + tc(""),
    )
    assert lines(docx(table)) == ["序号\t单位\t单位", "序号\t牵头\t配合", "一、其他事项", "1\t县发改局"]


def test_a_cell_is_one_line_and_its_paragraphs_are_parted_by_blanks() -> None:
    assert lines(docx(tbl(f"<w:tc>{p('县发改局')}{p('县财政局')}</w:tc>" + tc("牵\t头")))) == ["县发改局 县财政局\t牵 头"]


def test_numbers_of_rows_are_counted_though_their_cells_are_empty() -> None:
    rows = [f"<w:tc>{item('')}</w:tc>" + tc(text) for text in ("甲", "乙")]
    assert lines(docx(tbl(*rows), lists(lvl(0, "decimal", "%1")))) == ["1\t甲", "2\t乙"]


def test_a_table_within_a_cell_is_part_of_it() -> None:
    assert lines(docx(tbl(f"<w:tc>{tbl(tc('甲') + tc('乙'))}{p('丙')}</w:tc>" + tc("丁")))) == ["甲 乙 丙\t丁"]


def test_a_frame_around_text_is_no_table() -> None:
    assert lines(docx(tbl(f"<w:tc>{p('第一段。')}{p('第二段。')}</w:tc>"))) == ["第一段。", "第二段。"]


def test_the_strict_form_of_the_format_is_read() -> None:
    with zipfile.ZipFile(io.BytesIO(docx(p("严格")))) as packed:
        document = packed.read("word/document.xml")
    strict = document.replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert lines(zipped({"word/document.xml": strict})) == ["严格"]


def test_the_document_is_found_by_the_packages_own_word() -> None:
    document = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>' + p("正文") + "</w:body></w:document>"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>'
    )
    assert lines(zipped({"_rels/.rels": relations, "word/document2.xml": document})) == ["正文"]
