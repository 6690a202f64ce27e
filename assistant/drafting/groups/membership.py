"""Membership: the groups in which a unit has a role, as member, deputy, convener or office, under each of its names."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Status
from assistant.draft import Draft, Quote
from assistant.drafting.groups.fields import FIELDS
from assistant.drafting.listing import together
from assistant.drafting.units.names import named
from assistant.inquiry import Inquiry
from index.aliases import OtherName
from index.aliases import Status as AliasStatus
from index.groups import WorkingGroup
from index.library import Reading
from index.spans import Span

KIND = r"(?:专班|领导小组|协调组|工作组|指挥部|攻坚组)"
"""What groups are called."""

Member = tuple[Reading, WorkingGroup]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a group names a unit: in which role, under which printed name."""

    reading: Reading
    group: WorkingGroup
    role: str
    name: str
    span: Span

    @property
    def quote(self) -> Quote:
        return Quote.at(self.reading, self.group.address, self.span)


def draft_membership(inquiry: Inquiry, groups: list[Member]) -> Draft:
    """The groups in which every named unit has a role; under its own name, then under each of its other names."""
    say = inquiry.say
    roles = roles_asked(inquiry.question.typed)
    wanted = [
        named(inquiry.library, said, names, lambda name: len(places_of(groups, frozenset((name,)), roles))) for said, names in inquiry.question.units
    ]
    per_unit = [[place for reading, group in groups for place in places_of([(reading, group)], one.names_in(reading.document.id), roles)] for one in wanted]
    common = [(reading, group) for reading, group in groups if all(any(place.group is group for place in places) for places in per_unit)]
    shown = say.names([one.name for one in wanted])
    own = _draft(inquiry, shown, common, [place for places in per_unit for place in places], [one.name for one in wanted])
    drafts = [own] if own else [Draft(say("in_no_group", unit=shown, kind=noun_of(groups)), status=Status.NOT_FOUND)]
    for other in wanted[0].others if len(wanted) == 1 else ():
        if other.status is not AliasStatus.CONFIRMED:
            drafts += _under(inquiry, other, groups, roles)
    return together(inquiry, drafts).but(status=Status.ANSWERED) if len(drafts) > 1 else drafts[0]


def _under(inquiry: Inquiry, other: OtherName, groups: list[Member], roles: tuple[str, ...]) -> list[Draft]:
    say = inquiry.say
    places = places_of([one for one in groups if one[0].document.id == other.document], frozenset((other.name,)), roles)
    if not places:
        return []
    listed = list({place.group.name: place for place in places}.values())
    label = say("alias_proposed" if other.status is AliasStatus.PROPOSED else "alias_found")
    headline = say("alias_duties", unit=other.name, label=label, count=len(listed)) + say.names([place.group.name for place in listed])
    return [Draft(headline, tuple(place.quote for place in places), is_computed=True)]


def _draft(inquiry: Inquiry, shown: str, common: list[Member], places: list[Place], units: list[str]) -> Draft | None:
    say = inquiry.say
    if not common:
        return None
    items, rows = [], []
    quotes: list[Quote] = []
    for _, group in common:
        here = [place for place in places if place.group is group]
        roles = say.names(list(dict.fromkeys(_role(inquiry, place, units) for place in here)))
        items.append(say("item_place", item=group.name, place=roles) if len(units) == 1 else group.name)
        rows.append((f"{group.address} {group.name}{say('colon')}{roles}", len(quotes)))
        quotes += [place.quote for place in here]
    names = say("in_groups", unit=shown, count=len(common), kind=noun_of(common), groups=say("list_comma").join(items))
    return Draft(names, tuple(quotes), rows=tuple(rows), is_computed=True)


def _role(inquiry: Inquiry, place: Place, units: list[str]) -> str:
    """The role, with the printed name where that is another one, or where several units are asked about."""
    return place.role if [place.name] == units else inquiry.say("role_as", role=place.role, unit=place.name)


def roles_asked(text: str) -> tuple[str, ...]:
    """The roles that a question asks after; all where it names none."""
    text = re.sub(rf"({KIND})(?:名单|清单)", r"\1", text)
    asked = [name for name in ("deputies", "convener", "office", "members") if FIELDS[name].search(text)]
    if "deputies" in asked:
        asked = [name for name in asked if name != "convener"]
    return tuple(asked) or ("members", "deputies", "convener", "office")


def places_of(groups: Sequence[Member], names: frozenset[str], roles: tuple[str, ...]) -> list[Place]:
    """Every place at which groups name a unit by one of these names."""
    found = []
    for reading, group in groups:
        given = {
            "members": (group.members, group.members_span, "成员单位"),
            "deputies": (group.deputy_units, group.deputies.span if group.deputies else None, group.deputy_role),
            "convener": (group.convener_units, group.convener.span if group.convener else None, group.convener_role),
            "office": ((group.office.text,) if group.office else (), group.office.span if group.office else None, "办公室"),
        }
        for role in roles:
            units, span, word = given[role]
            found += [Place(reading, group, word, name, span) for name in units if name in names and span]
    return found


def noun_of(groups: Sequence[Member]) -> str:
    """What most groups are called: 专班."""
    kinds = Counter(found[0] for _, group in groups for found in [re.search(f"{KIND}$", group.name)] if found)
    return kinds.most_common(1)[0][0] if kinds else "专班"
