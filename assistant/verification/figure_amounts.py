"""Figure amounts: whether two figures give one amount, in the same unit, in another, or by the month."""

import re

from assistant.verification.figures import COUNTS, Figure, same_unit
from assistant.verification.said import Said
from assistant.verification.witness import Held, Witness

_SCALE = {"万": 10**4, "亿": 10**8}


def same_amount(said: Said, figure: Figure, held: Held, witness: Witness) -> bool:
    other = held.figure
    if other.name or other.values != figure.values:
        return False
    around = f"{other.left}{other.right}{witness.sentence_at(other.span.start)}"
    if said.is_english and not figure.unit and other.unit in COUNTS:
        return not re.match(r"\s?(?:million|billion|thousand|hundred|trillion)", figure.right)
    return same_unit(figure.unit, other.unit, around) or _is_rate_of(figure, other) or _is_rate_of(other, figure)


def _is_rate_of(one: Figure, other: Figure) -> bool:
    """每月740元 is 740元/月, 人均99元 is 99元/人."""
    unit, *periods = other.unit.split("/")
    around = f"{one.left[-24:]} {one.right[:6]}"
    return bool(periods) and one.unit == unit and all(re.search(f"(?:每|一个?|按|/){period}|{period}均", around) for period in periods)


def is_converted(one: Figure, other: Figure) -> bool:
    """The same amount in another unit: 322700万元 for 32.27亿元."""
    mine, theirs = one.unit.lstrip("万亿"), other.unit.lstrip("万亿")
    if mine != theirs or len(one.values) != len(other.values):
        return False
    scales = [_SCALE.get(unit[:1], 1) for unit in (one.unit, other.unit)]
    return all(a * scales[0] == b * scales[1] for a, b in zip(one.values, other.values, strict=True))


def is_of_kind(figure: Figure, held: Held) -> bool:
    return kind_of_unit(figure.unit) == kind_of_unit(held.figure.unit)


def kind_of_unit(unit: str) -> str:
    """share, count, money or the unit itself."""
    if unit in ("%", "‰", "个百分点"):
        return "share"
    if unit in COUNTS or not unit:
        return "count"
    return "money" if "元" in unit else unit.lstrip("万亿") or "number"
