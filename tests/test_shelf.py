"""The shelf: documents are added, replaced, switched and removed, wholly or not at all."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from index.collection import Collection
from index.documents import read_manifest
from index.errors import SeedError, ShelfError
from index.place import Place
from index.shelf.naming import id_for, title_of, year_of
from index.shelf.shelf import FILE, changing, reading

PLAN = "乙县2024年重点工作方案\n一、总体目标\n全年专项债目标10亿元。\n"
LATER = PLAN.replace("10亿元", "12亿元")


@pytest.fixture
def place(small_seeds: Path, tmp_path: Path) -> Place:
    shutil.copytree(small_seeds, tmp_path / "seeds")
    return Place(tmp_path / "seeds", tmp_path / "data", tmp_path / "data" / "genre.toml")


def titles(place: Place) -> list[str]:
    with reading(place.data) as shelf:
        return [one.title for one in Collection(place, shelf).documents()]


def test_without_a_shelf_the_plans_of_the_seeds_are_the_documents(place: Place) -> None:
    assert titles(place) == ["方案"]
    assert not place.data.exists()  # reading makes no file


def test_a_document_is_added_with_title_and_year_of_its_own(place: Place) -> None:
    with changing(place.data) as shelf:
        entry = Collection(place, shelf).add("乙县 方案（终稿）.txt", PLAN.encode())
    assert (entry.id, entry.title, entry.year, entry.current) == ("乙县-方案-终稿", "乙县2024年重点工作方案", 2024, 1)
    with reading(place.data) as shelf:
        collection = Collection(place, shelf)
        assert [one.text for one in collection.documents()][1] == PLAN
        assert collection.original(entry.id, 1) == ("乙县 方案（终稿）.txt", PLAN.encode())


def test_replacing_keeps_the_earlier_version_and_can_be_taken_back(place: Place) -> None:
    with changing(place.data) as shelf:
        collection = Collection(place, shelf)
        id_ = collection.add("b.txt", PLAN.encode()).id
        assert [one.number for one in collection.replace(id_, "b2.txt", LATER.encode()).versions] == [1, 2]
        assert (collection.document(id_).text, collection.document(id_).version) == (LATER, 2)
        assert collection.document(id_, 1).text == PLAN
        collection.use(id_, 1)
        assert collection.document(id_).text == PLAN


def test_a_plan_of_the_seeds_is_replaced_with_its_file_as_first_version(place: Place) -> None:
    before = read_manifest(place.seeds)[0].text
    with changing(place.data) as shelf:
        collection = Collection(place, shelf)
        collection.replace("plan", "new.txt", LATER.encode())
        assert (collection.document("plan").text, collection.document("plan").version) == (LATER, 2)
        assert collection.document("plan", 1).text == before
        assert collection.document("plan", 0).text == before
        assert collection.entry("plan").title == "方案"


def test_what_is_switched_off_is_not_answered_from(place: Place) -> None:
    with changing(place.data) as shelf:
        collection = Collection(place, shelf)
        id_ = collection.add("b.txt", PLAN.encode(), is_on=False).id
        assert len(collection.documents()) == 1
        collection.switch(id_, True)
        collection.switch("plan", False)
        assert [one.id for one in collection.documents()] == [id_]
        assert [one.id for one in collection.entries()] == ["plan", id_]


def test_removing_takes_all_versions(place: Place) -> None:
    with changing(place.data) as shelf:
        collection = Collection(place, shelf)
        id_ = collection.add("b.txt", PLAN.encode()).id
        collection.replace(id_, "b2.txt", LATER.encode())
        collection.remove(id_)
        assert collection.original(id_, 1) is None
        collection.add("b.txt", PLAN.encode())  # it can come again
        with pytest.raises(ShelfError, match="youju switch plan off"):
            collection.remove("plan")


def test_the_same_file_is_not_added_twice(place: Place) -> None:
    seed = (place.seeds / "plan.txt").read_bytes()
    with changing(place.data) as shelf:
        collection = Collection(place, shelf)
        collection.add("b.txt", PLAN.encode())
        with pytest.raises(ShelfError, match=r"“c.txt”已在文件库中（《乙县2024年重点工作方案》第 1 版）"):
            collection.add("c.txt", PLAN.encode())
        with pytest.raises(ShelfError, match="seeds 文件夹里的文件"):
            collection.add("d.txt", seed)
        with pytest.raises(ShelfError, match="编号“plan”已有文件"):
            collection.add("e.txt", LATER.encode(), id="plan")
        with pytest.raises(ShelfError, match=r"“f.txt”已在文件库中（《乙县2024年重点工作方案》第 1 版）"):
            collection.add("f.txt", PLAN.encode("gb18030"))
        collection.replace("b", "b.txt", LATER.encode())
        with pytest.raises(ShelfError, match="youju use b 1"):
            collection.replace("b", "b.txt", PLAN.encode())


@pytest.mark.parametrize("id", ["a b", "a#b", "../a", "-a", "a/b", "a\"b", "长" * 61])
def test_an_id_that_would_break_an_address_or_a_link_is_refused(place: Place, id: str) -> None:
    with changing(place.data) as shelf, pytest.raises(ShelfError, match="不能用"):
        Collection(place, shelf).add("b.txt", PLAN.encode(), id=id)
    assert titles(place) == ["方案"]


def test_a_title_is_kept_on_one_line(place: Place) -> None:
    with changing(place.data) as shelf:
        assert Collection(place, shelf).add("b.txt", PLAN.encode(), title=" 乙县\n方案 ").title == "乙县 方案"


def test_a_change_that_fails_is_undone(place: Place) -> None:
    with changing(place.data) as shelf:
        Collection(place, shelf).add("b.txt", PLAN.encode())
    with pytest.raises(SeedError), changing(place.data) as shelf:
        collection = Collection(place, shelf)
        collection.rename("b", "另一个标题")
        collection.add("empty.txt", b"")
    assert titles(place) == ["方案", "乙县2024年重点工作方案"]


def test_the_shelf_is_read_as_it_was_while_it_is_changed(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    with changing(place.data) as shelf:
        Collection(place, shelf).add("b.txt", PLAN.encode())
    monkeypatch.setattr("index.shelf.shelf._WAIT", 0.0)
    with changing(place.data) as shelf:
        Collection(place, shelf).rename("b", "另一个标题")
        assert "另一个标题" not in titles(place)
    assert "另一个标题" in titles(place)


def test_what_is_not_there_is_said(place: Place) -> None:
    with changing(place.data) as shelf:
        collection = Collection(place, shelf)
        id_ = collection.add("b.txt", PLAN.encode()).id
        with pytest.raises(ShelfError, match="没有第 3 版"):
            collection.use(id_, 3)
        with pytest.raises(ShelfError, match="youju documents"):
            collection.entry("x")
        with pytest.raises(ShelfError, match="标题不能为空"):
            collection.rename(id_, "  ")


def test_a_damaged_file_is_named_and_left(place: Place) -> None:
    place.data.mkdir()
    (place.data / FILE).write_bytes(b"no database" * 100)
    with pytest.raises(ShelfError, match="已损坏"), reading(place.data):
        pass
    assert (place.data / FILE).read_bytes().startswith(b"no database")


def test_a_shelf_of_a_later_program_is_left_alone(place: Place) -> None:
    with changing(place.data) as shelf:
        Collection(place, shelf).add("b.txt", PLAN.encode())
    with closing(sqlite3.connect(place.data / FILE)) as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(ShelfError, match="更新版本的程序"), changing(place.data):
        pass


@pytest.mark.parametrize(
    ("text", "name", "title", "year"),
    [
        ("某市人民政府办公室文件\n某政办发〔2023〕5号\n关于印发\n《某市招商引资三年行动计划》的通知\n一、目标\n", "a.txt", "关于印发《某市招商引资三年行动计划》的通知", 2023),
        ("# 某县2025年工作要点\n\n为了做好工作，制定本要点。\n", "b.md", "某县2025年工作要点", 2025),
        ("为了做好工作，特制定本方案。\n一、目标\n", "某镇 2022年 打算.docx", "某镇 2022年 打算", 2022),
        ("青山县2025年重点工作安排（送审）\n各乡镇：\n附件：1.油茶振兴行动实施方案\n", "q.txt", "青山县2025年重点工作安排（送审）", 2025),
        ("各乡镇，县直各单位：\n附件：1.油茶振兴行动实施方案\n", "青山2024.txt", "青山2024", 2024),
        ("一、目标\n二、任务\n", ".txt", ".txt", None),
    ],
)
def test_title_and_year_come_from_the_first_lines_or_the_name(text: str, name: str, title: str, year: int | None) -> None:
    assert title_of(text, name) == title
    assert year_of(title, text) == year


def test_an_id_is_made_of_a_name_with_anything_in_it() -> None:
    assert id_for("../../etc/passwd", ()) == "passwd"
    assert id_for("C:\\x\\方案<script>.txt", ()) == "方案-script"
    assert id_for("方案.txt", {"方案", "方案-2"}) == "方案-3"
    assert id_for("\u202e..", ()) == "document"
    assert len(id_for("长" * 500, ())) == 60
