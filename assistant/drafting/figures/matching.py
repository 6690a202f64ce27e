"""Matching: the targets that fit a filter, complete and in document order."""

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.drafting.figures.filter import TargetFilter
from assistant.inquiry import Inquiry
from index.folding import fold
from index.genre import Genre
from index.library import Reading
from index.numerals import value_of
from index.quantities import Quantity
from index.sentences import sentences_of
from index.targets import Target

_FALLING = ("下降", "压降", "压减", "降低", "压缩", "减少", "缩短", "稳中有降", "只减不增")
_SHORT_HEADING = 30


def matching(inquiry: Inquiry, wanted: TargetFilter) -> list[tuple[Reading, Target]]:
    """Every target that fits, in document order. Its matter is looked for in the indicator and headings, then in its sentence."""
    fitting = [
        (reading, target) for reading, target in _of_parts(inquiry)
        if _fits(wanted, target) and _is_led_by(wanted, reading, target) and (not wanted.is_goal or _is_goal(reading, target))
    ]
    if wanted.excepted:
        fitting = [one for one in fitting if not _names(inquiry, wanted.excepted, *one)]
    if not wanted.subject:
        return fitting
    for holds in (_names, _stands_under, _tells):
        found = [one for one in fitting if holds(inquiry, wanted.subject, *one)]
        if found:
            return found
    return []


def _of_parts(inquiry: Inquiry) -> Iterator[tuple[Reading, Target]]:
    for reading in inquiry.readings():
        for target in reading.targets:
            if inquiry.in_parts(reading, target.address):
                yield reading, target


def _fits(wanted: TargetFilter, target: Target) -> bool:
    operators = target.operator.split("+")
    if wanted.year and not target.deadline_iso.startswith(wanted.year):
        return False
    if wanted.quantity and not _has_value(wanted.quantity, target):
        return False
    if wanted.either and not any(_has_value(one, target) for one in wanted.either):
        return False
    if wanted.scopes and target.scope not in wanted.scopes:
        return False
    if wanted.commitments and target.commitment not in wanted.commitments:
        return False
    if wanted.operators and not all(any(operator.endswith(word) for operator in operators) for word in wanted.operators):
        return False
    if wanted.benchmark and target.value != wanted.benchmark:
        return False
    if wanted.is_falling and not any(word in f"{target.operator} {target.value}" for word in _FALLING):
        return False
    return not (wanted.is_without_figure and not target.is_benchmark) and (not wanted.units or target.unit in wanted.units)


def _has_value(quantity: Quantity, target: Target) -> bool:
    """The value that is asked for; of 以上 in a question also larger ones, of 超过 only those."""
    if target.unit != quantity.unit:
        return False
    if quantity.after and quantity.after not in ("以上", "及以上") and quantity.after not in target.operator:
        return False
    mine, theirs = value_of(target.value), value_of(quantity.value)
    if mine is None or theirs is None:
        return target.value == quantity.value
    if quantity.before.endswith(("超过", "高于", "超", "过")):
        return mine > theirs
    if quantity.before.endswith(("低于", "不到", "少于")) and "不" not in quantity.before:
        return mine < theirs
    return mine >= theirs if quantity.after.endswith("以上") or quantity.before.endswith(("不低于", "不少于", "至少")) else mine == theirs


def _is_goal(reading: Reading, target: Target) -> bool:
    clause = reading.tree[target.address]
    return any("目标" in one.heading for one in (clause, *reading.tree.ancestors(clause)))


def _is_led_by(wanted: TargetFilter, reading: Reading, target: Target) -> bool:
    return not wanted.leads or any(
        wanted.leads & set(duty.units if wanted.is_related else duty.lead) for duty in reading.duties if duty.address == target.address
    )


def _names(inquiry: Inquiry, subject: tuple[str, ...], reading: Reading, target: Target) -> bool:
    """Every word stands in the indicator as printed or a short heading of its clause, or another form of it does."""
    heading = reading.tree[target.address].heading
    return _holds(inquiry, subject, " ".join([target.indicator, target.span.of(reading.document.text), heading if len(heading) < _SHORT_HEADING else ""]))


def _stands_under(inquiry: Inquiry, subject: tuple[str, ...], reading: Reading, target: Target) -> bool:
    """Every word stands in a heading above the target's clause."""
    return _holds(inquiry, subject, " ".join(reading.tree[target.address].path[1:]))


def _tells(inquiry: Inquiry, subject: tuple[str, ...], reading: Reading, target: Target) -> bool:
    """Every word stands in the target's sentence or its clause's headings."""
    clause = reading.tree[target.address]
    sentence = next((one.span for one in sentences_of(reading.tree, clause) if one.span.covers(target.value_span)), target.span)
    return _holds(inquiry, subject, " ".join([sentence.of(reading.document.text), *clause.path]))


def _holds(inquiry: Inquiry, subject: tuple[str, ...], text: str) -> bool:
    held = fold(text)
    return all(any(_stands(_core(form), held) for form in _forms(inquiry.library.genre, fold(word))) for word in subject)


def _stands(word: str, held: str) -> bool:
    """The word itself, or its two halves apart (规模以上|绿色食品加工|企业)."""
    return word in held or any(word[:at] in held and word[at:] in held for at in range(2, len(word) - 1))


@lru_cache(maxsize=1024)
def _forms(genre: Genre, word: str) -> tuple[str, ...]:
    """The word, and with each abbreviation in it written out: 高企数 also as 高新技术企业数."""
    shorts = [(fold(short), forms) for short, forms in genre.abbreviations.items()]
    return word, *(word.replace(short, fold(form)) for short, forms in shorts if short in word for form in forms)


def _core(word: str) -> str:
    """年产值 is 产值, 装备制造业 装备制造."""
    return re.sub(r"(?<=.{2})(?:产业|行业|领域|(?<!企)业|方面|类)$", "", word.removeprefix("年") if len(word) > 2 else word)
