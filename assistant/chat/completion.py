"""Completion: a model's whole question for a fragment that the rules left as it was, taken only where it adds nothing that was not said."""

import re
from collections.abc import Sequence

from assistant.answer import Answer, Status, Turn
from assistant.chat.facts import strange_facts
from assistant.chat.model import ChatModel
from assistant.chat.rewriting import rewrite
from assistant.chat.stop import Stop
from assistant.clean import clean
from assistant.drafting.refusals import is_small_talk
from assistant.question import Question
from assistant.turns.fragment import read_fragment
from assistant.understand import Understanding
from index.folding import fold

_LONGEST = 120
_LEFT = (Status.NOT_FOUND, Status.OUT_OF_SCOPE)
_SECOND = re.compile(r"[。！？；!?;](?=.)")
"""Something follows the question."""
_POINTING = "那这它其该此呢么吗里的"
_PIECE = re.compile(r"[\u3400-\u9fff]+|[A-Za-z]+|\d+(?:\.\d+)?")


def completed(answer: Answer, history: Sequence[Turn], understanding: Understanding, chat: ChatModel, stop: Stop) -> str:
    """The whole question that the last one means; empty where the rules completed it, it says enough by itself, or nothing stood."""
    if not any(turn.role == "user" for turn in history) or not is_left(answer, understanding):
        return ""
    whole = rewrite(answer.question, history, chat, stop)
    return whole if whole and adds_nothing(whole, answer.question, history, understanding) else ""


def is_left(answer: Answer, understanding: Understanding) -> bool:
    """Whether a question was refused, and leans on turns before it that the rules could not join to it."""
    asked = clean(answer.question)
    if answer.status not in _LEFT or fold(clean(answer.standalone_question)) != fold(asked) or is_small_talk(asked):
        return False
    fragment = read_fragment(asked, understanding)
    return bool(fragment.text) and not fragment.says_it_all and (fragment.is_marked or not fragment.has_own)


def adds_nothing(whole: str, asked: str, history: Sequence[Turn], understanding: Understanding) -> bool:
    """Whether a rewritten question holds all that the fragment says, and no unit, figure, date, part or word of its own."""
    said = "\n".join([asked, *(turn.content for turn in history)])
    question, fragment = understanding.read(whole), understanding.read(asked)
    if len(whole) > _LONGEST or _SECOND.search(whole) or strange_facts(whole, Answer(asked, asked, Status.ANSWERED, "", said), understanding.library):
        return False
    return all(_is_said(piece, fold(said)) for piece in _named(question)) and all(piece in fold(whole) for piece in _named(fragment))


def _named(question: Question) -> list[str]:
    """What a question names: units, parts, and its words beside asks, fillers and what only points back."""
    pieces = [piece.strip(_POINTING) for piece in _PIECE.findall(fold(question.without_units(question.topic)))]
    return [*filter(None, pieces), *(fold(unit) for unit, _ in question.units), *question.parts, *question.missing_parts]


def _is_said(piece: str, said: str) -> bool:
    """Whether each pair of neighbouring characters was said."""
    return piece in said or (len(piece) > 1 and all(piece[at : at + 2] in said for at in range(len(piece) - 1)))
