"""Enduring: one server under one hardship: asked before it, during it and after it, and its files looked at when it has ended."""

import asyncio
import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.settings import Settings
from evals.faults.hardships import Hardship
from evals.faults.looking import look
from evals.load.killing import broken_files, missing_rows
from evals.load.servers import ROOT, Ended, Server, environment_of, ours
from evals.load.speaking import Asked, Outcome, Program, client_for

_HEALTH = 2.0
_PATIENCE = 60.0
_RISE = 1.1
"""Of memory and descriptors, from before to after."""
_SETTLING = 60.0
_SPARE = 4
"""Descriptors that come and go with the connections of the moment."""


@dataclass
class Endured:
    """``breaches``: what did not hold. ``said``: the line with which the server would not start."""

    breaches: list[str] = field(default_factory=list)
    said: str = ""
    answered: int = 0
    refused: int = 0
    """Told to come back while it lasted."""
    kept: list[str] = field(default_factory=list)


def endure(hardship: Hardship, folder: Path, questions: Sequence[Asked]) -> Endured:
    """``folder``: with a data folder in it that may be written to."""
    found, data = Endured(), folder / "data"
    before, environment = list(hardship.before(folder)), dict(hardship.environment(folder))
    try:
        with hardship.around(folder):
            _serve(hardship, folder, before, environment, questions, found)
    except Ended as ended:
        said = ended.said.strip()
        found.said = said
        if not hardship.is_refused or ended.status != 1 or "\n" in said or "：" not in said:
            found.breaches.append(f"ended with {ended.status}: {said[-300:]}")
    except TimeoutError as error:
        found.breaches.append(str(error)[-300:])
    found.breaches += broken_files(data)
    if found.kept:
        found.breaches += [f"no row of {one}" for one in missing_rows(data, found.kept)]
    found.breaches += look(Settings(data=data, genre=data / "genre.toml")).faults
    return found


def _serve(hardship: Hardship, folder: Path, before: list[str], environment: dict[str, str], questions: Sequence[Asked], found: Endured) -> None:
    data = folder / "data"
    with ours(data, environment, before) as server:
        _ask(server, questions, found, "before")
        held = server.memory, server.descriptors
        with hardship.begun(server, folder):
            _ask(server, questions, found, "while it lasts", may_wait=True)
            if hardship.is_restarted:
                _build(data, environment, found)
                _ask(server, questions, found, "after a build while it lasts")
                _anew(data, environment, questions, found)
        _ask(server, questions, found, "after it")
        until = time.monotonic() + _SETTLING
        while not (is_back := _is_back(server, held)) and time.monotonic() < until:
            time.sleep(1)
        if not is_back:
            found.breaches.append(f"memory and descriptors {held} → {(server.memory, server.descriptors)}")


def _is_back(server: Server, held: tuple[int, int]) -> bool:
    """Whether it holds what it held before."""
    return server.memory <= _RISE * held[0] and server.descriptors <= _RISE * held[1] + _SPARE


def _anew(data: Path, environment: dict[str, str], questions: Sequence[Asked], found: Endured) -> None:
    """Another server over the same folder, started while it lasts."""
    with ours(data, environment) as server:
        _ask(server, questions, found, "of one that started while it lasts")


def _build(data: Path, environment: dict[str, str], found: Endured) -> None:
    """A new edition, which the running server takes."""
    command = [sys.executable, "-m", "assistant", "index", "--force"]
    done = subprocess.run(command, env=environment_of({"YOUJU_DATA": str(data), **environment}), cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        found.breaches.append(f"no new edition: {done.stderr.strip()[-300:]}")


def _ask(server: Server, questions: Sequence[Asked], found: Endured, when: str, may_wait: bool = False) -> None:
    """The questions one after the other, each answered as always; ``may_wait``: or told to come back."""
    found.breaches += [f"{when}: {line}" for line in _unhealthy(server)]
    for asked, outcome, seen, record in asyncio.run(_answers(server, questions)):
        found.answered += outcome is Outcome.RIGHT
        found.refused += outcome is Outcome.REFUSED
        found.kept += [record] if record else []
        if outcome is not Outcome.RIGHT and not (may_wait and outcome is Outcome.REFUSED):
            found.breaches.append(f"{when}: {outcome.value}: {asked}: {seen[:200]}")


async def _answers(server: Server, questions: Sequence[Asked]) -> list[tuple[str, Outcome, str, str]]:
    async with client_for(_PATIENCE) as client:
        program = Program(client, server.address)
        samples = [(one, await program.ask(one)) for one in questions]
    return [(one.question, sample.outcome, sample.seen, sample.record) for one, sample in samples]


def _unhealthy(server: Server) -> list[str]:
    begun = time.monotonic()
    try:
        with urllib.request.urlopen(f"{server.address}/youju/health", timeout=_HEALTH) as answer:  # noqa: S310 - our own address
            return [] if json.load(answer)["ok"] else ["not healthy"]
    except OSError as error:
        return [f"no word of its health after {time.monotonic() - begun:.1f} s: {error}"]



