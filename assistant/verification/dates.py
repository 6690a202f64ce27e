"""Dates: every date and rhythm of a compared text, and which of its segments each of them holds for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.verification.segments import Segment
from index.spans import Span

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_MONTH_NAMES = "|".join([*_MONTHS, "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept?", "oct", "nov", "dec"])
_RELATIVE = {"今年": 0, "本年": 0, "本年度": 0, "当年": 0, "明年": 1, "来年": 1, "次年": 1, "后年": 2, "去年": -1, "上年": -1, "前年": -2, "this year": 0, "next year": 1, "last year": -1}
_PART = r"[上下]半年|第?[一二三四1-4](?:个)?季度|\b(?:first|second) half\b|\bq[1-4]\b"
_EDGE = r"(?:之前|以前|前(?![十百三五两列茅景沿提往置端后期])|之后|以后|后(?![续备期勤台])|起|开始|以来)"
_DATE = re.compile(
    r"(?P<since>(?<!\d)(?:19|20)\d{2})(?=\s?(?:[-~至到]|—{1,2})\s?(?:19|20)\d{2}\s?年)|"
    rf"(?P<year>(?<!\d)(?:19|20)\d{{2}})\s?年(?:度)?(?:\s?(?P<month>\d{{1,2}})\s?月份?(?:\s?(?P<day>\d{{1,2}})\s?[日号])?|的?(?P<part>{_PART}))?(?P<sub>年?[底末初中](?![央心部小西期])|[上中下]旬|期间)?(?P<edge>{_EDGE}|内)?|"
    rf"(?P<relative>{'|'.join(_RELATIVE)})(?:的?\s?(?P<rmonth>\d{{1,2}})\s?月份?(?:\s?(?P<rday>\d{{1,2}})\s?[日号])?|的?(?P<rpart>{_PART}))?(?P<rsub>[底末初中](?![央心部小西期])|[上中下]旬)?(?P<redge>{_EDGE}|内)?|"
    rf"(?<![\d个])(?P<amonth>\d{{1,2}})\s?月份?(?:\s?(?P<aday>\d{{1,2}})\s?[日号])?(?P<asub>[底末初中](?![央心部小西期])|[上中下]旬)?(?P<aedge>{_EDGE}|内)?|"
    rf"(?<![去前每度])(?P<bpart>{_PART})(?P<bsub>[底末初中])?(?P<bedge>{_EDGE}|内)?|"
    r"(?<![\d一二两三四五六七八九十半去今每历明后本当上前])(?P<within>年(?:内(?!容)|[底末初中](?![央心部小西期])(?:之前|以前|前)?))|"
    rf"(?P<eedge>\b(?:by|before|until|after|from|since) )?(?:the )?(?P<esub>end of |early |late |mid-|beginning of )?(?:\b(?P<emonth>{_MONTH_NAMES})\b\.?(?: (?P<eday>\d{{1,2}})(?:st|nd|rd|th)?\b)?,? ?(?P<eyear>(?:19|20)\d{{2}}\b)?|\b(?P<yonly>(?:19|20)\d{{2}})\b(?!\s?[年%\d.,]\S))"
)
_RHYTHM = re.compile(
    r"每(?:隔)?(?:[两二三四五六半\d]+个?)?(?:个)?(?:日|天|周|星期|旬|月|季度?|半年|年)(?![均级])|(?<!每)(?:[双两]|[一二三四]个?)(?:日|周|旬|月|季度?)一(?!批)|逐[日周月季年]|按[日周旬月季年](?!照)|分季度|"
    r"[双两][周月](?=调度|通报|例会|会商|督导|督查|报告|小结|召开|开会|碰头|[1一]次)|(?<![一二三四每两双\d个上下本当半])[周旬月季](?=调度|通报|例会|会商|督导|督查|报告|小结)|"
    r"\b(?:daily(?! (?:life|coordination|work|operation|management|affairs|business|duties|running))|weekly|monthly|quarterly|annually|yearly|every (?:day|week|month|quarter|year)|once a (?:day|week|month|quarter|year))\b"
)
_OPENING = re.compile(r"(?:目标|力争|确保|从|自)?(?P<until>到|至|截至)?(?:在|于|by|in)?\s*$")
_ENGLISH_RHYTHM = {"daily": "每日", "weekly": "每周", "monthly": "每月", "quarterly": "每季度", "annually": "每年", "yearly": "每年", "day": "每日", "week": "每周", "month": "每月", "quarter": "每季度", "year": "每年"}


@dataclass(frozen=True, slots=True)
class Moment:
    """One date or rhythm as printed; what is not printed is empty."""

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""
    """上半年, 三季度 …"""
    sub: str = ""
    """底, 初, 中, 上旬 …"""
    edge: str = ""
    """before, after, by (which may render 前 or nothing) or empty."""
    rhythm: str = ""
    is_carried: bool = False
    """It holds only because it opened an earlier segment; what is finer than a year is not carried without its comma."""

    @property
    def is_year_alone(self) -> bool:
        return not (self.month or self.day or self.part or self.sub or self.edge not in ("", "by") or self.rhythm)


def find_moments(text: str, own_year: int | None) -> list[Moment]:
    """The dates and rhythms of a compared text in order; 今年 and 年内 are the document's own year, and a year goes on to bare months."""
    found = [_moment(one, own_year) for one in _DATE.finditer(text) if _is_date(text, one)]
    found += [Moment(Span(*one.span()), rhythm=_rhythm(one[0])) for one in _RHYTHM.finditer(text)]
    found.sort(key=lambda one: one.span.start)
    year: int | None = None
    moments: list[Moment] = []
    for one in found:
        if moments and one.span.start < moments[-1].span.end:
            continue
        if one.year is None and not one.rhythm:
            one = replace(one, year=year or own_year)
        year = one.year if one.year is not None else year
        moments.append(one)
    return moments


def _is_date(text: str, found: re.Match[str]) -> bool:
    if found["amonth"] and not 1 <= int(found["amonth"]) <= 12:
        return False
    return bool(found[0].strip()) and not (found["emonth"] == "may" and not (found["eyear"] or found["eday"] or found["eedge"] or found["esub"]))


def _moment(found: re.Match[str], own_year: int | None) -> Moment:
    part = found["part"] or found["rpart"] or found["bpart"] or ""
    sub = found["sub"] or found["rsub"] or found["asub"] or found["bsub"] or (found["esub"] or "").replace("of", "").strip()
    edge = found["edge"] or found["redge"] or found["aedge"] or found["bedge"] or (found["eedge"] or "").strip()
    year: int | None = int(found["year"] or found["since"] or found["eyear"] or found["yonly"] or 0) or None
    if found["relative"] and own_year:
        year = own_year + _RELATIVE[found["relative"]]
    if found["within"]:
        sub, edge, year = found["within"][1], found["within"][2:], own_year
    month = found["month"] or found["rmonth"] or found["amonth"]
    day = found["day"] or found["rday"] or found["aday"] or found["eday"]
    number = int(month) if month else next((place for place, name in enumerate(_MONTHS, 1) if found["emonth"] and name.startswith(found["emonth"][:3])), None)
    return Moment(Span(*found.span()), year, number, int(day) if day else None, _part(part), _sub(sub), _edge(edge))


def _part(printed: str) -> str:
    words = {"first half": "上半年", "second half": "下半年"}
    quarter = re.search(r"[一二三四1-4](?=(?:个)?季度)|(?<=q)[1-4]", printed)
    if quarter:
        return f"{'一二三四'[int(quarter[0]) - 1] if quarter[0].isdecimal() else quarter[0]}季度"
    return words.get(printed, printed)


def _sub(printed: str) -> str:
    printed = printed.lstrip("年")
    return {"末": "底", "期间": "", "内": "", "end": "底", "early": "初", "beginning": "初", "late": "底", "mid-": "中"}.get(printed, printed)


def _edge(printed: str) -> str:
    if printed == "by":
        return "by"
    if printed in ("之前", "以前", "前", "before", "until"):
        return "before"
    return "after" if printed in ("之后", "以后", "后", "起", "开始", "以来", "after", "from", "since") else ""


def _rhythm(printed: str) -> str:
    word = printed.removeprefix("every ").removeprefix("once a ")
    if word in _ENGLISH_RHYTHM:
        return _ENGLISH_RHYTHM[word]
    return printed.replace("星期", "周").replace("天", "日").removesuffix("度").replace("每个", "每").replace("季", "季度").removesuffix("度")


def governed(segments: Sequence[Segment], moments: Sequence[Moment], text: str) -> list[tuple[Moment, ...]]:
    """For each segment the moments that hold for it: its own, or the one that an earlier segment of its sentence opened with.

    A date that opens with 到 or 至 holds to the end of its paragraph, as long as no other is printed.
    """
    result: list[tuple[Moment, ...]] = []
    carried: Moment | None = None
    goes_on = False
    sentence = paragraph = 0
    for segment in segments:
        if segment.paragraph != paragraph or (segment.sentence != sentence and not goes_on):
            carried, goes_on = None, False
        sentence, paragraph = segment.sentence, segment.paragraph
        own = tuple(one for one in moments if segment.span.start <= one.span.start < segment.span.end)
        dated = [one for one in own if not one.rhythm]
        result.append(own if own or carried is None else (carried,))
        if dated:
            last = dated[-1]
            opening = _OPENING.fullmatch(text[segment.span.start : last.span.start])
            opens = opening is not None and last.span.end == segment.span.end
            carried = replace(last, is_carried=True) if opens else None if last.edge == "after" else Moment(last.span, year=last.year, is_carried=True)
            goes_on = bool(opens and opening and opening["until"])
    return result
