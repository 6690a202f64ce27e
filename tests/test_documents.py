"""Reading the plans: the file as published, or one line that says what is wrong and what to do."""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.settings import ROOT
from index.documents import read_document, read_manifest
from index.errors import SeedError

PUBLISHED = "d7767b0ad03a3fc21bb94200fd96657f89b9efe71d41a318b4ff11ba019962c2"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "seeds", tmp_path / "seeds"))


def test_the_plan_is_the_published_file() -> None:
    assert hashlib.sha256((ROOT / "seeds" / "xiangyin-2025.txt").read_bytes()).hexdigest() == PUBLISHED


def test_the_manifest_lists_the_plan_with_its_year() -> None:
    (plan,) = read_manifest(ROOT / "seeds")
    assert (plan.id, plan.title, plan.year, plan.sha256) == ("xiangyin-2025", "湘阴县2025年“七大攻坚”方案", 2025, PUBLISHED)


def test_nothing_is_stripped_from_a_file(tmp_path: Path) -> None:
    raw = "\ufeff　标题\r\n\r\n一、目标 \r\n"
    (tmp_path / "plan.txt").write_bytes(raw.encode("utf-8"))
    assert read_document(tmp_path / "plan.txt").text == raw


Damage = Callable[[Path], object]


def _manifest(text: str) -> Damage:
    return lambda seeds: (seeds / "manifest.toml").write_text(text, encoding="utf-8")


def _plan(data: bytes) -> Damage:
    return lambda seeds: (seeds / "xiangyin-2025.txt").write_bytes(data)


DAMAGES: list[tuple[str, Damage, list[str]]] = [
    ("the plan is gone", lambda seeds: (seeds / "xiangyin-2025.txt").unlink(), ["找不到文件", "xiangyin-2025.txt", "放回原文件"]),
    ("the plan is emptied", _plan(b""), ["空文件", "放回原文件"]),
    ("the plan holds white space only", _plan("\n 　\n".encode()), ["空文件"]),
    ("the plan is edited by one numeral", lambda seeds: _edit(seeds / "xiangyin-2025.txt"), ["被改动过", "sha256", "放回原文件"]),
    ("the plan is saved in GBK", _plan("社会消费品零售总额".encode("gbk")), ["被改动过", "sha256"]),
    ("the plan is cut within a character", _plan("社会消费品零售总额".encode()[:-1]), ["编码", "另存为 UTF-8"]),
    ("a picture stands in the plan's place", _plan(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), ["是图片", "OCR"]),
    ("a folder stands in the plan's place", lambda seeds: _folder(seeds / "xiangyin-2025.txt"), ["无法读取", "普通文件"]),
    ("the manifest is gone", lambda seeds: (seeds / "manifest.toml").unlink(), ["找不到", "manifest.toml", "放回清单"]),
    ("the manifest is no TOML", _manifest("[[document"), ["无法解析", "改正"]),
    ("the manifest lists nothing", _manifest(""), ["[[document]]"]),
    ("the manifest's rows are no tables", _manifest('document = ["xiangyin-2025.txt"]'), ["[[document]]"]),
    ("the manifest's row is one table", _manifest('[document]\nid = "a"'), ["[[document]]"]),
    ("a row has no title", _manifest('[[document]]\nid = "a"\nfile = "xiangyin-2025.txt"'), ["缺少 title"]),
    ("an id stands twice", _manifest('[[document]]\nid = "a"\nfile = "xiangyin-2025.txt"\ntitle = "t"\n' * 2), ["a", "两次"]),
    ("a year is no number", _manifest('[[document]]\nid = "a"\nfile = "xiangyin-2025.txt"\ntitle = "t"\nyear = "2025年"'), ["year"]),
    ("an id leads out of the folder", _manifest('[[document]]\nid = "../a"\nfile = "xiangyin-2025.txt"\ntitle = "t"'), ["id"]),
    ("a file leads out of the folder", _manifest('[[document]]\nid = "a"\nfile = "../../etc/passwd"\ntitle = "t"'), ["file"]),
]


def _edit(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace("32.27亿元", "33.27亿元"), encoding="utf-8")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(("what", "damage", "words"), DAMAGES, ids=[row[0] for row in DAMAGES])
def test_a_damaged_seed_is_one_line_that_names_the_next_act(what: str, damage: Damage, words: list[str], seeds: Path) -> None:
    damage(seeds)
    with pytest.raises(SeedError) as caught:
        read_manifest(seeds)
    message = str(caught.value)
    assert "\n" not in message
    assert all(word in message for word in words), message
