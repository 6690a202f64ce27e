"""``python -m evals.load.by_locust``: the load of a public tool, level by level: times, errors, memory, and the rate beside embedding alone.

Locust stands in an environment of its own (``pip install --group load``): it changes how sockets work for all that it imports.
"""

import argparse
import csv
import json
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from assistant.settings import read_settings
from evals.load.__main__ import embedding_rate
from evals.load.questions import questions_for
from evals.load.servers import Server, environment_of, ours, own_copy

_FILE = Path(__file__).with_name("locustfile.py")
_EVERY = 60.0
"""Seconds between two looks at the memory."""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.load.by_locust", description=__doc__)
    parser.add_argument("--locust", default=shutil.which("locust") or "locust", metavar="FILE", help="the program (default: the one on the PATH)")
    parser.add_argument("--levels", default="1:60,10:60,50:1800,200:60", metavar="USERS:SECONDS,…", help="default %(default)s")
    options = parser.parse_args(arguments)
    settings = read_settings()
    questions = questions_for(settings.data, 300, 1)
    is_well = True
    with own_copy(settings.data) as data, ours(data) as server, tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "questions.json"
        file.write_text(json.dumps([asdict(one) for one in questions], ensure_ascii=False), encoding="utf-8")
        for level in options.levels.split(","):
            users, _, seconds = level.partition(":")
            alone = embedding_rate(settings, questions)
            with _memory(server) as looks:
                rows = _run(options.locust, server.address, file, int(users), int(seconds))
            is_well &= _print(int(users), int(seconds), alone, rows, looks)
    return 0 if is_well else 1


def _run(locust: str, address: str, questions: Path, users: int, seconds: int) -> dict[str, dict[str, str]]:
    """What Locust counted, by the name of what came."""
    prefix = questions.parent / f"level-{users}"
    command = [locust, "--headless", "-f", str(_FILE), "-H", address, "-u", str(users), "-r", str(users), "-t", f"{seconds}s", "--only-summary", "--csv", str(prefix)]
    done = subprocess.run(command, env=environment_of({"YOUJU_QUESTIONS": str(questions)}), capture_output=True, text=True, check=False)
    file = prefix.with_name(f"{prefix.name}_stats.csv")
    if not file.exists():
        sys.exit(f"{locust}: {done.stderr[-2000:]}")
    with file.open(encoding="utf-8", newline="") as lines:
        return {row["Name"]: row for row in csv.DictReader(lines)}


def _print(users: int, seconds: int, alone: float, rows: dict[str, dict[str, str]], looks: Sequence[int]) -> bool:
    answered, refused = rows.get("answered", {}), rows.get("told to come back", {})
    count, failed = int(answered.get("Request Count", 0)), int(answered.get("Failure Count", 0))
    times = " ".join(f"p{name.rstrip('%')} {answered.get(name, '–')}" for name in ("50%", "95%", "99%"))
    rate = (count - failed) / seconds
    print(
        f"{users:4d} users, {seconds} s: {count - failed} right, {failed} wrong or lost, {refused.get('Request Count', 0)} told to come back"
        f" (at most {refused.get('Max Response Time', '0').partition('.')[0]} ms); {times} ms; {rate:.1f} a second, {rate / alone:.2f} of embedding alone;"
        f" memory MB {' '.join(f'{look / 2**20:.0f}' for look in looks)}",
        flush=True,
    )
    return not failed


@contextmanager
def _memory(server: Server) -> Iterator[list[int]]:
    """What the server holds, looked at again and again while the block lasts, and at its end."""
    looks, is_over = [server.memory], threading.Event()

    def look() -> None:
        while not is_over.wait(_EVERY):
            looks.append(server.memory)

    looking = threading.Thread(target=look, daemon=True)
    looking.start()
    yield looks
    is_over.set()
    looking.join()
    looks.append(server.memory)


if __name__ == "__main__":
    sys.exit(main())
