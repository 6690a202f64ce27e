"""A user's own file: how it is read, what is refused, and how comments are set on a copy of a Word file."""

import io
import random
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from assistant.checking.drafts import LONGEST, DraftError, DraftTooLarge, draft_of, read_draft
from assistant.checking.word.draft import WordDraft
from index.spans import Span
from tests.checking.word_files import every_place, part_of, plain_word, with_parts


def saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


@pytest.mark.parametrize("text", ["同志们，今年的目标是增长百分之八，请各单位认真抓好落实。\r\n", "新增12家。", "专项债32.27亿元", "增长8%", "8%"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"])
def test_a_text_is_read_in_the_encodings_that_offices_use(encoding: str, text: str) -> None:
    if text != "8%" or not encoding.endswith("e"):  # two signs of ASCII tell nothing of UTF-16 without its mark
        assert draft_of("讲话.txt", text.encode(encoding)).text == text


@pytest.mark.parametrize("text", ["今年新增12家企業。", "專項債32.27億元", "各位同仁，今年的目標是增長百分之八。"])
def test_a_text_in_big5_is_read(text: str) -> None:
    assert draft_of("講話.txt", text.encode("big5")).text == text


def ole(*streams: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + b"\0".join(stream.encode("utf-16-le") for stream in streams)


def packed(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(("data", "message"), [
    (b"", "空文件：请"),
    (b"  \n", "空文件：请"),
    (ole("WordDocument"), "旧版 Word.*请.*另存为 .docx"),
    (ole("EncryptedPackage", "EncryptionInfo"), "设有打开密码：请"),
    (ole("Workbook"), "Excel 表格：请"),
    (ole("PowerPoint Document"), "演示文稿：请"),
    (ole("其他"), "不是 Word 文稿：请"),
    (b"%PDF-1.7", "PDF：请"),
    (b"{\\rtf1\\ansi 8}", "RTF 文件：请.*另存为 .docx"),
    (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "网页存档：请.*另存为 .docx"),
    ("\ufeff<!DOCTYPE html><html><body>增长8%</body></html>".encode(), "网页（HTML）：请.*另存为 .docx"),
    ("<html><body>增长8%</body></html>".encode("utf-16"), "网页（HTML）：请.*另存为 .docx"),
    (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "Word 的 XML 文件：请.*另存为 .docx"),
    (b"\x89PNG\r\n\x1a\n\0\0\0", "是图片：请"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF", "是图片：请"),
    (b"Rar!\x1a\x07\0", "压缩包：请"),
    (packed(**{"讲话.docx": "x"}), "压缩包：请"),
    (packed(**{"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}), "OpenDocument.*请.*另存为 .docx"),
    (packed(**{"OFD.xml": "<x/>"}), "OFD.*：请"),
    (packed(**{"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}), "Excel 表格：请"),
    (packed(**{"[Content_Types].xml": "<Types/>", "word/document.xml": "<x/>"}), "不是 Word 文稿：请"),
    (b"PK\x03\x04broken", "已损坏.*：请"),
    (b"\x7fELF\0\0", "不是文字稿.*：请"),
    (plain_word(), "没有文字.*：请"),
    (plain_word("八%")[:-40], "已损坏.*：请"),
    (with_parts(plain_word("八%"), {"word/document.xml": "<w:document"}), "已损坏（word/document.xml）：请"),
    (with_parts(every_place(), {"word/footnotes.xml": "<w:footnotes"}), "已损坏（word/footnotes.xml）：请"),
    (with_parts(every_place(), {"word/comments.xml": ""}), "已损坏（word/comments.xml）：请"),
])
def test_what_cannot_be_checked_is_refused_with_the_next_act(data: bytes, message: str) -> None:
    with pytest.raises(DraftError, match=message) as refused:
        draft_of("稿件", data)
    assert refused.value.status == 400
    assert "\n" not in str(refused.value)


def test_a_part_that_is_not_read_may_be_broken_and_is_handed_on_as_it_is() -> None:
    draft = draft_of("稿.docx", with_parts(plain_word("增长8%"), {"word/styles.xml": "<w:styles"}))
    assert draft.word and part_of(draft.word.with_comments([(Span(0, 2), "评")], "甲"), "word/styles.xml") == "<w:styles"


def bomb(content: str) -> bytes:
    return with_parts(plain_word("八%"), {"word/document.xml": content})


@pytest.mark.parametrize("data", [bomb(" " * (64 * 2**20)), bomb("<a/>" * 4_000_001), packed(**{f"{number}": "" for number in range(20_001)} | {"[Content_Types].xml": ""})])
def test_a_file_that_unpacks_beyond_measure_is_not_opened(data: bytes) -> None:
    with pytest.raises(DraftTooLarge, match=r"(解压后过大|内容过多).*：请") as refused:
        draft_of("稿件.docx", data)
    assert refused.value.status == 413


def test_entities_are_never_expanded() -> None:
    levels = "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 9))
    for declared in (f'<!ENTITY e0 "ha">{levels}', '<!ENTITY e8 SYSTEM "file:///etc/hostname">'):
        body = f'<w:document {nsdecls("w")}><w:body><w:p><w:r><w:t>&e8;</w:t></w:r></w:p></w:body></w:document>'
        with pytest.raises(DraftError, match=r"(实体定义|已损坏).*：请"):
            draft_of("稿.docx", bomb(f"<!DOCTYPE x [{declared}]>{body}"))


def test_a_text_beyond_what_is_checked_at_once_is_refused_and_none_of_it_is_dropped() -> None:
    assert len(draft_of("稿.txt", ("字" * LONGEST).encode()).text) == LONGEST
    with pytest.raises(DraftTooLarge, match="超过 50 万字：请"):
        draft_of("稿.txt", ("字" * (LONGEST + 1)).encode())


def test_a_file_with_flipped_bits_is_read_or_refused_and_raises_nothing_else() -> None:
    whole, chance = every_place(), random.Random(7)  # noqa: S311 - the same damage in every run
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 20)):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        with suppress(DraftError):
            draft = draft_of("稿.docx", bytes(data))
            assert draft.word
            draft.word.with_comments([(Span(0, 2), "评")], "甲")


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
