"""Batching: what many threads ask is worked out together, each gets its own, and nobody waits for ever."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.batching import Batching
from index.embedding import BUNDLED, Encoder

_LONGEST = 20.0


class Work:
    """Doubles numbers, as many batches at a time as are let through; numbers below zero are an error."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.gate = threading.Event()
        self.begun = threading.Semaphore(0)

    def __call__(self, numbers: Sequence[int]) -> list[int]:
        self.batches.append(list(numbers))
        self.begun.release()
        assert self.gate.wait(_LONGEST)
        if bad := [number for number in numbers if number < 0]:
            raise ValueError(bad[0])
        return [2 * number for number in numbers]


def _waiting(batching: Batching[int, int], count: int) -> None:
    """Return as soon as so many calls wait."""
    done = threading.Event()
    while len(batching._waiting) < count:
        assert not done.wait(0.001)


def test_a_call_alone_is_worked_out_at_once_and_alone() -> None:
    work = Work()
    work.gate.set()
    batching = Batching(work, at_once=1, most=8)
    assert [batching(number) for number in range(3)] == [0, 2, 4]
    assert work.batches == [[0], [1], [2]]


def test_what_arrives_meanwhile_is_one_batch() -> None:
    work = Work()
    batching = Batching(work, at_once=1, most=8)
    with ThreadPoolExecutor(20) as pool:
        first = pool.submit(batching, 100)
        assert work.begun.acquire(timeout=_LONGEST)
        others = [pool.submit(batching, number) for number in range(10)]
        _waiting(batching, 10)
        work.gate.set()
        assert first.result(_LONGEST) == 200
        assert [other.result(_LONGEST) for other in others] == [2 * number for number in range(10)]
    assert work.batches[0] == [100]
    assert [len(batch) for batch in work.batches[1:]] == [8, 2]


def test_as_many_batches_run_at_once_as_there_are_cores_for() -> None:
    work = Work()
    batching = Batching(work, at_once=2, most=8)
    with ThreadPoolExecutor(4) as pool:
        calls = [pool.submit(batching, number) for number in range(2)]
        assert work.begun.acquire(timeout=_LONGEST)
        assert work.begun.acquire(timeout=_LONGEST), "the second does not wait for the first"
        later = pool.submit(batching, 2)
        _waiting(batching, 1)
        assert not work.begun.acquire(blocking=False), "the third does"
        work.gate.set()
        assert [call.result(_LONGEST) for call in [*calls, later]] == [0, 2, 4]


def test_an_error_reaches_exactly_whom_it_concerns() -> None:
    work = Work()
    batching = Batching(work, at_once=1, most=8)
    with ThreadPoolExecutor(8) as pool:
        first = pool.submit(batching, 100)
        assert work.begun.acquire(timeout=_LONGEST)
        others = {number: pool.submit(batching, number) for number in (1, -2, 3, -4, 5)}
        _waiting(batching, 5)
        work.gate.set()
        assert first.result(_LONGEST) == 200
        for number, other in others.items():
            error = other.exception(_LONGEST)
            assert str(error) == str(number) if number < 0 else other.result() == 2 * number


def test_a_thread_that_is_interrupted_leaves_the_others_to_work_out_their_own() -> None:
    interrupts = iter([KeyboardInterrupt()])
    gate, begun = threading.Event(), threading.Semaphore(0)

    def work(numbers: Sequence[int]) -> list[int]:
        begun.release()
        assert gate.wait(_LONGEST)
        if len(numbers) > 1 and (interrupt := next(interrupts, None)):
            raise interrupt
        return [2 * number for number in numbers]

    batching = Batching(work, at_once=1, most=8)
    with ThreadPoolExecutor(8) as pool:
        calls = [pool.submit(batching, 0)]
        assert begun.acquire(timeout=_LONGEST)
        calls += [pool.submit(batching, number) for number in range(1, 5)]
        _waiting(batching, 4)
        gate.set()
        errors = [call.exception(_LONGEST) for call in calls]
        assert [type(error) for error in errors if error] == [KeyboardInterrupt]
        assert all(error or call.result() == 2 * number for number, (call, error) in enumerate(zip(calls, errors, strict=True)))


def test_hundreds_of_threads_all_get_their_own_and_none_is_forgotten() -> None:
    def work(numbers: Sequence[int]) -> list[int]:
        if any(number % 17 == 0 for number in numbers):
            raise ValueError
        return [2 * number for number in numbers]

    batching = Batching(work, at_once=2, most=8)

    def ask(number: int) -> int:
        try:
            return batching(number)
        except ValueError:
            return -1

    with ThreadPoolExecutor(64) as pool:
        found = list(pool.map(ask, range(5000), timeout=60))
    assert found == [-1 if number % 17 == 0 else 2 * number for number in range(5000)]


QUESTIONS = ["今年专项债的目标是多少", "x", "", "谁牵头", "what's our 专项债 target", "很长的一句话，" * 300, "🙂 ﷺ 𠮷", *[f"第{number}条怎么说" for number in range(40)]]


@pytest.fixture
def fresh(index_data: Path) -> Callable[[], Encoder]:
    """Encoders that remember no question yet."""
    return lambda: Encoder(BUNDLED, index_data / "models")


def test_questions_of_many_threads_have_the_vectors_they_have_one_by_one(fresh: Callable[[], Encoder]) -> None:
    alone, together = fresh(), fresh()
    together.load()
    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(together.encode_query, QUESTIONS))
    assert np.abs(np.stack(found) - np.stack([alone.encode_query(question) for question in QUESTIONS])).max() < 1e-6
    assert not any(vector.flags.writeable for vector in found)
