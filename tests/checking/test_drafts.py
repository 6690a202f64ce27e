"""A user's own file: how it is read, what is refused, and how comments are set on a copy of a Word file."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from assistant.checking.drafts import DraftError, draft_of, read_draft
from assistant.checking.word import WordDraft
from index.spans import Span


def word(*paragraphs: str) -> bytes:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return saved(document)


def saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_text_is_read_in_the_encodings_that_offices_use(encoding: str) -> None:
    text = "同志们，今年的目标是增长百分之八，请各单位认真抓好落实。\n"
    assert draft_of("讲话.txt", text.encode(encoding)).text == text


@pytest.mark.parametrize(("data", "message"), [
    (b"", "空文件"),
    (b"  \n", "空文件"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "已加密"),
    (b"%PDF-1.7", "PDF"),
    (b"\x89PNG\r\n\x1a\n\0\0\0", "不是文字稿"),
    (b"PK\x03\x04broken", "已损坏"),
    (word(), "没有文字"),
])
def test_what_cannot_be_checked_is_refused_with_the_next_act(data: bytes, message: str) -> None:
    with pytest.raises(DraftError, match=message):
        draft_of("稿件", data)


def test_another_office_file_is_no_draft() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(DraftError, match="不是 Word 文稿"):
        draft_of("表.xlsx", out.getvalue())


def test_a_file_that_unpacks_beyond_measure_is_not_opened() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b" " * (64 * 2**20))
    with pytest.raises(DraftError, match="解压后过大"):
        draft_of("稿件.docx", out.getvalue())


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(DraftError, match="找不到文件"):
        read_draft(tmp_path / "没有.docx")


def test_the_text_holds_paragraphs_and_table_rows_but_nothing_deleted() -> None:
    document = Document()
    document.add_paragraph("第一段")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "指标", "增长8%"
    paragraph = document.add_paragraph("第二段")
    paragraph._p.append(parse_xml(f'<w:del {nsdecls("w")}><w:r><w:delText>删去</w:delText></w:r></w:del>'))
    paragraph._p.append(parse_xml(f'<w:ins {nsdecls("w")}><w:r><w:t>加上</w:t></w:r></w:ins>'))
    assert WordDraft(saved(document)).text.split() == ["第一段", "指标", "增长8%", "第二段加上"]


def test_comments_stand_at_their_stretches_and_change_nothing_else() -> None:
    document = Document()
    paragraph = document.add_paragraph("全年")
    paragraph.add_run("增长").bold = True
    paragraph.add_run("8%左右，新增12家。")
    draft = WordDraft(saved(document))
    at, of = draft.text.index("增长"), draft.text.index("新增")
    commented = draft.with_comments([(Span(at, at + 6), "不一致\n出处：附件1"), (Span(of, of + 5), "一致")], "有据核稿")
    opened = Document(io.BytesIO(commented))
    assert WordDraft(commented).text == draft.text
    assert [run.text for run in opened.paragraphs[0].runs if run.bold] == ["增长"]
    assert {comment.text: _commented(opened, comment.comment_id) for comment in opened.comments} == {"不一致\n出处：附件1": "增长8%左右", "一致": "新增12家"}
    assert {comment.author for comment in opened.comments} == {"有据核稿"}


def _commented(document: object, id_: int) -> str:
    """The text between the marks of a comment."""
    body = document.element.body  # type: ignore[attr-defined]
    inside, text = False, ""
    for element in body.iter():
        if element.tag == qn("w:commentRangeStart") and element.get(qn("w:id")) == str(id_):
            inside = True
        if element.tag == qn("w:commentRangeEnd") and element.get(qn("w:id")) == str(id_):
            inside = False
        if inside and element.tag == qn("w:t"):
            text += element.text or ""
    return text
