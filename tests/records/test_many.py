"""A hundred thousand rows are searched, counted and paged through in a moment."""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from assistant.records.file import connect, write
from assistant.records.records import Records
from assistant.records.row import row_of
from assistant.records.search import Judged, Wanted
from tests.records.rows import READER, any_answer

_MANY = 100_000
_ENOUGH = 1.0
"""Seconds of the processor: some five times what it takes where an index is used, a fraction of what it takes without."""


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Records]:
    path = tmp_path_factory.mktemp("many") / "records.sqlite"
    records, chance = Records(path), random.Random(7)  # noqa: S311  # noqa: S311 - the same rows in every run
    kinds = [row_of(READER, any_answer(chance), "", "", (), "", datetime(2026, 5, day, tzinfo=UTC)) for day in range(1, 31) for _ in range(30)]
    with closing(connect(path, timeout=10)) as database:
        database.execute("BEGIN")
        for number in range(_MANY):
            write(database, replace(kinds[number % len(kinds)], id=f"r{number}", person=f"人{number % 50}"))
        database.execute("COMMIT")
    records.search()  # and index
    yield records
    records.close()


@pytest.mark.parametrize(("name", "act"), [
    ("a frequent word", lambda records: records.search(Wanted(words="专项"))),
    ("a word that is not there", lambda records: records.search(Wanted(words="专业人才"))),
    ("a frequent word, counted", lambda records: records.counts(Wanted(words="专项"))),
    ("a frequent character", lambda records: records.search(Wanted(words="水"))),
    ("one person's", lambda records: records.search(Wanted(words="专项", person="人7"))),
    ("one day's", lambda records: records.search(Wanted(words="专项", since="2026-05-07", until="2026-05-07"))),
    ("a status that is not there", lambda records: records.search(Wanted(status="nothing"))),
    ("what was judged", lambda records: records.search(Wanted(judged=Judged.BAD))),
    ("the last page", lambda records: records.search(skipped=_MANY - 10)),
    ("all, counted", lambda records: records.counts()),
    ("everybody", lambda records: records.persons()),
], ids=lambda one: one if isinstance(one, str) else "")
def test_a_search_is_done_at_once(records: Records, name: str, act: Callable[[Records], object]) -> None:
    act(records)
    begin = time.process_time()
    act(records)
    assert time.process_time() - begin < _ENOUGH, name


def test_nothing_is_missing(records: Records) -> None:
    counts = records.counts()
    assert (counts.total, sum(map(sum, counts.by_day.values())), len(records.persons())) == (_MANY, _MANY, 50)
    assert len(records.search(Wanted(words="专项"), most=_MANY)) == records.counts(Wanted(words="专项")).total > 0
