"""Own counts: a sentence may count what it lists itself, the clauses it cites and the units that they name."""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.verification.figures import Figure
from assistant.verification.said import Said
from assistant.verification.units import roles_of
from assistant.verification.witness import Witness

_LISTED = {"项", "个", "条", "点", "类", "件", "方面", "处", "大", "家", "种", "组"}
_LARGEST = 20
_GENERAL = r"(?:方面|主要|具体|重点|核心|硬|量化|牵头|配合|责任)*的?(?:目标|任务|指标|要求|内容|举措|措施|工作|数字|安排|事情?|部分|方面|方向|单位|部门|文件|法规|活动|渠道|环节|领域)"
_AHEAD = re.compile(rf"{_GENERAL}?(?:分别|主要|依次|具体)?(?:是|为|有|包括|即|,即|:)[:,]?")
_BEHIND = re.compile(rf"{_GENERAL}")
_ITEMS = re.compile("[、和与及]|以及")
_POINTING = re.compile(r"(?:这|那|上述|以上|前述|前面)(?:的)?$")
_ONE_BY_ONE = re.compile(r"(?<![第十])(?:其?[一二三四五六七]|[一另再还有]{1,2}[1一])(?:个|处|项|点|条|类|方面|种|是|为)|另1|1(?:个|处|项|点|条|类|方面|种)")
_CITED = re.compile(r"\s*(?:条款|文件|地方)?(?:都|均|的?表述|的?要求|提法)")
_OF_UNITS = re.compile(r"(?P<lead>牵头)|(?P<support>配合|协助|参与|分工)|(?P<member>成员)|(?P<all>责任|单位|部门)")


def counts_itself(said: Said, figure: Figure, witnesses: Sequence[Witness]) -> bool:
    """两项目标分别是甲和乙; 甲和乙两项指标; 牵头单位有两家; 两处都要求, of the two clauses that are cited."""
    if figure.unit not in _LISTED or len(figure.values) != 1 or figure.values[0] > _LARGEST or figure.binding.bounds:
        return False
    number = figure.values[0]
    segment = next((one for one in said.segments if figure.span.start < one.span.end), None)
    if figure.unit == "处" and number == len(witnesses) and _CITED.match(said.text, figure.span.end):
        return True
    if _POINTING.search(said.text, 0, figure.span.start) and number in _sizes(_before(said, figure)):
        return True
    if number == len(_ONE_BY_ONE.findall(said.text, figure.span.end)):
        return True
    ahead = _AHEAD.match(said.text, figure.span.end)
    if ahead and number in _sizes(said.text[ahead.end() :].rstrip("。 ")):
        return True
    if segment and _BEHIND.match(said.text, figure.span.end) and number == len(_ITEMS.split(said.text[segment.span.start : figure.span.start].strip())):
        return True
    if not segment or figure.unit not in ("家", "个"):
        return False
    before = [*_OF_UNITS.finditer(said.text, segment.span.start, figure.span.start)]
    role = next((one for one in reversed(before) if one.lastgroup != "all"), None) or _OF_UNITS.search(segment.text)
    return role is not None and number in _units(role.lastgroup or "", witnesses)


def _before(said: Said, figure: Figure) -> str:
    """What stands before a figure in its sentence."""
    return said.text[max((said.text.rfind(mark, 0, figure.span.start) for mark in "。;!?\n"), default=-1) + 1 : figure.span.start]


def _sizes(text: str) -> set[Decimal]:
    sizes = {len([one for one in text.split(mark) if one.strip()]) for mark in (";", ",", "、")} | {len(_ITEMS.split(text)), len(re.split("[、,和与及]|以及", text)) - text.endswith(("这", "那"))}
    return {Decimal(size) for size in sizes if size > 1}


def _units(role: str, witnesses: Sequence[Witness]) -> set[Decimal]:
    """How many units of a role each piece of evidence names."""
    wanted = {"lead": {"lead"}, "support": {"support"}, "member": {"member"}}.get(role)
    return {Decimal(len({one.name for one in roles_of(witness) if not wanted or one.roles & wanted})) for witness in witnesses}
