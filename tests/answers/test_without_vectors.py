"""Without vectors: before the encoder has loaded, answers come from keywords, say so, and show nothing that is not printed."""

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from assistant.settings import Settings
from tests.answers.figures import unwitnessed
from tests.answers.rows import row
from tests.answers.varied import QUESTIONS


@pytest.fixture(scope="module")
def early(settings: Settings) -> Iterator[Assistant]:
    """An assistant whose ``load`` was never called."""
    one = Assistant(settings)
    assert not one.is_ready
    yield one
    one.close()


# question, in the headline
ANSWERED = [
    row("社零增长多少", "增长7%"),
    row("专项债目标是多少", "32.27亿元"),
    row("增收减负谁牵头", "由县人社局牵头"),
    row("虞公港二期什么时候启动", "2025年7月份启动"),
    row("附件3有哪些任务", "共5项"),
    row("县科技局牵头哪些任务", "共11项"),
    row("高新技术产业增加值增长多少", "表述不一致"),
]


@pytest.mark.parametrize(("question", "said"), ANSWERED)
def test_keywords_alone_answer_and_say_so(early: Assistant, question: str, said: str) -> None:
    answer = early.ask(question)
    assert said in answer.headline
    assert "只按关键词查找" in answer.notice


def test_keywords_alone_show_no_figure_that_is_not_printed(early: Assistant) -> None:
    for question in QUESTIONS:
        answer = early.ask(question)
        assert not unwitnessed(answer.headline, [question, *(citation.quote for citation in answer.citations)]), answer.headline
        for citation in answer.citations:
            assert citation.quote == early.library.reading(citation.document).document.text[citation.start : citation.end]


def test_the_notice_is_in_the_questions_language(early: Assistant) -> None:
    assert "keywords only" in early.ask("What is the special bond target?").notice


def test_with_vectors_there_is_no_notice(assistant: Assistant) -> None:
    assert assistant.ask("社零增长多少").notice == ""
