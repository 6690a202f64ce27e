"""What was read from a document is kept: the same as a fresh reading, read anew when anything is wrong with it, never an error."""

import hashlib
import os
import pickle
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import index.kept
from assistant.assistant import Assistant
from assistant.commands.reading import library_of
from assistant.settings import ROOT, Settings
from index.build import build
from index.documents import Document, read_document
from index.embedding import Encoder
from index.kept import FOLDER, KeptReadings, kept_library
from index.library import read
from tests.conftest import settings_for
from tests.plans import GENRE, document, task

DOCUMENTS = sorted([*(ROOT / "seeds").glob("*.txt"), *(ROOT / "evals" / "documents").glob("*.txt"), *(ROOT / "tests" / "documents").glob("*.txt")])
PLAN = document(task("由县科技局牵头，专项债32.27亿元。"))


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the documents that are read from their text."""
    seen: list[str] = []

    def counted(document: Document, genre: object) -> object:
        seen.append(document.id)
        return read(document, GENRE)

    monkeypatch.setattr(index.kept, "read", counted)
    return seen


@pytest.fixture
def own(tmp_path: Path) -> Settings:
    return settings_for(tmp_path)


def files_of(settings: Settings) -> list[Path]:
    return sorted((settings.data / FOLDER).iterdir())


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_kept_reading_is_that_of_the_text(path: Path, own: Settings, fresh: list[str]) -> None:
    written, of_text = read_document(path), read(read_document(path), GENRE)
    assert KeptReadings(own.place).read(written) == of_text
    assert KeptReadings(own.place).read(written) == of_text  # nobody holds the first any more: this one is of the file
    assert fresh == [written.id]


def test_what_this_process_holds_is_not_loaded_again(own: Settings, fresh: list[str]) -> None:
    first = KeptReadings(own.place).read(PLAN)
    (file,) = files_of(own)
    file.unlink()
    assert KeptReadings(own.place).read(PLAN) is first
    del first
    KeptReadings(own.place).read(PLAN)
    assert len(fresh) == 2


@pytest.mark.parametrize("change", [{"text": f"{PLAN.text}。"}, {"year": 2024}, {"title": "另一份"}, {"main_part": "正文"}, {"version": 2}])
def test_a_document_that_differs_in_anything_is_read_itself(change: dict[str, object], own: Settings, fresh: list[str]) -> None:
    other = replace(PLAN, **change)  # type: ignore[arg-type]
    KeptReadings(own.place).read(PLAN)
    assert KeptReadings(own.place).read(other).document == other
    assert len(fresh) == 2


def test_another_genre_file_or_another_program_reads_anew(own: Settings, fresh: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    KeptReadings(own.place).read(PLAN)
    own.genre.write_text('[abbreviations]\n"超级个体" = ["一人公司"]\n', encoding="utf-8")
    KeptReadings(own.place).read(PLAN)
    monkeypatch.setattr(index.kept, "_code", lambda: "another")
    KeptReadings(own.place).read(PLAN)
    assert len(fresh) == 3


def _signed(content: bytes) -> bytes:
    return hashlib.sha256(content).digest() + content


@pytest.mark.parametrize(
    "damaged",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data[:40] + bytes([data[40] ^ 1]) + data[41:],
        lambda data: _signed(b""),
        lambda data: _signed(pickle.dumps("a reading of something else")),
        lambda data: _signed(pickle.dumps(read(document("一、别的\n"), GENRE))),
        lambda data: _signed(data[32:-100]),
    ],
    ids=["empty", "cut", "one bit", "nothing", "another type", "another document", "cut and signed"],
)
def test_a_damaged_file_is_read_anew_and_written_again(damaged: object, own: Settings, fresh: list[str]) -> None:
    KeptReadings(own.place).read(PLAN)
    (file,) = files_of(own)
    whole = file.read_bytes()
    file.write_bytes(damaged(whole))  # type: ignore[operator]
    assert KeptReadings(own.place).read(PLAN) == read(PLAN, GENRE)
    assert len(fresh) == 2
    assert KeptReadings(own.place).read(PLAN) == read(PLAN, GENRE)
    assert len(fresh) == 2


class _Hostile:
    def __init__(self, target: Path) -> None:
        self.target = target

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (str(self.target),)


def test_a_file_makes_nothing_but_a_reading(own: Settings, tmp_path: Path) -> None:
    KeptReadings(own.place).read(PLAN)
    (file,) = files_of(own)
    file.write_bytes(_signed(pickle.dumps(_Hostile(tmp_path / "made"))))
    assert KeptReadings(own.place).read(PLAN) == read(PLAN, GENRE)
    assert not (tmp_path / "made").exists()


def test_where_nothing_can_be_written_it_is_read_each_time(own: Settings, fresh: list[str]) -> None:
    (own.data / FOLDER).write_text("a file where the folder would be", encoding="utf-8")
    for _ in range(2):
        assert KeptReadings(own.place).read(PLAN) == read(PLAN, GENRE)
    assert len(fresh) == 2


def test_an_edition_is_opened_without_reading_a_document_again(small: Settings, encoder: Encoder, fresh: list[str]) -> None:
    build(small.place, encoder)
    fresh.clear()
    build(small.place, encoder)
    assistant = Assistant(small)
    assistant.reopen()
    assistant.close()
    assert fresh == []


def test_a_command_that_needs_no_index_reads_a_document_once(small: Settings, fresh: list[str]) -> None:
    shutil.rmtree(small.data / FOLDER)
    said = []
    for _ in range(2):
        assert library_of(small).readings
        said.append([one.text for one in library_of(small).passages])
    assert said[0] == said[1]
    assert fresh == ["plan"]


def test_where_there_is_no_data_folder_none_is_made(small: Settings, fresh: list[str]) -> None:
    shutil.rmtree(small.data)
    assert library_of(small).readings
    assert not small.data.exists()


def test_what_no_edition_names_any_more_is_removed(small: Settings, encoder: Encoder) -> None:
    build(small.place, encoder)
    first, plan = set(files_of(small)), small.seeds / "plan.txt"
    for number in range(2):
        plan.write_text(plan.read_text(encoding="utf-8") + f"新增第{number}段没有出现过的话。\n", encoding="utf-8")
        build(small.place, encoder)
        assert len(files_of(small)) == 2
    assert not first & set(files_of(small))


def test_the_library_is_that_of_the_documents_in_their_order(own: Settings) -> None:
    other = replace(PLAN, id="other")
    assert [one.document for one in kept_library(own.place, [other, PLAN]).readings] == [other, PLAN]
