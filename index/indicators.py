"""Indicators: whether two targets measure the same thing, and how their statements of it differ."""

import re

from index.folding import fold
from index.numerals import number_of
from index.targets import Target

_SHORT_FORM = 5
"""Characters from which an indicator that ends another's name is the same (政务服务|一网通办率)."""
_SHARED_ENDING = 6
"""Characters of a common ending from which two indicators of a benchmark are the same (地表水|水质优良比例)."""
_PART = 4
"""Characters that an indicator has at least to be one of several joined by 、 or 及."""
_DROPPED = re.compile(r"总量|总数|总(?=收入|产值|额)|数量|数$|额|交易|年度|全年|全社会|推动|做到|的|全县|全市|全省|全区|其中|[“”\"']")
_GENERAL = re.compile(r"^(?:政务服务|城乡|社会|平均|综合|[省市县区]|重点|项目|年)+$")
_SHORTEST = 5
"""Characters of an indicator that says by itself what it measures."""
_ADDED = re.compile(r"新增|新建|净增|增加")
_RISES = ("增长", "提高", "提升", "增加", "同比增长")
_OPERATORS = (
    ("超过", r"突破|(?<!不)超过?|高于|(?<![不超])过"), ("以上", r"及?以上|不低于|不少于|至少|最低"), ("低于", r"(?<!不)低于|(?<!不)少于"),
    ("以下", r"及?以下|不高于|不超过|不多于|以内|之内|最高|控制在"), ("左右", r"左右|上下"),
)
_TENTATIVE = ("力争", "力促", "争取", "努力")
_COUNTED = ("个", "家", "户", "座", "处", "所")
_VERB = re.compile(r"^(?:培育|建设|打造|创建|建成|引进|认定|发展|完成|累计|达到)+")
_PART_OF_YEAR = re.compile(r"上半年|第?[一二三]季度")
_LEVEL = re.compile(r"[国省市县区]定目标$")


def is_same_indicator(one: Target, other: Target) -> bool:
    """Whether two targets measure the same thing in the same way: one name but for such words as 总量, one kind of value."""
    return any(is_same_part(one, mine, other, theirs) for mine in parts_of(one.indicator) for theirs in parts_of(other.indicator))


def is_same_part(one: Target, mine: str, other: Target, theirs: str) -> bool:
    """Whether ``mine``, one of the indicators of a target, is ``theirs`` of another, in the same scope and for the same time."""
    if "新增" in (one.scope, other.scope) and one.scope != other.scope:
        return False
    if one.is_benchmark != other.is_benchmark or (one.unit != other.unit and not one.is_benchmark) or _other_time(one, other):
        return False
    if not one.is_benchmark and (rises(one) != rises(other) or _is_stage(one, other) or _is_stage(other, one)):
        return False
    mine, theirs = bare_indicator(mine), bare_indicator(theirs)
    if not mine or not theirs:
        return False
    if mine == theirs:
        return True
    if one.is_benchmark:
        return bool(_LEVEL.search(one.value) and _LEVEL.search(other.value)) and _common_ending(mine, theirs) >= _SHARED_ENDING
    shorter, longer = sorted((mine, theirs), key=len)
    if len(shorter) < _SHORT_FORM or not longer.endswith(shorter):
        return False
    return one.value == other.value or bool(_GENERAL.match(longer.removesuffix(shorter)))


def is_other_scope(one: Target, mine: str, other: Target, theirs: str) -> bool:
    """Whether two targets count one thing in two scopes: what is added and the total, a growth and a level, a kind and all of it."""
    if one.is_benchmark or other.is_benchmark or not one.value or not other.value or _other_time(one, other):
        return False
    bare = [_ADDED.sub("", bare_indicator(name)) for name in (mine, theirs)]
    if len(min(bare, key=len)) < _PART:
        return False
    added = [target.scope == "新增" or bool(_ADDED.match(name)) for target, name in ((one, mine), (other, theirs))]
    if bare[0] == bare[1]:
        return added[0] != added[1] or rises(one) != rises(other)
    if one.unit != other.unit or rises(one) != rises(other) or one.value == other.value:
        return False
    return _is_kind_of(bare[0], bare[1]) or (one.unit in _COUNTED and _ends_in(bare[0], bare[1]))


def says_little(indicator: str) -> bool:
    """Whether an indicator (年产值, 泊位) stands for many things, told apart by the heading above it."""
    return len(indicator) < _SHORTEST


def parts_of(indicator: str) -> list[str]:
    """The indicators that one value is set for (接待游客数量和旅游收入), or the one."""
    parts = [part for part in re.split(r"[、及和与]", indicator) if part]
    return parts if len(parts) > 1 and all(len(part) >= _PART for part in parts) else [indicator]


def bare_indicator(indicator: str) -> str:
    """The name without such words as 总量 or 交易, folded."""
    return _DROPPED.sub("", fold(indicator))


def _is_kind_of(one: str, other: str) -> bool:
    """A longer name that qualifies the shorter inside: 创新型及省级以上|专精特新|中小|企业. The shorter's two ends have to stand in it."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _SHORT_FORM or longer.startswith(shorter) or longer.endswith(shorter):
        return False
    return any(at >= 3 and len(shorter) - at >= 2 and shorter[:at] in longer and longer.endswith(shorter[at:]) for at in range(3, len(shorter) - 1))


def _ends_in(one: str, other: str) -> bool:
    """A longer name that ends in the shorter, which names by itself what is counted: 数字化|示范车间."""
    shorter, longer = sorted((_VERB.sub("", one), _VERB.sub("", other)), key=len)
    return len(shorter) >= _PART and len(longer) > len(shorter) and longer.endswith(shorter)


def _common_ending(one: str, other: str) -> int:
    size = 0
    while size < min(len(one), len(other)) and one[-1 - size] == other[-1 - size]:
        size += 1
    return size


def _other_time(one: Target, other: Target) -> bool:
    """Both are dated, and neither date is the other's less precise form."""
    mine, theirs = one.deadline_iso, other.deadline_iso
    return bool(mine and theirs) and not mine.startswith(theirs) and not theirs.startswith(mine)


def _is_stage(one: Target, other: Target) -> bool:
    """The first is a smaller figure for an earlier day of the year: 6个 by August of the 12个 that are set for the year."""
    year, _, month = one.deadline_iso.partition("-")
    is_early = (bool(month) and month[:2] < "12") or _PART_OF_YEAR.search(one.deadline)
    is_for_the_year = not other.deadline or (other.deadline_iso == year and not _PART_OF_YEAR.search(other.deadline)) or other.deadline_iso.startswith(f"{year}-12")
    return bool(is_early) and is_for_the_year and 0 < _size(one) < _size(other)


def _size(target: Target) -> float:
    try:
        return float(target.value.replace(",", ""))
    except ValueError:
        return 0.0


def rises(target: Target) -> bool:
    """Whether the value is a growth rather than a level."""
    return target.operator.startswith(_RISES) or target.scope == "增长"


def difference_kind(one: Target, other: Target) -> str:
    """How two statements of one indicator differ: ``value``, ``operator``, ``benchmark``, ``commitment`` or not at all."""
    if _plain(one.value) != _plain(other.value):
        return "benchmark" if one.is_benchmark else "value"
    if bare_operator(one) != bare_operator(other):
        return "operator"
    return "commitment" if is_tentative(one) != is_tentative(other) else ""


def _plain(value: str) -> str:
    """全县全覆盖 says no more than 全覆盖, and 三 no other than 3."""
    if re.fullmatch(r"[一二两三四五六七八九十]{1,3}", value):
        return str(number_of(value))
    return re.sub(r"^全[县市省区]域?(?=全)", "", value)


def bare_operator(target: Target) -> str:
    """How the value binds: 以上, 以下, 超过, 低于, 左右 or empty; 不低于 is 以上, and words that only say reach (达到、实现) are none."""
    said = target.operator
    return next((name for name, pattern in _OPERATORS if re.search(pattern, said)), "")


def is_tentative(target: Target) -> bool:
    """力争 rather than plainly set."""
    return target.commitment in _TENTATIVE
