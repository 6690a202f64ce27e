"""Roles: what falls to a role that names no unit (各相关乡镇街道, 各行业主管部门), as the notes print it."""

import re

from assistant.draft import Draft
from assistant.drafting.listing import together
from assistant.drafting.units.rows import duty_rows, section
from assistant.inquiry import Inquiry

_EVERY = re.compile(r"^(?:各个?|相关|有关|其他|[省市县区]直)+")
_ASKED = re.compile(r"哪|什么|啥|几|多少|任务|职责|干|做|which|what", re.IGNORECASE)
_WHO = re.compile(r"谁|哪(?:个|些|几个|家|几家)(?:部门|单位|局)|\bwho\b", re.IGNORECASE)
_ACTS = re.compile(r"配合|负责|参与|牵头|做|干|承担|任务|职责|管")
_TOWNS = re.compile(r"乡镇|街道|镇街")
_SHORTEST = 4


def draft_role_duties(inquiry: Inquiry) -> Draft | None:
    """The duties of the roles that the question names; None when it names none."""
    text, say = inquiry.question.typed, inquiry.say
    if not (_ASKED.search(text) and _ACTS.search(text)) or _WHO.search(text):
        return None
    roles = dict.fromkeys(role for reading in inquiry.readings() for duty in reading.duties for role in duty.generic)
    meant = [role for role in roles if _is_meant(role, text)]
    drafts = []
    for role in meant:
        for name in ("lead", "support"):
            rows = duty_rows(inquiry, lambda duty, role=role, name=name: role in getattr(duty, name))  # type: ignore[misc]
            if rows:
                drafts.append(section(inquiry, say("unit_duties", unit=role, role=say(f"role_{name}"), count=len(rows)), rows))
    return together(inquiry, drafts) if drafts else None


def _is_meant(role: str, text: str) -> bool:
    """Whether a question names a role, whole or without 各 and 相关, or the towns that it stands for."""
    core = _EVERY.sub("", role)
    return role in text or (len(core) >= _SHORTEST and core in text) or bool(_TOWNS.search(role) and re.match(r"(?:各|相关|有关|哪些任务[^,，。]{0,4})*(?:乡镇|街道|镇街)", text))
