"""Figures: every numeral of a compared text with its unit, what binds it and the words that say what it measures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from assistant.verification.bounds import Binding, binding_of, is_vague
from assistant.verification.plain import Plain
from assistant.verification.words import bare
from index.genre import Genre
from index.spans import Span

_NUMBER = r"[0-9]+(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_NAME = re.compile(
    r"(?<![A-Za-z0-9.])(?:[A-Za-z]+[-.]?[0-9][A-Za-z0-9.]*[A-Za-z0-9]|[A-Za-z]+[0-9]|[0-9]+(?:\.[0-9]+)?(?!(?:percent|pct|million|billion|yuan|rmb)\b)[A-Za-z]+[A-Za-z0-9]*|"
    r"[0-9]+(?:\+[0-9A-Za-z]+)+|第\s?[0-9]+)",
    re.ASCII,
)
_ENGLISH_UNITS = {"percentage points": "个百分点", "percentage point": "个百分点", "percent": "%", "per cent": "%", "pct": "%", "百分点": "个百分点"}
_QUOTED = re.compile(r'"[^"\n]{2,14}"')
"""A short quotation of a compared text."""
_RESPECTIVELY = re.compile(r"分别|依次")
_TOWN_AND_COUNTRY = re.compile(r"城乡(?P<of>.+)")
_IN_A_ROW = re.compile(r"\s?(?:、|和|与|或|/)\s?")
_AND = re.compile(r"、|以及|[和与及]")
_BOUNDARY = re.compile(r"[;。:!?\n]|(?<!\d),|,(?!\d{3})")
_RIGHT_END = re.compile(r"[,;。:!?\n]|\.(?=\s|$)| and (?=\S+ )")
_CONJUNCTION = re.compile(r"(?:、|以及|[和与及]|\band\b)\s*$")
_OPENING = re.compile(r"^(?:、|以及|[和与及]|\band\b|,|\s)+")
_TAIL = re.compile(r"\s*(?:\(?(?:及|或)?以[上下内]\)?|左右|上下|之[上内下]|的)*")
_LEADS_OVER = re.compile(r"(?:过|超|超过|逾)\s*$")
_OVER_TAIL = re.compile(r"\s*(?:及|或)?以[上下]")
_RATED = re.compile(r"(?:以上)?的?(?:[\u3400-\u9fff]{0,4}?(?:企业|项目|园区|产业|集群|单位|镇|村))")
"""What is rated by an amount: 税收过2000万企业."""
SPANS_OF_TIME = {"年", "个月", "天", "小时", "分钟", "岁", "周岁", "期", "次"}
"""What a numeral with such a unit measures goes on behind it: 连续2年达到50万元, 二期四个泊位."""
COUNTS = frozenset("家个户项名人位所座处件种台套条支场宗例款只批次栋间")
_ALIKE = ({"家", "户", "所"}, {"名", "人", "位"}, {"项", "件", "条"}, {"座", "处", "所"}, {"台", "套"})


@dataclass(frozen=True, slots=True)
class Figure:
    """One numeral of a compared text."""

    span: Span
    """The numeral with its unit."""
    values: tuple[Decimal, ...]
    """The value; the two ends of a range."""
    unit: str
    """Folded; empty where none is printed."""
    binding: Binding
    left: str
    right: str
    """The phrases before and behind that may say what it measures."""
    left_start: int
    describes: bool = False
    """It describes what the next one counts: 过5亿元以上企业|10家."""
    joins: bool = False
    """It stands beside the one before it and shares its words: 740元/月和485元/月."""
    name: str = ""
    """A numeral that is part of a name (G240, 1+1+X, 第3), and no figure of its own."""

    @property
    def is_percent(self) -> bool:
        return self.unit in ("%", "‰", "‱")


def same_unit(one: str, other: str, context: str) -> bool:
    """Whether two units are one; what a unit adds (800万人次 for 旅游人次800万) may stand in the words around it."""
    if one == other:
        return True
    if one in COUNTS and other in COUNTS:
        return "个" in (one, other) or any({one, other} <= group for group in _ALIKE)
    shorter, longer = sorted((one, other), key=len)
    return bool(shorter) and shorter in ("万", "亿") and longer.startswith(shorter) and longer[1:] in context


@lru_cache(maxsize=8)
def _pattern(genre: Genre) -> re.Pattern[str]:
    units = f"个月|[万亿](?:公顷|公里|平方公里|平方米|立方米|千瓦时?)|[万亿][{''.join(sorted(COUNTS))}]|{genre.unit_pattern}|percentage points?|percent\\b|per cent\\b|pct\\b"
    return re.compile(
        rf"(?<![0-9.])(?P<minus>(?<![0-9A-Za-z%])-\s?)?(?P<low>{_NUMBER})(?:(?P<first>\s?(?:{units}))?\s?(?:[-~至到]|—{{1,2}}|to(?= ))\s?(?P<high>{_NUMBER}))?"
        rf"(?P<late>\s?[余多](?=\s?(?:{units})))?(?P<unit>\s?(?:{units}))?",
        re.ASCII,
    )


def find_figures(plain: Plain, masked: Sequence[Span], genre: Genre) -> list[Figure]:
    """The figures of a compared text in order. ``masked``: the dates, which are none; the text is as long with them as without."""
    shown = _blanked(plain.text, masked)
    names = [Span(*found.span()) for found in _QUOTED.finditer(shown)]
    found = _with_units(shown, sorted((_unless_named(one, plain, names) for one in _numerals(shown, genre)), key=lambda one: one.span.start))
    figures: list[Figure] = []
    for place, one in enumerate(found):
        following = next((other for other in found[place + 1 :] if not other.name), None)
        figures.append(_with_phrases(shown, one, [other for other in figures if not other.describes and not other.name and other.unit not in SPANS_OF_TIME], following, genre))
    return figures


def shared_out(text: str, figures: Sequence[Figure]) -> dict[int, str]:
    """甲、乙分别增长7%和6.5%: the place of each such figure → the name that belongs to it."""
    names: dict[int, str] = {}
    for found in _RESPECTIVELY.finditer(text):
        start = max((text.rfind(mark, 0, found.start()) for mark in ",;。:\n"), default=-1) + 1
        items = [one for one in _AND.split(text[start : found.start()]) if bare(one).strip()]
        town = _TOWN_AND_COUNTRY.match(items[0].strip()) if len(items) == 1 else None
        if town:
            items = [f"{side}{town['of']}" for side in ("城市", "农村")]
        end = min((at for mark in ";。\n" if (at := text.find(mark, found.end())) >= 0), default=len(text))
        after = [place for place, one in enumerate(figures) if found.end() <= one.span.start < end and not one.describes and not one.name]
        if 1 < len(items) <= len(after):
            names |= dict(zip(after, items, strict=False))
    return names


def _with_units(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """6、18个月: what stands right before the next numeral has its unit."""
    found = list(figures)
    for place in range(len(found) - 2, -1, -1):
        one, following = found[place], found[place + 1]
        if not one.unit and not one.name and not following.name and _IN_A_ROW.fullmatch(text, one.span.end, following.span.start):
            found[place] = replace(one, unit=following.unit)
    return found


def _unless_named(one: Figure, plain: Plain, quoted: Sequence[Span]) -> Figure:
    """A spelled numeral inside a short quotation (“两项补贴”) belongs to a name."""
    is_named = not plain.printed(one.span)[:1].isascii() and not one.binding.bounds and any(span.covers(one.span) for span in quoted)
    return replace(one, name=one.span.of(plain.text)) if is_named else one


def _blanked(text: str, masked: Sequence[Span]) -> str:
    for span in masked:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _numerals(text: str, genre: Genre) -> Iterator[Figure]:
    names = [Span(*found.span()) for found in _NAME.finditer(text)]
    for span in names:
        yield _bare_figure(span, (), "", name=span.of(text).replace(" ", ""))
    for found in _pattern(genre).finditer(_blanked(text, names)):
        unit = (found["unit"] or found["first"] or "").strip()
        values = tuple(Decimal(one.replace(",", "")) for one in (found["low"], found["high"]) if one)
        end = found.end()
        is_odd = bool(found["minus"]) or bool(found["late"]) or (is_vague(text[end : end + 1]) and unit in ("%", "万", "亿"))
        one = _bare_figure(Span(found.start("low"), end), values, _ENGLISH_UNITS.get(unit, unit))
        yield replace(one, binding=replace(one.binding, bounds=frozenset({"vague"}))) if is_odd else one


_PLAIN = binding_of("", "", "")


def _bare_figure(span: Span, values: tuple[Decimal, ...], unit: str, name: str = "") -> Figure:
    return Figure(span, values, unit, _PLAIN, "", "", span.start, name=name)


def _with_phrases(text: str, one: Figure, before: Sequence[Figure], following: Figure | None, genre: Genre) -> Figure:
    previous = before[-1] if before else None
    edge = max((found.end() for found in _BOUNDARY.finditer(text, 0, one.span.start)), default=0)
    start = edge
    joins = False
    if previous and previous.span.end > edge:
        start = previous.span.end + len(_TAIL.match(text[previous.span.end :])[0])  # type: ignore[index]
        between = text[start : one.span.start]
        bare_between = _OPENING.sub("", between)
        joins = not bare(bare_between).strip()
        start = one.span.start if _CONJUNCTION.search(between) and not joins else one.span.start - len(bare_between)
    tail_end = one.span.end + len(_TAIL.match(text[one.span.end :])[0])  # type: ignore[index]
    closing = _RIGHT_END.search(text, tail_end)
    right_end = closing.start() if closing else len(text)
    if following and following.span.start < right_end:
        right_end = max(tail_end, following.span.start)
    left, right = text[start : one.span.start], text[tail_end:right_end]
    if joins and previous:
        left = previous.left
    if following and right_end == following.span.start:
        cut = re.search(r"以及|[、和与及]|\band\b", right)
        right = right[: cut.start()] if cut else right
    is_in_a_row = following is not None and one.unit != "" and text[one.span.end - 1].isdecimal() and following.unit == one.unit
    tail_at = following.span.end if following and is_in_a_row else one.span.end
    binding = binding_of(left, right, text[tail_at : tail_at + 10])
    if one.binding.bounds:
        binding = replace(binding, bounds=binding.bounds | one.binding.bounds)
    one = replace(one, binding=binding)
    describes = _describes(text, one, left, following, genre)
    return replace(one, left=left, right=right, left_start=start, joins=joins, describes=describes)


def _describes(text: str, one: Figure, left: str, following: Figure | None, genre: Genre) -> bool:
    if one.unit in genre.describing_units and not one.binding.bounds:
        return True
    is_over = bool(_LEADS_OVER.search(left)) or bool(_OVER_TAIL.match(text[one.span.end :]))
    if is_over and "元" in one.unit + "元" * (one.unit in ("万", "亿")) and _RATED.match(text, one.span.end):
        return True
    if not following or not is_over:
        return False
    between = text[one.span.end : following.span.start]
    is_closed = (between != "" or following.unit in COUNTS) and len(between) <= 14 and not re.search(r"[,;。、]", between)
    return is_closed and "元" in one.unit + "元" * (one.unit in ("万", "亿")) and "元" not in following.unit and not following.is_percent
