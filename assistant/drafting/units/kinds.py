"""Kinds: what units of one kind (towns, companies) lead or support, told by how their names begin or end."""

import re
from collections import Counter

from assistant.answer import Status
from assistant.draft import Draft
from assistant.drafting.units.rows import Row, duty_rows, role_called, section, where_of
from assistant.drafting.units.words import LEADING, SUPPORTING, beyond, role_asked
from assistant.inquiry import Inquiry

KINDS = {
    r"乡镇(?:和|、)?街道|乡镇|镇街|towns?(?:hips?)?": r"(?:镇|乡|街道)$",
    r"街道": r"街道$",
    r"(?<!城)镇": r"镇$",
    r"国企|国有企业|企业|公司|集团公司|平台公司|compan(?:y|ies)|enterprises?": r"(?:公司|集团|[产建旅城交]投)$",
    r"集团": r"集团",
}
"""Kinds that groups and tasks may be asked for → how the names of their units end."""
_FURTHER = {
    r"园区|开发区|高新区|片区|parks?": r"(?:园区|高新区|开发区|新区|片区办|管委会)$",
    r"医院|卫生院|hospitals?": r"(?:医院|卫生院)$",
    r"银行|金融机构|banks?": r"(?:银行|支行|人行)$",
    r"学校|高校|院校|schools?": r"(?:学校|大学|学院|中学|小学|党校)$",
    r"群团组织?|群团单位|人民团体|群众团体": r"(?:妇联|残联|工会|团委|科协|工商联|文联|侨联|红十字会|贸促会)$",
    r"(?:市级|市直|市里的?|市属)(?:单位|部门)?": r"^市",
    r"(?:省级|省直|省里的?|省属)(?:单位|部门)?": r"^省",
    r"(?:党委|县委)(?:部门|系统|口)": r"^[县区市]?委",
    r"法院|检察院|法检两?院?|courts?": r"(?:法院|检察院)$",
}
_ASKED = re.compile(rf"{LEADING}|{SUPPORTING}|任务|活|事项", re.IGNORECASE)


def draft_kind(inquiry: Inquiry) -> Draft | None:
    """The complete list with the units of that kind; None where no kind is asked for, or the question says more."""
    text, say, question = inquiry.question.typed, inquiry.say, inquiry.question
    if question.units or question.means_a_group or not _ASKED.search(text):
        return None
    asked = next((one for one in (*KINDS.items(), *_FURTHER.items()) if re.search(one[0], text, re.IGNORECASE) and not beyond(inquiry, (one[0],))), None)
    if not asked:
        return None
    pattern, found = asked[1], _called(inquiry, asked)
    if not re.search(rf"{LEADING}|{SUPPORTING}", text, re.IGNORECASE) and re.match(r"(?:各|相关|有关)*(?:乡镇|街道)", text):
        return None
    asked_role = role_asked(text)

    def of_kind(row: Row) -> tuple[str, ...]:
        return tuple(unit for unit in row.units(asked_role) if re.search(pattern, unit))

    rows = [row for row in duty_rows(inquiry, lambda duty: True) if of_kind(row)]
    role = role_called(inquiry, asked_role)
    if not rows:
        return Draft(say("no_duty", where=where_of(inquiry), unit=found, role=role), status=Status.NOT_FOUND)
    counts = Counter(unit for row in rows for unit in of_kind(row))
    draft = section(inquiry, say("kind_duties", where=where_of(inquiry), kind=found, role=role, count=len(rows)), rows, beside=of_kind)
    units = say("list_comma").join(say("unit_count", unit=unit, count=count) for unit, count in counts.items())
    return draft.but(headline=draft.headline + say("join") + say("kind_units", role=role, kind=found, count=len(counts), units=units))


def _called(inquiry: Inquiry, kind: tuple[str, str]) -> str:
    """What the kind is called in an answer: as asked; companies as such, since names do not tell which are owned by the state."""
    found = re.search(kind[0], inquiry.question.typed, re.IGNORECASE)
    word = found[0] if found else ""
    return inquiry.say("companies") if word in ("国企", "国有企业", "企业", "平台公司") else word
