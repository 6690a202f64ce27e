"""Outlines: what a part or a clause consists of: its child clauses, counted and named."""

import re

from assistant.draft import Draft, Quote, caveat_of, task_of
from assistant.inquiry import Inquiry
from index.clauses import Clause
from index.folding import fold
from index.library import Reading
from index.numerals import number_of
from index.spans import Span
from index.tokens import tokens

_ASKED = re.compile(
    r"(?:哪|几|多少|什么|啥|列|分别|清单|目录|所有|全部)[^,，。]{0,4}?(?:大|个|项|件|条|方面|块|类|点|章|部分|样)?(?:主要|重点|攻坚|具体|民生)*(?:任务|方面|事项|实事|工程|重点|举措|措施|板块|部分|章节|内容|攻坚|目标|工作|改革|附件|方案|件事|项目)|"
    r"(?:任务|方面|事项|实事|工程|重点|举措|措施|板块|目标|攻坚|改革|附件)(?:都|主要|分别|一共|总共|具体)?(?:有|是|包括|分|分为|列|含)?(?:哪|几|什么|啥|多少|列)|哪[一二三四五六七八九十几]+(?:个|件|项|大|条|方面|块)|(?:列|共)(?:了|有)?(?:一下|哪几)|"
    r"(?:main |key )?(?:tasks|campaigns|areas|parts|measures|annexes|sections|priorities|goals)", re.IGNORECASE,
)
_STRUCTURE = re.compile(r"攻坚任务|主要任务|重点任务|任务|方面|板块|部分|举措|措施|攻坚目标|目标|攻坚重点|重点|事项|件事|内容|一共|总共|列一下|列了|哪些|几大|工作|具体|方案|攻坚|tasks?|campaigns?|areas?")
_TASKS = re.compile(r"任务|重点|举措|措施|安排|事项")
_GOALS = re.compile(r"目标|goal", re.IGNORECASE)
_COUNT = re.compile(r"(?P<count>[二三四五六七八九十]|\d{1,2})(?:大|个|项|件|方面)")
_LEAST, _LEAST_COUNTED = 0.62, 0.45
"""How much of the topic a heading has to hold; less where a list is plainly asked for in a named part."""
_PLAINLY = re.compile(r"一共|总共|哪几条|哪几(?:项|件|方面)|布置|列")
_SHOWN = 12


def draft_outline(inquiry: Inquiry) -> Draft | None:
    """The children of the clause that the question asks to list; None when it asks for no such list."""
    question = inquiry.question
    if question.about_group or question.units or not _ASKED.search(question.text):
        return None
    found = _of_named_part(inquiry) or _of_heading(inquiry)
    if not found:
        return None
    reading, clause = found
    if not clause.children:
        return _goals(inquiry, reading, clause)
    say = inquiry.say
    children = clause.children
    names = [_name(child) for child in children]
    quotes = tuple(Quote(reading, child, _heading_span(reading, child)) for child in children)
    title = task_of(clause) or clause.path[-1]
    counted = f"{title}{say('colon')}{say('counted', count=len(children))}{say('colon')}"
    caveat = caveat_of(Quote(reading, clause, clause.span))
    closing = say("caveat", caveat=caveat) if caveat and caveat not in title else ""
    if len(names) <= _SHOWN:
        return Draft(f"{counted}{say('list_comma').join(names)}{closing}", quotes, is_computed=True)
    rows = tuple((name, place) for place, name in enumerate(names))
    return Draft(f"{counted}{say('list_comma').join(names[:_SHOWN])}……{closing}", quotes, rows=rows, is_computed=True)


def _goals(inquiry: Inquiry, reading: Reading, clause: Clause) -> Draft | None:
    """Every target that a clause of goals states in running text."""
    say = inquiry.say
    targets = [target for target in reading.targets if target.address == clause.address]
    if not targets:
        return None
    quotes = tuple(Quote.at(reading, target.address, target.span) for target in targets)
    names = [quote.text for quote in quotes]
    counted = f"{task_of(clause)}{say('colon')}{say('counted', count=len(targets))}{say('colon')}"
    rows = tuple((name, place) for place, name in enumerate(names)) if len(names) > _SHOWN else ()
    return Draft(f"{counted}{say('list_comma').join(names[:_SHOWN])}", quotes, rows=rows, is_computed=True)


def counts_clauses(inquiry: Inquiry) -> bool:
    """Whether 几 or 多少 counts clauses (几大任务, 几个方面), not something in the world."""
    return bool(re.search(r"(?:几|多少)(?:个|项|条|件|块|大)*(?:方面|任务|板块|部分|实事|举措|措施|附件|方案)", inquiry.question.text))


def _of_named_part(inquiry: Inquiry) -> tuple[Reading, Clause] | None:
    """附件3有哪些任务: the tasks (or goals) of a part that is named and nothing else."""
    rest = _STRUCTURE.sub("", inquiry.question.topic).replace(" ", "")
    for reading in inquiry.readings():
        for part in reading.tree.parts:
            if part.address in inquiry.question.parts and not _beyond(rest, part):
                wanted = _GOALS if _GOALS.search(inquiry.question.text) and not _TASKS.search(inquiry.question.text) else _TASKS
                fitting = [child for child in part.children if wanted.search(child.heading) and (len(child.children) > 1 or wanted is _GOALS)]
                if fitting:
                    return reading, fitting[0]
    return None


def _beyond(rest: str, part: Clause) -> bool:
    """Whether the topic says more than the part's own title."""
    left = fold(rest)
    for token in tokens(part.heading):
        left = left.replace(token, "")
    return len(re.sub(r"[那份里中的个]", "", left)) >= 2


def _of_heading(inquiry: Inquiry) -> tuple[Reading, Clause] | None:
    """The clause with children whose headings name the topic best; a count in the question (七大) has to be theirs."""
    knows = inquiry.ranking.features.places.clause_terms.knows
    topic = tuple(filter(knows, tokens(_COUNT.sub(" ", _STRUCTURE.sub(" ", inquiry.question.topic)))))
    full = tuple(filter(knows, tokens(_COUNT.sub(" ", inquiry.question.topic))))
    counted = _COUNT.search(inquiry.question.text)
    count = number_of(counted["count"]) if counted else 0
    least = _LEAST_COUNTED if inquiry.question.parts and _PLAINLY.search(inquiry.question.text) else _LEAST
    best: tuple[float, Reading, Clause] | None = None
    for reading in inquiry.readings():
        for clause in reading.tree:
            if len(clause.children) < 2 or len(clause.path) < 2 or not inquiry.in_parts(reading, clause.address):
                continue
            heading = clause.heading
            held = set(topic or full)
            score = inquiry.covered(heading, topic) if topic else inquiry.covered(heading, full)
            score += 0.02 * len(set(heading) & set(inquiry.question.topic))
            if counted and counted[0] in heading:
                pass
            elif count and count == len(clause.children):
                score += 0.35 + 0.1 * sum(bool(held & set(tokens(child.heading))) for child in clause.children) / count
            elif count and (not topic or score < 0.9):
                continue
            if score >= least and (best is None or score > best[0] + 1e-6):
                best = (score, reading, clause)
    return (best[1], best[2]) if best else None


def _name(clause: Clause) -> str:
    return re.sub(r"[。；;]$", "", task_of(clause)) or clause.marker


def _heading_span(reading: Reading, clause: Clause) -> Span:
    """Where the heading stands; the whole own text where it has none."""
    start = reading.document.text.find(clause.heading, clause.span.start, clause.span.end) if clause.heading else -1
    return Span(start, start + len(clause.heading)) if start >= 0 else clause.span
