"""A ranking is worked out when it is looked at, once, and no question waits for another one's vectors."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import numpy as np
import pytest

from assistant.assistant import Assistant
from assistant.inquiry import Inquiry
from assistant.ranking import NO_VECTORS, Near, Ranking
from assistant.understand import Understanding
from index.embedding import Encoder


def test_questions_that_are_asked_at_the_same_time_ask_the_vectors_at_the_same_time(assistant: Assistant) -> None:
    features, understanding, together = assistant.retrieval.features, Understanding(assistant.library), Barrier(3)

    def near() -> Near:
        together.wait(timeout=30)
        return NO_VECTORS

    inquiries = [Inquiry(question, Ranking(question, features, near)) for question in map(understanding.read, ("专项债目标多少", "谁管消防", "高企要多少家"))]
    with ThreadPoolExecutor(3) as pool:
        best = list(pool.map(lambda inquiry: inquiry.best, inquiries))
    assert len({place.key for place in best}) == 3


def test_the_vectors_are_asked_once_and_only_when_a_ranking_is_looked_at(assistant: Assistant) -> None:
    asked: list[str] = []

    def near() -> Near:
        asked.append("")
        return NO_VECTORS

    question = Understanding(assistant.library).read("专项债目标多少")
    ranking = Ranking(question, assistant.retrieval.features, near)
    assert Inquiry(question, ranking).library is assistant.library
    assert not asked
    other = ranking.with_weights(-ranking.weights)
    assert np.array_equal(other.scores, -ranking.scores)
    assert list(ranking.order) != list(other.order)
    assert asked == [""]


@pytest.mark.parametrize("question", ["县科技局牵头哪些任务", "哪些指标增长8%"])
def test_what_is_answered_from_rows_embeds_nothing(assistant: Assistant, question: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def encode(self: Encoder, text: str) -> None:
        raise AssertionError(text)

    monkeypatch.setattr(Encoder, "encode_query", encode)
    assert assistant.ask(question).citations
