"""Starts: whole processes from the shell to their answer or to the page, in turn with ``import gradio`` alone; medians, ratios first."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from evals.load.servers import ROOT, free_port

GRADIO, PAGE, ASK = "import gradio", "app.py, to the page", "youju ask, to its answer"
_WANTED = {PAGE: "at most 1.50 × is wanted", ASK: "at most 2.00 s is wanted"}
_PATIENCE = 120.0


class NotStarted(Exception):
    """A process ended with an error, or nothing came of it."""


@dataclass(frozen=True, slots=True)
class Start:
    """One start: the seconds until there was what it was for, and those of the processor up to then."""

    seconds: float
    processor: float


def starts(runs: int, question: str) -> dict[str, list[Start]]:
    """So many of each, in turn. Raises NotStarted."""
    acts: dict[str, Callable[[], Start]] = {
        GRADIO: lambda: _to_its_end([sys.executable, "-c", "import gradio"]),
        PAGE: _to_the_page,
        ASK: lambda: _to_its_end([sys.executable, "-m", "assistant", "ask", question]),
    }
    found: dict[str, list[Start]] = {name: [] for name in acts}
    for _ in range(runs):
        for name, act in acts.items():
            found[name].append(act())
    return found


def rows_of(found: Mapping[str, Sequence[Start]]) -> Iterator[str]:
    """The table: a row a kind of start."""
    yield f"{'':<28}{'× gradio':>10}{'seconds':>9}{'from – to':>15}{'processor s':>13}"
    alone = median(one.seconds for one in found[GRADIO])
    for name, some in found.items():
        seconds = sorted(one.seconds for one in some)
        middle, processor = median(seconds), median(one.processor for one in some)
        span = f"{seconds[0]:.2f} – {seconds[-1]:.2f}"
        yield f"  {name:<26}{middle / alone:>10.2f}{middle:>9.2f}{span:>15}{processor:>13.2f}   {_WANTED.get(name, '')}".rstrip()


def _environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """That of this process, with Python keeping compiled files as it does by itself."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | dict(more or {})


def _begun(command: Sequence[str], more: Mapping[str, str] | None = None) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(command, cwd=ROOT, env=_environment(more), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _to_its_end(command: Sequence[str]) -> Start:
    started = time.perf_counter()
    status, processor = _ended(_begun(command))
    if status:
        raise NotStarted(f"{' '.join(command)} ended with {status}")
    return Start(time.perf_counter() - started, processor)


def _to_the_page() -> Start:
    port = free_port()
    started = time.perf_counter()
    server = _begun([sys.executable, "app.py"], {"YOUJU_PORT": str(port), "YOUJU_HOST": "127.0.0.1"})
    while not (is_there := _answers(f"http://127.0.0.1:{port}/")) and time.perf_counter() - started < _PATIENCE and server.poll() is None:
        time.sleep(0.02)
    seconds = time.perf_counter() - started
    server.kill()
    _, processor = _ended(server)
    if not is_there:
        raise NotStarted("no page came, or the server ended")
    return Start(seconds, processor)


def _ended(process: "subprocess.Popen[bytes]") -> tuple[int, float]:
    """A process's status and its seconds of the processor, when it has ended."""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, used.ru_utime + used.ru_stime


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as page:  # noqa: S310  # our own http address
            return bool(page.read()) and page.status == 200
    except (urllib.error.URLError, OSError):
        return False
