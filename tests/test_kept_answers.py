"""Kept answers: turns before are not worked out again, with the same outcome; what is asked always is."""

from typing import Any

import pytest

from assistant.answer import Answer, Turn
from assistant.assistant import Assistant
from assistant.compose import compose
from assistant.kept_answers import KeptAnswers
from assistant.understand import Understanding

QUESTION = "今年专项债的目标是多少"
FOLLOWED, BEFORE = "那牵头单位呢", (Turn("user", QUESTION),)


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


def test_what_is_asked_is_worked_out_each_time_since_it_notices_what_has_failed(assistant: Assistant, worked_out: list[str]) -> None:
    kept = _kept(assistant)
    assert kept.answer(QUESTION, ()) == kept.answer(QUESTION, ())
    assert worked_out == [QUESTION, QUESTION]


def test_a_turn_before_is_not_worked_out_again(assistant: Assistant, worked_out: list[str]) -> None:
    kept = _kept(assistant)
    kept.answer(QUESTION, ())
    followed = kept.answer(FOLLOWED, BEFORE)
    assert worked_out.count(QUESTION) == 1
    assert followed == compose(FOLLOWED, BEFORE, Understanding(assistant.library), assistant.retrieval, assistant.settings.longest_question)


def test_a_turn_before_is_worked_out_again_for_another_unit_of_ours(assistant: Assistant, worked_out: list[str]) -> None:
    kept = _kept(assistant)
    kept.answer(QUESTION, (), "县科技局")
    kept.answer(FOLLOWED, BEFORE, "县发改局")
    assert worked_out.count(QUESTION) == 2


class _Ranks:
    """Those of an assistant, whose vectors are away."""

    def __init__(self, ranks: Any) -> None:
        self._ranks, self.is_ready = ranks, False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._ranks, name)


def test_what_was_answered_without_vectors_is_not_kept(assistant: Assistant, worked_out: list[str]) -> None:
    ranks = _Ranks(assistant.retrieval)
    kept = KeptAnswers(Understanding(assistant.library), ranks, assistant.settings.longest_question)
    kept.answer(QUESTION, ())
    ranks.is_ready = True
    kept.answer(FOLLOWED, BEFORE)
    assert worked_out.count(QUESTION) == 2


def test_only_the_last_are_kept(assistant: Assistant, worked_out: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.kept_answers._KEPT", 1)
    kept = _kept(assistant)
    kept.answer(QUESTION, ())
    kept.answer("谁管消防", ())
    kept.answer(FOLLOWED, BEFORE)
    assert worked_out.count(QUESTION) == 2
