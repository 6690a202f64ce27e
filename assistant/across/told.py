"""Told: sides become one answer, by document and by name; the one place that names a document."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.across.side import Side
from assistant.answer import Answer, Status
from assistant.draft import Draft
from assistant.layout import lay_out, message
from assistant.phrases import Phrases, phrases
from assistant.question import Question

Title = Callable[[str], str]
"""A document's id → 《…》."""


def told(
    asked: str, meant: str, question: Question, sides: Sequence[Side], title: Title, before: str = "", behind: str = "", note: str = ""
) -> Answer:
    """Every side under its document's name, in the order given.

    ``before`` and ``behind`` stand in the headline around the sides, ``note`` in the body.
    """
    say = phrases(question.language)
    drafts: list[Draft] = []
    for side in sides:
        first, *others = side.made.drafts
        rows = first.rows if len(sides) == 1 or not first.rows else ((f"{title(side.id)}{say('colon')}", -1), *first.rows)
        drafts += [first.but(headline=f"{title(side.id)}{say('colon')}{first.headline}", rows=rows), *others]
    if before:
        drafts = [Draft(before), *drafts]
    if behind:
        drafts.append(Draft(behind))
    notice = " ".join(dict.fromkeys(side.made.notice for side in sides if side.made.notice))
    follow_ups = tuple(f"{title(sides[0].id)}{one}" for one in sides[0].made.follow_ups)
    answer = lay_out(question, drafts, notice, follow_ups, title)
    answer = replace(answer, question=asked, standalone_question=meant, answer=f"{answer.answer}\n\n{note}" if note else answer.answer)
    return replace(answer, status=_status(sides))


def refused(asked: str, meant: str, text: str, titles: Sequence[str], listed: str, say: Phrases) -> Answer:
    """That none of these documents says it, with their names in the body as ``listed``."""
    bare = text.rstrip("。.")
    headline = (say("none_of_them", refusal=bare, count=len(titles)) if len(titles) > 1 else f"{titles[0]}{say('colon')}{bare}") + say("stop")
    looked = say("looked_through", documents=listed)
    answer = message(asked, headline, Status.NOT_FOUND)
    return replace(answer, standalone_question=meant, answer=f"{headline}\n\n{looked}{say('stop')}")


def _status(sides: Sequence[Side]) -> Status:
    kinds = {side.status for side in sides}
    return Status.ANSWERED if Status.ANSWERED in kinds else sides[0].status
