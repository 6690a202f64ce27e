"""Word drafts: text from every place of a file, comments on just their stretches, and every other part as it was."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from assistant.checking.word.draft import WordDraft
from index.spans import Span
from tests.checking.word_files import every_place, part_of, parts_of, plain_word, with_parts

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@pytest.fixture(scope="module")
def data() -> bytes:
    return every_place()


def commented(data: bytes, *stretches: str) -> tuple[bytes, dict[str, str]]:
    """A copy with a comment on each stretch, and what the marks of each stand around in it."""
    draft = WordDraft(data)
    spans = [Span(at, at + len(text)) for text in stretches for at in [draft.text.index(text)]]
    copy = draft.with_comments([(span, f"评{number}") for number, span in enumerate(spans)], "有据核稿")
    document = Document(io.BytesIO(copy))
    return copy, {comment.text: between_marks(document, comment.comment_id) for comment in document.comments}


def between_marks(document: object, id_: int) -> str:
    inside, text = False, ""
    for element in document.element.body.iter():  # type: ignore[attr-defined]
        if element.get(qn("w:id")) == str(id_):
            if element.tag == qn("w:commentRangeStart"):
                inside = True
            if element.tag == qn("w:commentRangeEnd"):
                inside = False
        if inside and element.tag in (qn("w:t"), qn("m:t")):
            text += element.text or ""
    return text.replace("移走", "").replace("88", "")  # what is moved away, and a page's number


def test_text_is_read_from_every_place_and_from_nothing_that_is_deleted_or_filled_in(data: bytes) -> None:
    assert WordDraft(data).text.split("\n") == [
        "第一段", "加粗链接文字插入文字之后", "域前域果控件文字域后", "公式前x=8公式后", "注前注后", "框前框后", "框内文字", "上半下半", "甲格\t乙格", "内格\t",
        "〔页眉〕", "页眉文字", "〔页脚〕", "页脚文字", "〔脚注1〕", "脚注文字", "〔尾注1〕", "尾注文字",
    ]


@pytest.mark.parametrize("stretch", [
    "粗链接", "接文字插入", "插入文字", "文字之后", "前域果控件", "前x=8公", "甲格\t乙", "乙格\n内", "注前注后", "段\n加粗", "上半下",
])
def test_a_comment_stands_on_just_its_stretch(data: bytes, stretch: str) -> None:
    copy, marked = commented(data, stretch)
    assert marked["评0"] == "".join(stretch.split())
    assert WordDraft(copy).text == WordDraft(data).text


def test_comments_may_overlap_and_the_old_ones_stay(data: bytes) -> None:
    copy, marked = commented(data, "加粗链接文字", "链接文字插入", "接", "文字插入文字之后", "第一")
    assert marked == {"旧批注": "第一段", "评0": "加粗链接文字", "评1": "链接文字插入", "评2": "接", "评3": "文字插入文字之后", "评4": "第一"}
    ids = [comment.comment_id for comment in Document(io.BytesIO(copy)).comments]
    assert len({*ids}) == len(ids)


@pytest.mark.parametrize(("text", "place", "holder"), [
    ("脚注文字", "脚注1", "w:footnoteReference"), ("尾注文字", "尾注1", "w:endnoteReference"), ("框内", "文本框", "w:drawing"), ("页眉文字", "页眉", ""), ("页脚文字", "页脚", ""),
])
def test_what_bears_no_comments_has_them_where_the_body_refers_to_it(data: bytes, text: str, place: str, holder: str) -> None:
    copy, marked = commented(data, text)
    comment = next(said for said in marked if said.startswith("〔"))
    assert comment == f"〔{place}“{text}”〕\n评0"
    body = Document(io.BytesIO(copy)).element.body
    start = next(one for one in body.iter(qn("w:commentRangeStart")) if one.get(qn("w:id")) == "1")
    if holder:
        assert list(start.getnext().iter(qn(holder)))
        assert not [one for one in start.getnext().iter(qn("w:t")) if one.text in ("注前", "注后")]
    else:
        assert start.getparent() is next(iter(body.iter(qn("w:p"))))
    assert "comment" not in part_of(copy, "word/footnotes.xml")


def test_every_part_but_the_body_and_its_comments_is_byte_for_byte_what_it_was(data: bytes) -> None:
    before, after = parts_of(data), parts_of(commented(data, "链接", "脚注文字")[0])
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml", "word/comments.xml"}
    assert [*before] == [*after]
    plain = plain_word("新增8家")
    before, after = parts_of(plain), parts_of(commented(plain, "8家")[0])
    assert {name for name in after if before.get(name) != after[name]} == {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert WordDraft(plain).with_comments([], "有据核稿") and parts_of(WordDraft(plain).with_comments([], "有据核稿")) == before


def test_a_file_with_macros_keeps_them_and_its_kind() -> None:
    plain = plain_word("新增8家")
    types = part_of(plain, "[Content_Types].xml").replace(WORD, MACROS).replace("</Types>", '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>')
    macros = with_parts(plain, {"[Content_Types].xml": types, "word/vbaProject.bin": b"\xd0\xcf\x11\xe0macros"})
    draft = WordDraft(macros)
    copy = parts_of(draft.with_comments([(Span(0, 2), "评")], "有据核稿"))
    assert (draft.ending, draft.media_type) == (".docm", "application/vnd.ms-word.document.macroEnabled.12")
    assert copy["word/vbaProject.bin"] == b"\xd0\xcf\x11\xe0macros"
    assert MACROS in copy["[Content_Types].xml"].decode()
    assert WordDraft(plain).ending == ".docx"


def test_the_strict_form_of_the_format_is_read_and_commented() -> None:
    plain = plain_word("新增8家")
    strict = with_parts(plain, {name: part_of(plain, name).replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", STRICT)
                                .replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships")
                                for name in ("word/document.xml", "_rels/.rels", "word/_rels/document.xml.rels")})
    copy = WordDraft(strict).with_comments([(Span(2, 4), "评")], "有据核稿")
    assert WordDraft(copy).text == "新增8家"
    assert STRICT in part_of(copy, "word/comments.xml")


def test_a_body_under_another_name_and_backslashes_in_the_archive_are_read() -> None:
    plain = plain_word("新增8家")
    parts = {name.replace("/", "\\").replace("document.xml", "document2.xml"): content for name, content in parts_of(plain).items()}
    parts["_rels\\.rels"] = parts["_rels\\.rels"].replace(b"document.xml", b"document2.xml")
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"document.xml", b"document2.xml")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    copy = WordDraft(out.getvalue()).with_comments([(Span(2, 4), "评")], "有据核稿")
    assert WordDraft(copy).text == "新增8家"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_the_copy_opens_in_libreoffice_with_all_its_comments(data: bytes, tmp_path: Path) -> None:
    copy, marked = commented(data, "粗链接", "文字之后", "前x=8公", "甲格\t乙", "脚注文字", "页眉文字", "框内文字")
    (tmp_path / "批注稿.docx").write_bytes(copy)
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "odt", "--outdir", str(tmp_path), str(tmp_path / "批注稿.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    content = part_of((tmp_path / "批注稿.odt").read_bytes(), "content.xml")
    assert content.count("<office:annotation ") == len(marked) == 8
