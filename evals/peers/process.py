"""Process: a contestant's worker as this side sees it: orders out, replies in, what it holds in memory, its end."""

import json
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from assistant.settings import ROOT
from evals.peers.pipelines.base import Given
from evals.resident import PEAK, resident

_PATIENCE = 900.0


class WorkerFailed(Exception):
    """The worker ended, was too slow, or its peer raised; the message says what."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What one act gave, and the seconds and processor seconds that it took."""

    value: Any
    seconds: float
    cpu: float


class Worker:
    """One that runs."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        if process.stdin is None or process.stdout is None:
            raise ValueError("a worker is told by pipes")
        self._process, self._orders, self._replies = process, process.stdin, process.stdout
        self._started = time.perf_counter()

    def tell(self, act: str, question: str = "", top: int = 10) -> Reply:
        """Have one act done. Raises WorkerFailed."""
        watch = threading.Timer(_PATIENCE, self._process.kill)
        watch.start()
        try:
            self._orders.write(json.dumps({"act": act, "question": question, "top": str(top)}, ensure_ascii=False) + "\n")
            self._orders.flush()
            line = self._replies.readline()
        except OSError:
            line = ""
        finally:
            watch.cancel()
        if not line:
            raise WorkerFailed(f"{act}: the process ended ({self._process.poll()})")
        said = json.loads(line)
        if "error" in said:
            raise WorkerFailed(f"{act}: {said['error']}")
        return Reply(said["value"], said["seconds"], said["cpu"])

    @property
    def age(self) -> float:
        """Seconds since its process was started."""
        return time.perf_counter() - self._started

    @property
    def peak(self) -> int:
        """Most bytes that it has held in memory so far."""
        return resident(self._process.pid, PEAK)


@contextmanager
def running(pipeline: str, given: Given, python: str, log: Path) -> Iterator[Worker]:
    """The worker of a pipeline; what its libraries print goes to the log."""
    known = json.dumps({**asdict(given), "document": str(given.document), "folder": str(given.folder)})
    with log.open("a", encoding="utf-8") as errors:
        process = subprocess.Popen(
            [python, "-m", "evals.peers.worker", pipeline, known], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True, encoding="utf-8",
        )
        with process:
            try:
                yield Worker(process)
            finally:
                _end(process)


def _end(process: "subprocess.Popen[str]") -> None:
    """It ends by itself when no more orders come; whoever does not is killed."""
    if process.stdin:
        process.stdin.close()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
