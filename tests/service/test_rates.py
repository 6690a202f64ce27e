"""Rates: so many in a window, counted by all processes together; a file that is damaged or cannot be written limits nobody."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.service.rates import Rates


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_so_many_in_a_window_and_the_next_when_the_first_is_past(tmp_path: Path, clock: Clock) -> None:
    rates = Rates(tmp_path / "rates.sqlite", clock)
    waits = []
    for _ in range(4):
        waits.append(rates.allow("question", "甲", 3, 60))
        clock.now += 10
    assert waits == [0, 0, 0, 30]
    clock.now += 20
    assert [rates.allow("question", "甲", 3, 60) for _ in range(2)] == [0, 10]


def test_everybody_and_every_act_is_counted_apart(tmp_path: Path, clock: Clock) -> None:
    rates = Rates(tmp_path / "rates.sqlite", clock)
    assert rates.allow("question", "甲", 1, 60) == 0
    assert rates.allow("question", "乙", 1, 60) == 0
    assert rates.allow("upload", "甲", 1, 60) == 0
    assert rates.allow("question", "甲", 1, 60) == 60
    rates.forget("question", "甲")
    assert rates.allow("question", "甲", 1, 60) == 0


def test_what_is_refused_is_not_counted(tmp_path: Path, clock: Clock) -> None:
    rates = Rates(tmp_path / "rates.sqlite", clock)
    rates.allow("question", "甲", 1, 60)
    for _ in range(5):
        assert rates.allow("question", "甲", 1, 60) == 60
    clock.now += 60
    assert rates.allow("question", "甲", 1, 60) == 0


def test_several_servers_of_one_data_folder_count_together(tmp_path: Path) -> None:
    several = [Rates(tmp_path / "rates.sqlite") for _ in range(4)]
    with ThreadPoolExecutor(8) as threads:
        waits = list(threads.map(lambda number: several[number % 4].allow("question", "甲", 20, 600), range(60)))
    assert waits.count(0) == 20


@pytest.mark.parametrize("hours", [-24 * 365, -1, 24 * 365])
def test_a_clock_that_is_set_makes_nobody_wait_for_it(tmp_path: Path, clock: Clock, hours: int) -> None:
    rates = Rates(tmp_path / "rates.sqlite", clock)
    assert rates.allow("question", "甲", 1, 60) == 0
    clock.now += hours * 3600
    assert rates.allow("question", "甲", 1, 60) == 0
    assert 0 < rates.allow("question", "甲", 1, 60) <= 60


def test_a_damaged_file_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "rates.sqlite").write_bytes(b"no database at all" * 100)
    assert Rates(tmp_path / "rates.sqlite").allow("question", "甲", 1, 60) == 0


def test_a_file_that_cannot_be_written_limits_nobody(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    rates = Rates(tmp_path / "rates.sqlite")
    (tmp_path / "rates.sqlite").write_bytes(b"no database at all" * 100)
    assert [rates.allow("question", "甲", 1, 60) for _ in range(3)] == [0, 0, 0]
    assert "rates cannot be counted" in caplog.text
