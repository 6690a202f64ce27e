"""Read: a file of any known format as its text, or one line that says why not and what to do."""

from pathlib import Path, PurePath
from stat import S_ISREG

from index.errors import SeedError
from index.reading.encodings import decode
from index.reading.kinds import Kind, kind_of
from index.reading.original import Original

LARGEST = 100 * 2**20
"""Bytes of a file."""
_ENDINGS = {".html": "html", ".htm": "html", ".xhtml": "html", ".md": "markdown", ".markdown": "markdown"}
_HTML_OPENINGS = ("<!doctype html", "<html")


def read_file(path: Path) -> Original:
    """The text of a file. Raises SeedError for what is missing, empty, too large, encrypted, broken or not text."""
    return read_bytes(file_bytes(path), str(path))


def file_bytes(path: Path) -> bytes:
    """The bytes of a file of no more than the largest size. Raises SeedError."""
    try:
        if path.is_dir():
            raise SeedError(f"无法读取 {path}（是文件夹）：请检查它是否为普通文件、是否有读取权限")
        state = path.stat()
        if not S_ISREG(state.st_mode):  # a pipe or a device would keep us waiting, or never end
            raise SeedError(f"无法读取 {path}（不是普通文件）：请检查它是否为普通文件、是否有读取权限")
        if state.st_size > LARGEST:
            raise _too_large(path)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise SeedError(f"找不到文件 {path}：请放回原文件，或从清单中删去这一行") from error
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        reason = error.strerror if isinstance(error, OSError) else "文件名无效"
        raise SeedError(f"无法读取 {path}（{reason}）：请检查它是否为普通文件、是否有读取权限") from error


def read_bytes(data: bytes, name: str) -> Original:
    """The text in the bytes of a file of that name. What the bytes are goes before the name's ending. Raises SeedError."""
    if len(data) > LARGEST:
        raise _too_large(name)
    if not data.strip():
        raise SeedError(f"{name} 是空文件：请放回原文件")
    kind = kind_of(data)
    if kind.trouble:
        raise SeedError(f"{name} {kind.trouble}")
    original = _read(kind, data, name)
    if not original.text.strip("\ufeff \t\r\n\u3000"):
        what = "是空文件：请放回原文件" if original.format == "text" else "里没有文字（可能只有图片）：请提供有文字的文件，或先做文字识别（OCR）"
        raise SeedError(f"{name} {what}")
    return original


def _read(kind: Kind, data: bytes, name: str) -> Original:
    """The text by the reader of its kind, which is loaded only where there is such a file."""
    if kind is Kind.WORD:
        from index.reading.word import read_word

        return read_word(data, name)
    if kind is Kind.PDF:
        from index.reading.pdf import read_pdf

        return read_pdf(data, name)
    text, encoding = decode(data, name)
    markup = _ENDINGS.get(PurePath(name).suffix.lower())
    if markup == "html" or (markup is None and text[:1000].lstrip("\ufeff \t\r\n").lower().startswith(_HTML_OPENINGS)):
        from index.reading.html import read_html

        return Original(read_html(text), "html", encoding)
    if markup == "markdown":
        from index.reading.markdown import read_markdown

        return Original(read_markdown(text), "markdown", encoding)
    return Original(text, "text", encoding)


def _too_large(name: object) -> SeedError:
    return SeedError(f"{name} 超过 {LARGEST // 2**20} MB：请拆成几份，或去掉其中的图片后重试")
