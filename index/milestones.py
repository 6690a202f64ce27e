"""Milestones: what a plan dates (2025年5月底前) and what it repeats (一周一调度), each with its printed words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.clauses import Clause, ClauseTree
from index.dates import PrintedDate, dates_in, opens_with
from index.sentences import sentences_of
from index.spans import Span

_REVIEW = "(?:调度|督导|督查|通报|调研|会商|例会|报告|研判|总结|小结|讲评)"
RHYTHM = re.compile(
    rf"(?:[^,，。;；、“”]{{0,12}})?(?:[一双两每](?:日|周|旬|月|季度?|半年|年)一(?:次)?{_REVIEW}|"
    rf"(?:(?<![\u4e00-\u9fff])|(?<=实行)|(?<=施行)|(?<=建立)|(?<=落实)|(?<=坚持)|(?<=执行)|(?<=推行)|(?<=按照))[日周旬月季]{_REVIEW}|"
    r"(?:每(?:周|旬|月|季度?|半年)|(?<![一二三四每])季度?(?=[末底初月]))(?:末|底|初)?(?:月|的)?(?:\d{1,2}[日号])?(?:之?前|以前)(?!端)[^,，。;；]{2,20}|"
    r"每(?:[一两二三四五六]个?|\d{1,2}个?)?(?:周|旬|月|季度?|半年)(?![均度]?[^,，。;；]{0,8}\d)[^,，。;；]{2,20}|分季度[^,，。;；]{2,30}|按(?:月|季|周)[^,，。;；]{2,16}|"
    rf"(?<![一二三四每])季度?末[^,，。;；]{{0,4}}(?:上报|报送|{_REVIEW})[^,，。;；]{{0,16}}|"
    r"逐月[^,，。;；、]{2,8}|定期[^,，。;；]{2,24})"
)
_STOP = re.compile(r"[,，;；。:：\n]")


@dataclass(frozen=True, slots=True)
class Milestone:
    """One dated or repeated thing. ``iso`` is only as precise as what is printed; a rhythm has none."""

    address: str
    span: Span
    """The stretch that says what is to be reached: 确保二期2025年7月份启动; all that a date holds for which opens its sentence."""
    date_span: Span
    iso: str
    is_rhythm: bool = False


def find_milestones(tree: ClauseTree) -> list[Milestone]:
    """Every dated and every repeated thing of a document in reading order."""
    return [milestone for clause in tree for milestone in _milestones(tree, clause)]


def _milestones(tree: ClauseTree, clause: Clause) -> Iterator[Milestone]:
    text = tree.document.text
    for sentence in sentences_of(tree, clause):
        dates = _without_repeats(text, sentence.span, dates_in(text, sentence.span, tree.document.year))
        opening, _ = opens_with(text, sentence.span, dates)
        for date, following in zip(dates, [*dates[1:], None], strict=False):
            stretch = _stretch(text, sentence.span, date.span)
            if date is opening and not following:
                stretch = Span(stretch.start, sentence.span.end - (text[sentence.span.end - 1] in "。;；"))
            yield Milestone(clause.address, stretch, date.span, date.iso)
        for found in RHYTHM.finditer(text, *sentence.span):
            yield Milestone(clause.address, _stretch(text, sentence.span, Span(*found.span())), Span(*found.span()), "", True)


def _without_repeats(text: str, sentence: Span, dates: list[PrintedDate]) -> list[PrintedDate]:
    """Without a 年内 that only says again what the date before it says (2025年,项目年内建成)."""
    kept: list[PrintedDate] = []
    for date in dates:
        is_repeated = date.span.of(text).startswith("年") and kept and date.iso == kept[-1].iso and _stretch(text, sentence, kept[-1].span).covers(date.span)
        kept += [] if is_repeated else [date]
    return kept


def _stretch(text: str, sentence: Span, date: Span) -> Span:
    """The segment that holds the date; where it opens its segment with nothing behind it, the next one too."""
    start = sentence.start
    for stop in _STOP.finditer(text, sentence.start, date.start):
        start = stop.end()
    closing = _STOP.search(text, date.end, sentence.end)
    if closing and closing.start() - date.end < 2 and closing.end() < sentence.end:
        closing = _STOP.search(text, closing.end(), sentence.end)
    return Span(start, closing.start() if closing else sentence.end)
