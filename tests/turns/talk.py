"""Talk: a conversation asked turn by turn, as the page keeps it or with the user's turns alone."""

from collections.abc import Sequence

from assistant.answer import Answer
from assistant.assistant import Assistant
from evals.conversation import bare_history_of, history_of


def last_answer(assistant: Assistant, turns: Sequence[str], bare: bool = False) -> Answer:
    """The answer to the last of some turns."""
    *before, asked = turns
    return assistant.ask(asked, bare_history_of(before) if bare else history_of(assistant.ask, before))
