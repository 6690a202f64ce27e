"""What cannot be read is one line that says what it is, why and what to do, whatever its name ends in; nothing grows beyond bounds."""

import hashlib
import os
import time
from pathlib import Path

import pytest

from assistant.settings import ROOT
from index.errors import SeedError
from index.reading import read_bytes, read_file
from index.reading.read import LARGEST
from tests.reading.made import docx, p, tbl, tc, zipped

FILES = ROOT / "tests" / "documents"
SCANNED = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 4 0 R>>>>/Contents 5 0 R>>endobj
4 0 obj<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream
\x00
endstream endobj
5 0 obj<</Length 30>>stream
q 595 0 0 842 0 0 cm /I Do Q
endstream endobj
trailer<</Root 1 0 R>>
"""
REFUSED: list[tuple[str, bytes, list[str]]] = [
    ("nothing", b"", ["空文件"]),
    ("blanks", b" \r\n\t", ["空文件"]),
    ("a PNG", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ["是图片", "OCR"]),
    ("a JPEG", b"\xff\xd8\xff\xe0\0\x10JFIF\0", ["是图片"]),
    ("a ZIP of files", zipped({"a.txt": "目标"}), ["压缩包", "解压"]),
    ("a cut ZIP", docx(p("目标"))[:200], ["已损坏"]),
    ("a RAR", b"Rar!\x1a\x07\0", ["压缩包"]),
    ("a program", b"MZ\x90\0\x03\0\0\0", ["程序"]),
    ("an old Word file", (FILES / "word" / "old.doc").read_bytes(), ["旧版 Word", ".docx"]),
    ("an encrypted Word file", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), ["已加密", "密码"]),
    ("a sheet", zipped({"xl/workbook.xml": "<a/>"}), ["电子表格"]),
    ("slides", zipped({"ppt/presentation.xml": "<a/>"}), ["演示文稿"]),
    ("an OFD", zipped({"OFD.xml": "<a/>"}), ["OFD"]),
    ("an ODT", zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), ["OpenDocument", ".docx"]),
    ("RTF", b"{\\rtf1\\ansi abc}", ["RTF"]),
    ("other binary data", hashlib.sha512(b"").digest() * 9, ["另存为"]),
    ("a text with zero bytes", "目标".encode() + b"\0\0\0\1", ["另存为"]),
    ("a broken PDF", b"%PDF-1.7\nnothing of the kind", ["已损坏", "重新"]),
    ("an encrypted PDF", (FILES / "pdf" / "encrypted.pdf").read_bytes(), ["已加密", "密码"]),
    ("a scanned PDF", SCANNED, ["扫描件", "OCR"]),
    ("a Word file without its document", zipped({"word/styles.xml": "<a/>"}), ["已损坏"]),
    ("a Word file of broken XML", zipped({"word/document.xml": "<w:document"}), ["已损坏"]),
    ("a Word file without text", docx(p("")), ["没有文字"]),
    ("a page without text", b"<html><body><script>1</script></body></html>", ["没有文字"]),
]


@pytest.mark.parametrize(("what", "data", "words"), REFUSED, ids=[row[0] for row in REFUSED])
@pytest.mark.parametrize("name", ["plan.txt", "plan.docx", "plan.pdf"])
def test_a_file_that_cannot_be_read_is_one_line(what: str, data: bytes, words: list[str], name: str) -> None:
    with pytest.raises(SeedError) as caught:
        read_bytes(data, name)
    message = str(caught.value)
    assert message.startswith(name)
    assert "\n" not in message
    assert all(word in message for word in words), message


@pytest.mark.parametrize("name", ["plan.txt", "plan.pdf", "plan", "计划 (1).DOC"])
def test_a_word_file_is_read_under_any_name(name: str) -> None:
    assert read_bytes(docx(p("一、目标")), name).text == "一、目标\n"


def test_a_text_is_read_though_it_is_called_a_pdf() -> None:
    assert read_bytes("一、目标".encode(), "plan.pdf").format == "text"


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "plan.pdf").open("wb") as file:
        file.truncate(LARGEST + 1)
    started = time.process_time()
    with pytest.raises(SeedError, match="100 MB"):
        read_file(tmp_path / "plan.pdf")
    assert time.process_time() - started < 1


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "plan.txt")
    with pytest.raises(SeedError, match="不是普通文件"):
        read_file(tmp_path / "plan.txt")


def test_a_bomb_in_the_archive_is_not_unpacked() -> None:
    bomb = zipped({"word/document.xml": "<w:document/>", "word/media/a.bin": b"\0" * (30 * 2**20)})
    with pytest.raises(SeedError, match="解压后过大"):
        read_bytes(bomb, "plan.docx")


def test_thousands_of_parts_are_not_opened() -> None:
    with pytest.raises(SeedError, match="解压后过大"):
        read_bytes(zipped({"word/document.xml": "<a/>", **{f"word/{place}": "" for place in range(20_001)}}), "plan.docx")


@pytest.mark.parametrize("doctype", [
    '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>',
    '<!DOCTYPE a [<!ENTITY c SYSTEM "file:///etc/passwd">]>',
])  # fmt: skip
def test_entities_are_not_resolved(doctype: str) -> None:
    with pytest.raises(SeedError, match="实体"):
        read_bytes(docx(p("&c;"), before=doctype), "plan.docx")


def test_a_table_of_ten_thousand_rows_takes_seconds() -> None:
    rows = tbl(*(tc(str(place)) + tc(f"第{place}项任务") + tc("县发改局", "<w:vMerge/>") for place in range(10_000)))
    started = time.process_time()
    assert len(read_bytes(docx(rows), "plan.docx").text.splitlines()) == 10_000
    assert time.process_time() - started < 10


def test_deeply_nested_markup_is_read_or_refused() -> None:
    deep = b"<html><body>" + b"<div>" * 5000 + "目标".encode() + b"</div>" * 5000
    try:
        assert "目标" in read_bytes(deep, "plan.html").text
    except SeedError as error:
        assert "没有文字" in str(error)
