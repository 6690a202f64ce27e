"""Nothing leaves the machine: building, asking and serving work while every outside connection is refused."""

import json
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.settings import ROOT, Settings
from tests.commands import environment_of
from tests.conftest import give_vectors, settings_for

GUARDED = """
import sys
from assistant.egress import on_egress

def refuse(host):
    print("EGRESS", host, file=sys.stderr, flush=True)
    raise ConnectionRefusedError(host)

on_egress(refuse)
from assistant.cli import main
sys.exit(main(sys.argv[1:]))
"""


def _plain_environment(settings: Settings) -> dict[str, str]:
    """Without the variables that keep libraries quiet: the product has to see to that itself."""
    quiet = ("HF_", "TRANSFORMERS_", "ANONYMIZED_", "GRADIO_", "DO_NOT_TRACK", "TOKENIZERS_")
    return {key: value for key, value in environment_of(settings).items() if not key.startswith(quiet)}


def _without_network() -> list[str]:
    """A prefix that takes the network away altogether, native code's too, where the machine allows it."""
    prefix = ["unshare", "--map-root-user", "--net"]
    works = shutil.which("unshare") and subprocess.run([*prefix, "true"], check=False, capture_output=True).returncode == 0
    return prefix if works else []


@pytest.mark.parametrize("reach", [
    "socket.create_connection(('203.0.113.7', 80), timeout=1)",
    "socket.getaddrinfo('example.com', 443)",
    "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('203.0.113.7', 53))",
    "__import__('urllib.request').request.urlopen('https://example.com', timeout=1)",
])
def test_the_guard_sees_every_way_out(reach: str) -> None:
    script = GUARDED.partition("from assistant.cli")[0] + f"import socket\n{reach}\n"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 1
    assert "EGRESS" in done.stderr


def test_the_guard_lets_the_machine_itself_through() -> None:
    script = GUARDED.partition("from assistant.cli")[0] + (
        "import socket\nserver = socket.create_server(('127.0.0.1', 0))\n"
        "socket.create_connection(server.getsockname())\nsocket.getaddrinfo('localhost', 80)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_index_is_built_and_asked_with_every_outside_connection_refused(
    tmp_path: Path, index_data: Path, small_seeds: Path
) -> None:
    settings = settings_for(tmp_path / "data", small_seeds)
    settings.data.mkdir()
    (settings.data / "models").symlink_to(index_data / "models")
    give_vectors(index_data, settings.data)  # none of this plan
    command = [*_without_network(), sys.executable, "-c", GUARDED, "ask", "全县引育多少人才"]
    done = subprocess.run(command, env=_plain_environment(settings), capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert "索引完成" in done.stderr
    assert "EGRESS" not in done.stderr
    assert "只按关键词" not in done.stderr
    assert done.stdout.strip()


def test_the_page_is_served_with_every_outside_connection_refused(own_data: Path) -> None:
    settings = settings_for(own_data)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-c", GUARDED, "serve", "--port", str(port)]
    log = own_data / "serve.log"
    with log.open("wb") as output, subprocess.Popen(command, env=_plain_environment(settings), stdout=output, stderr=output, cwd=ROOT) as child:
        try:
            page = _until(f"http://127.0.0.1:{port}/", child)
            health = _until(f"http://127.0.0.1:{port}/youju/health", child, lambda said: bool(json.loads(said)["is_ready"]))
        finally:
            child.terminate()
            child.wait(timeout=30)
    said = log.read_text(encoding="utf-8")
    assert "有据" in page
    assert health, f"the encoder loads behind the page: {said}"
    assert "EGRESS" not in said, said
    assert "Traceback" not in said, said


def _until(address: str, child: "subprocess.Popen[bytes]", is_so: Callable[[str], bool] = bool) -> str:
    """What stands at the address as soon as it is so; nothing if it never is."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and child.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                if is_so(said := str(answer.read().decode("utf-8"))):
                    return said
        except OSError:
            pass
        time.sleep(0.2)
    return ""
