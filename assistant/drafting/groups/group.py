"""Group: who convenes a working group, who belongs to it, where its office sits and how often it meets."""

import re

from assistant.answer import Status
from assistant.draft import Draft, Quote
from assistant.drafting.groups.fields import FIELDS, meeting_of
from assistant.drafting.groups.lists import draft_group_list
from assistant.drafting.ordinals import beyond_the_last
from assistant.inquiry import Inquiry
from index.folding import fold
from index.groups import WorkingGroup
from index.library import Reading
from index.spans import Span

_LEAD = re.compile(r"谁|哪个|哪位|牵头|负责|who|lead", re.IGNORECASE)
_YES_NO = re.compile(r"在不在|是不是|是否|吗|算不算|有没有|^(?:is|does)\b", re.IGNORECASE)


def draft_group(inquiry: Inquiry) -> Draft | None:
    """What is asked of the group that the question means; None when it means none."""
    if not inquiry.question.means_a_group:
        return None
    if place := beyond_the_last(inquiry):
        return Draft(inquiry.say("not_found", topic=place), status=Status.NOT_FOUND)
    if listed := draft_group_list(inquiry):
        return listed
    groups = _several(inquiry) or ([found] if (found := _group(inquiry)) else [])
    wanted = _wanted(inquiry)
    rows = [(reading, group, text, span) for reading, group in groups for text, span in dict.fromkeys(_asked(inquiry, group, wanted))]
    if not rows:
        return _unset(inquiry, groups, wanted)
    quotes = tuple(_quote(reading, group, span) for reading, group, _, span in rows)
    return Draft(inquiry.say("join").join(text for _, _, text, _ in rows), quotes)


def _unset(inquiry: Inquiry, groups: list[tuple[Reading, WorkingGroup]], wanted: list[str]) -> Draft | None:
    """That a group which the question names leaves open what is asked of it; None where it names none."""
    text = inquiry.question.typed
    meant = [one for one in groups if inquiry.question.parts or _is_named(one[1], text)]
    if not meant:
        return None
    say = inquiry.say
    what = say.names([say(f"field_{name}") for name in wanted])
    return Draft(say("group_unset", group=say.names([group.name for _, group in meant]), what=what), tuple(_quote(r, g, g.span) for r, g in meant), Status.UNSPECIFIED)


def _is_named(group: WorkingGroup, text: str) -> bool:
    """Whether a text says the end of the group's name: 综合协调组."""
    return any(group.name.endswith(word) for word in re.findall(r"[\u3400-\u9fff]{2}(?:协调组|领导小组|指挥部|工作组)", text))


def _several(inquiry: Inquiry) -> list[tuple[Reading, WorkingGroup]]:
    """The groups of all parts that the question names, where it names several."""
    parts = inquiry.question.parts
    groups = [(reading, group) for reading in inquiry.readings() for group in reading.groups]
    of_parts = [(r, g) for part in parts for r, g in groups if r.tree.part_of(r.tree[g.address]).address == part]
    return of_parts if len(parts) > 1 else []


def _named_in_chinese(inquiry: Inquiry, groups: list[tuple[Reading, WorkingGroup]]) -> tuple[Reading, WorkingGroup] | None:
    """The one group whose name holds most of a question in English, in the documents' words: science and technology → 科技."""
    words = re.findall(r"[\u3400-\u9fff]{2}", re.sub(r"[省市县区局委办]", " ", inquiry.question.topic))
    held = [sum(word in group.name for word in words) for _, group in groups]
    best = max(held, default=0)
    return groups[held.index(best)] if best and held.count(best) == 1 else None


def _group(inquiry: Inquiry) -> tuple[Reading, WorkingGroup] | None:
    """The group of the named part, else the one whose clause ranks first."""
    asked = fold(inquiry.question.text)
    groups = [(reading, group) for reading in inquiry.readings() for group in reading.groups]
    in_part = [
        one for one in groups
        if (clause := one[0].tree.get(one[1].address)) and one[0].tree.part_of(clause).address in inquiry.question.parts
    ]
    if len(in_part) == 1 and re.search("专班|召集|成员|办公室|组长|单位", asked):
        return in_part[0]
    kind = re.search(r"协调组|领导小组|指挥部|专班|工作组", asked)
    same_kind = [one for one in groups if kind and kind[0] in one[1].name] or groups
    named = _named_in_chinese(inquiry, same_kind) if inquiry.question.language == "en" and not in_part else None
    if named:
        return named
    names_group = kind or re.search("专班|召集|成员单位|副组长|task force|working group", asked)
    for place in inquiry.places if names_group else inquiry.places[:3]:
        for reading, group in in_part or same_kind:
            if place.key == (reading.document.id, group.address):
                return reading, group
    return None


def _wanted(inquiry: Inquiry) -> list[str]:
    """The fields asked for, in the order asked."""
    text = inquiry.question.text
    found = {name: match.start() for name, cue in FIELDS.items() if (match := cue.search(text))}
    if "office_duty" in found:
        found.pop("office", None)
    if "members" in found and len(found) > 1 and re.search(r"副|办公室", text) and not re.search("成员|member", text):
        found.pop("members")
    if not found and _LEAD.search(text):
        return ["leader", "convener"]
    return sorted(found, key=lambda name: found[name]) or ["convener", "deputies", "office"]


def _asked(inquiry: Inquiry, group: WorkingGroup, wanted: list[str]) -> list[tuple[str, Span]]:
    say, fields = inquiry.say, []
    for name in wanted:
        if name == "leader" and group.leader:
            fields.append((say("group_leader", who=group.leader.text), group.leader.span))
        elif (name == "convener" and group.convener) or (name == "leader" and group.convener and not group.leader):
            convener = group.convener
            fields.append((say("group_convener", group=group.name, role=group.convener_role, who=convener.text if convener else ""), convener.span if convener else group.span))
        elif name == "deputies" and group.deputies:
            fields.append((say("group_convener", group=group.name, role=group.deputy_role, who=group.deputies.text), group.deputies.span))
        elif name == "office" and group.office:
            fields.append((say("group_office", group=group.name, who=group.office.text), group.office.span))
        elif name == "office_duty" and group.office_duty:
            fields.append((say("group_rhythm", group=group.name, what=group.office_duty.text), group.office_duty.span))
        elif name == "rhythm" and (meeting := meeting_of(group)):
            fields.append((say("group_rhythm", group=group.name, what=meeting.text), meeting.span))
        elif name == "members" and group.members_span:
            fields.append((_members(inquiry, group), group.members_span))
    return fields


def _members(inquiry: Inquiry, group: WorkingGroup) -> str:
    say = inquiry.say
    if inquiry.question.units and _YES_NO.search(inquiry.question.text):
        said, names = inquiry.question.units[0]
        belongs = [name for name in names if name in group.members]
        if belongs:
            return say("yes_member", unit=belongs[0], group=group.name)
        answer = say("no_member", unit=said, group=group.name) + (say("open_members") if group.open_list else "")
        posts = [(group.convener_role, group.convener, group.convener_units), (group.deputy_role, group.deputies, group.deputy_units)]
        held = [say("group_convener", group=group.name, role=role, who=field.text) for role, field, units in posts if field and set(names) & set(units)]
        return say("join").join([answer, *held])
    return say("group_members", group=group.name, count=len(group.members), units=say.names(group.members, group.open_list))


def _quote(reading: Reading, group: WorkingGroup, span: Span) -> Quote:
    return Quote.at(reading, group.address, span)
