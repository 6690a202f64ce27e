"""Verdict: whether what a question takes for given is what the quoted clauses say: a figure, a lead or supporting unit, a date."""

import re
from collections.abc import Sequence
from enum import StrEnum

from assistant.answer import Status
from assistant.draft import Draft, Quote
from assistant.premises.supposition import SupposedFigure, Supposition
from index.duties import Duty
from index.numerals import value_of
from index.targets import Target

_SCALES = {"万亿": 1e12, "亿": 1e8, "万": 1e4}
_ABOVE, _BELOW = ("超过", "突破", "高于", "多于", "以上", "不低于", "不少于", "至少"), ("低于", "不到", "少于", "以下", "以内", "不超过")
_COUNTED = frozenset("个家户项件条种所座处名位人台套")
_FALLS = ("下降", "降低", "压减", "压缩", "减少")
_SHARES = {"％": "%", "百分点": "%", "个百分点": "%"}


class Verdict(StrEnum):
    """How a premise stands to the document."""

    RIGHT = "right"
    """The document says just that."""
    OTHERWISE = "otherwise"
    """It says something near it: the value with 以上, of another scope, in one of two places, or elsewhere."""
    WRONG = "wrong"
    UNKNOWN = "unknown"
    """The clauses say nothing that could be held against it."""


def verdict(supposition: Supposition, draft: Draft) -> Verdict:
    """What the clauses of ``draft``, the answer to the plain question, make of the premise."""
    if not draft.quotes or draft.status is Status.NOT_FOUND:
        return Verdict.UNKNOWN
    if supposition.unit:
        return _of_unit(supposition, draft)
    if supposition.holders:
        return Verdict.RIGHT if any(name in draft.headline for name in supposition.holders) else Verdict.WRONG
    if supposition.ends:
        return _of_end(supposition.ends, draft)
    if supposition.rhythm:
        return _of_rhythm(supposition.rhythm, draft)
    if supposition.dates:
        return _of_date(supposition.dates[0], draft)
    verdicts = {_of_figure(figure, draft) for figure in supposition.figures}
    return next((one for one in (Verdict.WRONG, Verdict.UNKNOWN, Verdict.OTHERWISE, Verdict.RIGHT) if one in verdicts), Verdict.UNKNOWN)


def is_left_to_others(draft: Draft) -> bool:
    """Whether the clauses set no figure, but one that another level sets (市定目标)."""
    targets = stated(draft.quotes)
    return bool(targets) and all(target.is_benchmark and target.value.endswith(("定目标", "任务", "压降目标")) for target in targets)


def has_kind(supposition: Supposition, draft: Draft) -> bool:
    """Whether any target that is quoted is measured as a supposed figure is: money, a share, a count."""
    return any(
        (_is_money(figure.unit) and _is_money(target.unit)) or (bool(_bare(figure.unit)) and _is_of_kind(figure.unit, target.unit))
        for figure in supposition.figures for target in stated(draft.quotes)
    )


def _is_money(unit: str) -> bool:
    return "元" in unit or unit.strip().endswith(("亿", "万", "块", "块钱"))


def noted(quotes: Sequence[Quote]) -> list[Duty]:
    """The responsibility notes that the quotes hold."""
    return [
        duty for quote in quotes for duty in quote.reading.duties
        if duty.address == quote.clause.address and duty.span.overlaps(quote.span)
    ]


def _of_unit(supposition: Supposition, draft: Draft) -> Verdict:
    duties = noted(draft.quotes)
    if not duties or not supposition.unit:
        return Verdict.UNKNOWN
    names = set(supposition.unit[1])
    if supposition.is_denied:
        has_role = [not names & {*duty.lead, *(duty.support if supposition.supports else ())} for duty in duties]
    else:
        has_role = [bool(names & set(duty.support if supposition.supports else duty.lead)) for duty in duties]
    if not any(duty.lead for duty in duties):
        return Verdict.OTHERWISE
    return Verdict.RIGHT if all(has_role) else Verdict.OTHERWISE if any(has_role) else Verdict.WRONG


def _of_end(word: str, draft: Draft) -> Verdict:
    """That a target is given up is false where one is set; of anything else the clauses say it or say nothing of it."""
    if any(word in quote.text for quote in draft.quotes):
        return Verdict.OTHERWISE
    return Verdict.WRONG if draft.status is Status.ANSWERED and stated(draft.quotes) else Verdict.UNKNOWN


def _of_date(date: str, draft: Draft) -> Verdict:
    """2025-07, 07 or 2025 against the dates of the quoted stretches."""
    isos = [
        one.iso for quote in draft.quotes for one in quote.reading.milestones
        if one.address == quote.clause.address and one.iso and quote.span.overlaps(one.date_span)
    ]
    if not isos:
        return Verdict.UNKNOWN
    is_month = len(date) == 2
    if any((iso[5:7] == date if is_month else iso.startswith(date)) for iso in isos):
        return Verdict.RIGHT if len(set(isos)) == 1 else Verdict.OTHERWISE
    return Verdict.OTHERWISE if any(len(iso) == 4 and date.startswith(iso) for iso in isos) else Verdict.WRONG


def _of_rhythm(said: str, draft: Draft) -> Verdict:
    """每周 against the rhythms that are quoted (一周一调度, 每月举行一次)."""
    rhythms = [
        one.date_span.of(quote.reading.document.text) for quote in draft.quotes for one in quote.reading.milestones
        if one.is_rhythm and one.address == quote.clause.address and quote.span.overlaps(one.date_span)
    ]
    if not rhythms:
        return Verdict.UNKNOWN
    often = re.sub(r"[每一1个]", "", said).replace("两", "双")
    held = [re.search(rf"(?<!双){re.escape(often)}" if "双" not in often else re.escape(often), rhythm.replace("两", "双")) for rhythm in rhythms]
    return Verdict.RIGHT if all(held) else Verdict.OTHERWISE if any(held) else Verdict.WRONG


def _of_figure(figure: SupposedFigure, draft: Draft) -> Verdict:
    first, all_stated = stated(draft.quotes[:1]), stated(draft.quotes)
    if not all_stated:
        held = any(f"{figure.value}{figure.unit}" in quote.text for quote in draft.quotes)
        return Verdict.OTHERWISE if held else Verdict.UNKNOWN
    if not any(_is_value(figure, target) for target in all_stated):
        return Verdict.WRONG
    is_plain = not draft.differences and any(_is_value(figure, target) and _is_bound_alike(figure, target) for target in first)
    return Verdict.RIGHT if is_plain else Verdict.OTHERWISE


def stated(quotes: Sequence[Quote]) -> list[Target]:
    """The targets that the quotes hold."""
    return [
        target for quote in quotes for target in quote.reading.targets
        if target.address == quote.clause.address and target.span.overlaps(quote.span)
    ]


def _is_value(figure: SupposedFigure, target: Target) -> bool:
    """Whether the target has the supposed value, or lies beyond a supposed bound (超过5%), in a unit of its kind."""
    if not _is_of_kind(figure.unit, target.unit) or figure.falls != any(word in target.operator for word in _FALLS):
        return False
    said, printed = _size(figure.value, figure.unit), _size(target.value, target.unit)
    if said is None or printed is None:
        return figure.value == target.value
    if figure.bound.startswith(_ABOVE) or figure.bound.endswith(_ABOVE):
        return printed >= said
    if figure.bound.startswith(_BELOW) or figure.bound.endswith(_BELOW):
        return printed <= said
    return abs(said - printed) <= 1e-9 * max(abs(said), abs(printed))


def _is_bound_alike(figure: SupposedFigure, target: Target) -> bool:
    """以上 is said where 以上 is printed, and nothing where nothing is."""
    def side(words: str) -> int:
        return any(word in words for word in _ABOVE) - any(word in words for word in _BELOW) + 3 * ("左右" in words or "约" in words)

    is_printed_so = value_of(figure.value) == value_of(target.value)
    return is_printed_so and side(figure.bound) == side(target.operator)


def _is_of_kind(said: str, printed: str) -> bool:
    said, printed = _bare(said), _bare(printed)
    return said == printed or not said or (said in _COUNTED and printed in _COUNTED)


def _bare(unit: str) -> str:
    unit = _SHARES.get(unit, unit)
    for scale in _SCALES:
        unit = unit.removeprefix(scale)
    return unit


def _size(value: str, unit: str) -> float | None:
    number = value_of(value)
    scale = next((factor for name, factor in _SCALES.items() if unit.startswith(name)), 1.0)
    return None if number is None else number * scale
