"""Drafts: a user's own file, Word or text, as the text that is checked. The file itself is never changed."""

from dataclasses import dataclass
from pathlib import Path

from assistant.checking.foreign import trouble_of, trouble_of_text
from assistant.checking.word.draft import WordDraft
from assistant.checking.word.package import OversizeError, PackageError
from index.errors import SeedError, YoujuError
from index.reading.encodings import decode
from index.reading.kinds import Kind, kind_of

LARGEST = 50 * 2**20
"""Bytes of a file."""
LONGEST = 500_000
"""Characters of a draft; as many take minutes."""


class DraftError(YoujuError):
    """A draft that cannot be read; the message says why and what to do."""

    status = 400
    """What a server answers."""


class DraftTooLarge(DraftError):
    """A draft beyond what is checked at once."""

    status = 413


@dataclass(frozen=True)
class Draft:
    """A draft as read. Raises DraftTooLarge for a text that is too long."""

    name: str
    text: str
    word: WordDraft | None = None
    """The Word file, where it is one: comments can be written onto a copy."""

    def __post_init__(self) -> None:
        if len(self.text) > LONGEST:
            raise DraftTooLarge(f"{self.name or '稿件'} 超过 {LONGEST // 10_000} 万字：请拆成几份再核对")


def read_draft(path: Path) -> Draft:
    """The draft in a file. Raises DraftError for what is missing, empty, too large, encrypted or neither Word nor text."""
    try:
        if path.stat().st_size > LARGEST:
            raise DraftTooLarge(f"{path.name} 超过 {LARGEST // 2**20} MB：请拆成几份再核对")
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
    if trouble := trouble_of(data):
        raise DraftError(f"{name} {trouble}")
    if data.startswith(b"PK"):
        word = _word(name, data)
        draft = Draft(name, word.text, word)
    else:
        draft = Draft(name, _decoded(name, data))
        if trouble := trouble_of_text(draft.text):
            raise DraftError(f"{name} {trouble}")
    if not draft.text.strip():
        raise DraftError(f"{name} 里没有文字（可能只有图片）：请提供文字稿")
    return draft


def _word(name: str, data: bytes) -> WordDraft:
    try:
        return WordDraft(data)
    except OversizeError as error:
        raise DraftTooLarge(f"{name} {error}") from error
    except PackageError as error:
        raise DraftError(f"{name} {error}") from error
    except Exception as error:  # whatever a broken file makes the readers raise
        raise DraftError(f"{name} 无法作为 Word 文稿打开（{type(error).__name__}）：请用 Word 或 WPS 另存为 .docx 后再核对") from error


def _decoded(name: str, data: bytes) -> str:
    if kind_of(data) not in (Kind.TEXT, Kind.WORD_XML):
        raise DraftError(f"{name} 不是文字稿（图片或其他程序的文件）：请提供 .docx 或文本文件")
    try:
        return decode(data, name)[0].removeprefix("\ufeff")
    except SeedError as error:
        raise DraftError(str(error)) from error
