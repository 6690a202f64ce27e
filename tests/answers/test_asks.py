"""Asks: what a question wants to know, told by its words."""

from itertools import pairwise

import pytest

from assistant.asks import Ask, asks_of
from tests.answers.rows import row

# question, what it asks, in the order asked
QUESTIONS = [
    row("专项债目标是多少", [Ask.FIGURE]),
    row("社零今年要涨几个点", [Ask.FIGURE]),  # as staff say it
    row("事故要比上年少几起", [Ask.FIGURE]),
    row("处置量占比有什么要求", [Ask.FIGURE]),  # what is required of a share is its figure
    row("增收减负谁牵头", [Ask.LEAD]),
    row("打假归谁管", [Ask.LEAD]),
    row("是县发改局牵头吗", [Ask.LEAD]),  # yes or no, of a lead
    row("有哪些配合单位", [Ask.SUPPORT]),
    row("绿色食品加工除了农业农村局还有谁", [Ask.SUPPORT]),  # the lead is named, the others are asked for
    row("虞公港二期什么时候启动", [Ask.WHEN]),
    row("虞公港二期啥时候启动", [Ask.WHEN]),
    row("多久开一次会", [Ask.RHYTHM]),
    row("附件3有哪些任务", [Ask.LIST]),
    row("三个基地指的是什么", [Ask.MEANING]),
    row("四比四提高是什么意思", [Ask.MEANING]),
    row("办公室设在哪里", [Ask.WHERE]),
    row("怎么推进", [Ask.HOW]),
    row("完成了多少", [Ask.PROGRESS]),
    row("进展如何", [Ask.PROGRESS]),
    row("完成多少了", [Ask.PROGRESS]),
    row("目标是多少谁牵头", [Ask.FIGURE, Ask.LEAD]),  # two things, in order
    row("谁牵头什么时候完成", [Ask.LEAD, Ask.WHEN]),
    row("专项债", []),  # a topic alone asks nothing
    row("", []),
    row("How much special bond funding?", [Ask.FIGURE]),
    row("Who leads it?", [Ask.LEAD]),
    row("When will it start?", [Ask.WHEN]),
]


@pytest.mark.parametrize(("question", "asks"), QUESTIONS)
def test_a_question_asks_in_the_order_of_its_words(question: str, asks: list[Ask]) -> None:
    assert list(dict.fromkeys(ask for ask, _, _ in asks_of(question))) == asks


def test_a_stretch_of_words_counts_for_one_ask_only() -> None:
    for question in ("谁牵头哪些单位配合什么时候完成", "目标是多少由谁负责多久调度一次"):
        found = asks_of(question)
        assert all(earlier[2] <= later[1] for earlier, later in pairwise(found)), found
