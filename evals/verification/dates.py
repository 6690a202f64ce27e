"""Dates: sentences about what a plan dates, and printed dates with another year, another month or a day that nobody printed."""

import re
from collections.abc import Iterator

from assistant.ledger import milestone_rows
from evals.verification.cases import Case
from evals.verification.clause import ClauseText, clause_of, faithful, lie
from index.library import Library

_YEAR = re.compile(r"\d{4}(?=年)")
_MONTH = re.compile(r"(?<!\d)(\d{1,2})(月份?)")
_ENDS_IN_MONTH = re.compile(r"\d{1,2}月份?(?=$|[底前初末])")
_QUESTION = "什么时候完成"


def other_dates(date: str, clause: ClauseText) -> Iterator[tuple[str, str]]:
    """A printed date changed, each with its sort, where the clause does not print it so: 2025年7月 → 2026年7月, 2025年9月, 2025年7月15日."""
    if year := _YEAR.search(date):
        later = next(one for one in range(int(year[0]) + 1, int(year[0]) + 20) if str(one) not in clause.figures)
        yield "date_changed", f"{date[: year.start()]}{later}{date[year.end() :]}"
    if month := _MONTH.search(date):
        other = next(one for one in (*range(int(month[1]) % 12 + 2, 13), *range(1, 13)) if clause.lacks(f"{one}月") and one != int(month[1]))
        yield "date_changed", f"{date[: month.start()]}{other}{month[2]}{date[month.end() :]}"
    if _ENDS_IN_MONTH.search(date) and "日" not in date:
        day = next(one for one in range(15, 28) if clause.lacks(f"{one}日"))
        yield "day_invented", _ENDS_IN_MONTH.sub(lambda found: f"{found[0].removesuffix('份')}{day}日", date, count=1).replace("日底", "日")
    elif year and date.endswith("年") and clause.lacks(f"{year[0]}年9月"):
        yield "day_invented", f"{date}9月"


def date_cases(library: Library) -> Iterator[Case]:
    """Of everything dated with a year or a month: faithful sentences, and each date changed. What has only a rhythm is left aside."""
    for row in milestone_rows(library):
        phrase, date = row["quote"].strip("，,。；; \n"), row["date"]
        if row["is_rhythm"] or "\n" in phrase or phrase.count(date) != 1:
            continue
        clause = clause_of(library, row)
        yield faithful(clause, "date", f"{phrase}。", _QUESTION)
        yield faithful(clause, "date_framed", f"根据{row['part']}，{phrase}。", _QUESTION)
        for sort, changed in other_dates(date, clause):
            if clause.lacks(changed):
                yield lie(clause, sort, f"根据{row['part']}，{phrase.replace(date, changed)}。", _QUESTION)
