"""A text file is read whatever encoding it was saved in, and not one character is another than the writer's."""

from pathlib import Path

import pytest
from opencc import OpenCC

from assistant.settings import ROOT
from index.errors import SeedError
from index.reading import read_bytes

DOCUMENTS = [ROOT / "seeds" / "xiangyin-2025.txt", *sorted((ROOT / "tests" / "documents").glob("*.txt"))]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk", "gb2312", "big5", "big5hkscs"]
TRADITIONAL = OpenCC("s2t")
SHORT = [
    "目标", "县科技局", "社会消费品零售总额增长7%", "一、攻坚目标", "联通", "专项债32.27亿元", "责任单位：县发改局", "（一）消费", "第一条 目的", "落款\r\n2025年3月1日\r\n",
    "1. 港口", "8%左右", "牵头单位：县高新区", "农村公路80公里", "附件1",
]  # fmt: skip


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem[:12])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_document_reads_the_same_in_every_encoding(path: Path, encoding: str) -> None:
    text = path.read_bytes().decode("utf-8")
    data = (TRADITIONAL.convert(text) if "big5" in encoding else text).encode(encoding, "ignore")
    written = data.decode(encoding.removesuffix("-sig"))
    assert read_bytes(data, "plan.txt").text == written


@pytest.mark.parametrize("text", SHORT)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_few_words_read_the_same(text: str, encoding: str) -> None:
    assert read_bytes(text.encode(encoding), "plan.txt").text == text


@pytest.mark.parametrize("encoding", ["gb18030", "big5hkscs"])
def test_hardly_a_short_line_is_read_by_another_encoding(encoding: str) -> None:
    lines = {line.strip()[:10] for path in DOCUMENTS for line in path.read_text(encoding="utf-8").splitlines()}
    written = [TRADITIONAL.convert(line) if encoding == "big5hkscs" else line for line in lines if len(line) == 10 and not line.isascii()]
    read = [(line, _read(line.encode(encoding, "ignore"))) for line in written if line.encode(encoding, "ignore").decode(encoding) == line]
    wrong = [line for line, found in read if found != line]
    assert len(read) > 200
    assert wrong == []


def _read(data: bytes) -> str:
    try:
        return read_bytes(data, "plan.txt").text
    except SeedError as error:
        return str(error)


def test_line_ends_are_kept_as_they_are() -> None:
    text = "一、目标\r\n消费\r投资\n"
    assert all(read_bytes(text.encode(encoding), "plan.txt").text == text for encoding in ("utf-8", "utf-16", "gb18030"))


def test_the_encoding_is_told() -> None:
    assert [read_bytes("攻坚目标与责任单位".encode(one), "plan.txt").encoding for one in ("utf-8", "gb18030", "utf-16-be")] == ["utf-8", "gb18030", "utf-16-be"]


@pytest.mark.parametrize(("what", "data"), [
    ("cut within a character", "社会消费品零售总额".encode()[:-1]),
    ("a mark of UTF-16 and an odd byte", b"\xff\xfe\x00"),
    ("bytes of no language", bytes(range(128, 256)) * 3),
])  # fmt: skip
def test_what_no_encoding_fits_is_said_in_one_line(what: str, data: bytes) -> None:
    with pytest.raises(SeedError, match="另存为 UTF-8") as caught:
        read_bytes(data, "plan.txt")
    assert "\n" not in str(caught.value)
