"""Whatever befalls the record's file: what was said to be written is there, no answer waits, and the file comes back by itself."""

import logging
import random
import signal
import sqlite3
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from assistant.records.file import RecordsError
from assistant.records.records import Records
from assistant.records.search import Wanted
from assistant.settings import ROOT
from tests.records.rows import READER, answer_to

_BEGIN = """
import sys
from pathlib import Path
from assistant.records.records import Records
from tests.records.rows import READER, answer_to
records = Records(Path(sys.argv[1]))
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "records.sqlite"


@pytest.fixture
def records(path: Path) -> Iterator[Records]:
    records = Records(path)
    yield records
    records.close()


def begun(path: Path, program: str) -> subprocess.Popen[str]:
    """A process of its own that keeps answers."""
    return subprocess.Popen(
        [sys.executable, "-c", _BEGIN + textwrap.dedent(program), str(path)], cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def is_whole(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as database:
        return bool(database.execute("PRAGMA integrity_check").fetchone() == ("ok",))


def within(seconds: float, is_so: Callable[[], bool]) -> bool:
    until = time.monotonic() + seconds
    while not is_so() and time.monotonic() < until:
        time.sleep(0.05)
    return is_so()


@pytest.mark.parametrize("at_row", [1, 137, 600, 990])
def test_a_killed_process_loses_no_row_that_was_written(path: Path, at_row: int) -> None:
    process = begun(path, """
        for number in range(1000):
            records.keep(READER, answer_to(), f"r{number}")
            print(f"r{number}", flush=True)
    """)
    assert process.stdout is not None
    told = [process.stdout.readline().strip() for _ in range(at_row)]
    process.send_signal(signal.SIGKILL)
    told += process.communicate()[0].split()
    assert is_whole(path)
    records = Records(path)
    found = {row.id for row in records.search(Wanted(words="专项债"), most=2000)}
    assert set(told) - {""} <= found
    records.close()


def test_a_full_disk_costs_no_row_once_there_is_room_again(path: Path) -> None:
    process = begun(path, """
        import resource, time
        for number in range(50):
            records.keep(READER, answer_to(), f"r{number}")
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
        slowest = 0.0
        for number in range(50, 150):
            begin = time.perf_counter()
            records.keep(READER, answer_to(), f"r{number}")
            slowest = max(slowest, time.perf_counter() - begin)
        print(records.unwritten, slowest, flush=True)
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        records.close()
        print(records.unwritten)
    """)
    output, errors = process.communicate(timeout=60)
    (held, slowest, left), trouble = output.split(), errors.splitlines()
    assert int(held) > 0 and float(slowest) < 5 and left == "0"
    assert [line for line in trouble if "held" in line and "Traceback" not in errors], errors
    assert is_whole(path)
    assert Records(path).counts().total == 150


def test_a_disk_that_turns_read_only_costs_no_row_once_it_can_be_written_again(records: Records, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite may not even be asked: the memory that its processes share would end ours."""
    records.keep(READER, answer_to(), "r0")
    with monkeypatch.context() as patch:
        patch.setattr("index.writable.os.access", lambda *_: False)
        records.keep(READER, answer_to(), "r1")
        assert records.unwritten == 1
        with pytest.raises(RecordsError, match="read-only"):
            records.counts()
    assert within(10, lambda: records.unwritten == 0)
    assert records.counts().total == 2


def test_a_file_that_another_process_holds_keeps_nobody_waiting_and_loses_nothing(records: Records, path: Path) -> None:
    records.keep(READER, answer_to(), "r0")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        begin = time.monotonic()
        for number in range(1, 100):
            records.keep(READER, answer_to(), f"r{number}")
        assert time.monotonic() - begin < 10
        assert records.unwritten > 90
        other.execute("ROLLBACK")
    assert within(10, lambda: records.unwritten == 0)
    assert records.counts().total == 100


def test_two_processes_write_into_one_record(path: Path) -> None:
    program = """
        import os
        for number in range(300):
            records.keep(READER, answer_to(), f"{os.getpid()}-{number}")
        records.close()
    """
    processes = [begun(path, program) for _ in range(2)]
    assert [process.communicate(timeout=60)[1] for process in processes] == ["", ""]
    assert is_whole(path)
    records = Records(path)
    assert len(records.search(Wanted(words="专项债"), most=1000)) == records.counts().total == 600


def test_many_threads_write_into_one_record(records: Records) -> None:
    def keep(thread: int) -> None:
        for number in range(50):
            records.keep(READER, answer_to(), f"{thread}-{number}")

    threads = [threading.Thread(target=keep, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert within(10, lambda: records.unwritten == 0)
    assert records.counts().total == 1000


def test_a_damaged_file_is_moved_aside_with_a_line(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path.write_bytes(b"no database" * 1000)
    with caplog.at_level(logging.WARNING):
        records = Records(path)
    assert "damaged" in caplog.text
    assert [one.read_bytes()[:11] for one in path.parent.glob("records.sqlite.damaged-*")] == [b"no database"]
    records.keep(READER, answer_to(), "r1")
    assert records.counts().total == 1
    records.close()


def test_a_file_that_is_damaged_while_it_is_open_is_replaced_and_no_row_is_lost(records: Records, path: Path) -> None:
    for number in range(300):
        records.keep(READER, answer_to(), f"before-{number}")
    assert records.counts().total == 300
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA wal_checkpoint (TRUNCATE)")
    content = bytearray(path.read_bytes())
    content[4096 * 3 :] = random.Random(7).randbytes(len(content) - 4096 * 3)  # noqa: S311  # noqa: S311 - the same damage in every run
    path.write_bytes(content)
    for number in range(20):
        records.keep(READER, answer_to(), f"after-{number}")
        time.sleep(0.02)
    assert within(20, lambda: records.unwritten == 0)
    assert {f"after-{number}" for number in range(20)} <= {row.id for row in records.search(most=1000)}
    assert is_whole(path)


def test_a_damaged_index_of_words_is_made_again_from_the_rows(records: Records, path: Path) -> None:
    for number in range(50):
        records.keep(READER, answer_to(), f"r{number}")
    assert len(records.search(Wanted(words="专项"), most=100)) == 50
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE words_data SET block = randomblob(length(block))")
    assert len(records.search(Wanted(words="专项"), most=100)) == 50
    records.keep(READER, answer_to(), "later")
    assert len(records.search(Wanted(words="专项"), most=100)) == 51


def test_a_file_that_is_taken_away_is_begun_again(records: Records, path: Path) -> None:
    records.keep(READER, answer_to(), "r1")
    path.rename(path.with_name("elsewhere"))
    records.keep(READER, answer_to(), "r2")
    assert within(10, lambda: records.unwritten == 0)
    assert [row.id for row in records.search()] == ["r2"]


def test_a_folder_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    with pytest.raises(Exception, match=r"问答记录 .* 无法读写") as caught:
        Records(tmp_path / "data" / "records.sqlite")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("start", [1, 2, 3])
def test_many_threads_at_once_after_a_start_hold_nothing_back(path: Path, start: int) -> None:
    records = Records(path)
    threads = [threading.Thread(target=records.keep, args=(READER, answer_to(), f"{start}-{number}")) for number in range(100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert records.unwritten == 0
    records.close()
