"""A file that is put into the seeds folder is a document: added, brought up to date and taken out with the file."""


import pytest

from index.collection import Collection, read_documents
from index.errors import SeedError
from index.following import follow
from index.place import Place
from index.shelf.shelf import FILE, reading
from tests.test_changes import EARLIER, LATER
from tests.test_shelf import place

__all__ = ["place"]


def titles(place: Place) -> list[str]:
    return [one.title for one in read_documents(place)]


def followed(place: Place) -> list[str]:
    said: list[str] = []
    follow(place, said.append)
    return said


def test_without_further_files_nothing_is_written(place: Place) -> None:
    assert followed(place) == []
    assert not (place.data / FILE).exists()


def test_a_file_comes_changes_and_goes(place: Place) -> None:
    file = place.seeds / "乙县.txt"
    file.write_text(EARLIER, encoding="utf-8")
    assert followed(place) == ["seeds 文件夹里的 乙县.txt 已加入：《乙县2024年重点工作方案》"]
    assert followed(place) == []
    file.write_text(LATER, encoding="utf-8")
    assert followed(place) == ["seeds 文件夹里的 乙县.txt 已更新：《乙县2024年重点工作方案》第 2 版"]
    assert read_documents(place)[1].text == LATER
    file.unlink()
    assert followed(place) == ["seeds 文件夹里不再有 乙县.txt：《乙县2024年重点工作方案》已停用"]
    assert titles(place) == ["方案"]
    file.write_text(EARLIER, encoding="utf-8")  # an earlier version comes back
    assert followed(place) == ["seeds 文件夹里的 乙县.txt 已更新：《乙县2024年重点工作方案》第 1 版"]
    with reading(place.data) as shelf:
        assert [one.number for one in Collection(place, shelf).entry("乙县").versions] == [1, 2]


def test_what_cannot_be_read_is_said_and_the_others_are_taken(place: Place) -> None:
    (place.seeds / "a.docx").write_bytes(b"PK\x03\x04 broken")
    (place.seeds / "b.txt").write_text(EARLIER, encoding="utf-8")
    (place.seeds / ".hidden.txt").write_text(LATER, encoding="utf-8")
    (place.seeds / "notes.toml").write_text("a = 1", encoding="utf-8")
    said = followed(place)
    assert len(said) == 2
    assert said[0].startswith("seeds 文件夹里的 a.docx 没有读入：")
    assert titles(place) == ["方案", "乙县2024年重点工作方案"]


def test_a_title_that_was_set_stays(place: Place) -> None:
    from index.shelf.shelf import changing

    file = place.seeds / "b.txt"
    file.write_text(EARLIER, encoding="utf-8")
    follow(place)
    with changing(place.data) as shelf:
        Collection(place, shelf).rename("b", "我的方案")
    file.write_text(LATER, encoding="utf-8")
    follow(place)
    assert titles(place) == ["方案", "我的方案"]


def test_a_folder_without_a_manifest_is_said(place: Place) -> None:
    (place.seeds / "manifest.toml").unlink()
    with pytest.raises(SeedError, match="manifest"):
        follow(place)
