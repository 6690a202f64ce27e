"""Servers: ours and the bare page, each a process of its own on this machine, ended when it is no longer needed."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from evals.resident import resident

ROOT = Path(__file__).resolve().parents[2]
BOX = "box"
"""The name of the bare page's box."""
_START_SECONDS = 180.0


class Ended(Exception):
    """A server ended by itself instead of starting: its status, and all that it said."""

    def __init__(self, status: int, said: str) -> None:
        super().__init__(f"the server ended with {status}: {said}")
        self.status, self.said = status, said


@dataclass(frozen=True, slots=True)
class Server:
    """One that runs."""

    address: str
    pid: int

    def kill(self) -> None:
        """End it as a power cut would."""
        os.kill(self.pid, signal.SIGKILL)

    def is_ready(self, seconds: float = 5.0) -> bool:
        """Whether it says within so long that its encoder is loaded. Raises OSError when nobody answers."""
        return bool(json.loads(_get(f"{self.address}/youju/health", seconds))["is_ready"])

    @property
    def memory(self) -> int:
        """Bytes that it holds in memory."""
        return resident(self.pid)

    @property
    def descriptors(self) -> int:
        return len(list(Path(f"/proc/{self.pid}/fd").iterdir()))


@contextmanager
def ours(data: Path, more: dict[str, str] | None = None, before: Sequence[str] = ()) -> Iterator[Server]:
    """``youju serve`` over a data folder, its encoder loaded. ``before``: a command that runs the rest of its line in its own place. Raises Ended."""
    port = free_port()
    settings = {"YOUJU_DATA": str(data), "YOUJU_PORT": str(port), **(more or {})}
    command = [*before, sys.executable, str(ROOT / "app.py")]
    with _running(command, settings, port, Server.is_ready) as server:
        yield server


@contextmanager
def echo() -> Iterator[Server]:
    """The bare page."""
    port = free_port()
    command = [sys.executable, "-m", "evals.load.echo", str(port)]
    with _running(command, {}, port, lambda server: _get(f"{server.address}/config", 5.0)) as server:
        yield server


@contextmanager
def own_copy(data: Path) -> Iterator[Path]:
    """A copy of an index that may be written to; the model is shared."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "data"
        shutil.copytree(data, copy, ignore=shutil.ignore_patterns("models", "conversations.sqlite*", "rates.sqlite*", "records.sqlite*"))
        (copy / "models").symlink_to((data / "models").resolve())
        yield copy


def environment_of(more: dict[str, str]) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("YOUJU_")}
    return kept | {"PYTHONPATH": str(ROOT)} | more


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _running(command: list[str], more: dict[str, str], port: int, is_up: Callable[[Server], object]) -> Iterator[Server]:
    with tempfile.TemporaryDirectory() as folder, (Path(folder) / "log").open("wb") as log:
        process = subprocess.Popen(command, env=environment_of(more), cwd=folder, stdout=log, stderr=log)
        server = Server(f"http://127.0.0.1:{port}", process.pid)
        try:
            _until(lambda: is_up(server), process, Path(folder) / "log")
            yield server
        finally:
            process.terminate()
            try:
                process.wait(timeout=40)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _until(is_so: Callable[[], object], process: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until:
        if (status := process.poll()) is not None:
            raise Ended(status, log.read_text(encoding="utf-8", errors="replace"))
        try:
            if is_so():
                return
        except (urllib.error.URLError, OSError, ValueError):
            pass
        time.sleep(0.2)
    raise TimeoutError(f"the server did not start: {log.read_text(encoding='utf-8', errors='replace')}")


def _get(address: str, seconds: float) -> bytes:
    with urllib.request.urlopen(address, timeout=seconds) as answer:  # noqa: S310 - our own address
        return bytes(answer.read())
