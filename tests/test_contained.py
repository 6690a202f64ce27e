"""A file is read in a process of its own: the same document, one line for what cannot be read, and never more than the limits."""

import io
import zipfile
from pathlib import Path

import pytest

from index.contained import Limits, read_contained
from index.documents import read_bytes
from index.errors import SeedError

PLAN = "一、目标\n新增企业10家。\n二、措施\n新建学校2所。(县教育局牵头)\n"
GENRE = Path("/nowhere/genre.toml")


@pytest.mark.parametrize("name", ["a.txt", "-rf.txt", "名\u202e字.txt", "a b.md"])
def test_the_document_is_the_one_that_is_read_here(name: str) -> None:
    assert read_contained(PLAN.encode(), name, GENRE) == read_bytes(PLAN.encode(), name)


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n\0\0\0\0", b"PK\x03\x04 cut short", b"%PDF-1.7 cut short"])
def test_why_a_file_cannot_be_read_is_one_line(data: bytes) -> None:
    with pytest.raises(SeedError) as found:
        read_contained(data, "a.docx", GENRE)
    assert str(found.value).startswith("a.docx")
    assert "\n" not in str(found.value)


@pytest.mark.parametrize(("limits", "data"), [(Limits(seconds=1), PLAN * 40_000), (Limits(memory=64 * 2**20), "字" * 40_000_000), (Limits(), f"a\0.txt{PLAN}")])
def test_what_takes_too_much_ends_in_one_line(limits: Limits, data: str) -> None:
    name = "a\0.txt" if "\0" in data else "a.txt"
    with pytest.raises(SeedError, match="没有读完"):
        read_contained(data.encode(), name, GENRE, limits)


def test_a_bomb_in_a_word_file_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"<a>" + b"x" * 150 * 2**20 + b"</a>")
    with pytest.raises(SeedError):
        read_contained(out.getvalue(), "a.docx", GENRE)
