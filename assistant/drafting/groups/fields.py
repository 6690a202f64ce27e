"""Fields: what a question may ask of a working group, and how each answer is worded."""

import re

from assistant.inquiry import Inquiry
from index.groups import Field, WorkingGroup
from index.spans import Span

FIELDS = {
    "deputies": re.compile(r"副召集|副组长|副主任|副指挥|deputy|deputies|vice", re.IGNORECASE),
    "leader": re.compile(r"总头头|总指挥|总牵头|总负责|总的?负责|哪位领导|哪个领导|挂帅|overall lead", re.IGNORECASE),
    "convener": re.compile(r"(?<!副)(?:召集人|组长|牵头人|指挥长|总指挥)|谁(?:来|在)?(?:召集|主持|当头|挂帅|任组长)|(?<!副)召集|convener|convenes|chair|head of", re.IGNORECASE),
    "office_duty": re.compile(r"办公室.{0,6}(?:负责|干|承担|做)(?:什么|啥|哪些)", re.IGNORECASE),
    "office": re.compile(r"日常|协调工作|联络|办公室|设在|放在|挂在|落在|\boffices?\b|secretariat", re.IGNORECASE),
    "rhythm": re.compile(r"多久|几天|几次|频率|频次|多长时间|开会|调度会|什么时候开|how often|meets?\b", re.IGNORECASE),
    "members": re.compile(
        r"成员|全部(?:单位|部门)|所有(?:单位|部门)|哪些(?:单位|部门|局)|有谁|都有谁|包括哪|名单|(?:几|多少)(?:个|家)?(?:单位|部门|成员)|members?\b|belong|参加|在不在|是不是|进了",
        re.IGNORECASE,
    ),
}
"""What may be asked of a group → the words that ask it."""


def field_of(inquiry: Inquiry, group: WorkingGroup, name: str) -> tuple[str, Span] | None:
    """One field without the group's name before it, in the words of a list, with its place; None where it is not set."""
    say = inquiry.say
    if name == "members":
        words = say("members_of", count=len(group.members), units=say.names(group.members, group.open_list))
        return (words, group.members_span) if group.members_span else None
    found = {
        "deputies": group.deputies, "convener": group.convener, "office": group.office, "office_duty": group.office_duty,
        "rhythm": meeting_of(group), "leader": group.leader,
    }[name]
    return (found.text, found.span) if found else None


def meeting_of(group: WorkingGroup) -> Field | None:
    """How often the group meets; what else it does regularly where it does not say."""
    return next((field for field in group.rhythm if re.search("会|调度", field.text)), next(iter(group.rhythm), None))
