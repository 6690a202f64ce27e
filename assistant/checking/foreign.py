"""Foreign: what the bytes of a file are that is no draft, whatever its name says, and what its owner can do about it."""

import io
import re
import zipfile

_OLE = b"\xd0\xcf\x11\xe0"
_SAVE_AS = "请用 Word 或 WPS 另存为 .docx 后再核对"
_STREAMS = (
    ("EncryptedPackage", "设有打开密码：请用 Word 或 WPS 打开，取消密码并保存后再核对"), ("Workbook", f"是 Excel 表格：请把要核对的表复制到 Word 里，{_SAVE_AS}"),
    ("PowerPoint Document", f"是演示文稿：请把文字复制到 Word 里，{_SAVE_AS}"),
)
_PACKED = (
    ("xl/", _STREAMS[1][1]), ("ppt/", _STREAMS[2][1]), ("ofd.xml", "是 OFD 版式文件：请用原来的 Word 稿，或把文字粘贴进来核对"),
    ("content.xml", f"是 OpenDocument 文件（.odt）：{_SAVE_AS}"),
)
_PICTURE = "是图片：请提供文字稿，或把图中的文字识别出来再粘贴核对"
_ARCHIVE = "是压缩包：请解压后选择其中的稿件"
_OPENINGS = (
    (b"%PDF", "是 PDF：请用原来的 Word 稿，或把文字粘贴进来核对"), (b"{\\rtf", f"是 RTF 文件：{_SAVE_AS}"), (b"MIME-Version:", f"是网页存档：{_SAVE_AS}"),
    (b"\x89PNG", _PICTURE), (b"\xff\xd8\xff", _PICTURE), (b"GIF8", _PICTURE), (b"II*\0", _PICTURE), (b"MM\0*", _PICTURE), (b"BM", _PICTURE),
    (b"Rar!", _ARCHIVE), (b"7z\xbc\xaf\x27\x1c", _ARCHIVE), (b"\x1f\x8b", _ARCHIVE),
)  # fmt: skip
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_HTML = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|meta|body)\b", re.IGNORECASE | re.DOTALL)
_WORD_XML = re.compile(r"\s*<\?xml.{0,2000}?(?:<\?mso-application|<pkg:package|<w:wordDocument)", re.DOTALL)


def trouble_of(data: bytes) -> str:
    """Why a file is not read, and what to do; empty for what may be text or a Word file."""
    if data.startswith(_OLE):
        held = (said for stream, said in _STREAMS if stream.encode("utf-16-le") in data)
        return next(held, f"是旧版 Word（.doc）或 WPS 文字（.wps）：{_SAVE_AS}" if "WordDocument".encode("utf-16-le") in data else f"不是 Word 文稿：{_SAVE_AS}")
    if data.startswith(b"PK"):
        return _packed(data)
    for opening, said in _OPENINGS:
        if data.startswith(opening) and (opening != b"BM" or b"\0" in data[:64]):
            return said
    return ""


def trouble_of_text(text: str) -> str:
    """The same for what is read as characters, but is markup."""
    opening = text[:4000].lstrip("\ufeff")
    if _HTML.match(opening):
        return f"是网页（HTML）：{_SAVE_AS}"
    return f"是 Word 的 XML 文件：{_SAVE_AS}" if _WORD_XML.match(opening) else ""


def _packed(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = [name.lower().replace("\\", "/") for name in packed.namelist()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return ""
    if "[content_types].xml" in names or not names:
        return next((said for start, said in _PACKED[:2] if any(name.startswith(start) for name in names) and not any(name.startswith("word/") for name in names)), "")
    return next((said for start, said in _PACKED[2:] if start in names), _ARCHIVE)
