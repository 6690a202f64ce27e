"""Compose: question → drafts → one Answer."""

from collections.abc import Sequence

from assistant.answer import Answer, Turn
from assistant.draft import Draft, Quote
from assistant.layout import lay_out
from assistant.retrieve import Retrieval
from assistant.understand import Understanding


def compose(asked: str, history: Sequence[Turn], understanding: Understanding, retrieval: Retrieval) -> Answer:
    """The answer to a question as typed."""
    question = understanding.read(asked)
    ranking = retrieval.rank(question)
    place, _ = next(ranking.places())
    draft = Draft(place.text, (Quote(place.reading, place.clause, place.span),))
    return lay_out(question, [draft])
