"""``python -m evals.load``: readers at the page beside a bare Gradio page and the embedding alone; programs all at once, by the clock, for long.

Times are of the machine of this run; what carries over are the ratios between columns of one run, and the counts: none wrong, none lost.
"""

import argparse
import asyncio
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import linear_regression

from assistant.settings import Settings, read_settings
from evals.load.arrivals import Level, at_once, by_the_clock
from evals.load.killing import kills
from evals.load.questions import questions_for
from evals.load.servers import BOX, ROOT, echo, environment_of, ours, own_copy
from evals.load.speaking import Asked, Outcome, Program, client_for, page_reader, reader_of_ours
from index.embedding import Encoder

_PATIENCE = 120.0
"""Seconds that a reader waits."""
_LOOKED_AT = 20
"""Times that memory and descriptors are read in a soak."""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.load", description=__doc__)
    parser.add_argument("--users", default="1,5,10,20,50,100", help="readers at the page, level by level")
    parser.add_argument("--each", type=int, default=4, metavar="N", help="questions of each reader, 20 at least in all (default 4)")
    parser.add_argument("--burst", type=int, default=100, metavar="N", help="programs that ask at the same moment (default 100)")
    parser.add_argument("--minutes", type=float, default=2.0, help="two questions a second for so long (default 2; 0: not)")
    parser.add_argument("--soak", type=int, default=0, metavar="N", help="so many questions, memory and descriptors watched (default 0)")
    parser.add_argument("--indexing", action="store_true", help="ask while an index is built")
    parser.add_argument("--kills", type=int, default=0, metavar="N", help="kill the server so often while it is asked (default 0)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    settings = read_settings()
    users = [int(one) for one in options.users.split(",") if one]
    questions = questions_for(settings.data, 600, options.seed)
    print(f"{len(questions)} questions; embedding alone {embedding_rate(settings, questions):.1f} a second on one thread")
    is_well = True
    with own_copy(settings.data) as data:
        if users:
            is_well &= asyncio.run(page_levels(data, users, options.each, questions))
        if options.burst or options.minutes:
            is_well &= asyncio.run(programs(data, options.burst, options.minutes, questions))
        if options.soak:
            is_well &= asyncio.run(soak(data, options.soak, questions))
        if options.kills:
            is_well &= asyncio.run(kills(data, options.kills, questions, random.Random(options.seed)))  # noqa: S311 - when to kill, no secret
        if options.indexing:
            is_well &= asyncio.run(while_indexing(data, questions))
    return 0 if is_well else 1


def embedding_rate(settings: Settings, questions: Sequence[Asked]) -> float:
    """Questions a second that the encoder embeds, one after the other and nothing else."""
    encoder = Encoder(settings.model, settings.models, settings.device)
    encoder.encode_query("热身")
    started = time.perf_counter()
    for asked in questions[:60]:
        encoder.encode_query(asked.question)
    return 60 / (time.perf_counter() - started)


async def page_levels(data: Path, users: Sequence[int], each: int, questions: Sequence[Asked]) -> bool:
    """Level by level, the bare page and ours one after the other."""
    print("\nreaders at the page      a second (echo, ours, ratio)   p50 ms (echo, ours)   p95 ms (echo, ours)   ours: right refused wrong lost")
    is_well = True
    with echo() as bare, ours(data) as server:
        async with client_for(_PATIENCE) as client:
            theirs = await page_reader(client, bare.address, BOX, [])
            reader = await reader_of_ours(client, server.address)
            place = 0
            for count in users:
                wanted = max(20, count * each)
                some = [questions[(place + number) % len(questions)] for number in range(wanted)]
                place += wanted
                plain = await at_once(theirs.ask, count, [Asked(one.question, one.question) for one in some])
                level = await at_once(reader.ask, count, some)
                print(
                    f"{count:5d} × {wanted // count:<3d}          {plain.rate:7.1f} {level.rate:7.1f} {level.rate / max(plain.rate, 1e-9):6.2f}"
                    f"        {plain.p50 * 1000:6.0f} {level.p50 * 1000:6.0f}        {plain.p95 * 1000:6.0f} {level.p95 * 1000:6.0f}       {_counts(level)}"
                )
                is_well &= _is_well(level)
    return is_well


async def programs(data: Path, burst: int, minutes: float, questions: Sequence[Asked]) -> bool:
    """All at the same moment, and then by the clock."""
    is_well = True
    with ours(data) as server:
        async with client_for(_PATIENCE) as client:
            program = Program(client, server.address)
            if burst:
                level = await at_once(program.ask, burst, questions[:burst])
                print(f"\n{burst} programs at once: {_counts(level)}; the last was answered or told to come back after {level.longest:.2f} s")
                is_well &= _is_well(level)
            if minutes:
                count = int(minutes * 60 * 2)
                level = await by_the_clock(program.ask, 2.0, [questions[number % len(questions)] for number in range(count)])
                half = len(level.samples) // 2
                first, second = (Level(0, 1.0, part) for part in (level.samples[:half], level.samples[half:]))
                print(f"\n2 a second for {minutes:g} min: {_counts(level)}; p50 {first.p50 * 1000:.0f} → {second.p50 * 1000:.0f} ms, p95 {first.p95 * 1000:.0f} → {second.p95 * 1000:.0f} ms (first, second half)")
                is_well &= _is_well(level)
    return is_well


async def soak(data: Path, count: int, questions: Sequence[Asked]) -> bool:
    """Question after question; what the process holds is looked at again and again."""
    looks: list[tuple[int, int, int]] = []
    with ours(data) as server:
        async with client_for(_PATIENCE) as client:
            program = Program(client, server.address)
            step = max(1, count // _LOOKED_AT)
            wrong = 0
            for start in range(0, count, step):
                level = await at_once(program.ask, 2, [questions[number % len(questions)] for number in range(start, min(start + step, count))])
                wrong += level.count(Outcome.WRONG) + level.count(Outcome.LOST)
                looks.append((start + step, server.memory, server.descriptors))
                print(f"  {start + step:6d} questions: {server.memory / 2**20:7.1f} MB, {server.descriptors} descriptors", flush=True)
    later = looks[len(looks) // 2:]
    slope = linear_regression([one[0] for one in later], [one[1] for one in later]).slope / 1024
    print(f"\nsoak of {count}: {wrong} wrong or lost; memory {slope:+.2f} KB a question in the last half; descriptors {later[0][2]} → {later[-1][2]}")
    return wrong == 0


async def while_indexing(data: Path, questions: Sequence[Asked]) -> bool:
    """Two a second, before and while another process builds the index again."""
    with ours(data) as server:
        async with client_for(_PATIENCE) as client:
            program = Program(client, server.address)
            calm = await by_the_clock(program.ask, 2.0, questions[:60])
            command = [sys.executable, "-m", "assistant", "index", "--force"]
            builder = subprocess.Popen(command, env=environment_of({"YOUJU_DATA": str(data)}), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            busy: list[Level] = []
            while builder.poll() is None:
                busy.append(await by_the_clock(program.ask, 2.0, questions[60:80]))
            after = await by_the_clock(program.ask, 2.0, questions[80:120])
    level = Level(0, 1.0, tuple(sample for one in busy for sample in one.samples))
    print(f"\nwhile the index is built: {_counts(level)}; p95 {calm.p95 * 1000:.0f} → {level.p95 * 1000:.0f} ms ({level.p95 / calm.p95:.2f}×); after it {_counts(after)}, {after.p95 * 1000:.0f} ms")
    return _is_well(calm) and _is_well(level) and _is_well(after)


def _counts(level: Level) -> str:
    return "  ".join(f"{level.count(outcome)} {outcome.value}" for outcome in Outcome)


def _is_well(level: Level) -> bool:
    for sample in level.samples:
        if sample.outcome in (Outcome.WRONG, Outcome.LOST):
            print(f"    {sample.outcome.value} after {sample.seconds:.2f} s: {sample.seen[-300:]}")
    return not level.count(Outcome.WRONG) and not level.count(Outcome.LOST)


if __name__ == "__main__":
    sys.exit(main())
