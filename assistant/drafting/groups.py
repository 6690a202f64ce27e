"""Groups: who convenes a working group, who belongs to it, where its office sits and how often it meets."""

import re

from assistant.draft import Draft, Quote
from assistant.inquiry import Inquiry
from index.folding import fold
from index.groups import Field, WorkingGroup
from index.library import Reading
from index.spans import Span

_DEPUTY = re.compile(r"副召集|副组长|副主任|副指挥|deputy|deputies|vice", re.IGNORECASE)
_CHAIR = re.compile(r"(?<!副)(?:召集人|组长|牵头人|指挥长|总指挥)|谁(?:来|在)?(?:召集|主持|当头|挂帅|任组长)|convener|convenes|chair|head of", re.IGNORECASE)
_LEADER = re.compile(r"总头头|总指挥|总牵头|总负责|总的?负责|哪位领导|哪个领导|挂帅|overall lead", re.IGNORECASE)
_OFFICE = re.compile(r"日常|协调工作|联络|办公室|设在|放在|挂在|落在|\boffice\b|secretariat", re.IGNORECASE)
_OFFICE_DUTY = re.compile(r"办公室.{0,6}(?:负责|干|承担|做)(?:什么|啥|哪些)", re.IGNORECASE)
_MEMBERS = re.compile(r"成员|全部(?:单位|部门)|所有(?:单位|部门)|哪些(?:单位|部门|局)|有谁|都有谁|包括哪|名单|几个单位|多少个?(?:单位|部门|成员)|members?\b|belong|参加|在不在|是不是|进了", re.IGNORECASE)
_RHYTHM = re.compile(r"多久|几天|几次|频率|频次|多长时间|开会|调度会|什么时候开|how often|meets?\b", re.IGNORECASE)
_LEAD = re.compile(r"谁|哪个|哪位|牵头|负责|who|lead", re.IGNORECASE)
_YES_NO = re.compile(r"在不在|是不是|是否|吗|算不算|有没有|^(?:is|does)\b", re.IGNORECASE)


def draft_group(inquiry: Inquiry) -> Draft | None:
    """What is asked of the group that the question means; None when it means none."""
    if not inquiry.question.about_group:
        return None
    groups = _several(inquiry) or ([found] if (found := _group(inquiry)) else [])
    wanted = _wanted(inquiry)
    rows = [(reading, group, text, span) for reading, group in groups for text, span in dict.fromkeys(_asked(inquiry, group, wanted))]
    if not rows:
        return None
    quotes = tuple(_quote(reading, group, span) for reading, group, _, span in rows)
    return Draft(inquiry.say("join").join(text for _, _, text, _ in rows), quotes)


def _several(inquiry: Inquiry) -> list[tuple[Reading, WorkingGroup]]:
    """The groups of all parts that the question names, where it names several."""
    parts = inquiry.question.parts
    groups = [(reading, group) for reading in inquiry.readings() for group in reading.groups]
    of_parts = [(r, g) for part in parts for r, g in groups if r.tree.part_of(r.tree[g.address]).address == part]
    return of_parts if len(parts) > 1 else []


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
    names_group = kind or re.search("专班|召集|成员单位|副组长|task force|working group", asked)
    for place in inquiry.places if names_group else inquiry.places[:3]:
        for reading, group in in_part or same_kind:
            if place.key == (reading.document.id, group.address):
                return reading, group
    return None


def _wanted(inquiry: Inquiry) -> list[str]:
    """The fields asked for, in the order asked."""
    text = inquiry.question.text
    cues = {"deputies": _DEPUTY, "leader": _LEADER, "convener": _CHAIR, "office_duty": _OFFICE_DUTY, "office": _OFFICE, "rhythm": _RHYTHM, "members": _MEMBERS}
    found = {name: match.start() for name, cue in cues.items() if (match := cue.search(text))}
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
        elif name == "rhythm" and group.rhythm:
            meeting = _meeting(group.rhythm)
            fields.append((say("group_rhythm", group=group.name, what=meeting.text), meeting.span))
        elif name == "members" and group.members_span:
            fields.append((_members(inquiry, group), group.members_span))
    return fields


def _meeting(rhythm: tuple[Field, ...]) -> Field:
    return next((field for field in rhythm if re.search("会|调度", field.text)), rhythm[0])


def _members(inquiry: Inquiry, group: WorkingGroup) -> str:
    say = inquiry.say
    if inquiry.question.units and _YES_NO.search(inquiry.question.text):
        said, names = inquiry.question.units[0]
        belongs = set(names) & set(group.members)
        return say("yes_member" if belongs else "no_member", unit=next(iter(belongs), said), group=group.name)
    return say("group_members", group=group.name, count=len(group.members), units=say.names(group.members, group.open_list))


def _quote(reading: Reading, group: WorkingGroup, span: Span) -> Quote:
    return Quote(reading, reading.tree[group.address], span)
