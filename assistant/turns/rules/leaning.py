"""Leaning: what is refused by itself, asked of what was shown; the last resort, taken only where its answer then stands there."""

from collections.abc import Sequence

from assistant.answer import Status
from assistant.asks import Ask
from assistant.turns import wording
from assistant.turns.choosing import BEST, fit
from assistant.turns.context import called_parts, last_of, subject
from assistant.turns.fragment import Fragment
from assistant.turns.memory import Said
from assistant.turns.rules.items import put
from assistant.turns.shown import clauses_of, tasks_of
from assistant.turns.siblings import names_of, siblings
from index.folding import fold

_HELD = 0.5
"""Share of the words that a fragment names which the clause has to hold."""
_LONGEST = 30
"""Characters of a question that may still lean."""


def leaning(fragment: Fragment, before: Sequence[Said]) -> list[str]:
    """Of the candidates that put what was spoken of before a question, the first whose answer stands where the one before stood."""
    question, last = fragment.question, last_of(before)
    if fragment.is_english or question.units or question.parts or question.years or len(fragment.text) > _LONGEST or not (question.asks or fragment.is_marked):
        return []
    if last.answer.status is not Status.ANSWERED or last.recall(fragment.text).status not in (Status.NOT_FOUND, Status.OUT_OF_SCOPE):
        return []
    about, tail = subject(last, fragment), put(fragment.text, fragment)
    found = siblings(names_of(fragment.own, fragment), last, fragment) if fragment.has_own and question.wants(Ask.FIGURE) else []
    named = [one.asked(fragment) for one in found if one.is_shown][:1]
    matters = [f"{called_parts(last)}{about}"] if about else []
    candidates = [*named, *(f"{matter}{tail}" for matter in (*matters, *tasks_of(last.answer, fragment.understanding.library)[:1]))]
    return [one for one in candidates if fit(last.recall(one), fragment, last) == BEST][:1] or in_clause(fragment, last)


def in_clause(fragment: Fragment, last: Said) -> list[str]:
    """额度有没有说要加, behind a clause that speaks of it: what that clause says of what is named; never a figure or a date, which the words may not measure."""
    if fragment.question.wants(Ask.FIGURE, Ask.WHEN, Ask.PROGRESS, Ask.RHYTHM, Ask.LEAD, Ask.SUPPORT):
        return []
    named = [piece for piece in wording.GENERIC.split(fold(fragment.own)) if len(piece) > 1]
    library = fragment.understanding.library
    for (reading, clause), task in zip(clauses_of(last.answer, library)[:1], tasks_of(last.answer, library)[:1], strict=False):
        held = [piece for piece in named if piece in fold(reading.tree.own_text(clause))]
        if held and len(held) >= _HELD * len(named):
            asked = f"{task}里{''.join(held)}怎么说"
            if last.recall(asked).status is Status.ANSWERED:
                return [asked]
    return []
