"""Admission: places first come first served, a clear word for whoever would wait too long, and none left behind."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.service.admission import Admission, Ticket
from assistant.service.errors import Busy, Closing, Left


def held(admission: Admission, count: int) -> tuple[threading.Event, list[threading.Thread]]:
    """So many questions that are worked on until the event is set."""
    over, begun = threading.Event(), threading.Barrier(count + 1)

    def work() -> None:
        with admission.ticket().place(10):
            begun.wait(10)
            over.wait(20)

    threads = [threading.Thread(target=work) for _ in range(count)]
    for thread in threads:
        thread.start()
    begun.wait(10)
    return over, threads


def until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not is_so() and time.monotonic() < deadline:
        time.sleep(0.005)
    assert is_so()


def test_no_more_are_worked_on_at_once_than_set() -> None:
    admission, most, now = Admission(3), 0, 0
    lock = threading.Lock()

    def ask(_: int) -> None:
        nonlocal most, now
        with admission.ticket().place(30):
            with lock:
                now += 1
                most = max(most, now)
            time.sleep(0.005)
            with lock:
                now -= 1

    with ThreadPoolExecutor(20) as threads:
        list(threads.map(ask, range(60)))
    assert most == 3
    assert (admission.under_way, admission.waiting) == (0, 0)


def test_those_who_wait_are_called_in_order_and_know_how_many_are_before_them() -> None:
    admission = Admission(1)
    over, threads = held(admission, 1)
    order: list[int] = []
    tickets = [admission.ticket() for _ in range(3)]

    def ask(number: int) -> None:
        with tickets[number].place(20):
            order.append(number)

    for number in range(3):
        threads.append(threading.Thread(target=ask, args=(number,)))
        threads[-1].start()
        until(lambda number=number: admission.waiting == number + 1)  # type: ignore[misc]
    assert [ticket.ahead for ticket in tickets] == [1, 2, 3]
    over.set()
    for thread in threads:
        thread.join(20)
    assert order == [0, 1, 2]
    assert [ticket.ahead for ticket in tickets] == [0, 0, 0]


def test_whoever_would_wait_too_long_is_told_at_once_and_when_to_come_back() -> None:
    admission = Admission(1)
    over, threads = held(admission, 1)
    started = time.monotonic()
    with pytest.raises(Busy, match="秒后再试") as busy, admission.ticket().place(0.01):
        pass
    assert time.monotonic() - started < 5
    assert (busy.value.position, busy.value.retry_after) == (1, 1)
    over.set()
    threads[0].join(20)


def test_whoever_has_waited_long_enough_leaves_the_queue() -> None:
    admission = Admission(1)
    over, threads = held(admission, 1)
    with pytest.raises(Busy), admission.ticket().place(0.2):
        pass
    assert admission.waiting == 0
    over.set()
    threads[0].join(20)
    with admission.ticket().place(1):
        assert admission.under_way == 1


def test_at_the_end_those_who_wait_are_told_so_and_what_is_under_way_goes_on() -> None:
    admission = Admission(1)
    over, threads = held(admission, 1)
    told: list[Exception] = []

    def ask() -> None:
        try:
            with admission.ticket().place(20):
                pass
        except Closing as error:
            told.append(error)

    threads.append(threading.Thread(target=ask))
    threads[-1].start()
    until(lambda: admission.waiting == 1)
    admission.close()
    threads[-1].join(20)
    assert len(told) == 1
    assert admission.under_way == 1
    with pytest.raises(Closing), admission.ticket().place(1):
        pass
    over.set()
    threads[0].join(20)
    assert admission.under_way == 0


def test_an_error_gives_the_place_back() -> None:
    admission = Admission(1)
    with pytest.raises(ZeroDivisionError), admission.ticket().place(1):
        raise ZeroDivisionError
    assert admission.under_way == 0


def test_whoever_gives_up_waits_no_longer_and_takes_no_place() -> None:
    admission = Admission(1)
    over, threads = held(admission, 1)
    left, after = admission.ticket(), admission.ticket()

    def wait(ticket: Ticket) -> None:
        with ticket.place(10):
            pass

    with ThreadPoolExecutor(2) as pool:
        waiting = pool.submit(wait, left)
        until(lambda: admission.waiting == 1)
        next_one = pool.submit(wait, after)
        until(lambda: admission.waiting == 2)
        left.give_up()
        with pytest.raises(Left):
            waiting.result(5)
        assert after.ahead == 1
        over.set()
        next_one.result(5)
    left.give_up()
    for thread in threads:
        thread.join(10)
    assert (admission.waiting, admission.under_way) == (0, 0)
