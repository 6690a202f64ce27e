"""Absence: the groups in which a unit, or any unit of a sort, has no role."""

import re

from assistant.answer import Status
from assistant.draft import Draft, Quote
from assistant.drafting.groups.fields import field_of
from assistant.drafting.groups.membership import Member, noun_of, places_of, roles_asked
from assistant.drafting.units.names import named
from assistant.inquiry import Inquiry

_UNIT = "◇"
_OUT = re.compile(
    rf"(?:没有?|未|不)(?:(?:有|曾|被|把|让|给)*(?:是|在|含|包括|包含|进|属于|参加|参与|参预|加入|列入|纳入|设|放|落|归|任|当|出现|涉及|派)|(?:有|把|让|给)?\s*{_UNIT})|"
    r"\b(?:do(?:es)? not|doesn't|don't|without|not in\b|excludes?|excluding|is not|isn't)", re.IGNORECASE,
)
_ASKS_YES_NO = re.compile(r"有没有|有无|是不是|是否|在不在|进没进|参不参加|没有?[?？]?$")


def is_of_absence(inquiry: Inquiry, sort: str = "") -> bool:
    """Whether a question asks where somebody is not (没进哪几个专班); ``sort``: the sort of members that it asks for."""
    text = inquiry.question.typed
    for name in sorted({*(said for said, _ in inquiry.question.units), *([sort] if sort else [])}, key=len, reverse=True):
        text = text.replace(name, _UNIT)
    return bool(_OUT.search(_ASKS_YES_NO.sub("", text)))


def draft_absence(inquiry: Inquiry, groups: list[Member]) -> Draft:
    """The groups in which none of the named units has the role asked for, with what they print there instead."""
    say, roles = inquiry.say, roles_asked(inquiry.question.typed)
    units = [
        named(inquiry.library, said, names, lambda name: len(places_of(groups, frozenset((name,)), roles))) for said, names in inquiry.question.units
    ]
    found = [one for one in groups if not any(places_of([one], unit.names_in(one[0].document.id), roles) for unit in units)]
    shown = say("list_or").join(dict.fromkeys(unit.name for unit in units))
    if not found:
        return Draft(say("in_every_group", unit=shown, kind=noun_of(groups)), tuple(_members(one) for one in groups), is_computed=True)
    return _told(inquiry, found, "not_in_groups", roles[0] if len(roles) == 1 else "members", unit=shown)


def draft_absent_sort(inquiry: Inquiry, groups: list[Member], said: str, ending: str) -> Draft:
    """The groups among whose members no unit has such a name."""
    say = inquiry.say
    found = [one for one in groups if not any(re.search(ending, name) for name in one[1].members)]
    if not found:
        return Draft(say("no_group_with", kind=noun_of(groups), what=say("no_such_member", what=said)), status=Status.NOT_FOUND)
    return _told(inquiry, found, "groups_not_with", "members", what=said)


def _told(inquiry: Inquiry, groups: list[Member], phrase: str, role: str, **values: str) -> Draft:
    """The groups by name, each with what it prints in that role; members stand in the rows alone."""
    say, quotes, rows, items = inquiry.say, [], [], []
    for place, (reading, group) in enumerate(groups):
        field = field_of(inquiry, group, role)
        words, span = field or ("", group.span)
        is_open = role == "members" and group.open_list
        beside = "" if role == "members" else words
        items.append((say("item_place", item=group.name, place=beside) if beside else group.name) + (say("open_members") if is_open else ""))
        quotes.append(Quote.at(reading, group.address, span))
        rows.append((f"{group.address} {group.name}{say('colon')}{words}" if words else f"{group.address} {group.name}", place))
    headline = say(phrase, count=len(groups), kind=noun_of(groups), groups=say("list_comma").join(items), **values)
    return Draft(headline, tuple(quotes), rows=tuple(rows), is_computed=True)


def _members(one: Member) -> Quote:
    return Quote.at(one[0], one[1].address, one[1].members_span or one[1].span)
