"""Figures: numbers that a premise gives, and the plain question for what the document sets in their place."""

import re
from collections.abc import Iterator

from assistant.drafting.figures.filter import in_figures
from assistant.premises.supposition import SupposedFigure, Supposition
from index.genre import Genre
from index.quantities import Quantity, find_quantities
from index.spans import Span

_VERBS = re.compile(
    r"(?:(?:的)?(?:目标|指标|任务|增速|数)?(?:要求?|将|会|应该?|得|已经?|被|都|也|今年|现在|目前|最后|总共|一共|竟然|居然|只|才|仅|就|又|说|写|定|设|是|为|有|到|在|成|至|约|大概|大约|差不多|至少|最多|接近|近|"
    r"改|调整?|变|换|提高|提升|上调|下调|涨|升|降低?|压减?|砍|减到|增加到|达到?|实现|完成|突破|超过|高于|低于|不低于|不少于|不超过|多于|少于|不到|控制|稳定|保持|翻[倍番]|提|减|加|增|上涨|搞|争取|安排|[,，:：\s])*)$"
)
_FROM = re.compile(r"(?:由|从)(?:原来的?)?[^,，。]{1,12}(?=(?:提高|提升|上调|下调|调整?|涨|升|降低?|减少?|增加?|改|变|压|砍)(?:到|为|至|成|了)*)")
"""由30亿调整为…: what it was before."""
_VERBS_ENGLISH = re.compile(r"(?:\s*\b(?:must|should|will|would|has|have|had|been|to|be|is|are|was|were|really|only|just|by|at|of|about|around|over|exactly|more than|at least|less than|under|above|expected|supposed|planned|plans?|raised?|cut|set|lowered|increased?|reduced|changed|now|reach(?:es)?|exceeds?|grows?|rises?|falls?|drops?|the))+[\s，,]*$", re.IGNORECASE)
_BEHIND = re.compile(r"(?:人民币|现金)?(?:以上|以下|左右|以内|上下)?(?:了|啦|的)?(?:目标|指标|任务|水平|规模|标准)?(?:了)?")
_GROWS, _FALLS = re.compile(r"增长|增幅|增速|涨|增|\bgrow|\bincrease|\brise", re.IGNORECASE), re.compile(r"下降|降低|减少|下滑|负增长|跌|压减|\bfall|\bdrop|\bdecrease|\bcut\b|\bdecline", re.IGNORECASE)
_LEVEL = re.compile(r"(?:提高|提升|增长|增加|上升|下降|降低|减少|降|涨|升|调)(?:到|至|为)")
_LOOSE = re.compile(r"(?<![A-Za-z\d.])(?P<value>\d+(?:\.\d+)?)\s*(?P<unit>[\u3400-\u9fff]{1,4}?|micrograms?)(?=$|[,，。\s]|了|以[上下内]|左右)")
"""A numeral with a unit that plans do not use (25微克)."""
_SIGNS = re.compile(r"(\d)\s*个(?:多)?点(?![\u3400-\u9fff])|(\d)\s*个点")
_HUNDRED_MILLIONS = re.compile(r"(?<=\d)个亿(?!元)")
_WORDED = re.compile(r"(?P<value>\d[\d.,]*)\s*(?P<unit>percent|per cent|billion|million|thousand)\b(?:\s*(?:yuan|rmb|dollars?))?", re.IGNORECASE)
_WORDED_UNITS = {"percent": "%", "per cent": "%", "billion": "十亿", "million": "百万", "thousand": "千"}
_COUNTED = re.compile(r"(?<![\w.])(\d[\d,]*)\s+(?=(?:[A-Za-z-]+\s+){0,3}(?:enterprises|companies|firms|projects|platforms|people|talents|berths|cases|items)\b)", re.IGNORECASE)
_COUNTS = frozenset("家个户项件种座所处名人台套")
_MEASURES = frozenset(("吨", "万吨", "亿吨", "亿斤", "万斤", "亩", "万亩", "公里"))
_UNNAMED = re.compile(r"目标|指标|任务|数字|是多少|多少|增长|今年|全年|这个|那个|[\s,，的了就]|\b(?:the|target|is|how|much|growth)\b")
_TOPIC = 2
"""Characters from which something is named."""


def supposed_figures(premise: str, rest: str, asks_why: bool, genre: Genre) -> Supposition | None:
    """Figures that are said of something."""
    spoken = _HUNDRED_MILLIONS.sub("亿元", _SIGNS.sub(lambda found: f"{found[1] or found[2]}%", in_figures(premise)))
    text = _english_figures(_FROM.sub("", spoken))
    found = list(find_quantities(text, Span(0, len(text)), genre))
    claims = [one for one in found if _closes(text, one)] or found[:1] or list(_loose(text))
    if not claims:
        return None
    plain, start = "", 0
    figures = []
    for one in claims:
        before = text[start : one.before_start]
        bound = f"{one.before}{one.after}"
        said = text[max(start, one.before_start - 8) : one.span.end]
        verbs = _VERBS.search(before)
        tail = _VERBS_ENGLISH.search(before)
        head = before[: tail.start()] if tail else before[: verbs.start()] if verbs else before
        is_growth = bool(_GROWS.search(said) or _FALLS.search(said)) and not _LEVEL.search(said) and one.unit in ("%", "％", "个百分点", "百分点")
        figures.append(SupposedFigure(one.value, one.unit, bound, bool(_FALLS.search(said)) and not _LEVEL.search(said)))
        is_new = "新增" in said and "新增" not in head
        plain += f"{head}{'新增' if is_new else ''}{_ask(head, is_growth, is_new, one.unit)}"
        noun = _BEHIND.match(text, one.span.end)
        start = noun.end() if noun else one.span.end
    behind = text[start:].partition(",")[0]
    plain = f"target for {behind} is how much" if re.match(r"\s*[A-Za-z]{3}", behind) and len(claims) == 1 else plain + behind
    return Supposition("" if len(_UNNAMED.sub("", plain)) < _TOPIC else plain.strip(" ,，"), tuple(figures), rest=rest, asks_why=asks_why)


def _loose(text: str) -> Iterator[Quantity]:
    for found in _LOOSE.finditer(text):
        if found["unit"][0] not in "年月日号第":
            yield Quantity(Span(found.start(), found.end()), found["value"], found["unit"], "", found.start(), "")
            return


def _ask(head: str, is_growth: bool, is_new: bool, unit: str) -> str:
    if re.search(r"[A-Za-z]\s*$", head):
        return " growth target is how much" if is_growth else " target is how much"
    if is_growth:
        return "多少" if re.search(r"(?:增长|增速|增幅|下降|降低)$", head) else "增长多少"
    if unit in _MEASURES or (unit in _COUNTS and re.search(r"企业|项目|平台|人才|公司|专利|机构|基地|[家户个]数$", head[-8:])):
        return f"{'' if is_new else '达到'}多少{unit}"
    return "多少" if is_new else "是多少" if head.endswith(("目标", "指标", "任务", "占比", "比重", "率")) else "目标是多少"


def _closes(text: str, one: Quantity) -> bool:
    """The figure ends what is said; one with a noun behind it (过5亿元的企业) only names something."""
    behind = text[one.span.end :]
    return bool(re.match(r"(?:人民币)?(?:了|啦|的)?(?:目标|指标|任务|水平|规模|标准)?(?:了|呢)?\s*(?:$|[,，、。;；和及与并且而]|and\b)", behind))


def _english_figures(text: str) -> str:
    """20 percent as 20%, 5 billion as 50亿: to be told from the plan's figures, never shown."""
    def written(found: re.Match[str]) -> str:
        unit, value = _WORDED_UNITS[found["unit"].lower()], float(found["value"].replace(",", "").rstrip("."))
        factor, own = {"%": (1, "%"), "十亿": (10, "亿"), "百万": (100, "万"), "千": (0.1, "万")}[unit]
        return f"{value * factor:g}{own}"

    return _COUNTED.sub(r"\1家 ", _WORDED.sub(written, text))
