"""Several things: asked in one question, answered in the order asked; what is missing is said in its place."""

import pytest

from assistant.answer import Status
from assistant.assistant import Assistant
from tests.answers.rows import row

# question, in the headline, in this order
SEVERAL = [
    row("社零增长多少，专项债目标是多少", ["增长7%", "32.27亿元"]),
    row("专项债目标是多少，社零增长多少", ["32.27亿元", "增长7%"]),  # the other way round
    row("社零目标多少，完善消费政策谁牵头，虞公港二期什么时候启动", ["增长7%", "由县商务粮食局、县发改局牵头", "2025年7月份启动"]),
    row("增收减负谁牵头，哪些单位配合", ["由县人社局牵头", "配合单位为县发改局"]),  # the second names nothing of its own
    row("三本账是什么，科技专班召集人是谁", ["财政、园区、平台", "召集人为县政府办分管副主任"]),
]


@pytest.mark.parametrize(("question", "said"), SEVERAL)
def test_things_are_answered_in_the_order_asked(assistant: Assistant, question: str, said: list[str]) -> None:
    answer = assistant.ask(question)
    places = [answer.headline.find(one) for one in said]
    assert -1 not in places, answer.headline
    assert places == sorted(places)
    assert answer.headline.count("；") >= len(said) - 1
    assert answer.status is Status.ANSWERED


def test_nothing_is_said_twice(assistant: Assistant) -> None:
    assert assistant.ask("社零增长多少，固投增长多少").headline.count("增长7%") == 1


# question, in the headline in this order: what is missing is said where it was asked
PARTIAL = [
    row("社零增长多少，县长叫什么名字", ["增长7%", "没有找到"]),
    row("县长叫什么名字，社零增长多少", ["没有找到", "增长7%"]),
    row("增收减负谁牵头，县财政局电话多少", ["由县人社局牵头", "没有找到"]),
]


@pytest.mark.parametrize(("question", "said"), PARTIAL)
def test_one_missing_thing_makes_the_answer_partial(assistant: Assistant, question: str, said: list[str]) -> None:
    answer = assistant.ask(question)
    places = [answer.headline.find(one) for one in said]
    assert -1 not in places, answer.headline
    assert places == sorted(places)
    assert answer.status is Status.PARTIAL
