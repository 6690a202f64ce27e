"""Changing the library: documents and edition come into force together, and what runs goes on answering."""

import gc
import threading
from pathlib import Path
from typing import Any
from weakref import ref

import pytest

from assistant.assistant import Assistant
from assistant.retrieve import Retrieval
from assistant.settings import Settings
from index.build import build, change, needs_build
from index.collection import read_documents
from index.edition import current_edition
from index.embedding import BUNDLED, Encoder
from index.errors import DataFolderError, IndexLocked, ShelfError
from index.holding import is_held

PLAN = "乙县2024年重点工作方案\n一、总体目标\n全年专项债目标10亿元。\n二、保障措施\n由县财政局牵头，县发改局配合。\n"
LATER = PLAN.replace("10亿元", "12亿元")


def test_what_is_added_is_answered_from_and_what_is_removed_no_longer(small: Settings, encoder: Encoder) -> None:
    assistant = Assistant(small)
    try:
        assistant.load()
        with change(small.place, encoder) as collection:
            id_ = collection.add("b.txt", PLAN.encode()).id
        assert [one.document.id for one in assistant.library.readings] == ["plan"]  # until it is opened again
        before = assistant.retrieval
        assistant.reopen()
        assert assistant.is_ready
        assert assistant.retrieval is not before
        assert "10亿元" in assistant.ask("专项债的目标是多少").headline
        with change(small.place, encoder) as collection:
            collection.replace(id_, "b.txt", LATER.encode())
        assistant.reopen()
        answer = assistant.ask("专项债的目标是多少")
        assert "12亿元" in answer.headline
        assert "10亿元" not in answer.answer
        with change(small.place, encoder) as collection:
            collection.remove(id_)
        assistant.reopen()
        assert "12亿元" not in assistant.ask("专项债的目标是多少").answer
    finally:
        assistant.close()


@pytest.mark.parametrize("is_of_several", [False, True])
def test_an_edition_that_nothing_answers_from_any_more_closes_at_once(small: Settings, encoder: Encoder, is_of_several: bool) -> None:
    """Its store has a dozen descriptors, and its folder is kept while it is held: neither waits for the garbage to be collected."""
    if is_of_several:
        with change(small.place, encoder) as collection:
            collection.add("b.txt", PLAN.encode())
    assistant = Assistant(small)
    gc.disable()
    try:
        assistant.load()
        assistant.ask("专项债的目标是多少")
        folder, before = assistant.retrieval.edition.folder, ref(assistant.retrieval)
        build(small.place, encoder)
        assistant.reopen()
        assert before() is None
        assert not is_held(folder)
    finally:
        gc.enable()
        assistant.close()


def test_an_edition_of_another_process_is_noticed(small: Settings, encoder: Encoder) -> None:
    assistant = Assistant(small)
    try:
        assistant.load()
        with change(small.place, encoder) as collection:
            collection.add("b.txt", PLAN.encode())
        assistant.ask("专项债的目标是多少")
        for thread in [one for one in threading.enumerate() if one.name == "reopen"]:
            thread.join()
        assert "10亿元" in assistant.ask("专项债的目标是多少").headline
        opened = assistant.retrieval
        assistant.notice()
        assert assistant.retrieval is opened
        assert not [one for one in threading.enumerate() if one.name == "reopen"]
    finally:
        assistant.close()


def test_an_edition_opened_while_another_loads_brings_its_vectors(small: Settings, encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    assistant = Assistant(small)
    loading, go_on = threading.Event(), threading.Event()
    load = type(assistant.retrieval).load

    def slowly(retrieval: Retrieval, *said: Any) -> None:
        if retrieval is first:
            loading.set()
            go_on.wait(60)
        load(retrieval, *said)

    try:
        first = assistant.retrieval
        monkeypatch.setattr(type(first), "load", slowly)
        thread = threading.Thread(target=assistant.load)
        thread.start()
        loading.wait(60)
        assistant.reopen()
        assert assistant.retrieval is not first
        assert assistant.is_ready
        go_on.set()
        thread.join()
    finally:
        assistant.close()


def test_a_change_of_nothing_that_is_read_builds_nothing(small: Settings, encoder: Encoder) -> None:
    before = current_edition(small.data).id
    with change(small.place, encoder) as collection:
        collection.add("b.txt", PLAN.encode(), is_on=False)
    assert current_edition(small.data).id == before
    assert not needs_build(small.place, BUNDLED)


def test_a_build_that_fails_leaves_documents_and_edition_as_they_were(small: Settings, encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    before = current_edition(small.data).id

    def full(*_: object) -> None:
        raise DataFolderError("磁盘已满")

    monkeypatch.setattr("index.store.create_store", full)
    with pytest.raises(DataFolderError), change(small.place, encoder) as collection:
        collection.add("b.txt", PLAN.encode())
    monkeypatch.undo()
    assert current_edition(small.data).id == before
    assert [one.id for one in read_documents(small.place)] == ["plan"]
    assert not needs_build(small.place, BUNDLED)


def test_the_last_document_cannot_be_switched_off(small: Settings, encoder: Encoder) -> None:
    with pytest.raises(ShelfError, match="至少要有一份"), change(small.place, encoder) as collection:
        collection.switch("plan", False)
    assert [one.id for one in read_documents(small.place)] == ["plan"]


def test_two_changes_at_once_are_one_after_the_other(small: Settings, encoder: Encoder) -> None:
    with change(small.place, encoder) as collection:
        collection.add("b.txt", PLAN.encode(), is_on=False)
        with pytest.raises(IndexLocked), change(small.place, encoder):
            pass


def test_what_changed_is_named(small: Settings, encoder: Encoder) -> None:
    with change(small.place, encoder) as collection:
        collection.add("b.txt", PLAN.encode())
    edition = current_edition(small.data)
    documents = read_documents(small.place)
    assert edition.difference(documents) == ""
    assert edition.difference(documents[:1]) == "去掉《乙县2024年重点工作方案》"
    (small.seeds / "plan.txt").write_text(LATER, encoding="utf-8")
    assert needs_build(small.place, BUNDLED) == "更新《方案》"


def test_a_damaged_shelf_leaves_the_edition_answering(small: Settings) -> None:
    (small.data / "library.sqlite").write_bytes(b"no database" * 100)
    said: list[str] = []
    assistant = Assistant(small, said.append)
    try:
        assert [one.document.id for one in assistant.library.readings] == ["plan"]
        assert any("已损坏" in line for line in said)
    finally:
        assistant.close()


def test_an_edition_of_another_program_version_is_built_again(small: Settings, encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.edition.FORMAT", 99)
    assert "另一版本" in needs_build(small.place, BUNDLED)
    build(small.place, encoder)
    assert not needs_build(small.place, BUNDLED)


def test_a_file_of_the_seeds_folder_may_change_beside_what_was_added(small: Settings, encoder: Encoder, tmp_path: Path) -> None:
    with change(small.place, encoder) as collection:
        collection.add("b.txt", PLAN.encode())
    (small.seeds / "plan.txt").write_text(LATER, encoding="utf-8")
    build(small.place, encoder)
    assert [one.text for one in read_documents(small.place)] == [LATER, PLAN]
