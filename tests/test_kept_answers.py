"""Kept answers: the same as worked out anew, once for many; none from before vectors were there, and none of another edition."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from assistant.answer import Answer, Turn
from assistant.assistant import Assistant
from assistant.compose import compose
from assistant.kept_answers import KeptAnswers
from assistant.understand import Understanding

QUESTION = "今年专项债的目标是多少"


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The questions that were worked out, in order."""
    done: list[str] = []

    def counting(asked: str, *rest: Any, **named: Any) -> Answer:
        done.append(asked)
        return compose(asked, *rest, **named)

    monkeypatch.setattr("assistant.compose.compose", counting)
    return done


def _kept(one: Assistant) -> KeptAnswers:
    return KeptAnswers(Understanding(one.library), one.retrieval, one.settings.longest_question)


def test_a_question_asked_again_is_answered_the_same_without_working_it_out(assistant: Assistant, worked_out: list[str]) -> None:
    kept = _kept(assistant)
    first = kept.answer(QUESTION, ())
    assert kept.answer(QUESTION, ()) == first
    assert worked_out == [QUESTION]
    assert first == compose(QUESTION, (), Understanding(assistant.library), assistant.retrieval, assistant.settings.longest_question)


def test_another_unit_of_ours_is_another_question(assistant: Assistant, worked_out: list[str]) -> None:
    kept = _kept(assistant)
    answers = [kept.answer("我们局牵头哪些任务", (), unit) for unit in ("县科技局", "县发改局")]
    assert answers[0].headline != answers[1].headline


def test_a_turn_before_is_not_worked_out_again(assistant: Assistant, worked_out: list[str]) -> None:
    kept = _kept(assistant)
    kept.answer(QUESTION, ())
    followed = kept.answer("那牵头单位呢", [Turn("user", QUESTION)])
    assert worked_out.count(QUESTION) == 1
    assert followed == compose("那牵头单位呢", [Turn("user", QUESTION)], Understanding(assistant.library), assistant.retrieval, assistant.settings.longest_question)


class _Ranks:
    """Those of an assistant, whose vectors are away."""

    def __init__(self, ranks: Any) -> None:
        self._ranks, self.is_ready = ranks, False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._ranks, name)


def test_what_was_answered_without_vectors_or_of_a_mended_word_is_not_kept(assistant: Assistant, worked_out: list[str]) -> None:
    ranks = _Ranks(assistant.retrieval)
    kept = KeptAnswers(Understanding(assistant.library), ranks, assistant.settings.longest_question)
    kept.answer(QUESTION, ())
    ranks.is_ready = True
    kept.answer(QUESTION, ())
    assert worked_out.count(QUESTION) == 2
    slip = "专项摘的目标是多少"
    assert kept.answer(slip, ()).notice
    kept.answer(slip, ())
    assert worked_out.count(slip) == 2


def test_only_the_last_are_kept(assistant: Assistant, worked_out: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.kept_answers._KEPT", 2)
    kept = _kept(assistant)
    questions = [QUESTION, "谁管消防", "一网通办率目标是多少"]
    _ask_all(kept.answer, [*questions, questions[2], questions[1], questions[0]])
    assert worked_out.count(questions[0]) == 2
    assert worked_out.count(questions[2]) == 1


def _ask_all(answer: Callable[[str, Sequence[Turn]], Answer], questions: Sequence[str]) -> None:
    for question in questions:
        answer(question, ())
