"""Unit duties: everything that one unit leads or supports, in one part or in all, counted and complete."""

import re
from collections import Counter
from dataclasses import dataclass

from assistant.answer import Status
from assistant.draft import Draft, Quote
from assistant.drafting.leads import task_of
from assistant.inquiry import Inquiry
from index.clauses import Clause
from index.duties import Duty
from index.library import Reading

_WHAT = r"(?:哪些|哪几|哪|什么|啥|多少|几)(?:个|件|项|样|块|方面|条|些)?(?:攻坚|具体|重点)?(?:任务|工作|事项|事情|事|活儿?|职责|内容|产业|领域|项目|条款|责任)?"
_ROLE = r"(?:总?牵头|主抓|主办|领头|挑头|配合|参与|协助|支持|协办|负责|承担|管|抓|干|做|办|涉及|落实|扛)"
_DUTIES = re.compile(
    rf"{_ROLE}(?:了|着|的)?(?:有|是)?{_WHAT}|(?:有|要|在|需要?|该)(?:承担|做|干|完成|落实)?{_WHAT}(?:上|里|中)?(?:要|需要?|是)?(?:由[^,，。]{{2,12}})?{_ROLE}|"
    rf"{_ROLE}的?(?:任务|工作|事项|事情|事|活儿?|条款|内容)(?:有|是|都有|包括)?(?:{_WHAT})?|(?:的|有)(?:任务|职责|责任|分工|活儿?)|(?:要|该|得)(?:做|干|办)(?:些|点)?{_WHAT}|"
    r"what (?:does|do|is|are|must|should|tasks|work).{0,60}(?:lead|support|responsible|do\b|charge)|(?:tasks|duties|responsibilities)"
    rf"|{_ROLE}(?:的)?[?？]?$", re.IGNORECASE,
)
_YES_NO = re.compile(r"是不是|是否|吗[?？]?$|对不对")
_WHO = re.compile(r"谁|哪(?:个|些|几个|家|几家)(?:部门|单位|局|委|办)|什么(?:部门|单位)|\bwho\b|which (?:department|bureau|unit)", re.IGNORECASE)
_LEADS = re.compile(r"牵头|主抓|主办|领头|挑头|\bleads?\b|leading|扛", re.IGNORECASE)
_SUPPORTS = re.compile(r"配合|参与|协助|支持|协办|打下手|support|assist", re.IGNORECASE)
_UNIT = re.compile(r"(?:(?![在的就能要会吗跟和把由被让是得着过])[\u3400-\u9fff]){1,9}?(?:局|委|办|馆|[协字工商]会|社|中心|大队|公司|集团|站|院|部|联)(?=在|要|有|负责|牵头|承担|配合|的|都|该|今年)")
_SHOWN = 8
_ROLE_WORDS = re.compile(rf"{_ROLE}|任务|工作|事项|事情|职责|责任|分工|哪些|哪几|什么|我们|单位|部门|产业|领域|方面|[的了有在要是都上里中件项个事活]")


@dataclass(frozen=True, slots=True)
class _Row:
    reading: Reading
    clause: Clause
    duty: Duty


def draft_unit_duties(inquiry: Inquiry) -> Draft | None:
    """What the named unit leads or supports; None when the question is not about one unit's duties."""
    question = inquiry.question
    if not question.units and (unknown := _unknown_unit(inquiry)):
        return Draft(inquiry.say("unit_not_found", unit=unknown), status=Status.NOT_FOUND)
    if _YES_NO.search(question.text):
        return None
    if not question.units or question.about_group or _WHO.search(question.text) or not _DUTIES.search(question.text):
        return None
    said, names = question.units[0]
    leads, supports = bool(_LEADS.search(question.text)), bool(_SUPPORTS.search(question.text))
    drafts = []
    for is_lead in ([True] if leads and not supports else [False] if supports and not leads else [True, False]):
        drafts.append(_draft(inquiry, said, names, is_lead))
    found = [draft for draft in drafts if draft.quotes]
    if not found:
        return drafts[0]
    return found[0] if len(found) == 1 else _both(inquiry, found)


def _unknown_unit(inquiry: Inquiry) -> str:
    """The name of a unit whose duties are asked and that no document names."""
    question = inquiry.question
    if question.about_group or _WHO.search(question.text) or not _DUTIES.search(question.text):
        return ""
    found = _UNIT.match(re.sub(r"^(?:请问|附件\S|我们|咱们)", "", question.typed))
    return found[0] if found else ""


def _draft(inquiry: Inquiry, said: str, names: tuple[str, ...], is_lead: bool) -> Draft:
    say = inquiry.say
    rows = _rows(inquiry, names, is_lead)
    role = say("role_lead" if is_lead else "role_support")
    name = names[0] if len(names) == 1 else said
    if not rows and not _of_similar_name(inquiry, names, is_lead):
        where = say("list_comma").join(inquiry.question.parts) or say("the_documents")
        return Draft(say("no_duty", where=where, unit=name, role=role), status=Status.NOT_FOUND)
    quotes = tuple(Quote(row.reading, row.clause, row.duty.span) for row in rows)
    tasks = [task_of(row.clause) for row in rows]
    where = say("list_comma").join(inquiry.question.parts) or say("the_documents")
    counted = say("unit_duties", unit=name, role=role, count=len(rows)) if rows else say("no_duty", where=where, unit=name, role=role)
    others = _of_similar_name(inquiry, names, is_lead)
    if len(rows) <= _SHOWN:
        return Draft(counted + say("list_comma").join(tasks) + others, quotes, is_computed=True)
    parts = Counter(row.reading.tree.part_of(row.clause).address for row in rows)
    by_part = say("list_comma").join(say("by_part", part=part, count=count) for part, count in parts.items())
    lines = tuple((f"{row.clause.address} {task}", place) for place, (row, task) in enumerate(zip(rows, tasks, strict=True)))
    return Draft(counted + by_part + others, quotes, rows=lines, is_computed=True)


def _of_similar_name(inquiry: Inquiry, names: tuple[str, ...], is_lead: bool) -> str:
    """What stands under a nearly equal name (县地方金融中心), which may be the same unit: said, never merged."""
    say, notes = inquiry.say, []
    for other in inquiry.library.units.names:
        if other not in names and any(_is_similar(name, other) for name in names):
            rows = _rows(inquiry, (other,), is_lead)
            if rows:
                notes.append(say("similar_unit", unit=other, count=len(rows)))
    return f"{say('join')}{say('list_comma').join(notes)}" if notes else ""


def _is_similar(one: str, other: str) -> bool:
    """Equal for five characters from the start, or four of a name without a level before it."""
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    return shared >= 5 or (shared == 4 and one[0] not in "县市省区")


def _rows(inquiry: Inquiry, names: tuple[str, ...], is_lead: bool) -> list[_Row]:
    wanted, parts = set(names), inquiry.question.parts
    rows = []
    for reading in inquiry.readings():
        for duty in reading.duties:
            clause = reading.tree.get(duty.address)
            if clause and wanted & set(duty.lead if is_lead else duty.support) and (not parts or reading.tree.part_of(clause).address in parts):
                rows.append(_Row(reading, clause, duty))
    return _about(inquiry, rows)


def _about(inquiry: Inquiry, rows: list[_Row]) -> list[_Row]:
    """The rows of the matter that the question restricts itself to, if it names one beside the unit."""
    topic = inquiry.question.topic
    for said, _ in inquiry.question.units:
        topic = topic.replace(said, " ")
    topic = _ROLE_WORDS.sub("", topic).strip()
    if len(topic) < 2:
        return rows
    about = [row for row in rows if topic in row.clause.heading or any(topic in heading for heading in row.clause.path[1:])]
    return about or rows


def _both(inquiry: Inquiry, drafts: list[Draft]) -> Draft:
    first, second = drafts
    shift = len(first.quotes)
    return Draft(
        f"{first.headline}{inquiry.say('join')}{second.headline}", (*first.quotes, *second.quotes),
        rows=(*first.rows, *((text, place + shift) for text, place in second.rows)), is_computed=True,
    )
