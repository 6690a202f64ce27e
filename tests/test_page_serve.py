"""`python app.py` serves at once, says in one line why it cannot, and leaves nothing outside the data folder."""

import html
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from assistant.settings import ROOT
from tests.browser.serving import Server, own_copy


@pytest.fixture(scope="module")
def running(index_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(own_copy(index_data, tmp_path_factory.mktemp("served") / "data")).start()
    yield server
    server.stop()


def call(data: Path, more: Mapping[str, str]) -> "subprocess.CompletedProcess[str]":
    """Start the page where it has to fail."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("YOUJU_")}
    environment |= {"YOUJU_DATA": str(data), **more}
    return subprocess.run([sys.executable, str(ROOT / "app.py")], env=environment, capture_output=True, text=True, timeout=120, check=False)


def assert_one_line(failed: "subprocess.CompletedProcess[str]", said: str) -> None:
    assert failed.returncode == 1
    assert failed.stdout == ""
    lines = failed.stderr.strip().splitlines()
    assert len(lines) == 1, failed.stderr
    assert said in lines[0]


def test_a_port_that_is_taken_is_named_with_what_to_do(running: Server) -> None:
    assert_one_line(call(running.data, {"YOUJU_PORT": str(running.port)}), "请关闭占用它的程序")


@pytest.mark.parametrize("settings", [{"YOUJU_HOST": "0.0.0.0"}, {"YOUJU_PUBLIC_URL": "https://youju.example.gov.cn"}, {"YOUJU_LOGIN": "users"}])  # noqa: S104
def test_a_server_for_others_without_anybody_who_can_sign_in_does_not_start(index_data: Path, tmp_path: Path, settings: dict[str, str]) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert_one_line(call(own_copy(index_data, tmp_path / "data"), {**settings, "YOUJU_PORT": str(port)}), "youju user add")


def test_a_setting_that_does_not_exist_is_refused(running: Server) -> None:
    assert_one_line(call(running.data, {"YOUJU_PROT": "1"}), "YOUJU_PROT")


def test_an_edited_plan_is_named_with_what_to_do(index_data: Path, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    shutil.copytree(ROOT / "seeds", seeds)
    with (seeds / "xiangyin-2025.txt").open("a", encoding="utf-8") as file:
        file.write("改")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert_one_line(call(own_copy(index_data, tmp_path / "data"), {"YOUJU_SEEDS": str(seeds), "YOUJU_PORT": str(port)}), "xiangyin-2025")


def test_the_original_is_given_with_its_neighbours_and_wrong_places_are_refused(running: Server) -> None:
    with urllib.request.urlopen(f"{running.address}youju/clause?document=xiangyin-2025&start=1085&end=1095", timeout=10) as answer:
        part = json.load(answer)
    assert part["address"] == "总体方案·二·(一)"
    assert len(part["blocks"]) > 10
    for query in ("document=xiangyin-2025", "document=nowhere&start=1&end=2", "document=../../etc/passwd&address=x", "document=xiangyin-2025&start=9&end=1"):
        with pytest.raises(urllib.error.HTTPError) as refused, urllib.request.urlopen(f"{running.address}youju/clause?{query}", timeout=10):
            pass
        assert refused.value.code == 404
        refused.value.close()


@pytest.mark.parametrize(
    "path",
    ["youju/site.py", "youju/..%2f..%2fapp.py", "gradio_api/file=/etc/passwd", "gradio_api/file=seeds/manifest.toml", "static/../app.py", "conversations.sqlite"],
)
def test_no_file_is_served_but_the_pages_own(running: Server, path: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused, urllib.request.urlopen(f"{running.address}{path}", timeout=10):
        pass
    assert refused.value.code in (403, 404)
    refused.value.close()


def test_the_index_names_no_other_host(running: Server) -> None:
    with urllib.request.urlopen(running.address, timeout=10) as answer:
        text = answer.read().decode("utf-8")
    for host in ("fonts.googleapis.com", "gstatic.com", "cdnjs", "jsdelivr", "unpkg", "githubusercontent", "api.gradio.app"):
        assert host not in text, host


def test_thirty_readers_at_once_each_get_their_own_answer(running: Server) -> None:
    """Over HTTP as the browser speaks it: the answer on each reader's stream is to that reader's question."""
    asked = (("今年专项债的目标是多少", "32.27亿元"), ("规模工业增加值增长多少", "8.5%"), ("固定资产投资增长多少", "6.5%"))
    ask = _ask_event(running.load())
    wrong: list[str] = []

    def read(number: int) -> None:
        question, figure = asked[number % len(asked)]
        seen = html.unescape(_ask(running, ask, question, f"session{number:04d}"))
        mixed = [other for other, _ in asked if other != question and f'"{other}"' in seen]
        if mixed or figure not in seen or "yj-status" not in seen:
            wrong.append(f"{question}: {mixed} {seen[:2000]}")

    threads = [threading.Thread(target=read, args=(number,)) for number in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert not wrong, wrong[0]


def _ask_event(server: Server) -> int:
    """Which of Gradio's events is the question box's."""
    with urllib.request.urlopen(f"{server.address}config", timeout=10) as answer:
        config = json.load(answer)
    box = next(one["id"] for one in config["components"] if one["props"].get("elem_id") == "yj-box")
    return int(next(one["id"] for one in config["dependencies"] if [box, "submit"] in one["targets"]))


def _ask(server: Server, event: int, question: str, session: str) -> str:
    body = json.dumps({"data": [question, [], ""], "fn_index": event, "session_hash": session, "trigger_id": None}).encode()
    request = urllib.request.Request(f"{server.address}gradio_api/queue/join", data=body, headers={"content-type": "application/json"})
    urllib.request.urlopen(request, timeout=60).close()
    seen = ""
    with urllib.request.urlopen(f"{server.address}gradio_api/queue/data?session_hash={session}", timeout=60) as stream:
        for line in stream:
            seen += json.dumps(json.loads(line[5:]), ensure_ascii=False) if line.startswith(b"data:") else ""
            if '"process_completed"' in seen:
                return seen
    return seen


def test_it_ends_on_a_signal_and_writes_only_to_the_data_folder(index_data: Path, tmp_path: Path) -> None:
    before = set(ROOT.iterdir())
    server = Server(own_copy(index_data, tmp_path / "data")).start()
    assert server.process is not None
    server.process.send_signal(signal.SIGINT)
    assert server.process.wait(timeout=60) == 0
    assert set(ROOT.iterdir()) <= before | {ROOT / "__pycache__", ROOT / ".pytest_cache", ROOT / "data"}
    assert "Traceback" not in server.log.read_text(encoding="utf-8")
