"""Killing: the server is killed while it is asked, again and again; after each, its files are whole and the next start answers as before."""

import asyncio
import random
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from evals.load.servers import Server, ours
from evals.load.speaking import Asked, Outcome, PageReader, Program, Sample, client_for, reader_of_ours

_REFERENCE = 20
_PATIENCE = 30.0
_FILES = ("records.sqlite", "conversations.sqlite", "rates.sqlite", "people.sqlite", "library.sqlite", "vectors.sqlite")
_LONGEST = 4.0
"""Seconds of asking after which the server is killed at the latest."""


async def kills(data: Path, count: int, questions: Sequence[Asked], chance: random.Random) -> bool:
    """So many kills at random moments while two programs and two readers ask; what did not hold is printed."""
    breaches: list[str] = []
    acknowledged = 0
    for number in range(count):
        with ours(data) as server:
            breaches += [f"after kill {number}: {line}" for line in await _looked_at(server, questions)]
            kept = await _asked_until_killed(server, questions, chance)
        acknowledged += len(kept)
        breaches += [f"kill {number}: {line}" for line in broken_files(data)] + [f"kill {number}: no row of {one}" for one in missing_rows(data, kept)]
        print(f"  kill {number + 1}: {len(kept)} answers acknowledged, {len(breaches)} breaches so far", flush=True)
    with ours(data) as server:
        breaches += [f"after the last kill: {line}" for line in await _looked_at(server, questions)]
    print(f"\n{count} kills while the server was asked: {acknowledged} answers acknowledged, {len(breaches)} breaches", *breaches, sep="\n    ")
    return not breaches


async def _asked_until_killed(server: Server, questions: Sequence[Asked], chance: random.Random) -> list[str]:
    """The rows of the answers that came before the end."""
    kept: list[str] = []
    async with client_for(_PATIENCE) as client:
        reader = await reader_of_ours(client, server.address)

        async def asking(one: Program | PageReader) -> None:
            while True:
                sample: Sample = await one.ask(chance.choice(questions))
                if sample.outcome is Outcome.LOST:
                    return
                if sample.record:
                    kept.append(sample.record)

        asked = [asyncio.ensure_future(asking(one)) for one in (Program(client, server.address), Program(client, server.address), reader, reader)]
        await asyncio.sleep(chance.uniform(0.05, _LONGEST))
        server.kill()
        await asyncio.wait(asked, timeout=30)
    return kept


async def _looked_at(server: Server, questions: Sequence[Asked]) -> list[str]:
    """What the reference questions are not answered as before."""
    async with client_for(_PATIENCE) as client:
        program = Program(client, server.address)
        samples = [(asked, await program.ask(asked)) for asked in questions[:_REFERENCE]]
    return [f"{asked.question}: {sample.seen[:200]}" for asked, sample in samples if sample.outcome is not Outcome.RIGHT]


def broken_files(data: Path) -> list[str]:
    """The databases that are not whole."""
    broken = []
    for name in _FILES:
        if (data / name).exists():
            with closing(sqlite3.connect(data / name)) as database:
                if (found := database.execute("PRAGMA integrity_check").fetchone()) != ("ok",):
                    broken.append(f"{name}: {found}")
    return broken


def missing_rows(data: Path, kept: Sequence[str]) -> list[str]:
    """Of acknowledged answers those without a row."""
    with closing(sqlite3.connect(data / "records.sqlite")) as database:
        known = {id_ for (id_,) in database.execute("SELECT id FROM answers")}
    return [one for one in kept if one not in known]
