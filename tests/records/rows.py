"""Rows: answers to keep, and whoever asked for them."""

import random

from assistant.answer import Answer, Citation, Conflict, Status, Verdict, WordedSentence, Wording
from assistant.people.person import HERE, Person, Role
from assistant.service.asker import Asker, Front
from index.library import Library

READER = Asker(Person("张三", Role.READER), Front.API)
OTHER = Asker(Person("李四", Role.EDITOR), Front.OPENAI)
LOCAL = Asker(HERE, Front.PAGE)
_WORDS = "今年专项债的目标是多少县科技局牵头哪些任务高新技术企业新增工业产值增长招商引资项目建设乡村振兴粮食播种面积水稻"


def answer_to(question: str = "今年专项债的目标是多少", headline: str = "专项债目标为32.27亿元。", understood: str = "", status: Status = Status.ANSWERED) -> Answer:
    citation = Citation(1, "plan", "总体方案·二·(一)", ("总体方案",), "专项债32.27亿元", 1085, 1095, 907, 1592)
    return Answer(question, understood or question, status, headline, f"{headline}[1]", (citation,), (Conflict("value", "表述不一致", (1,)),), seconds=0.03)


def worded(answer: Answer) -> Answer:
    """The same with a model's words, of which one sentence each was verified, replaced and dropped."""
    sentences = tuple(WordedSentence("句", "句", verdict) for verdict in Verdict)
    return Answer(
        answer.question, answer.standalone_question, answer.status, answer.headline, answer.answer, answer.citations, answer.conflicts,
        model="small", seconds=answer.seconds, wording=Wording("small", sentences, "模型停下了", first_seconds=0.5, seconds=2.0),
    )


def any_answer(chance: random.Random) -> Answer:
    """An answer of the usual length."""
    question, headline = ("".join(chance.choices(_WORDS, k=length)) for length in (18, 60))
    return answer_to(question, headline, status=chance.choice(list(Status)))


def answer_from_plan(library: Library) -> Answer:
    """An answer whose clause is one of the real plan."""
    (reading,) = library.readings
    text, quote = reading.document.text, "专项债32.27亿元"
    start = text.index(quote)
    clause = next(one for one in reading.tree if one.span.start <= start < one.span.end)
    citation = Citation(1, reading.document.id, clause.address, (), quote, start, start + len(quote), clause.span.start, clause.span.end)
    return Answer("今年专项债的目标是多少", "今年专项债的目标是多少", Status.ANSWERED, "专项债目标为32.27亿元。", "", (citation,))
