"""Roles: the units that a text names and what it makes them do, and what of it the clauses do not say."""

import re
from collections.abc import Collection, Iterable

from evals.matching import normal

_UNIT = "\ue000\\d+\ue001"
_JOIN = r"(?:[、和与及]|以及|\s*and\s*|\s)+"
_LIST = rf"{_UNIT}(?:{_JOIN}{_UNIT})*"
_MORE = r"(?:等)?(?:[\d两三四五六七八九十]+[个家])?(?:相关|有关)?(?:单位|部门)?"
_IS = r"(?:分别)?(?:是|为|有|包括|：|:|is|are|\s)*"
_ROLES = {
    "lead": (
        re.compile(rf"(?P<units>{_LIST}){_MORE}(?:分别|共同|联合|负责|总|按职责分工|\s)*(?:牵头|主办|leads?\b|takes? the lead)"),
        re.compile(rf"(?:牵头|主办)(?:责任)?(?:单位|部门)?{_IS}(?P<units>{_LIST})"),
        re.compile(rf"(?:led by|lead units?|lead departments?)(?: is| are|:)?\s*(?P<units>{_LIST})"),
    ),
    "support": (
        re.compile(rf"(?P<units>{_LIST}){_MORE}(?:积极|共同|协同|分别|予以|进行|按职责分工|\s)*(?:配合|协办|协助|参与|supports?\b)"),
        re.compile(rf"(?:配合|协办|责任|参与|支持|协助)(?:单位|部门){_IS}(?P<units>{_LIST})"),
        re.compile(rf"(?:supported by|supporting units?|support)(?: is| are|:)?\s*(?P<units>{_LIST})"),
    ),
}
_CHARGED = re.compile(rf"(?P<units>{_LIST}){_MORE}(?:按照?(?:各自)?职[责能](?:分工)?)?(?:抓好)?(?:负责|落实|推进)")
"""How a clause names its units without a role; told as supporting, as a single list of responsible units is."""
_SHAPE = re.compile(r"(?<![全各])[县市省](?![级直域区内外里委])[\u3400-\u9fff]{1,9}?(?:局|委员会|中心|集团|公司|研究院|管委会)")
_GENERIC = re.compile(r"[各级及和与、的]|相关|有关|部门")


def unwitnessed_units(sentence: str, clauses: str, units: Collection[str]) -> list[str]:
    """The units of a sentence that the clauses do not name, or not in the role that it gives them."""
    said, printed = normal(sentence), normal(clauses)
    names = _names(said, units)
    found = [f"unit {name}" for name in names if name not in printed]
    marked, numbers = _marked(said, names)
    found += [f"unit {name}" for name in dict.fromkeys(_SHAPE.findall(re.sub(_UNIT, "·", marked))) if name not in printed and not _GENERIC.search(name)]
    stated, numbers = _marked(printed, _names(printed, units), numbers)
    roles = _roles(stated, numbers) | {("support", name) for name in _listed(_CHARGED, stated, numbers)}
    found += [f"{role} {name}" for role, name in sorted(_roles(marked, numbers) - roles) if name in printed]
    return found


def _names(text: str, units: Iterable[str]) -> list[str]:
    """The printed names that stand in a text, a longer one before those that it holds."""
    rest, found = text, []
    for name in sorted({normal(unit) for unit in units}, key=lambda one: (-len(one), one)):
        if name and name in rest:
            found.append(name)
            rest = rest.replace(name, "·")
    return found


def _marked(text: str, names: Iterable[str], numbers: dict[str, int] | None = None) -> tuple[str, dict[str, int]]:
    """The text with each name as a mark with its number."""
    known = dict(numbers or {})
    for name in names:
        text = text.replace(name, f"\ue000{known.setdefault(name, len(known))}\ue001")
    return text, known


def _roles(marked: str, numbers: dict[str, int]) -> set[tuple[str, str]]:
    return {(role, name) for role, patterns in _ROLES.items() for pattern in patterns for name in _listed(pattern, marked, numbers)}


def _listed(pattern: re.Pattern[str], marked: str, numbers: dict[str, int]) -> set[str]:
    names = {str(number): name for name, number in numbers.items()}
    return {names[number] for match in pattern.finditer(marked) for number in re.findall("\ue000(\\d+)\ue001", match["units"])}
