"""A unit chosen once as ours is what 我们局 means."""

import pytest

from assistant.ours import speaks_of_ours, with_our_unit


@pytest.mark.parametrize(("asked", "meant"), [
    ("我们局要做什么", "甲局要做什么"),
    ("咱们单位牵头哪些任务", "甲局牵头哪些任务"),
    ("我们牵头哪些", "甲局牵头哪些"),
    ("本单位在附件3配合几项", "甲局在附件3配合几项"),
    ("今年我们要干啥", "今年甲局要干啥"),
    ("what does our bureau lead", "what does 甲局 lead"),
    ("我县GDP目标是多少", "我县GDP目标是多少"),  # the county, not a unit
    ("我们县专项债多少", "我们县专项债多少"),
    ("我想问专项债目标", "我想问专项债目标"),
    ("专项债目标是多少", "专项债目标是多少"),
])
def test_the_chosen_unit_takes_the_place_of_us(asked: str, meant: str) -> None:
    assert with_our_unit(asked, "甲局") == meant


def test_without_a_chosen_unit_a_question_stays_as_typed() -> None:
    assert with_our_unit("我们局要做什么", "") == "我们局要做什么"


def test_a_question_on_our_own_unit_is_told_from_one_on_the_county() -> None:
    assert speaks_of_ours("我们局要做什么")
    assert not speaks_of_ours("我们县专项债多少")
