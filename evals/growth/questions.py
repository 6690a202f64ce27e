"""Questions: what is asked of generated plans, and whether an answer is right; the same questions however large the library is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.answer import Answer, Status
from evals.growth.generate import Generator, Plan
from evals.matching import holds

Kind = Literal["named", "project", "each", "silent", "absent"]
KINDS: tuple[Kind, ...] = ("named", "project", "each", "silent", "absent")
ASKED = 10
"""Plans that questions are about: the first, wherever they stand in the library."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question with what answers it."""

    kind: Kind
    text: str
    document: str = ""
    """The plan that is asked; empty where none is named."""
    values: tuple[str, ...] = ()
    holders: tuple[tuple[str, str], ...] = ()
    """Of *each*: the title of every plan that sets it, with its value."""


def questions_for(generator: Generator, plans: Sequence[Plan]) -> list[Question]:
    """Questions about the first plans: named ones (the newest of a county's two by 今年), what one plan alone speaks of, what many
    set, what the named one does not say, and what none says."""
    asked, questions = plans[:ASKED], list[Question]()
    for number, plan in enumerate(asked):
        is_newest = plan.year == max(one.year for one in plans if one.county == plan.county)
        name = f"{plan.county}县今年" if is_newest and number % 4 < 2 else f"{plan.county}县{plan.year}年"
        for target in plan.targets[number % 3 :: 5]:
            questions.append(Question("named", f"{name}{target.ask}", plan.id, (target.value,)))
        for place, task in enumerate(plan.tasks[number % 3 :: 4]):
            asks, value = (("由谁牵头", task.lead), ("什么时候完成", task.deadline))[place % 2]
            questions.append(Question("named", f"{name}{task.topic}{asks}", plan.id, (value,)))
        project = plan.project
        asks, value = (("什么时候建成", project.deadline), ("总投资多少", project.amount), ("由谁牵头", project.lead))[number % 3]
        questions.append(Question("project", f"{project.name}{asks}", plan.id, (value,)))
        said = {target.ask for target in plan.targets}
        missing = [ask for ask in generator.asks if ask not in said]
        questions.append(Question("silent", f"{name}{missing[number % len(missing)]}", plan.id))
    for ask in sorted({target.ask for plan in asked for target in plan.targets}):
        holders = tuple((plan.title, target.value) for plan in plans for target in plan.targets if target.ask == ask)
        questions.append(Question("each", ask, holders=holders))
    return questions + [Question("absent", text) for text in generator.absent]


Verdict = Literal["right", "partial", "refused", "wrong"]
VERDICTS: tuple[Verdict, ...] = ("right", "partial", "refused", "wrong")


def judged(question: Question, answer: Answer, titles: dict[str, str]) -> Verdict:
    """How an answer stands to what the plans say.

    *refused*: a refusal of what is said; *partial*: it is right as far as it goes and does not say that there is more; *wrong*: a
    figure of another plan, or of nothing.
    """
    is_refusal = answer.status in (Status.NOT_FOUND, Status.OUT_OF_SCOPE, Status.UNSPECIFIED)
    if question.kind == "absent":
        return "right" if is_refusal else "wrong"
    if question.kind == "silent":
        is_cited = any(citation.document == question.document for citation in answer.citations)
        is_named = len(titles) == 1 or titles[question.document] in answer.headline + answer.answer
        return "right" if not is_cited and is_named else "wrong"
    if is_refusal:
        return "refused"
    if question.kind == "each":
        return _each(question, answer, titles)
    cited = {citation.document for citation in answer.citations}
    is_right = cited == {question.document} and all(holds(answer.headline, value) for value in question.values)
    return "right" if is_right else "wrong"


def _each(question: Question, answer: Answer, titles: dict[str, str]) -> Verdict:
    """Every plan that is named has its own value; all are named, or the answer says how many there are."""
    if len(titles) == 1:
        return "right" if all(holds(answer.headline, value) for _, value in question.holders) else "wrong"
    holders = dict(question.holders)
    said = _by_title(answer.headline, set(titles.values()))
    if not said or any(title not in holders or not holds(text, holders[title]) for title, text in said.items()):
        return "wrong"
    if {citation.document for citation in answer.citations} - {id_ for id_, title in titles.items() if title in holders}:
        return "wrong"
    return "right" if len(said) == len(holders) or holds(answer.headline, f"{len(holders)}份") else "partial"


def _by_title(headline: str, titles: set[str]) -> dict[str, str]:
    """What stands behind each title, up to the next one."""
    pieces = headline.split("《")[1:]
    split = (piece.partition("》") for piece in pieces)
    return {title: said for title, _, said in split if title in titles}
