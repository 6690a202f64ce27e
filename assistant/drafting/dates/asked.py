"""Asked: the months or the year that a question names."""

import re
from dataclasses import dataclass

from assistant.inquiry import Inquiry
from index.numerals import number_of

_MONTHS = {name: place for place, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)}
_MONTH = r"(?P<month>\d{1,2}|十[一二]|[一二三四五六七八九十])月份?(?!\d{1,2}[日号])"
_MONTHS_OF = {"上半年": (1, 6), "下半年": (7, 12), "一季度": (1, 3), "二季度": (4, 6), "三季度": (7, 9), "四季度": (10, 12)}
_SPANS = re.compile("|".join(_MONTHS_OF))
_DATE = re.compile(
    rf"(?:(?P<year_of>20\d\d|今|明)年)?第?(?P<span>[上下]半年|[一二三四]季度)|(?:(?P<year>20\d\d|今|明)年)?{_MONTH}(?P<edge>[底末]?(?:之?前|以前)|[底末])?|(?P<bare>20\d\d|今|明|本)年(?P<yearly>[底末]?(?:之?前|以前)?|内)(?!度)|(?P<within>年内|年底前?|年末)|"
    r"\b(?P<by>by|before|in|for|during)?\s*(?:the end of )?(?P<english>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b(?:\s+(?P<english_year>20\d\d))?|\b(?P<by_year>by|before|in|for|during)\s+(?:the end of )?(?P<year_alone>20\d\d)\b",
    re.IGNORECASE,
)
_NODES = re.compile(r"时间节点|节点|时限|到期|deadlines?|milestones?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class When:
    """What the question dates: the months or the year from ``first`` to ``last``, alone or with everything before them."""

    first: str
    last: str
    said: str
    is_limit: bool

    def holds(self, iso: str) -> bool:
        size = len(self.first)
        return len(iso) >= size and self.first <= iso[:size] <= self.last

    def is_before(self, iso: str) -> bool:
        size = len(self.first)
        return self.is_limit and len(iso) >= size and iso[:size] < self.first


def when_asked(inquiry: Inquiry) -> When | None:
    """The month or year that a question names; None where it names none, or only 今年 in passing."""
    typed = inquiry.question.typed
    found = next((one for one in _DATE.finditer(typed)), None)
    if not found:
        return None
    this = next((reading.document.year for reading in inquiry.readings() if reading.document.year), None)
    year = _year(found["year"] or found["year_of"] or found["bare"] or found["english_year"] or found["year_alone"] or "", this)
    if not year:
        return None
    month = _month(found["month"] or found["english"] or "")
    if found["bare"] in ("今", "本") and not found["yearly"] and not month and not _NODES.search(typed):
        return None  # 今年要做什么 asks for the tasks, not for what is dated
    if span := _SPANS.search(found[0]):
        first, last = _MONTHS_OF[span[0]]
        return When(f"{year}-{first:02d}", f"{year}-{last:02d}", found[0], False)
    edge = found["edge"] or found["yearly"] or found["within"] or ""
    by = found["by"] or found["by_year"] or ""
    iso = f"{year}-{month:02d}" if month else str(year)
    return When(iso, iso, found[0], "前" in edge or by.lower() in ("by", "before"))


def _year(said: str, this: int | None) -> int | None:
    if said.isdigit():
        return int(said)
    return this + (said == "明") if this else None


def _month(said: str) -> int:
    return number_of(said) or _MONTHS.get(said.lower()[:3], 0)
