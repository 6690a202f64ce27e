"""Fragments that lean on the question before them are answered as the whole question they stand for."""

import pytest

from assistant.answer import Turn
from assistant.assistant import Assistant

ROWS = [
    ("高新技术企业今年要达到多少家", "那牵头单位呢", "县科技局"),  # an ask without a matter takes the matter
    ("高新技术产业增加值增长多少", "附件3里呢", "增长6%"),  # a part without an ask takes matter and ask
    ("完善消费政策谁牵头", "有哪些配合单位", "县机关事务中心"),
]


@pytest.mark.parametrize(("before", "asked", "said"), ROWS)
def test_a_fragment_takes_what_it_leaves_out_from_the_turn_before(assistant: Assistant, before: str, asked: str, said: str) -> None:
    answer = assistant.ask(asked, [Turn("user", before), Turn("assistant", "……")])
    assert said in answer.headline, answer.headline
    assert answer.question == asked
    assert answer.standalone_question != asked


@pytest.mark.parametrize("asked", ["那牵头单位呢", "附件4里呢", "谁牵头"])
def test_a_fragment_with_nothing_before_it_is_asked_back(assistant: Assistant, asked: str) -> None:
    assert "请写明" in assistant.ask(asked).headline


def test_a_whole_question_owes_nothing_to_the_turn_before(assistant: Assistant) -> None:
    asked = "专项债目标是多少"
    assert assistant.ask(asked, [Turn("user", "社零增长多少")]).headline == assistant.ask(asked).headline
