"""Arrivals: who asks when: so many readers at once, each after the last answer; or so many a second whatever becomes of them."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from evals.load.speaking import Asked, Outcome, Sample

Ask = Callable[[Asked], Awaitable[Sample]]


@dataclass(frozen=True, slots=True)
class Level:
    """What came of one number of readers."""

    users: int
    seconds: float
    samples: tuple[Sample, ...]

    @property
    def rate(self) -> float:
        """Right answers a second."""
        return self.count(Outcome.RIGHT) / self.seconds

    @property
    def p50(self) -> float:
        return median(self._times())

    @property
    def p95(self) -> float:
        times = self._times()
        return quantiles(times, n=20)[-1] if len(times) > 1 else times[0]

    @property
    def longest(self) -> float:
        return max(self._times())

    def count(self, outcome: Outcome) -> int:
        return sum(sample.outcome is outcome for sample in self.samples)

    def _times(self) -> list[float]:
        return [sample.seconds for sample in self.samples]


async def at_once(ask: Ask, users: int, questions: Sequence[Asked]) -> Level:
    """``users`` readers who begin together and ask one after the other, until the questions are asked."""
    left: Iterator[Asked] = iter(questions)
    samples: list[Sample] = []

    async def reader() -> None:
        for asked in left:
            samples.append(await ask(asked))

    started = time.perf_counter()
    await asyncio.gather(*(reader() for _ in range(users)))
    return Level(users, time.perf_counter() - started, tuple(samples))


async def by_the_clock(ask: Ask, a_second: float, questions: Sequence[Asked]) -> Level:
    """One question after the other at its time, whether or not those before are answered."""
    started, asking = time.perf_counter(), []
    for place, asked in enumerate(questions):
        await asyncio.sleep(max(0.0, started + place / a_second - time.perf_counter()))
        asking.append(asyncio.ensure_future(ask(asked)))
    samples = await asyncio.gather(*asking)
    return Level(len(questions), time.perf_counter() - started, tuple(samples))
