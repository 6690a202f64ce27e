"""Inside: fragments that ask of something inside the clause that was just shown (哪年投用, 港航物流占几个)."""

from collections.abc import Sequence

from assistant.answer import Status
from assistant.asks import Ask
from assistant.turns import wording
from assistant.turns.context import called_parts, holds, last_of, shown, subject
from assistant.turns.fragment import Fragment
from assistant.turns.memory import Said
from assistant.turns.shown import clauses_of, tasks_of
from assistant.turns.siblings import names_of, siblings
from assistant.turns.subject import asked_of, is_of_a_unit
from index.folding import fold

_NAME, _HEADING = 5, 30
"""Characters of what a fragment names that may be no name of its own, and of a heading that names its clause."""
_SHORT = 10
"""Characters of what a fragment names by itself up to which it may still lean on the clause that was just shown."""
_VERB = 3
"""Characters of a verb or a bare matter that is asked of what was spoken of."""


def own_in_clause(fragment: Fragment, before: Sequence[Said]) -> list[str]:
    """哪年投用, 要开发哪些衍生产品, 港航物流占几个: asks of something inside the clause that was shown."""
    question = fragment.question
    if not fragment.has_own or not question.asks or question.units or question.parts or len(fragment.own) > _SHORT or fragment.is_english:
        return []
    last = last_of(before)
    if question.wants(Ask.PROGRESS) or question.years or last.answer.status is not Status.ANSWERED or not last.answer.citations:
        return []
    about = subject(last, fragment)
    if question.wants(Ask.LEAD, Ask.SUPPORT):
        return _task_of_own(fragment, last)
    if not about or fold(fragment.own) in fold(about):
        return []
    if question.wants(Ask.FIGURE, Ask.WHERE) and wording.ATTRIBUTE.fullmatch(fragment.own) and not is_of_a_unit(last.question, about):
        return [f"{called_parts(last)}{about}{fragment.text}"]
    alone = last.recall(fragment.text)
    is_there = bool(shown(last) & {(one.document, one.address) for one in alone.citations[:2]})
    if is_there and alone.status is Status.ANSWERED:
        return []
    found = siblings(names_of(fragment.own, fragment), last, fragment) if question.wants(Ask.FIGURE) else []
    inside = [one.asked(fragment) for one in found if one.is_shown][:1]
    whole = f"{called_parts(last)}{about}{fragment.text}"
    if not _is_known(fragment, last) and (len(fragment.own) <= _VERB or holds(fragment.own, clauses_of(last.answer, fragment.understanding.library)[:2])):
        return [*inside, whole]
    if inside or (alone.status is Status.NOT_FOUND and found):
        return inside or [found[0].asked(fragment)]
    return [whole] if alone.status is not Status.ANSWERED and holds(fragment.own, clauses_of(last.answer, fragment.understanding.library)[:2]) else []


def _task_of_own(fragment: Fragment, last: Said) -> list[str]:
    """4A的谁牵头: who leads what stands in the clause that was shown, where that cannot be told without it."""
    if last.recall(fragment.text).status not in (Status.NOT_FOUND, Status.OUT_OF_SCOPE):
        return []
    tasks = tasks_of(last.answer, fragment.understanding.library)[:1]
    is_there = holds(fragment.own, clauses_of(last.answer, fragment.understanding.library)[:1])
    return [asked_of(task, fragment.question.asks, in_english=False) for task in tasks] if is_there else []


def _is_known(fragment: Fragment, last: Said) -> bool:
    """Whether what a fragment names is a thing by itself somewhere else: an indicator, a heading, a term, an abbreviation."""
    name = fold(fragment.own)
    here = shown(last)
    if fragment.understanding.names_a_thing(fragment.own) or len(name) > _NAME:
        return True
    for reading in fragment.understanding.library.readings:
        elsewhere = [target.indicator for target in reading.targets if (reading.document.id, target.address) not in here]
        elsewhere += [clause.heading for clause in reading.tree if (reading.document.id, clause.address) not in here and len(clause.heading) <= _HEADING]
        elsewhere += [term.term for term in reading.terms]
        if any(name in fold(one) for one in elsewhere):
            return True
    return False
