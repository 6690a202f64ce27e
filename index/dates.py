"""Dates: what a stretch of text dates (2025年5月底前, 7月份前, 年内), each with its ISO form to the printed precision."""

import re
from dataclasses import dataclass

from index.spans import Span

_YEAR = r"(?:20\d{2}\s*[-—–~～至]+\s*)?(?P<year>\d{4})年(?!度)"
_PART = r"(?:[上下]半年|第?[一二三四]季度)"
"""A part of a year that has no month of its own."""
_DATE = re.compile(
    rf"(?:{_YEAR}(?:(?P<month>\d{{1,2}})月份?(?:(?P<day>\d{{1,2}})[日号])?|{_PART})?|"
    r"(?:(?<![\d年])|(?<=[今当本]年))(?P<alone>\d{1,2})月份?(?:(?P<alone_day>\d{1,2})[日号])?(?![日号\d])|"
    rf"(?<![去上前每])(?:今年)?(?P<part>{_PART}))"
    r"(?P<edge>(?:上旬|中旬|下旬|底|末|初|年底|年中)?(?:之?前|以前|内)?)|(?P<within>(?<![\d一二两三四五六七八九十半去每历])年(?:内|底前|底)(?!容))"
)
_NAMES = re.compile(r"(?:比|较|与|同|去年|上年)\s*$|《[^》]*$")
"""What stands before a date that only names something: a base of comparison or a title."""
_PUBLISHED = re.compile(r"\s*(?:发布|印发|公布|出台|通过(?=的|了|《|[,，。;；])|以来)")
_TITLE_YEARS = re.compile(r"[（(]20\d{2}\s*[-—–~～至]+\s*\d{4}年[）)]")
_OPENING = re.compile(r"\s*(?:目标|力争|确保)?(?P<until>到|至|截至)?在?\s*$")


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as printed. ``iso`` is only as precise as what is printed, and empty where no year is known."""

    span: Span
    iso: str


def dates_in(text: str, within: Span, year_of_plan: int | None) -> list[PrintedDate]:
    """The dates of a stretch in order. A year goes on to the months behind it; the past, titles and bases of comparison date nothing."""
    dates: list[PrintedDate] = []
    year = ""
    for found in _DATE.finditer(text, within.start, within.end):
        before = text[within.start : found.start()]
        if found["year"] and (year_of_plan and int(found["year"]) < year_of_plan):
            continue
        if found["alone"] and not (year or found["edge"] or (found["alone_day"] and year_of_plan)):
            continue
        is_all = not before.strip() and not text[found.end() : within.end].strip(" 。;；")
        if _NAMES.search(before) or _is_published(text, found, within) or is_all or _TITLE_YEARS.match(text, found.start() - 1):
            continue
        year = found["year"] or year
        dates.append(PrintedDate(Span(*found.span()), _iso(found, year or str(year_of_plan or ""))))
    return dates


def _is_published(text: str, found: re.Match[str], within: Span) -> bool:
    """The date says when a paper came out; one that is a last day (6月底前出台) is an aim."""
    return not (found["edge"] or "").endswith(("前", "内")) and bool(_PUBLISHED.match(text, found.end(), within.end))


def opens_with(text: str, within: Span, dates: list[PrintedDate]) -> tuple[PrintedDate | None, bool]:
    """The date that opens a stretch and holds for what follows its comma (到2027年,), and whether it says 到 or 至."""
    if not dates or text[dates[0].span.end : dates[0].span.end + 1] not in (",", "，"):
        return None, False
    opening = _OPENING.match(text[within.start : dates[0].span.start])
    return (dates[0], bool(opening["until"])) if opening else (None, False)


def _iso(found: re.Match[str], year: str) -> str:
    if found["within"] or found["part"] or not year:
        return year
    month = found["month"] or found["alone"]
    iso = year + (f"-{int(month):02d}" if month else "")
    day = found["day"] or found["alone_day"]
    return iso + (f"-{int(day):02d}" if month and day else "")
