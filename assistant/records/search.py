"""Search: which rows somebody wants to see, as SQL over the record's file."""

import re
import sqlite3
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any

from assistant.records.file import COLUMNS, row_from
from assistant.records.row import Row, written
from assistant.records.words import query
from index.errors import YoujuError

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LEAP, _TO_BELIEVE = timedelta(days=30), timedelta(days=7)
_YEARS = range(1971, 9999)
_ANSWERED = ("answered", "partial")
_NAMES = ", ".join(f"answers.{name}" for name in COLUMNS)


class DayError(YoujuError):
    """A text is no day."""


class Judged(StrEnum):
    """What readers said."""

    GOOD = "good"
    BAD = "bad"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A choice of rows; what is empty chooses all. ``since`` and ``until``: days of this machine's calendar, both included."""

    words: str = ""
    """All of them stand in question, question as understood or headline."""
    person: str = ""
    status: str = ""
    since: str = ""
    until: str = ""
    judged: Judged | None = None

    def __post_init__(self) -> None:
        for day in (self.since, self.until):
            _begin_of(day)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows a choice has, in all, by status, by judgement and by day of this machine's calendar."""

    total: int
    by_status: dict[str, int]
    good: int
    bad: int
    by_day: dict[date, tuple[int, int]]
    """Questions that were answered, if in part, and others."""


def rows(database: sqlite3.Connection, wanted: Wanted, most: int, skipped: int = 0) -> list[Row]:
    """The rows of a choice, those written last first."""
    where, values = _where(wanted)
    found = database.execute(f"SELECT {_NAMES} FROM answers{where} ORDER BY number DESC LIMIT ? OFFSET ?", (*values, most, skipped))  # noqa: S608
    return [row_from(one) for one in found]


def row(database: sqlite3.Connection, id_: str) -> Row | None:
    found = database.execute(f"SELECT {_NAMES} FROM answers WHERE id = ?", (id_,)).fetchone()  # noqa: S608 - names of ours
    return row_from(found) if found else None


def counts(database: sqlite3.Connection, wanted: Wanted) -> Counts:
    where, values = _where(wanted)
    by_status: dict[str, int] = {}
    by_day: dict[date, tuple[int, int]] = {}
    judged = [0, 0]
    select = f"SELECT status, helpful, substr(at, 1, 13), count(*) FROM answers{where} GROUP BY 1, 2, 3"  # noqa: S608
    for status, helpful, hour, count in database.execute(select, values):
        by_status[status] = by_status.get(status, 0) + count
        if helpful is not None:
            judged[helpful] += count
        day = datetime.fromisoformat(f"{hour}:00:00+00:00").astimezone().date()
        answered, others = by_day.get(day, (0, 0))
        by_day[day] = (answered + count, others) if status in _ANSWERED else (answered, others + count)
    return Counts(sum(by_status.values()), by_status, judged[1], judged[0], by_day)


def persons(database: sqlite3.Connection) -> list[str]:
    """Everybody who has a row."""
    return [name for (name,) in database.execute("SELECT DISTINCT person FROM answers ORDER BY person")]


def newest(database: sqlite3.Connection) -> str:
    """When the newest row is from that the clock can be believed of; empty where there is none.

    The rows of the last week are not, where the rows before them are more than a month older: the clock may have leapt.
    """
    (last,) = database.execute("SELECT max(at) FROM answers").fetchone()
    if last is None:
        return ""
    week = written(datetime.fromisoformat(last) - _TO_BELIEVE)
    (first,) = database.execute("SELECT min(at) FROM answers WHERE at > ?", (week,)).fetchone()
    (before,) = database.execute("SELECT max(at) FROM answers WHERE at <= ?", (week,)).fetchone()
    has_leapt = before is not None and datetime.fromisoformat(first) - datetime.fromisoformat(before) > _LEAP
    return str(before if has_leapt else last)


def _where(wanted: Wanted) -> tuple[str, list[Any]]:
    conditions: list[str] = []
    values: list[Any] = []

    def add(condition: str, value: object) -> None:
        conditions.append(condition)
        values.append(value)

    if wanted.words.strip():
        add("number IN (SELECT rowid FROM words WHERE words MATCH ?)", query(wanted.words))
    if wanted.person:
        add("person = ?", wanted.person)
    if wanted.status:
        add("status = ?", wanted.status)
    if wanted.since:
        add("at >= ?", _begin_of(wanted.since))
    if wanted.until:
        add("at < ?", _begin_of(wanted.until, days=1))
    if wanted.judged is Judged.EITHER:
        conditions.append("helpful IS NOT NULL")
    elif wanted.judged is not None:
        add("helpful = ?", wanted.judged is Judged.GOOD)
    return (f" WHERE {' AND '.join(conditions)}" if conditions else ""), values


def _begin_of(day: str, days: int = 0) -> str:
    """When a day of this machine's calendar begins, or the one so many days later; what no clock shows is before or after all rows."""
    try:
        if day and not _DAY.fullmatch(day):
            raise ValueError
        begin = datetime.fromisoformat(day or "2000-01-01")
    except ValueError:
        raise DayError(f"“{day[:40]}”不是日期：请写成 2026-05-31 这样") from None
    if begin.year not in _YEARS:
        return "" if begin.year < _YEARS.start else "~"
    return written((begin + timedelta(days=days)).astimezone(UTC))
