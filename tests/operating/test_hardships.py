"""A real server on a machine that gives it little: no home, a log that is full, few descriptors; `python -m evals.faults --servers` tries more."""

import json
import shutil
import sqlite3
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest

from evals.faults.hardships import hardships
from evals.load.servers import Ended, Server, ours
from tests.browser.serving import own_copy

_LITTLE = ("prlimit", "--nofile=64:64", "env", "-u", "HOME", "sh", "-c", 'exec "$@" >/dev/full 2>&1', "sh")


def _answer(server: Server, question: str) -> dict[str, str]:
    body = json.dumps({"question": question}).encode()
    request = urllib.request.Request(f"{server.address}/api/ask", body, {"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        found: dict[str, str] = json.load(answer)
    return found


def test_without_a_home_with_a_full_log_and_64_descriptors_it_answers_and_records(index_data: Path, tmp_path: Path) -> None:
    data = own_copy(index_data, tmp_path / "data")
    with ours(data, before=_LITTLE) as server:
        records = []
        for _ in range(5):
            answer = _answer(server, "今年专项债的目标是多少")
            assert "32.27亿元" in answer["headline"]
            records.append(answer["record"])
        assert server.descriptors < 60
    with closing(sqlite3.connect(data / "records.sqlite")) as database:
        assert {id_ for (id_,) in database.execute("SELECT id FROM answers")} >= set(records)


def test_a_data_folder_that_cannot_be_written_is_named_in_one_line(index_data: Path, tmp_path: Path) -> None:
    read_only = next(one for one in hardships() if one.is_refused and "read-only" in one.name)
    if read_only.missing:
        pytest.skip(read_only.missing)
    data = own_copy(index_data, tmp_path / "data")
    with pytest.raises(Ended) as ended, ours(data, before=read_only.before(tmp_path)):
        pass
    assert ended.value.status == 1
    assert ended.value.said.count("\n") == 1
    assert f"{data} 无法写入" in ended.value.said and "YOUJU_DATA" in ended.value.said
    shutil.rmtree(data)
