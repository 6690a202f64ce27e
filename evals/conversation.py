"""Conversation: the questions before a case, asked one after the other → the turns that go with its question."""

from collections.abc import Callable, Sequence

from assistant.answer import Answer, Turn
from assistant.conversations import Exchange, turns_of

UNTOLD = "……"
"""What an assistant's turn holds in a history that keeps no answers."""


def history_of(ask: Callable[[str, Sequence[Turn]], Answer], questions: Sequence[str]) -> list[Turn]:
    """The turns as the page keeps them: each question asked with those before it, each answer with what it cited."""
    turns: list[Turn] = []
    for number, question in enumerate(questions):
        turns += turns_of([Exchange(number, question, ask(question, turns))])
    return turns


def bare_history_of(questions: Sequence[str]) -> list[Turn]:
    """The turns as a program may send them: what the user asked, and assistant turns that tell nothing."""
    return [turn for question in questions for turn in (Turn("user", question), Turn("assistant", UNTOLD))]
