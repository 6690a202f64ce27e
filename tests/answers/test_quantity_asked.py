"""Quantity asked: which figures would fit a question."""

from dataclasses import astuple

import pytest

from assistant.quantity_asked import quantity_asked

# question, a unit that fits, a unit that does not
UNITS = [
    ("高企要达到多少家", "家", "%"),
    ("社零增长多少", "%", "亿元"),
    ("城镇化率提高几个百分点", "个百分点", "家"),
    ("专项债多少亿", "亿元", "%"),
    ("要争取多少钱", "亿元", "家"),
    ("民间投资占比多少", "%", "亿元"),
    ("出口退税压缩到几个工作日", "个工作日", "家"),
    ("货物吞吐量多少万吨", "万吨", "亿元"),
    ("高标准农田多少亩", "万亩", "家"),
    ("码头有多少米", "公里", "个"),
    ("要查多少个孕妇", "人", "种"),  # kinds do not count people
]


@pytest.mark.parametrize(("question", "fits", "other"), UNITS)
def test_a_question_for_one_kind_of_figure_takes_no_other(question: str, fits: str, other: str) -> None:
    units = quantity_asked(question).units
    assert fits in units
    assert other not in units


# question, scope
SCOPES = [
    ("新增高企多少家", "新增"),
    ("高企总数多少", "总量"),
    ("高企多少家", ""),  # neither is said
]


@pytest.mark.parametrize(("question", "scope"), SCOPES)
def test_stock_and_flow_are_told_apart(question: str, scope: str) -> None:
    assert quantity_asked(question).scope == scope


def test_a_question_without_a_quantity_demands_nothing() -> None:
    assert not any(astuple(quantity_asked("谁牵头")))
