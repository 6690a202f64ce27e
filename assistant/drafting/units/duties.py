"""Duties: everything that a unit leads or supports, or several lead together, in one part or in all, counted and complete."""

import re

from assistant.answer import Status
from assistant.clean import clean
from assistant.draft import Draft
from assistant.drafting.listing import together
from assistant.drafting.units.assignments import draft_duty_list
from assistant.drafting.units.joint import Said, draft_joint, draft_led_and_supported, draft_without_lead
from assistant.drafting.units.names import named, not_there, unknown_unit
from assistant.drafting.units.parts import draft_parts_of
from assistant.drafting.units.rankings import draft_unit_ranking
from assistant.drafting.units.roles import draft_role_duties
from assistant.drafting.units.rows import Row, duty_rows, excepted_parts, role_called, section, where_of
from assistant.drafting.units.words import LEADING, SUPPORTING, beyond, roles_of_unit
from assistant.inquiry import Inquiry
from assistant.question import ANNEX
from index.aliases import OtherName
from index.aliases import Status as AliasStatus

_NOUN = r"(?:(?:任务|工作|事项|事情|事儿?|活儿?|职责|责任|内容|产业|领域|方面|项目|条款|分工)(?!单位|部门|人))"
_COUNTED = r"(?:个|件|项|样|块|方面|条|些|桩|类|摊)"
_WHAT = (
    rf"(?:哪些|哪几{_COUNTED}?|什么|啥|(?:多少|几){_COUNTED}|多少(?=任务|工作|事|[?？]?$)|几(?=[?？]?$)|哪(?={_COUNTED}|{_NOUN})){_COUNTED}?"
    rf"(?:攻坚|具体|重点)?{_NOUN}?"
)
_ROLE = (
    r"(?:总?牵头|主抓|主办|领头|领衔|挑头|带头|打头|挂帅|挑大梁|主导|打?配合|参与|参加|协助|支持|协办|打下手|搭手|帮忙|有份|负责|承担|分到|摊到|"
    r"管|抓|干|做|办|涉及|落实|扛)"
)
_SO = (
    r"(?:[的了着有是都要得该在里中上呢,，、]|那些|这些|总共|一共|加起来|合计|全部|今年|分别|各自?|"
    rf"{ANNEX}|总体方案|任务|工作|事项|事|活儿?|条款|但|而|不牵头|承担|其中|占|\s)*"
)
_DUTIES = re.compile(
    rf"{_ROLE}{_SO}{_WHAT}|{_WHAT}(?:上|里|中)?(?:是|要|需要?|得|该|归|由|都|给(?:别人|人家?)|打|来|在)*(?:由[^,，。]{{2,12}})?{_ROLE}|"
    rf"(?:在|有|要|需要?|该)(?:承担|做|干|完成|落实)?{_WHAT}(?:上|里|中)?(?:要|需要?|是)?(?:由[^,，。]{{2,12}})?{_ROLE}|"
    rf"有(?:哪些|哪几{_COUNTED}|什么|啥|(?:多少|几){_COUNTED}){_COUNTED}?{_NOUN}|"
    rf"{_ROLE}的?{_NOUN}(?:有|是|都有|包括)?(?:{_WHAT})?|(?:的|有)(?:任务|职责|责任|分工|活儿?)|(?:要|该|得)(?:做|干|办)(?:些|点)?{_WHAT}|"
    r"(?:任务|职责|责任|工作)清单|what (?:does|do|is|are|must|should|tasks|work).{0,60}(?:lead|support|responsible|do\b|charge)|(?:tasks|duties|responsibilities)"
    rf"|{_ROLE}(?:的)?[?？]?$", re.IGNORECASE,
)
_PARTS = re.compile(rf"(?:附件|攻坚)(?:都)?(?:有|是)哪(?:些|几)|(?:哪(?:几|些)?个?|几个|多少个|哪)(?:附件|攻坚|方案|部分|板块)(?![^,，。]{{0,4}}{_NOUN}[^,，。]{{0,6}}(?:谁|哪))")
_YES_NO = re.compile(r"是不是|是否|吗[?？]?$|对不对")
_WHO = re.compile(r"谁|哪(?:个|些|几个|家|几家)(?:部门|单位|局|委|办)|什么(?:部门|单位)|\bwho\b|which (?:department|bureau|unit)", re.IGNORECASE)
_BESIDE = re.compile(r"以外|之外|除了?|除开|besides|apart from", re.IGNORECASE)
_UNLED = re.compile(r"(?:没有?|未)(?:分|写|明确|单列|列|指定|标明|定|点|说)+(?:出|明)?(?:谁|哪家)?(?:是|来)?牵头")
_TOGETHER = re.compile(r"都(?:要|得)?(?:参与|配合|牵头|负责|参加|承担)的|共同|一起|联[合和]|同时|合作|一道|一块|搭档|联手|都是|都要|jointly|together|both\b", re.IGNORECASE)
_ROLE_WORDS = re.compile(
    rf"{_ROLE}|任务|工作|事项|事情|职责|责任|分工|清单|哪些|哪几|什么|我们|我是|单位|部门|产业|领域|方面|手头|整个|方案|算上|总共|一共|加起来|"
    r"[的了有在要是都上里中件项个事活和跟与、,，]"
)
_LISTING = re.compile(
    rf"{ANNEX}|总体方案|方案|文件|请问|到底|究竟|一共|总共|加起来|合计|全部|全都|全给|给我|列出来?|列一下|报一下|说一下|都说|数一数|手上|手头|手里|名下|那边|这边|"
    r"哪些|哪几|什么|啥|多少|几|按职责分工|责任|职责|分工|清单|任务|工作|事项|事情|活儿?|条款|我们|我是|今年|还|又|别的|其他|算上|其中|单位|部门|"
    r"[的了着有是都要得该在里中头上下个件项样条些块桩类跟和与或及、,，?？。啊呀呢吧吗没给出全担任谁把各占\s\d]"
)
"""What a question says that only asks for a list of somebody's duties."""
_ASKED = re.compile(r"哪|什么|啥|多少|几|列|任务|职责|活|清单|全部")
_NAMED_BESIDE = re.compile(
    rf"{_ROLE}|{_NOUN}|{LEADING}|{SUPPORTING}|条目|沾边?|有关|相关|涉及|提到|出现|清单|一览|(?:tasks|duties)", re.IGNORECASE
)
"""What tells that the duties of a unit are meant where the question holds nothing but its name beside."""
_LABELS = {AliasStatus.CONFIRMED: "alias_confirmed", AliasStatus.PROPOSED: "alias_proposed", AliasStatus.FOUND: "alias_found"}


def draft_unit_duties(inquiry: Inquiry) -> Draft | None:
    """What the named units lead or support; None when the question is not about the duties of units."""
    question = inquiry.question
    units = tuple({names: (said, names) for said, names in question.units or inquiry.library.units.mentioned(question.text)}.values())
    if question.means_a_group:
        return None
    if not units:
        if draft := draft_role_duties(inquiry):
            return draft
        if unknown := _unknown_unit(inquiry):
            return not_there(inquiry, unknown)
        return draft_unit_ranking(inquiry) or draft_duty_list(inquiry)
    if _UNLED.search(question.typed) and _ASKED.search(question.typed):
        return draft_without_lead(inquiry, units)
    if _YES_NO.search(question.text) or _WHO.search(question.text) or (_BESIDE.search(question.text) and not excepted_parts(inquiry)):
        return None
    if _PARTS.search(question.text):
        return draft_parts_of(inquiry, units[0])
    if not _DUTIES.search(_without_units(question.text, units)) and not _asks_for_nothing_else(inquiry, units) and not _names_nothing_else(inquiry):
        return None
    if len(units) > 1 and (leading := draft_led_and_supported(inquiry, units)):
        return leading
    if len(units) > 1 and _TOGETHER.search(question.text):
        return draft_joint(inquiry, units)
    drafts = [draft for said, names in units for draft in _of_unit(inquiry, said, names)]
    found = [draft for draft in drafts if draft.quotes]
    if not found and len(units) == 1 and len(drafts) > 1:
        unit = named(inquiry.library, *units[0], lambda name: 0).name
        return Draft(inquiry.say("no_duty", where=where_of(inquiry), unit=unit, role=role_called(inquiry, None)), status=Status.NOT_FOUND)
    if not found:
        return drafts[0]
    return found[0] if len(found) == 1 else together(inquiry, found)


def draft_plain_duties(inquiry: Inquiry) -> Draft | None:
    """The same, where a whole question names units and asks of nothing but their duties."""
    return draft_unit_duties(inquiry) if inquiry.question.units and _names_nothing_else(inquiry) else None


def _names_nothing_else(inquiry: Inquiry) -> bool:
    """Whether duties are named, and nothing beside the units."""
    return bool(_NAMED_BESIDE.search(_without_units(inquiry.question.typed, inquiry.question.units))) and not beyond(inquiry)


def _asks_for_nothing_else(inquiry: Inquiry, units: tuple[Said, ...] | list[Said]) -> bool:
    """Whether the question has no word beyond the units, their roles, the parts and those that ask for a list."""
    text = inquiry.question.typed
    if not _ASKED.search(text):
        return False
    text = _without_units(text, units)
    for reading in inquiry.readings():
        for part in reading.tree.parts:
            if part.address in inquiry.question.parts:
                text = re.sub(rf"[{re.escape(part.heading)}]{{2,}}", " ", text) if part.heading else text
    if not re.search(rf"{_ROLE}|{_NOUN}", text):
        return False
    return not re.search(r"[\u3400-\u9fff]{2}|[\u3400-\u9fff].*[\u3400-\u9fff]", _LISTING.sub("", re.sub(_ROLE, " ", text)))


def _without_units(text: str, units: tuple[Said, ...] | list[Said]) -> str:
    """A text without the names of units, whose characters (片区办) are no roles."""
    for name in sorted({name for said, names in units for name in (said, *names)}, key=len, reverse=True):
        text = text.replace(name, " ")
    return text


def asks_of_duties(text: str) -> bool:
    """Whether a question asks what somebody has to do."""
    return bool(_DUTIES.search(text)) and not _WHO.search(text)


def _unknown_unit(inquiry: Inquiry) -> str:
    """The name of a unit whose duties are asked and that no document names."""
    question = inquiry.question
    return (unknown_unit(clean(question.asked)) or unknown_unit(question.typed)) if asks_of_duties(question.text) else ""


def _of_unit(inquiry: Inquiry, said: str, names: tuple[str, ...]) -> list[Draft]:
    return [_draft(inquiry, said, names, is_lead) for is_lead in roles_of_unit(f"{inquiry.question.typed} {inquiry.question.text}")]


def _draft(inquiry: Inquiry, said: str, names: tuple[str, ...], is_lead: bool) -> Draft:
    """What one unit leads, or supports, by its name and then by each of its other names."""
    say = inquiry.say
    role = role_called(inquiry, is_lead)
    unit = named(inquiry.library, said, names, lambda name: len(_rows(inquiry, name, is_lead)))
    own = _rows(inquiry, unit.name, is_lead)
    nothing = Draft(say("no_duty", where=where_of(inquiry), unit=unit.name, role=role), status=Status.NOT_FOUND)
    first = section(inquiry, say("unit_duties", unit=unit.name, role=role, count=len(own)), own) if own else nothing
    others = [(other, rows) for other in unit.others if (rows := _rows(inquiry, other.name, is_lead, other.document))]
    if not others:
        return first
    surely = [(other, rows) for other, rows in others if other.status is AliasStatus.CONFIRMED]
    perhaps = [one for one in others if one not in surely]
    notes = {(row.reading.document.id, row.duty.span) for rows in (own, *(rows for _, rows in surely)) for row in rows}
    total = [Draft(say("alias_total", count=len(notes)))] if own and surely else []
    return together(inquiry, [first, *(_other(inquiry, *one) for one in surely), *total, *(_other(inquiry, *one) for one in perhaps)])


def _other(inquiry: Inquiry, other: OtherName, rows: list[Row]) -> Draft:
    """What stands under another name of the unit, and why it may be the same unit."""
    say = inquiry.say
    return section(inquiry, say("alias_duties", unit=other.name, label=say(_LABELS[other.status]), count=len(rows)), rows)


def _rows(inquiry: Inquiry, name: str, is_lead: bool, document: str = "") -> list[Row]:
    rows = duty_rows(inquiry, lambda duty: name in (duty.lead if is_lead else duty.support))
    return _about(inquiry, [row for row in rows if document in ("", row.reading.document.id)])


def _about(inquiry: Inquiry, rows: list[Row]) -> list[Row]:
    """The rows of the matter that the question restricts itself to, if it names one beside the unit."""
    topic = _ROLE_WORDS.sub("", inquiry.question.without_units(inquiry.question.topic)).strip()
    if len(topic) < 2:
        return rows
    about = [row for row in rows if topic in row.clause.heading or any(topic in heading for heading in row.clause.path[1:])]
    return about or rows
