"""Drafts: a user's own file, Word or text, as the text that is checked. The file itself is never changed."""

import io
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from charset_normalizer import from_bytes

from assistant.checking.word import WordDraft
from index.errors import YoujuError

LARGEST = 50 * 2**20
"""Bytes of a file."""
_UNPACKED, _RATIO = 300 * 2**20, 200
"""What a Word file may unpack to, in bytes and in times its size."""
_OLE = b"\xd0\xcf\x11\xe0"
_OLDER = ["gb18030", "big5"]


class DraftError(YoujuError):
    """A draft that cannot be read; the message says why and what to do."""


@dataclass(frozen=True)
class Draft:
    """A draft as read."""

    name: str
    text: str
    word: WordDraft | None = None
    """The Word file, where it is one: comments can be written onto a copy."""


def read_draft(path: Path) -> Draft:
    """The draft in a file. Raises DraftError for what is missing, empty, too large, encrypted or neither Word nor text."""
    try:
        if path.stat().st_size > LARGEST:
            raise DraftError(f"{path.name} 超过 {LARGEST // 2**20} MB：请拆成几份再核对")
        data = path.read_bytes()
    except FileNotFoundError:
        raise DraftError(f"找不到文件 {path}：请检查路径") from None
    except OSError as error:
        raise DraftError(f"无法读取 {path}（{error.strerror}）：请检查它是否为普通文件、是否有读取权限") from error
    return draft_of(path.name, data)


def draft_of(name: str, data: bytes) -> Draft:
    """The draft in the bytes of a file. Raises DraftError."""
    if not data.strip():
        raise DraftError(f"{name} 是空文件：请选择有内容的稿件")
    if data.startswith(_OLE):
        raise DraftError(f"{name} 已加密，或是旧版 .doc：请取消密码，或另存为 .docx 后再核对")
    if data.startswith(b"%PDF"):
        raise DraftError(f"{name} 是 PDF：请用原来的 Word 稿，或把文字粘贴进来核对")
    if data.startswith(b"PK"):
        word = _word(name, data)
        draft = Draft(name, word.text, word)
    else:
        draft = Draft(name, _decoded(name, data))
    if not draft.text.strip():
        raise DraftError(f"{name} 里没有文字（可能只有图片）：请提供文字稿")
    return draft


def _word(name: str, data: bytes) -> WordDraft:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = {one.filename for one in packed.infolist()}
            unpacked = sum(one.file_size for one in packed.infolist())
    except zipfile.BadZipFile:
        raise DraftError(f"{name} 已损坏，无法打开：请重新保存后再核对") from None
    if "word/document.xml" not in names:
        raise DraftError(f"{name} 不是 Word 文稿：请另存为 .docx 或文本文件后再核对")
    if unpacked > _UNPACKED or unpacked > _RATIO * max(len(data), 2**16):
        raise DraftError(f"{name} 解压后过大，可能不是正常的 Word 文稿：未予打开")
    try:
        return WordDraft(data)
    except Exception as error:  # whatever a broken file makes the reader raise
        raise DraftError(f"{name} 无法作为 Word 文稿打开（{type(error).__name__}）：请用 Word 或 WPS 另存为 .docx 后再核对") from error


def _decoded(name: str, data: bytes) -> str:
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DraftError(f"{name} 不是文字稿（图片或其他程序的文件）：请提供 .docx 或文本文件")
    own = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    with suppress(UnicodeDecodeError):
        return data.decode(own)
    best = from_bytes(data, cp_isolation=_OLDER).best()
    if best is None:
        raise DraftError(f"{name} 的文字编码无法识别：请另存为 UTF-8 文本后再核对")
    return str(best)
