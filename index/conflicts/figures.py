"""Figures: targets of one indicator that clauses state with another value, operator, benchmark or commitment, or in another scope."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.clauses import ClauseTree
from index.conflicts.conflict import KINDS, Conflict, Side, conflict_of
from index.indicators import bare_operator, difference_kind, is_other_scope, is_same_part, is_tentative, parts_of
from index.targets import Target

_GENERIC = re.compile(
    r"(?:年|总|全年|本年|规模|新增|力争|分别|最高|一次性|后|给予|按|每|其中|资金|项目|企业)*(?:产值|税收|收入|营业收入|销售收入|利润|投资|企业|项目|产业项目|市场|面积|规模|人数|数量|产量|泊位|基地|工程量|工程|"
    r"任务|(?:完成|覆盖|合格|达标|筛查|增长|利用)率|比例|比重|占比|补助|补贴|奖励|资助|奖补|资金|支持|贷款|贴息|标准)?"
)
"""Indicators that say too little by themselves (年产值, 泊位, 一次性奖励) to be compared across clauses."""

_SHARE = re.compile(r"其中\s*[,，:：]?\s*$")


@dataclass(frozen=True, slots=True)
class _Item:
    """One indicator of a target that may be set for several (接待游客数量和旅游收入)."""

    target: Target
    part: str
    is_share: bool
    """It is a part of what stands before it (总投资3亿元,其中专项债1亿元)."""


def figure_conflicts(tree: ClauseTree, targets: Sequence[Target]) -> Iterator[Conflict]:
    """One conflict an indicator whose statements differ; then one for each that is counted in two scopes."""
    text = tree.document.text
    groups = _groups([_Item(target, part, _is_share(text, target)) for target in targets for part in parts_of(target.indicator)])
    for group in groups:
        kind = _kind(text, group)
        if kind and _spans_clauses(group):
            yield _conflict(text, kind, group)
    for place, group in enumerate(groups):
        wider = [other for other in groups[place + 1 :] if _in_two_scopes(group, other)]
        both = [*group, *(item for other in wider for item in other)]
        if wider and _spans_clauses(both):
            yield _conflict(text, "scope", both)


def _groups(items: Sequence[_Item]) -> list[list[_Item]]:
    """The items of one indicator together, in reading order."""
    groups: list[list[_Item]] = []
    for item in items:
        if _GENERIC.fullmatch(item.part):
            continue
        known = next((group for group in groups if any(_is_same(item, other) for other in group)), None)
        if known is None:
            groups.append([item])
        else:
            known.append(item)
    return groups


def _is_same(one: _Item, other: _Item) -> bool:
    if one.is_share != other.is_share and one.target.value != other.target.value:
        return False
    return is_same_part(one.target, one.part, other.target, other.part)


def _is_share(text: str, target: Target) -> bool:
    return target.span.of(text).startswith("其中") or bool(_SHARE.search(text, max(0, target.span.start - 4), target.span.start))


def _in_two_scopes(group: Sequence[_Item], other: Sequence[_Item]) -> bool:
    return any(is_other_scope(one.target, one.part, two.target, two.part) for one in group for two in other)


def _spans_clauses(group: Sequence[_Item]) -> bool:
    return len({item.target.address for item in group}) > 1


def _kind(text: str, group: Sequence[_Item]) -> str:
    """The weightiest way in which two of them differ that stand in different clauses; empty where none do."""
    kinds = {
        difference_kind(_as_printed(text, one.target), _as_printed(text, other.target))
        for place, one in enumerate(group) for other in group[place + 1 :] if one.target.address != other.target.address
    }
    return next((kind for kind in KINDS if kind in kinds), "")


def _as_printed(text: str, target: Target) -> Target:
    """The target with a commitment only where its own words print it, not the sentence's first."""
    return target if target.commitment in target.span.of(text) else replace(target, commitment="")


def _conflict(text: str, kind: str, items: Sequence[_Item]) -> Conflict:
    subject = min((item.part for item in items), key=len)
    has_words = kind == "commitment" or any(bare_operator(item.target) in ("超过", "低于") for item in items)
    is_one_name = len({item.part for item in items}) == 1 or kind != "scope" or any(item.target.scope for item in items)
    said = {
        Side(item.target.address, item.target.span): f"{'' if is_one_name else item.part}{_said(text, kind, _as_printed(text, item.target), has_words)}"
        for item in items
    }
    return conflict_of(kind, subject, said.items())


def _said(text: str, kind: str, target: Target, has_words: bool) -> str:
    """The words that tell a side from the others: 8%, 达到100家, 力争增长9%以上, 新增10家."""
    whole = target.value_span.of(text)
    if kind == "commitment":
        return whole if not is_tentative(target) or whole.startswith(target.commitment) else f"{target.commitment}{whole}"
    if kind == "scope":
        return whole if not target.scope or whole.startswith(target.scope) else f"{target.scope}{whole}"
    return whole if has_words else whole[max(0, whole.find(target.value)) :]
