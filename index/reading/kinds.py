"""Kinds: what the bytes of a file are, whatever its name says."""

import io
import zipfile
from enum import Enum

from index.reading.encodings import looks_like_utf16

_TEXT_ONLY = "请另存为 .docx、PDF 或文本文件后重试"


class Kind(Enum):
    """What a file is; for one that is not read, what is said of it."""

    TEXT = ""
    WORD = "word"
    PDF = "pdf"
    ENCRYPTED = f"已加密：请取消密码，{_TEXT_ONLY}"
    OLD_WORD = f"是旧版 Word 或 WPS 文件（.doc、.wps）：{_TEXT_ONLY}"
    SHEET = f"是电子表格：{_TEXT_ONLY}"
    SLIDES = f"是演示文稿：{_TEXT_ONLY}"
    OFD = f"是 OFD 版式文件：{_TEXT_ONLY}"
    OPEN_DOCUMENT = f"是 OpenDocument 文件：{_TEXT_ONLY}"
    RTF = f"是 RTF 文件：{_TEXT_ONLY}"
    WORD_XML = f"是 Word XML 文件：{_TEXT_ONLY}"
    WEB_ARCHIVE = "是网页存档（MHT）：请另存为 .html 或文本文件后重试"
    PICTURE = "是图片：请提供有文字的文件，或先做文字识别（OCR）"
    ARCHIVE = "是压缩包：请解压后逐个选择其中的文件"
    BROKEN_ARCHIVE = "已损坏，无法打开：请重新下载，或用 Word、WPS 重新保存后重试"
    PROGRAM = f"是程序文件，不是文稿：{_TEXT_ONLY}"
    MEDIA = f"是音频或视频：{_TEXT_ONLY}"
    BINARY = f"不是文稿（其他程序的文件，或已损坏）：{_TEXT_ONLY}"

    @property
    def trouble(self) -> str:
        """Why it is not read and what to do; empty where it is."""
        return "" if self in (Kind.TEXT, Kind.WORD, Kind.PDF) else self.value


_OPENINGS = (
    (b"\x89PNG", Kind.PICTURE), (b"\xff\xd8\xff", Kind.PICTURE), (b"GIF8", Kind.PICTURE), (b"BM", Kind.PICTURE),
    (b"II*\0", Kind.PICTURE), (b"MM\0*", Kind.PICTURE), (b"{\\rtf", Kind.RTF), (b"MIME-Version:", Kind.WEB_ARCHIVE),
    (b"Rar!", Kind.ARCHIVE), (b"7z\xbc\xaf\x27\x1c", Kind.ARCHIVE), (b"\x1f\x8b", Kind.ARCHIVE), (b"BZh", Kind.ARCHIVE), (b"\xfd7zXZ", Kind.ARCHIVE),
    (b"MZ", Kind.PROGRAM), (b"\x7fELF", Kind.PROGRAM), (b"\xca\xfe\xba\xbe", Kind.PROGRAM),
    (b"ID3", Kind.MEDIA), (b"OggS", Kind.MEDIA), (b"RIFF", Kind.MEDIA),
)  # fmt: skip
_TEXTUAL = (Kind.RTF, Kind.WEB_ARCHIVE)
"""What opens with characters; all others hold control characters as no text does."""
_OLE = b"\xd0\xcf\x11\xe0"
_OLE_STREAMS = (
    ("EncryptedPackage", Kind.ENCRYPTED), ("WordDocument", Kind.OLD_WORD), ("Workbook", Kind.SHEET), ("PowerPoint Document", Kind.SLIDES),
)  # fmt: skip
_PACKED = (("xl/", Kind.SHEET), ("ppt/", Kind.SLIDES), ("OFD.xml", Kind.OFD))
_UTF_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_CONTROLS = bytes(set(range(32)) - {*b"\t\n\r\f\v\x1a\x1b"})
_CONTROLS_AT_MOST = 0.01


def kind_of(data: bytes) -> Kind:
    """What the bytes are."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(data)
    if data.startswith(_OLE):
        return next((kind for stream, kind in _OLE_STREAMS if stream.encode("utf-16-le") in data), Kind.OLD_WORD)
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    found = next((kind for opening, kind in _OPENINGS if data.startswith(opening)), None)
    if found in _TEXTUAL:
        return found or Kind.TEXT
    if data.startswith(_UTF_MARKS):
        return Kind.TEXT
    if b"progid=\"Word.Document\"" in data[:500]:
        return Kind.WORD_XML
    if data[4:8] == b"ftyp":
        return Kind.MEDIA
    if not _is_binary(data):
        return Kind.TEXT
    return found or Kind.BINARY


def _is_binary(data: bytes) -> bool:
    """Whether control characters say so; UTF-16 holds bytes that look like them."""
    controls = 1 - len(data.translate(None, _CONTROLS)) / max(1, len(data))
    return (controls > _CONTROLS_AT_MOST or 0 in data) and not looks_like_utf16(data)


def _packed(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = packed.namelist()
            encrypted = any(one.flag_bits & 1 for one in packed.infolist())
            mimetype = packed.read("mimetype")[:60] if "mimetype" in names and not encrypted else b""
    except Exception:  # whatever a broken archive makes the reader raise
        return Kind.BROKEN_ARCHIVE
    if encrypted:
        return Kind.ENCRYPTED
    if any(name.startswith("word/") for name in names):
        return Kind.WORD
    if mimetype.startswith(b"application/vnd.oasis.opendocument"):
        return Kind.OPEN_DOCUMENT
    return next((kind for part, kind in _PACKED if any(name.startswith(part) for name in names)), Kind.ARCHIVE)
