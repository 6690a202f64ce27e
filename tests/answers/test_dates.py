"""Dates: as printed, to the precision that is printed, and never another matter's."""

import re

import pytest

from assistant.answer import Status
from assistant.assistant import Assistant
from tests.answers.rows import row

# question, in the headline
DATED = [
    row("虞公港二期什么时候启动", "2025年7月份启动"),
    row("虞公港二期几月启动", "2025年7月份"),
    row("虞公港二期什么时候建成", "到2026年建成"),
    row("虞公港二期哪年建成", "2026年"),
    row("芙蓉北路北延线什么时候通车", "2025年5月底前"),
    row("铁路专用线什么时候动工", "7月份前"),
    row("信用信息归集共享什么时候完成", "2025年3月底前"),
    row("高标准农田建设什么时候完成", "2025年完成我县2024年高标准农田建设任务"),  # two years, each with its words
]


@pytest.mark.parametrize(("question", "printed"), DATED)
def test_a_date_is_given_as_printed(assistant: Assistant, question: str, printed: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert printed in answer.headline


# question: its matter has no date
UNDATED = [
    row("县域医疗次中心什么时候建成"),
    row("樟树港辣椒产业博览园什么时候建成"),
    row("县数据产业集团什么时候组建"),
    row("金龙互通什么时候复工"),
    row("零工市场什么时候开业"),
]


@pytest.mark.parametrize("question", UNDATED)
def test_a_matter_without_a_date_gets_none(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status in (Status.UNSPECIFIED, Status.NOT_FOUND), answer.headline


def test_no_day_is_made_up(assistant: Assistant) -> None:
    for question in ("虞公港二期具体哪天启动", "芙蓉北路北延线几号通车", "信用信息归集共享截止到几号"):
        assert not re.search(r"\d+[日号]", assistant.ask(question).headline)


# question, in the headline
RHYTHMS = [
    row("县长多久调度一次重大项目", "一月一调度"),
    row("责任单位多久调度一次重大项目", "一周一调度"),
    row("常务副县长多久调度一次重大项目", "双周一调度"),
]


@pytest.mark.parametrize(("question", "printed"), RHYTHMS)
def test_a_rhythm_is_that_of_the_one_asked_for(assistant: Assistant, question: str, printed: str) -> None:
    assert printed in assistant.ask(question).headline


# question, the year that has to be named as absent
OTHER_YEARS = [
    row("2024年社零增长多少", "2024年"),  # printed in the plan, but of another matter
    row("2030年专项债目标是多少", "2030年"),  # printed nowhere
    row("2019年高企多少家", "2019年"),
    row("2018年社零增长多少", "2018年"),
]


@pytest.mark.parametrize(("question", "year"), OTHER_YEARS)
def test_a_year_that_the_plan_is_not_of_is_refused(assistant: Assistant, question: str, year: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.NOT_FOUND
    assert year in answer.headline
    assert answer.citations == ()


def test_the_plans_own_year_is_no_obstacle(assistant: Assistant) -> None:
    assert "增长7%" in assistant.ask("2025年社零增长多少").headline
