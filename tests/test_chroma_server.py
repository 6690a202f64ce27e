"""Vectors on a Chroma server: the same answers as from the folder; a server that fails costs seconds and a notice, never an answer."""

import json
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.settings import ROOT, Settings
from evals.load.servers import free_port
from index.build import build, change, needs_build
from index.client import connect
from index.edition import current_edition
from index.embedding import BUNDLED, Encoder
from index.errors import StoreAway
from index.server import Server
from tests.chroma import ChromaServer, Proxy, wait_until
from tests.commands import environment_of, youju
from tests.conftest import copy_data
from tests.test_edition import is_whole

QUESTIONS = ("全县引育多少人才", "谁来牵头", "有哪些主要任务", "资金从哪里来")
_AT_ONCE, _BOUNDED, _SOON = 2.5, 10.0, 120.0
"""Seconds: an answer that waits for nothing; one that waits for a silent server; until the vectors are there again, on a busy machine."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ChromaServer]:
    with ChromaServer(tmp_path / "chroma") as one:
        yield one


@pytest.fixture
def served(small: Settings, server: ChromaServer, encoder: Encoder) -> Settings:
    """The short plan, its vectors on the server."""
    settings = replace(small, chroma_url=server.url)
    build(settings.place, encoder)
    return settings


def opened(settings: Settings) -> Assistant:
    assistant = Assistant(settings)
    assistant.load()
    return assistant


def answers(assistant: Assistant) -> list[tuple[str, Sequence[object], str]]:
    """What is said to the questions, their citations and notices."""
    return [(answer.answer, answer.citations, answer.notice) for answer in map(assistant.ask, QUESTIONS)]


def timed(assistant: Assistant, question: str = QUESTIONS[0]) -> tuple[Answer, float]:
    started = time.monotonic()
    answer = assistant.ask(question)
    return answer, time.monotonic() - started


def names(server: ChromaServer) -> set[str]:
    """Of all collections on the server."""
    with urllib.request.urlopen(f"{server.url}/api/v2/tenants/default_tenant/databases/default_database/collections") as answer:
        return {one["name"] for one in json.load(answer)}


def name(settings: Settings) -> str:
    return current_edition(settings.data).parts[0].name


def test_answers_are_the_same_as_with_the_vectors_in_the_folder(small: Settings, server: ChromaServer, encoder: Encoder) -> None:
    with closing(opened(small)) as assistant:
        before = answers(assistant)
    served = replace(small, chroma_url=server.url)
    edition = build(served.place, encoder)
    assert is_whole(served)
    assert edition.server == server.url
    assert not edition.store_folder.exists()
    with closing(opened(served)) as assistant:
        assert assistant.is_ready, assistant.retrieval.trouble
        assert answers(assistant) == before
    assert not any(notice for _, _, notice in before)


def test_the_vector_store_of_langchain_searches_the_server(served: Settings) -> None:
    with closing(opened(served)) as assistant:
        assert assistant.retrieval.store.vector_store.similarity_search("人才", k=3)


def test_changing_the_setting_either_way_makes_a_new_edition(small: Settings, server: ChromaServer, encoder: Encoder) -> None:
    served = replace(small, chroma_url=server.url)
    assert needs_build(served.place, BUNDLED) == "向量库换了地方"
    build(served.place, encoder)
    assert needs_build(served.place, BUNDLED) == ""
    assert needs_build(small.place, BUNDLED) == "向量库换了地方"
    build(small.place, encoder)
    assert needs_build(small.place, BUNDLED) == ""
    assert is_whole(small)


# ---- a server that is away

def test_a_server_that_is_away_at_the_start_leaves_keywords_and_comes_back_by_itself(served: Settings, server: ChromaServer) -> None:
    with closing(opened(served)) as assistant:
        before = answers(assistant)
    server.kill()
    started = time.monotonic()
    with closing(opened(served)) as assistant:
        assert time.monotonic() - started < _BOUNDED
        assert "连不上" in assistant.retrieval.trouble
        answer, seconds = timed(assistant)
        assert answer.citations
        assert "关键词" in answer.notice
        assert seconds < _BOUNDED
        server.start()
        assert wait_until(lambda: assistant.is_ready, _SOON), assistant.retrieval.trouble
        assert assistant.retrieval.trouble == ""
        assert answers(assistant) == before


def test_a_server_that_dies_costs_one_question_a_moment_and_comes_back_by_itself(served: Settings, server: ChromaServer) -> None:
    with closing(opened(served)) as assistant:
        before, edition = answers(assistant), assistant.retrieval.edition.id
        server.kill()
        for question in QUESTIONS:
            answer, seconds = timed(assistant, question)
            assert "关键词" in answer.notice
            assert seconds < _BOUNDED
        server.start()
        assert wait_until(lambda: assistant.is_ready, _SOON), assistant.retrieval.trouble
        assert answers(assistant) == before
        assert assistant.retrieval.edition.id == edition, "nothing was built again"


def test_without_server_and_index_the_message_names_the_setting_and_nothing_is_left(small: Settings) -> None:
    served = replace(small, chroma_url=f"http://127.0.0.1:{free_port()}")
    shutil.rmtree(small.data / "editions")
    (small.data / "current").unlink()
    with pytest.raises(StoreAway, match="YOUJU_CHROMA_URL"):
        Assistant(served)
    assert not (small.data / "current").exists()


def test_while_the_new_server_is_away_the_index_in_the_folder_answers_and_the_move_is_made_up_for(small: Settings, server: ChromaServer) -> None:
    server.kill()
    served = replace(small, chroma_url=server.url)
    said: list[str] = []
    with closing(Assistant(served, said.append)) as assistant:
        assistant.load()
        assert assistant.is_ready
        assert any("连不上" in line for line in said)
        before = answers(assistant)
        server.start()
        assert wait_until(lambda: current_edition(small.data).server == server.url, _SOON)
        assert answers(assistant) == before
        assert wait_until(lambda: assistant.retrieval.edition.server == server.url, _SOON)
        assert answers(assistant) == before


def test_a_slow_server_is_waited_for_a_bounded_time(served: Settings, server: ChromaServer, encoder: Encoder) -> None:
    with Proxy(server.port) as proxy:
        through = replace(served, chroma_url=proxy.url)
        build(through.place, encoder)
        with closing(opened(through)) as assistant:
            before = answers(assistant)
            proxy.delay = 30.0
            answer, seconds = timed(assistant)
            assert "关键词" in answer.notice
            assert seconds < _BOUNDED
            assert "没有及时回应" in assistant.retrieval.trouble
            assert min(timed(assistant)[1] for _ in range(3)) < _AT_ONCE, "only one question waits"
            proxy.delay = 0.0
            assert wait_until(lambda: assistant.is_ready, _SOON), assistant.retrieval.trouble
            assert answers(assistant) == before


def test_a_server_that_is_silent_from_the_start_is_waited_for_a_bounded_time(served: Settings) -> None:
    edition = current_edition(served.data)
    with Proxy(None) as proxy:
        through = replace(served, chroma_url=proxy.url)
        started = time.monotonic()
        with closing(opened(through)) as assistant:
            assert assistant.ask(QUESTIONS[0]).citations
        assert current_edition(served.data).id == edition.id
        assert time.monotonic() - started < 2 * _BOUNDED


def test_the_doctor_asks_the_server_for_every_passage_and_names_one_that_is_away(served: Settings, server: ChromaServer) -> None:
    well = youju(served, "doctor", more={"YOUJU_CHROMA_URL": served.chroma_url})
    assert well.returncode == 0, well.stdout
    assert "均能查到自己" in well.stdout
    server.kill()
    away = youju(served, "doctor", more={"YOUJU_CHROMA_URL": served.chroma_url})
    assert away.returncode == 1
    assert [line for line in away.stdout.splitlines() if line.startswith("失败") and "连不上" in line and "→ 请启动 chroma run" in line]


def test_without_the_server_a_change_of_the_documents_is_refused_and_all_stays_as_it_was(
    served: Settings, server: ChromaServer, encoder: Encoder
) -> None:
    before = current_edition(served.data)
    server.kill()
    with pytest.raises(StoreAway, match="连不上"), change(served.place, encoder) as collection:
        collection.add("另一份.txt", "一、任务\n（一）新建一座桥。牵头单位：县交通局\n".encode())
    assert current_edition(served.data) == before
    assert needs_build(served.place, BUNDLED) == ""
    assert {folder.name for folder in (served.data / "editions").iterdir()} >= {before.id}


# ---- a server that has lost what it kept

def test_a_server_that_starts_empty_while_serving_is_noticed_and_filled_again(served: Settings, server: ChromaServer, tmp_path: Path) -> None:
    with closing(opened(served)) as assistant:
        before, edition = answers(assistant), assistant.retrieval.edition.id
        server.kill()
        server.start(tmp_path / "empty")
        answer, seconds = timed(assistant)
        assert answer.citations
        assert "关键词" in answer.notice, "never a silent nothing"
        assert seconds < _BOUNDED
        assert wait_until(lambda: assistant.is_ready, _SOON), assistant.retrieval.trouble
        assert assistant.retrieval.edition.id != edition
        assert answers(assistant) == before
    assert is_whole(served)


def test_of_several_that_notice_an_empty_server_one_fills_it_for_all(served: Settings, server: ChromaServer, tmp_path: Path) -> None:
    with closing(opened(served)) as one, closing(opened(served)) as other:
        before, edition = answers(one), current_edition(served.data).id
        server.kill()
        server.start(tmp_path / "empty")
        assert all("关键词" in assistant.ask(QUESTIONS[0]).notice for assistant in (one, other))
        assert wait_until(lambda: one.is_ready and other.is_ready, _SOON), (one.retrieval.trouble, other.retrieval.trouble)
        assert one.retrieval.edition.id == other.retrieval.edition.id == current_edition(served.data).id != edition
        assert answers(one) == answers(other) == before
    assert len(names(server)) == 1


def test_a_server_that_is_empty_at_the_start_is_filled_again(served: Settings, server: ChromaServer, tmp_path: Path) -> None:
    server.kill()
    server.start(tmp_path / "empty")
    with closing(opened(served)) as assistant:
        assert assistant.is_ready, assistant.retrieval.trouble
        assert not assistant.ask(QUESTIONS[0]).notice
    assert is_whole(served)


@pytest.mark.parametrize("what", ["some are gone", "all are gone", "some are others"])
def test_vectors_that_are_gone_from_the_server_are_noticed_when_it_is_opened(what: str, served: Settings, server: ChromaServer) -> None:
    edition = current_edition(served.data)
    with closing(connect(Server(server.url), 10)) as client:
        collection = client.get_collection(edition.parts[0].name)
        ids = collection.get(include=[])["ids"]
        if what == "some are others":
            collection.update(ids=ids[10:40], embeddings=np.eye(30, 384, dtype=np.float32))
        else:
            collection.delete(ids=ids if what == "all are gone" else ids[10:40])
    with closing(opened(served)) as assistant:
        assert assistant.is_ready, assistant.retrieval.trouble
        assert assistant.retrieval.edition.id != edition.id
    assert is_whole(served)


# ---- several processes and folders

def test_workers_of_one_folder_and_one_server_answer_the_same_while_one_builds(served: Settings, encoder: Encoder) -> None:
    command = [sys.executable, "-m", "assistant", "ask", "--jsonl"]
    environment = environment_of(served) | {"YOUJU_CHROMA_URL": served.chroma_url}
    workers = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8",
                                env=environment, cwd=ROOT) for _ in range(2)]

    def ask(worker: "subprocess.Popen[str]", question: str) -> str:
        assert worker.stdin
        assert worker.stdout
        worker.stdin.write(f'{{"id": "q", "question": "{question}"}}\n')
        worker.stdin.flush()
        return worker.stdout.readline().rpartition('"seconds"')[0]

    try:
        before = [ask(worker, QUESTIONS[0]) for worker in workers]
        assert before[0] == before[1] != ""
        for _ in range(3):
            build(served.place, encoder)
            assert [ask(worker, QUESTIONS[0]) for worker in workers] == before
    finally:
        for worker in workers:
            worker.communicate(timeout=60)
    assert not any("关键词" in one for one in before)


def test_a_collection_that_is_answered_from_stays_and_goes_when_it_is_left(served: Settings, server: ChromaServer, encoder: Encoder) -> None:
    with closing(opened(served)) as assistant:
        first = name(served)
        for _ in range(3):
            build(served.place, encoder)
        assert first in names(server)
        assert assistant.search(QUESTIONS[0])
    build(served.place, encoder)
    assert first not in names(server)
    assert len(names(server)) == len(list((served.data / "editions").iterdir())) == 2


def test_two_data_folders_share_a_server_and_a_copy_removes_nothing_of_the_original(
    served: Settings, server: ChromaServer, encoder: Encoder, tmp_path: Path
) -> None:
    copy = replace(served, data=copy_data(served.data, tmp_path / "copy"))
    first = name(served)
    for _ in range(3):
        build(copy.place, encoder)
    assert first in names(server)
    assert is_whole(served)
    assert is_whole(copy)


def test_what_a_killed_builder_wrote_to_the_server_is_removed_by_the_next(served: Settings, server: ChromaServer, encoder: Encoder) -> None:
    before = names(server)
    script = (
        "import os, sys\nfrom assistant.settings import read_settings\nimport index.build\nfrom index.embedding import Encoder\n"
        "index.build.unreachable = lambda *_, **__: os._exit(9)\nsettings = read_settings()\n"
        "index.build.build(settings.place, Encoder(settings.model, settings.models))\n"
    )
    environment = environment_of(served) | {"YOUJU_CHROMA_URL": served.chroma_url}
    assert subprocess.run([sys.executable, "-c", script], env=environment, cwd=ROOT, check=False).returncode == 9
    (left,) = names(server) - before
    build(served.place, encoder)
    assert left not in names(server)
    assert is_whole(served)
