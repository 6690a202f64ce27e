"""The end of the real server with twenty answers in work, each with a model that is still writing."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path

from assistant.settings import ROOT
from evals.load.servers import free_port
from tests.browser.serving import own_copy
from tests.chat.endpoint import Reply, served

_STREAMS = 20
_BODY = json.dumps({"question": "今年专项债的目标是多少", "stream": True})
_HEADERS = {"content-type": "application/json"}


@contextmanager
def _server(data: Path, chat_url: str, stop_seconds: int) -> "Iterator[tuple[subprocess.Popen[bytes], int]]":
    port = free_port()
    environment = {key: value for key, value in os.environ.items() if not key.startswith("YOUJU_")} | {
        "YOUJU_DATA": str(data), "YOUJU_PORT": str(port), "YOUJU_CHAT_URL": chat_url, "YOUJU_CHAT_MODEL": "m", "YOUJU_CHAT_KEY": "sk-planted-0123456789",
        "YOUJU_STOP_SECONDS": str(stop_seconds), "YOUJU_LOG": "json", "YOUJU_QUESTIONS_PER_MINUTE": "1000",
    }
    with (data / "log").open("wb") as log, subprocess.Popen([sys.executable, str(ROOT / "app.py")], env=environment, stdout=log, stderr=log, cwd=data) as process:
        try:
            deadline = time.monotonic() + 120
            while not _is_up(port):
                assert process.poll() is None, (data / "log").read_text(encoding="utf-8")
                assert time.monotonic() < deadline
                time.sleep(0.2)
            yield process, port
        finally:
            process.kill()


def _is_up(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/youju/health", timeout=2):
            return True
    except OSError:
        return False


def test_twenty_answers_end_well_and_are_in_the_record(index_data: Path, tmp_path: Path) -> None:
    """Half of the models end in time, the others never would."""
    data = own_copy(index_data, tmp_path / "data")
    begun, ending = threading.Semaphore(0), threading.Event()

    def slowly(reply: Reply) -> None:
        reply.head()
        reply.say("专项债目标为")
        begun.release()
        seconds = 2 if len(endpoint.seen) % 2 else 600
        ending.wait(120)
        reply.is_over.wait(seconds)
        reply.say("32.27亿元[1]。")
        reply.done()

    with served(slowly) as endpoint, _server(data, endpoint.url, 6) as (process, port), ThreadPoolExecutor(_STREAMS) as pool:
        def ask(_: int) -> str:
            with closing(HTTPConnection("127.0.0.1", port, timeout=120)) as connection:
                connection.request("POST", "/api/ask", _BODY, _HEADERS)
                return connection.getresponse().read().decode()

        asked = []
        for number in range(_STREAMS):
            asked.append(pool.submit(ask, number))
            assert begun.acquire(timeout=60)  # one after the other: all at once some would be told to come back
        started = time.monotonic()
        process.send_signal(signal.SIGTERM)
        ending.set()
        time.sleep(0.5)
        with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
            connection.request("POST", "/api/ask", _BODY, _HEADERS)
            refused = connection.getresponse()
            assert (refused.status, refused.headers["connection"]) == (503, "close")
        said = [one.result(120) for one in asked]
        assert process.wait(30) == 0
        assert time.monotonic() - started > 5
    assert all("32.27亿元" in one for one in said)
    assert all(one.rstrip().endswith("data: {}") for one in said), said  # the event that nothing more comes
    assert sum("专项债目标为32.27亿元[1]" in one for one in said) == _STREAMS // 2
    with closing(sqlite3.connect(data / "records.sqlite")) as database:
        assert database.execute("PRAGMA quick_check").fetchone() == ("ok",)
        rows = [str(row) for row in database.execute("SELECT * FROM answers")]
    assert len([row for row in rows if "Closing" not in row]) == _STREAMS
    log = (data / "log").read_text(encoding="utf-8")
    assert "Traceback" not in log
    assert "sk-planted" not in log
    assert "专项债" not in log
    assert all(json.loads(line) for line in log.splitlines())
