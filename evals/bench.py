"""``python -m evals.bench``: what memory goes to and how long a start takes; what a question takes tells ``python -m evals.limits``.

Printed, never judged: times are of the machine of this run. ``--stages`` loads step by step in a process of its own.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from evals.load.servers import ROOT
from evals.resident import resident
from evals.starts import NotStarted, rows_of, starts

QUESTION = "今年专项债的目标是多少"
_TO_ANSWER = 7
"""Stages up to the first answer, Python itself among them."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a start: how long it took, and the memory of the process after it, in MB."""

    name: str
    seconds: float
    memory: float


def main(arguments: Sequence[str] | None = None) -> int:
    given = list(sys.argv[1:] if arguments is None else arguments)
    if "--peers" in given:
        from evals.peers.__main__ import main as beside_peers

        return beside_peers([one for one in given if one != "--peers"])
    parser = argparse.ArgumentParser(prog="python -m evals.bench", description=__doc__, epilog="--peers: ours beside others' (--peers --help)")
    parser.add_argument("--starts", type=int, default=5, metavar="N", help="how many starts of each kind (default 5)")
    parser.add_argument("--stages", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(given)
    if options.stages:
        print(json.dumps([asdict(stage) for stage in load_by_stages()]))
        return 0
    _make_ready()
    print_stages(_stages_of_a_fresh_process())
    print_starts(options.starts)
    return 0


def _make_ready() -> None:
    """An index that is there and current, so that no start below is a build."""
    _run([sys.executable, "-m", "assistant", "ask", QUESTION])


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=1200, check=False)


def load_by_stages() -> list[Stage]:
    """Start the product in this process step by step, up to its first answer."""
    stages = [Stage("Python itself", 0.0, _memory())]

    def step(name: str, act: Callable[[], object]) -> None:
        started = time.perf_counter()
        act()
        stages.append(Stage(name, time.perf_counter() - started, _memory()))

    from index.embedding import stay_offline

    stay_offline()
    step("import the command line", lambda: __import__("assistant.cli"))
    step("import what answers", lambda: (__import__("assistant.assistant"), __import__("assistant.compose")))
    from assistant.assistant import Assistant
    from assistant.settings import read_settings

    opened: list[Assistant] = []
    step("read the library, lay out the places", lambda: opened.append(Assistant(read_settings(), is_brief=True)))
    assistant = opened[0]
    step("load the encoder", assistant.retrieval.encoder.load)
    step("check the model, take the vectors", assistant.load)
    step("first answer", lambda: assistant.ask(QUESTION))
    step("20 more answers", lambda: [assistant.ask(f"{QUESTION}{number}") for number in range(20)])
    step("open Chroma, as a server does", lambda: assistant.retrieval.store)
    assistant.close()
    return stages


def _memory() -> float:
    """Resident memory of this process, in MB; the highest so far where the system does not tell the present."""
    try:
        return resident() / 2**20
    except OSError:
        return _peak()


def _peak() -> float:
    highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return highest / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _stages_of_a_fresh_process() -> list[Stage]:
    done = _run([sys.executable, "-m", "evals.bench", "--stages"])
    if done.returncode:
        print(f"stages: not measured ({done.stderr.strip().splitlines()[-1]})")
        return []
    return [Stage(**stage) for stage in json.loads(done.stdout.splitlines()[-1])]


def print_stages(stages: Sequence[Stage]) -> None:
    """From a fresh process to its first answer: the seconds and the memory of each step."""
    print("A start, step by step (fresh process, files in the system's cache)")
    print(f"{'':<40}{'seconds':>9}{'MB after':>10}{'MB added':>10}")
    before = 0.0
    for stage in stages:
        print(f"  {stage.name:<38}{stage.seconds:>9.2f}{stage.memory:>10.0f}{stage.memory - before:>10.0f}")
        before = stage.memory
    to_answer = sum(stage.seconds for stage in stages[:_TO_ANSWER])
    print(f"  {'to the first answer':<38}{to_answer:>9.2f}{'':>10}")


def print_starts(runs: int) -> None:
    """From the shell to an answer and to the page, beside what importing Gradio takes."""
    print(f"\nFrom the shell, {runs} of each in turn (medians)")
    try:
        print("\n".join(rows_of(starts(runs, QUESTION))))
    except NotStarted as error:
        print(f"  not measured: {error}")


if __name__ == "__main__":
    sys.exit(main())
