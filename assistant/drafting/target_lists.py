"""Target lists: every target that a question describes by its value, kind, commitment, lead unit, part or matter."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.answer import Status
from assistant.draft import Difference, Draft, place_of
from assistant.drafting.listing import Item, joined, listed
from assistant.drafting.statements import quote_of, stated
from assistant.inquiry import Inquiry
from index.folding import fold
from index.genre import Genre, one_of
from index.indicators import bare_operator, difference_kind, is_same_indicator
from index.keywords import tokens
from index.library import Reading
from index.quantities import Quantity, find_quantities
from index.spans import Span
from index.targets import Target

_ASKS_LIST = re.compile(
    r"哪(?:些|几|一些)|列(?:出|举|一下|个)|所有|全部|清单|汇总|一共|总共|都有|都是|分别|各(?:个|项|自|产业|行业|领域|条|类|链)|有(?:什么|啥)|多少(?:个|项)(?:量化)?(?:指标|目标)|几(?:个|项)(?:量化)?(?:指标|目标)|"
    r"\b(?:which|what|list|all|every|how many)\b", re.IGNORECASE,
)
_TARGETS = re.compile(r"指标|目标(?!任务|责任)|增速|增幅|targets?\b|indicators?\b|\bgrow\b|growth", re.IGNORECASE)
_WHOLE = re.compile(r"所有|全部|量化|一共|总共|多少(?:个|项)|几(?:个|项)|完整|\ball\b|every|how many", re.IGNORECASE)
_GROWTH = re.compile(r"增长|增速|增幅|\bgrow|growth|增\d", re.IGNORECASE)
_SHARE = re.compile(r"占比|比重|占[^,，。]{1,10}比例|\bshares?\b")
_WITHOUT_FIGURE = re.compile(r"(?:没有?|未|不)(?:给出?|定|写|明确|规定|设)?(?:具体|明确)?(?:的)?(?:数值|数字|数据|量化|数)|without (?:a )?(?:figure|number)")
_PART = re.compile(r"附件\s*[\d一二三四五六七八九十]+|总体方案|总方案|方案|文件")
_STOPS = re.compile(
    r"哪(?:些|几个|几项|几|个|一些)|列(?:出来|出|举|一下|个)|所有的?|全部的?|清单|汇总|一共|总共|都有|都是|分别|各(?:个|项|自|产业|行业|领域|条|类)?的?|有(?:什么|啥|多少)|是(?:什么|啥|多少)|多少|几[个项]|"
    r"指标|目标|增速|增幅|增长|量化|具体|数值|数字|要求|用了|写了|写的|提到|单位|设定|定为|定在|定了|年度|今年|全县|我县|主要|达到|的|是|为|要|在|有|里|中|和|个|项|类|需要|需|应|都|要达到|"
    r"which|what|list|all|every|targets?|indicators?|grows?|growth|are|is|the|of|by|set|at|in|how many|that|have|has|with|plan", re.IGNORECASE,
)
_SHORT = 4
"""Indicators up to this length (年产值) are many different things."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a target has to be to belong to the list. Empty fields ask for nothing."""

    quantity: Quantity | None
    scope: str
    commitments: tuple[str, ...]
    benchmark: str
    is_without_figure: bool
    unit: str
    leads: frozenset[str]
    subject: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        return not (self.quantity or self.scope or self.commitments or self.benchmark or self.is_without_figure or self.unit or self.leads or self.subject)


def draft_target_list(inquiry: Inquiry) -> Draft | None:
    """The complete list; None when the question does not ask for several targets by what they share."""
    typed = inquiry.question.typed
    if not _ASKS_LIST.search(typed) or inquiry.question.about_group:
        return None
    wanted = _wanted(inquiry)
    if wanted is None or not (_TARGETS.search(typed) or wanted.quantity or (wanted.commitments and not wanted.subject)):
        return None
    if wanted.is_open and not _WHOLE.search(typed):
        return None
    found = list(_matching(inquiry, wanted))
    if not found:
        what = f"{wanted.quantity.before}{wanted.quantity.value}{wanted.quantity.unit}{wanted.quantity.after}" if wanted.quantity else ""
        return Draft(inquiry.say("no_target_like", what=what), status=Status.NOT_FOUND) if what and not wanted.subject else None
    if len(found) < 2 and (wanted.subject or not (wanted.quantity or wanted.commitments or wanted.benchmark or wanted.leads)):
        return None
    return _draft(inquiry, wanted, found)


def _wanted(inquiry: Inquiry) -> _Wanted | None:
    """What the question describes; None when it names a matter that no target has."""
    question, genre = inquiry.question, inquiry.library.genre
    typed = _PART.sub(" ", question.typed)
    quantities = list(find_quantities(typed, Span(0, len(typed)), genre))
    if len(quantities) > 1:
        return None
    quantity = quantities[0] if quantities else None
    commitments = tuple(word for word in genre.commitments if word in typed)
    benchmark = _benchmark(inquiry)
    unit = _unit(typed, genre) if not quantity else ""
    scope = "新增" if "新增" in typed else "总量" if "总量" in typed else "占比" if _SHARE.search(typed) else "增长" if _GROWTH.search(typed) else ""
    rest = typed
    for said, _ in question.units:
        rest = rest.replace(said, " ")
    if quantity:
        rest = rest.replace(typed[quantity.before_start : quantity.span.end], " ")
    for word in (*commitments, benchmark, unit, scope, "占比", "比重", "牵头", "负责", "承担"):
        rest = rest.replace(word, " ") if word else rest
    subject = _subject(inquiry, _STOPS.sub(" ", _WITHOUT_FIGURE.sub(" ", rest)))
    if subject is None:
        return None
    leads = frozenset(name for _, names in question.units for name in names)
    return _Wanted(quantity, scope, commitments, benchmark, bool(_WITHOUT_FIGURE.search(typed)), unit, leads, subject)


def _benchmark(inquiry: Inquiry) -> str:
    """The aim without a figure that the question names: 市定目标, 持续下降."""
    typed = fold(inquiry.question.typed)
    values = {target.value for reading in inquiry.readings() for target in reading.targets if target.is_benchmark}
    named = [value for value in values if fold(value) in typed or (value.endswith("定目标") and value[:2] in typed)]
    return max(named, key=len, default="")


def _unit(typed: str, genre: Genre) -> str:
    """A unit that the question names without a numeral: 以亿元计的."""
    found = re.search(rf"(?:单位(?:是|为)?|以|按)(?P<unit>{one_of(genre.units)})(?:计|为单位|算|的)?", typed)
    return found["unit"] if found else ""


def _subject(inquiry: Inquiry, rest: str) -> tuple[str, ...] | None:
    """The words of the matter that the list is about; None when the documents do not know one of them."""
    words = [word for word in re.split(r"[\s,，。?？!！、“”\"]+", rest) if len(word) > 1]
    knows = inquiry.ranking.features.places.clause_terms.knows
    for word in words:
        if not any(knows(token) for token in tokens(word)):
            return None
    return tuple(words)


def _matching(inquiry: Inquiry, wanted: _Wanted) -> Iterator[tuple[Reading, Target]]:
    parts = inquiry.question.parts
    for reading in inquiry.readings():
        for target in reading.targets:
            if parts and reading.tree.part_of(reading.tree[target.address]).address not in parts:
                continue
            if _fits(wanted, target) and _is_led_by(wanted.leads, reading, target) and _is_about(inquiry, wanted.subject, reading, target):
                yield reading, target


def _fits(wanted: _Wanted, target: Target) -> bool:
    if wanted.quantity and not _has_value(wanted.quantity, target):
        return False
    if wanted.scope and target.scope != wanted.scope:
        return False
    if wanted.commitments and target.commitment not in wanted.commitments:
        return False
    if wanted.benchmark and target.value != wanted.benchmark:
        return False
    return not (wanted.is_without_figure and not target.is_benchmark) and (not wanted.unit or target.unit == wanted.unit)


def _has_value(quantity: Quantity, target: Target) -> bool:
    """The value that is asked for; of 以上 in a question also larger ones, of 超过 only those."""
    if target.unit != quantity.unit:
        return False
    mine, theirs = _number(target.value), _number(quantity.value)
    if mine is None or theirs is None:
        return target.value == quantity.value
    if quantity.before.endswith(("超过", "高于", "超", "过")):
        return mine > theirs
    if quantity.before.endswith(("低于", "不到", "少于")) and "不" not in quantity.before:
        return mine < theirs
    return mine >= theirs if quantity.after.endswith("以上") or quantity.before.endswith(("不低于", "不少于", "至少")) else mine == theirs


def _number(value: str) -> float | None:
    try:
        return float(value.replace(",", "").replace("，", ""))
    except ValueError:
        return None


def _is_led_by(leads: frozenset[str], reading: Reading, target: Target) -> bool:
    return not leads or any(leads & set(duty.lead) for duty in reading.duties if duty.address == target.address)


def _is_about(inquiry: Inquiry, subject: tuple[str, ...], reading: Reading, target: Target) -> bool:
    """Every word of the matter stands in the indicator or its clause's heading, or another form of it does."""
    clause = reading.tree[target.address]
    held = fold(f"{target.indicator} {target.span.of(reading.document.text)} {clause.heading if len(clause.heading) < 30 else ''}")
    forms = [form for form in inquiry.question.also if fold(form) in held]
    return all(fold(word) in held or any(set(tokens(form)) for form in forms) for word in subject)


def _draft(inquiry: Inquiry, wanted: _Wanted, found: list[tuple[Reading, Target]]) -> Draft:
    groups = _groups(found)
    exact = [group for group in groups if not wanted.quantity or any(_is_exact(wanted.quantity, target) for _, target in group)]
    larger = [group for group in groups if group not in exact]
    draft = listed(inquiry, [_item(inquiry, wanted, group) for group in exact or larger])
    if exact and larger and wanted.quantity:
        more = listed(inquiry, [_item(inquiry, wanted, group) for group in larger], is_further=True)
        draft = joined(inquiry, draft, more, inquiry.say("beyond", value=f"{wanted.quantity.value}{wanted.quantity.unit}"))
    return _with_differences(inquiry, draft, groups)


def _is_exact(quantity: Quantity, target: Target) -> bool:
    return _number(target.value) == _number(quantity.value)


def _groups(found: Iterable[tuple[Reading, Target]]) -> list[list[tuple[Reading, Target]]]:
    """Statements of one indicator together, in document order."""
    groups: list[list[tuple[Reading, Target]]] = []
    for reading, target in found:
        for group in groups:
            if is_same_indicator(group[0][1], target) and _says_as_much(group[0], (reading, target)):
                group.append((reading, target))
                break
        else:
            groups.append([(reading, target)])
    return groups


def _says_as_much(one: tuple[Reading, Target], other: tuple[Reading, Target]) -> bool:
    """Short indicators (年产值) are the same only under the same heading."""
    return len(one[1].indicator) > _SHORT or stated(*one) == stated(*other)


def _item(inquiry: Inquiry, wanted: _Wanted, group: list[tuple[Reading, Target]]) -> Item:
    """The row, with every other wording of the same indicator, in the list or outside it, and where it stands."""
    reading, target = group[0]
    agreeing = [one for one in group if not difference_kind(target, one[1])]
    text = stated(reading, target)
    said: set[tuple[str, str]] = set()
    for other in _elsewhere(reading, target):
        if (key := (other.value, bare_operator(other))) not in said:
            text = inquiry.say("value_elsewhere", item=text, place=place_of(quote_of(reading, other)), other=stated(reading, other))
        said.add(key)
    return Item(text, tuple(quote_of(*one) for one in agreeing))


def _elsewhere(reading: Reading, target: Target) -> list[Target]:
    """Statements of the same indicator that differ in value or operator."""
    if len(target.indicator) <= _SHORT:
        return []
    return [other for other in reading.targets if other is not target and is_same_indicator(target, other) and difference_kind(target, other)]


def _with_differences(inquiry: Inquiry, draft: Draft, groups: list[list[tuple[Reading, Target]]]) -> Draft:
    """Rows whose indicator another clause sets differently are cited together with it."""
    differences: list[Difference] = []
    also = list(draft.also)
    for (reading, target), *_ in groups:
        for other in _elsewhere(reading, target):
            mine, theirs = quote_of(reading, target), quote_of(reading, other)
            also += [quote for quote in (mine, theirs) if quote not in (*draft.quotes, *also)]
            cited = [*draft.quotes, *also]
            differences.append(Difference(difference_kind(target, other), inquiry.say("differ"), (cited.index(mine), cited.index(theirs))))
    return draft.but(also=tuple(also), differences=tuple(differences))
