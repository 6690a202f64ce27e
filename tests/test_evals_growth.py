"""Growth: generated plans say what is noted of them, and the judge takes nothing for right that is not."""

from dataclasses import replace

import pytest

from assistant.answer import Answer, Citation, Status
from evals.growth.generate import Generator, Plan
from evals.growth.questions import Question, judged, questions_for
from evals.matching import holds
from index.documents import Document
from index.library import read
from tests.plans import GENRE

PLANS = Generator().plans(30)
TITLES = {plan.id: plan.title for plan in PLANS}


def test_the_same_plans_come_again_and_a_larger_library_begins_with_the_smaller() -> None:
    assert Generator().plans(60)[:30] == PLANS


def test_a_thousand_plans_have_a_title_of_their_own_and_a_project_of_their_own() -> None:
    plans = Generator().plans(1000)
    assert len({plan.title for plan in plans}) == len({plan.project.name for plan in plans}) == 1000
    assert max(len(plan.text) for plan in plans) <= 3000


@pytest.mark.parametrize("one", PLANS[:4], ids=lambda plan: plan.id)
def test_what_is_noted_is_what_the_product_reads(one: Plan) -> None:
    reading = read(Document(id=one.id, title=one.title, text=one.text, sha256="", year=one.year), GENRE)
    assert all(holds(one.text, target.value) for target in one.targets)
    assert {task.lead for task in one.tasks} <= {unit for duty in reading.duties for unit in duty.lead}
    assert len(reading.targets) >= len(one.targets)
    assert one.project.name in one.text


def test_questions_are_the_same_however_large_the_library_is_but_for_who_else_says_it() -> None:
    few, many = questions_for(Generator(), PLANS[:20]), questions_for(Generator(), PLANS)
    assert [replace(one, holders=()) for one in few] == [replace(one, holders=()) for one in many]


def _answer(text: str, documents: tuple[str, ...] = (), status: Status = Status.ANSWERED) -> Answer:
    citations = tuple(
        Citation(label=place, document=id_, address="总体方案", path=(), quote="", start=0, end=1, clause_start=0, clause_end=1, match="exact")
        for place, id_ in enumerate(documents, 1)
    )
    return Answer(question="", standalone_question="", status=status, headline=text, answer=text, citations=citations)


FIRST, SECOND = (PLANS[0].id, PLANS[0].title), (PLANS[1].id, PLANS[1].title)
EACH = Question("each", "目标", holders=((FIRST[1], "42家"), (SECOND[1], "51家")))
NAMED = Question("named", "目标", FIRST[0], ("42家",))


@pytest.mark.parametrize(("question", "answer", "verdict"), [
    (NAMED, _answer(f"《{FIRST[1]}》：42家。", (FIRST[0],)), "right"),
    (NAMED, _answer(f"《{FIRST[1]}》：142家。", (FIRST[0],)), "wrong"),
    (NAMED, _answer(f"《{SECOND[1]}》：42家。", (SECOND[0],)), "wrong"),
    (NAMED, _answer("没有找到", (), Status.NOT_FOUND), "refused"),
    (EACH, _answer(f"《{FIRST[1]}》：42家；《{SECOND[1]}》：51家。", (FIRST[0], SECOND[0])), "right"),
    (EACH, _answer(f"《{FIRST[1]}》：42家。", (FIRST[0],)), "partial"),  # and does not say that there is another
    (EACH, _answer(f"《{FIRST[1]}》：42家；共有2份文件写到。", (FIRST[0],)), "right"),
    (EACH, _answer(f"《{FIRST[1]}》：42家；共有12份文件写到。", (FIRST[0],)), "partial"),
    (EACH, _answer(f"《{FIRST[1]}》：51家；《{SECOND[1]}》：42家。", (FIRST[0], SECOND[0])), "wrong"),
    (Question("absent", "地铁"), _answer("没有找到", (), Status.NOT_FOUND), "right"),
    (Question("absent", "地铁"), _answer(f"《{FIRST[1]}》：42家。", (FIRST[0],)), "wrong"),
    (Question("silent", "油茶", FIRST[0]), _answer(f"《{FIRST[1]}》没有提到；《{SECOND[1]}》：42家。", (SECOND[0],)), "right"),
    (Question("silent", "油茶", FIRST[0]), _answer(f"《{SECOND[1]}》：42家。", (SECOND[0],)), "wrong"),
])
def test_an_answer_is_judged(question: Question, answer: Answer, verdict: str) -> None:
    assert judged(question, answer, TITLES) == verdict
