"""Groups: the working groups (专班) and coordination groups of a plan: who convenes, who belongs, where the office sits."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.clauses import Clause, ClauseTree
from index.spans import Span

_KINDS = r"(?:专班|协调组|领导小组|工作组|指挥部)"
_NAME = re.compile(rf"(?:成立|组建|设立|建立)(?:[由以][^。;；\n]{{4,120}}?的)?(?P<name>[^,，。;；、]{{2,40}}?{_KINDS})")
_ROLE = r"(?:牵头人|召集人|组\s*长|主任|指挥长|总指挥)"
_BEFORE_ROLE = rf"(?:[,，。;；、\s设]|{_KINDS}|^)"
_LIST_ENDS = rf"(?=[,，。;；\n]|\s+(?:副?{_ROLE}|成\s*员)|$)"
_CHAIR = re.compile(rf"(?:由|以|(?<=[,，。;；\n]))(?P<who>[^,，。;；\n由以]{{2,60}}?)(?:兼任|担任|任|为)(?:总)?(?P<role>{_ROLE})")
_CHAIR_BEHIND = re.compile(rf"{_BEFORE_ROLE}(?P<role>{_ROLE})由(?P<who>[^,，。;；\n]{{2,60}}?)(?:兼任|担任)")
_CHAIR_LISTED = re.compile(rf"{_BEFORE_ROLE}(?P<role>{_ROLE})\s*[:：]\s*(?P<who>[^,，。;；\n]{{2,60}}?){_LIST_ENDS}")
_LEADER = re.compile(r"由(?P<who>[^,，。;；]{2,40}?)总?牵头(?=[,，。;；])")
_DEPUTY = re.compile(rf"(?<=[,，、;；\n])由?(?P<who>[^,，。;；\n]{{2,120}}?)(?:兼任|担任|任|为)副(?P<role>{_ROLE})")
_DEPUTY_BEHIND = re.compile(rf"{_BEFORE_ROLE}副(?P<role>{_ROLE})由(?P<who>[^,，。;；\n]{{2,120}}?)(?:兼任|担任)")
_DEPUTY_LISTED = re.compile(rf"{_BEFORE_ROLE}副(?P<role>{_ROLE})\s*[:：]\s*(?P<who>[^,，。;；\n]{{2,120}}?){_LIST_ENDS}")
_MEMBERS = re.compile(
    r"(?:成员单位(?:(?:包括|为|有|由)\s*[:：]?|[:：])|成\s*员[:：])\s*(?P<who>[^。;；\n]+?)(?=[,，](?:工作|专班|办公室)|[。;；\n]|$)"
)
_MEMBERS_BEFORE = re.compile(r"[,，、](?P<who>[^,，。;；]+?)为成员(?:单位)?(?=[,，。;；的]|$)")
_MEMBERS_MAKE_UP = re.compile(r"由(?P<who>[^。;；]+?)(?:单位|部门)?(?:共同)?组成")
_OPEN = re.compile(r"等(?:相关|有关)?(?:部门|单位)?$")
_OFFICE = re.compile(r"(?:工作)?(?:专班)?办公室设(?:在|于)?(?P<who>[^,，。;；]{2,30})")
_OFFICE_DUTY = re.compile(r"办公室设[^,，。;；]+[,，](?P<what>(?:负责|承担)[^。;；]+)")
_RHYTHM = re.compile(
    r"[^,，。;；]*(?:每(?:隔)?(?:[一二两三四五六半\d]+个?)?(?:日|天|周|旬|月|季度?|年)|定期|[一双][周月季]一|"
    r"(?<![上下本当])[日周旬月季](?:调度|通报|例会|会商|督导|督查|报告|小结))[^,，。;；]*"
)
_POST = re.compile(
    r"(?:主要|分管|常务|有关|相关)*(?:负责人|负责同志|领导|副?(?:主任|局长|部长|书记|院长|会长|行长|总经理|董事长|秘书长|[省市县区乡镇]长|主席))(?:同志)?$"
)


@dataclass(frozen=True, slots=True)
class Field:
    """One printed field of a group: its words and their place."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class WorkingGroup:
    """One group as its clause describes it. A field that the clause does not set is None or empty."""

    address: str
    span: Span
    name: str
    convener: Field | None
    """Who convenes, leads or chairs: 县政府办分管副主任."""
    convener_role: str
    deputies: Field | None
    deputy_role: str
    members: tuple[str, ...]
    members_span: Span | None
    open_list: bool
    office: Field | None
    office_duty: Field | None
    rhythm: tuple[Field, ...]
    leader: Field | None
    """Who leads it all (总牵头), where that is somebody else than the convener."""

    @property
    def deputy_units(self) -> tuple[str, ...]:
        """The units whose people are its deputies, as printed: 县发改局、县商务粮食局 of 县发改局、县商务粮食局主要负责人."""
        return units_of_posts(self.deputies.text) if self.deputies else ()

    @property
    def convener_units(self) -> tuple[str, ...]:
        """The unit whose person convenes it: 县政府办 of 县政府办分管副主任."""
        return units_of_posts(self.convener.text) if self.convener else ()


def units_of_posts(posts: str) -> tuple[str, ...]:
    """The units that a list of posts names, without the posts; a post of no unit (常务副县长) names none."""
    found = (_POST.sub("", one) for one in re.split("[、,，和]", posts))
    return tuple(one for one in found if len(one) > 1 and not one.endswith("政府"))


def find_groups(tree: ClauseTree) -> list[WorkingGroup]:
    """Every group that a clause sets up, in reading order."""
    return [group for clause in tree for group in _groups(tree, clause)]


def _groups(tree: ClauseTree, clause: Clause) -> Iterator[WorkingGroup]:
    text = tree.document.text
    start, end = clause.span
    name = _NAME.search(text, start, end)
    chair = _first(text, start, end, _CHAIR, _CHAIR_BEHIND, _CHAIR_LISTED)
    if not name or not chair:
        return
    deputy = _first(text, chair.end("who"), end, _DEPUTY, _DEPUTY_BEHIND, _DEPUTY_LISTED)
    members = _MEMBERS.search(text, start, end) or _MEMBERS_BEFORE.search(text, start, end)
    members = members or _MEMBERS_MAKE_UP.search(text, start, end)
    office = _OFFICE.search(text, start, end)
    office_duty = _OFFICE_DUTY.search(text, start, end)
    names = text[slice(*members.span("who"))] if members else ""
    leader = _LEADER.search(text, start, end)
    yield WorkingGroup(
        address=clause.address,
        span=clause.span,
        name=re.sub(r"^县?实施(?=.{4,}(?:专班))", "", name["name"]),
        convener=_field(text, chair.span("who")),
        convener_role=_role(chair),
        deputies=_field(text, deputy.span("who")) if deputy else None,
        deputy_role=f"副{_role(deputy)}" if deputy else "",
        members=tuple(unit for unit in re.split("[、,，]", _OPEN.sub("", names)) if unit),
        members_span=Span(*members.span("who")) if members else None,
        open_list=bool(_OPEN.search(names)),
        office=_field(text, office.span("who")) if office else None,
        office_duty=_field(text, office_duty.span("what")) if office_duty else None,
        rhythm=tuple(_field(text, found.span()) for found in _RHYTHM.finditer(text, start, end)),
        leader=_field(text, leader.span("who")) if leader else None,
    )


def _first(text: str, start: int, end: int, *patterns: re.Pattern[str]) -> re.Match[str] | None:
    """The earliest place at which one of the forms stands."""
    found = [match for pattern in patterns if (match := pattern.search(text, start, end))]
    return min(found, key=lambda match: match.start("role"), default=None)


def _role(found: re.Match[str]) -> str:
    return re.sub(r"\s", "", found["role"])


def _field(text: str, span: tuple[int, int]) -> Field:
    return Field(text[slice(*span)].strip(), Span(*span))
