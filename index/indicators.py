"""Indicators: whether two targets measure the same thing, and how their statements of it differ."""

import re

from index.folding import fold
from index.targets import Target

_POINT = re.compile(r"达到|达|实现|突破|完成|为|同比|力争|确保|目标|做到|至|到")
_GENERIC = 4
"""Indicators up to this length are never taken for one of several that share a value."""
_SHORT_FORM = 5
"""Characters from which an indicator that ends another's name is the same (政务服务|一网通办率)."""
_DROPPED = re.compile(r"(?:总量|总数|数|额|总额|交易|年度|全社会|推动|做到|的|全县|其中)")


def is_same_indicator(one: Target, other: Target) -> bool:
    """Whether two targets measure the same thing: equal names but for such words as 总量 or 交易, and the same kind of value."""
    if one.scope != other.scope and "新增" in (one.scope, other.scope):
        return False
    mine, theirs = bare_indicator(one.indicator), bare_indicator(other.indicator)
    if not mine or not theirs:
        return False
    if one.is_benchmark != other.is_benchmark or (one.unit != other.unit and not one.is_benchmark):
        return False
    if one.is_benchmark:
        return _kind_of_benchmark(one) == _kind_of_benchmark(other) and (mine in theirs or theirs in mine or _core(mine) in theirs or _core(theirs) in mine)
    shared = _parts_of(one.indicator) & _parts_of(other.indicator)
    grows = [target.operator.startswith(("增长", "提高")) for target in (one, other)]
    is_short_form = min(len(mine), len(theirs)) >= _SHORT_FORM and (mine.endswith(theirs) or theirs.endswith(mine))
    return (mine == theirs or is_short_form or bool(shared)) and grows[0] == grows[1]


def _parts_of(indicator: str) -> set[str]:
    """The indicators that one value is set for (项目开工率、投资完成率), where they are joined."""
    return {fold(part) for part in re.split(r"[、及和与]", indicator) if len(part) > _GENERIC and part.endswith(("率", "额", "值", "量", "比例", "比重"))}


def bare_indicator(indicator: str) -> str:
    """The name without such words as 总量 or 交易, folded."""
    return fold(_DROPPED.sub("", indicator))


def _core(indicator: str) -> str:
    """What stands in an indicator before it is joined with another (PM2.5平均浓度|及…), or its last six characters."""
    parts = re.split(r"及|和|与", indicator)
    return parts[0] if len(parts) > 1 and len(parts[0]) > 3 else indicator[-6:] if len(indicator) > 6 else indicator


def _kind_of_benchmark(target: Target) -> str:
    return "benchmark" if target.value.endswith("定目标") else target.value


def difference_kind(one: Target, other: Target) -> str:
    """How two statements of one indicator differ: ``value``, ``operator``, ``benchmark`` or not at all."""
    if one.value != other.value:
        return "benchmark" if one.is_benchmark else "value"
    return "operator" if bare_operator(one) != bare_operator(other) else ""


def bare_operator(target: Target) -> str:
    """以上, 左右 … without the words that only say reach (达到、实现)."""
    return _POINT.sub("", target.operator.replace("+", "")).replace("及以上", "以上")
