"""Milestones: what a plan dates (2025年5月底前) and what it repeats (一周一调度), each with its printed words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.clauses import Clause, ClauseTree
from index.sentences import sentences_of
from index.spans import Span

DATE = re.compile(
    r"(?:(?P<year>\d{4})年(?!度)(?:(?P<month>\d{1,2})月份?(?:(?P<day>\d{1,2})[日号])?)?|(?<![\d年])(?P<alone>\d{1,2})月份?(?![日\d]))"
    r"(?P<edge>(?:上旬|中旬|下旬|底|末|初|年底|年中)?(?:之?前|以前|内)?)|(?P<within>年(?:内|底前|底)(?!容))"
)
RHYTHM = re.compile(
    r"(?:[^,，。;；、“”]{0,12})?(?:[一双两每](?:日|周|旬|月|季度?|半年|年)一(?:次)?(?:调度|督导|通报|调研|会商|报告|研判|总结|讲评)|"
    r"每(?:周|旬|月|季度?|半年)(?!均)[^,，。;；]{2,20}|分季度[^,，。;；]{2,30}|按(?:月|季|周)[^,，。;；]{2,16}|逐月[^,，。;；、]{2,8}|定期[^,，。;；]{2,24})"
)
_STOP = re.compile(r"[,，;；。:：\n]")


@dataclass(frozen=True, slots=True)
class Milestone:
    """One dated or repeated thing. ``iso`` is only as precise as what is printed; a rhythm has none."""

    address: str
    span: Span
    """The stretch that says what is to be reached: 确保二期2025年7月份启动."""
    date_span: Span
    iso: str
    is_rhythm: bool = False


def find_milestones(tree: ClauseTree) -> list[Milestone]:
    """Every dated and every repeated thing of a document in reading order."""
    return [milestone for clause in tree for milestone in _milestones(tree, clause)]


def _milestones(tree: ClauseTree, clause: Clause) -> Iterator[Milestone]:
    text, year_of_plan = tree.document.text, tree.document.year
    for sentence in sentences_of(tree, clause):
        year = ""
        for found in DATE.finditer(text, *sentence.span):
            year = found["year"] or year
            if _in_title(text, sentence.span, found.start()) or not _dates(found, year, year_of_plan):
                continue
            yield Milestone(clause.address, _stretch(text, sentence.span, Span(*found.span())), Span(*found.span()),
                            _iso(found, year or (str(year_of_plan) if year_of_plan else "")))
        for found in RHYTHM.finditer(text, *sentence.span):
            yield Milestone(clause.address, _stretch(text, sentence.span, Span(*found.span())), Span(*found.span()), "", True)


def _dates(found: re.Match[str], year: str, year_of_plan: int | None) -> bool:
    """A bare month needs a year before it or an edge (7月份前); an earlier year only names something."""
    if found["alone"]:
        return bool(year or found["edge"])
    return not (found["year"] and year_of_plan and int(found["year"]) < year_of_plan)


def _in_title(text: str, sentence: Span, at: int) -> bool:
    before = text[sentence.start : at]
    return before.count("《") > before.count("》")


def _stretch(text: str, sentence: Span, date: Span) -> Span:
    """The segment that holds the date; where it opens its segment with nothing behind it, the next one too."""
    start = sentence.start
    for stop in _STOP.finditer(text, sentence.start, date.start):
        start = stop.end()
    closing = _STOP.search(text, date.end, sentence.end)
    if closing and closing.start() - date.end < 2 and closing.end() < sentence.end:
        closing = _STOP.search(text, closing.end(), sentence.end)
    return Span(start, closing.start() if closing else sentence.end)


def _iso(found: re.Match[str], year: str) -> str:
    if found["within"]:
        return year
    month = found["month"] or found["alone"]
    iso = year + (f"-{int(month):02d}" if month else "") if year else ""
    return iso + (f"-{int(found['day']):02d}" if iso and found["day"] else "")
