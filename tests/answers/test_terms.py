"""Terms: what the plan's quoted words stand for, or that the plan does not say."""

import pytest

from assistant.answer import Status
from assistant.assistant import Assistant
from tests.answers.rows import row

# question, in the headline
EXPLAINED = [
    row("“六个一”是什么", "一榜一奖一中心一册一办一平台"),
    row("四比四提高是什么意思", "比谋划,提升争取资金的比率;比服务,提升项目的开工率"),
    row("三本账是什么", "财政、园区、平台"),
    row("附件3的三个园区指什么", "硅砂新材料产业园"),
]


@pytest.mark.parametrize(("question", "meaning"), EXPLAINED)
def test_a_term_is_explained_in_the_plans_words(assistant: Assistant, question: str, meaning: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert meaning in answer.headline


def test_an_explanation_holds_the_members_alone(assistant: Assistant) -> None:
    assert "指：财政、园区、平台" in assistant.ask("三本账是什么").headline


def test_explanations_that_differ_are_shown_both(assistant: Assistant) -> None:
    answer = assistant.ask("三个园区是什么")
    assert "附件2：" in answer.headline
    assert "附件3：" in answer.headline
    assert [conflict.kind for conflict in answer.conflicts] == ["composition"]


# question, the term
UNEXPLAINED = [
    row("“四类项目”是什么", "四类项目"),
    row("“两重”是什么意思", "两重"),
    row("5+15重点改革事项是什么", "5+15"),
    row("“五首”创新产品是什么", "五首"),
]


@pytest.mark.parametrize(("question", "term"), UNEXPLAINED)
def test_a_term_that_is_not_explained_is_said_not_to_be(assistant: Assistant, question: str, term: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.UNSPECIFIED
    assert f"没有给出“{term}”的定义" in answer.headline
    assert term in answer.citations[0].quote


def test_a_term_that_is_not_there_is_not_found(assistant: Assistant) -> None:
    answer = assistant.ask("“一县两园”是什么意思")
    assert answer.status is Status.NOT_FOUND
    assert answer.citations == ()
