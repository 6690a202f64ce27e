"""Conventions: what a document says once holds for all its notes, wherever it says it."""

import pytest

from tests.plans import reading_of

TASK = "（一）甲工作。做好甲。（责任单位：市科技局、市财政局，市教育局、市商务局；市统计局）\n"
LEADS = {
    "first": ("市科技局",), "comma": ("市科技局", "市财政局"), "semicolon": ("市科技局", "市财政局", "市教育局", "市商务局"),
    "all": ("市科技局", "市财政局", "市教育局", "市商务局", "市统计局"), "": (),
}
RULES = [
    ("列第一位者为牵头单位", "first"), ("排在第一位的单位为牵头单位", "first"), ("责任单位排名第一的为牵头单位", "first"), ("第一责任单位为牵头单位", "first"),
    ("各项任务的首个单位为牵头单位", "first"), ("列第一位的部门（单位）为牵头部门（单位）", "first"), ("任务分工中居首位的为牵头单位", "first"),
    ("责任单位列第一位的负责牵头", "first"), ("第一个逗号前为牵头单位", "comma"), ("逗号前的单位为牵头单位，逗号后的为配合单位", "comma"),
    ("分号前为牵头单位，分号后为配合单位", "semicolon"), ("无牵头单位的，责任单位即为牵头单位", "all"), ("未明确牵头单位的，责任单位均为牵头单位", "all"),
    ("各牵头单位要制定方案", ""),  # it speaks of lead units and rules nothing
    ("排名第一的县区给予奖励，由牵头单位负责", ""),  # the first of another list
]
PLACES = [
    "前言：{rule}。\n一、任务\n{task}",
    "一、任务\n{task}二、要求\n各单位抓好落实。注：{rule}。\n",
    "一、任务\n（一）乙。做乙。（责任单位：市乙局；{rule}，下同）\n{task}",
]


@pytest.mark.parametrize("place", PLACES, ids=["before the tasks", "below them", "in the first note"])
@pytest.mark.parametrize(("rule", "kind"), RULES, ids=[row[0] for row in RULES])
def test_a_rule_stated_once_says_who_leads_in_a_list(rule: str, kind: str, place: str) -> None:
    reading = reading_of(place.format(rule=rule, task=TASK))
    (duty,) = [one for one in reading.duties if "甲" in one.task]
    assert duty.lead == LEADS[kind]
    assert {*duty.lead, *duty.support} == set(LEADS["all"])


def test_a_rule_that_holds_from_there_on_says_nothing_of_notes_before_it() -> None:
    reading = reading_of(f"一、任务\n{TASK}（二）乙。做乙。（责任单位：市乙局、市丙局。列第一位者为牵头单位，下同）\n")
    assert [duty.lead for duty in reading.duties] == [(), ("市乙局",)]


DEFAULTS = [
    ("未注明责任单位的，由市乙局负责", "support"), ("未明确牵头单位的任务，均由市乙局牵头", "lead"), ("除注明责任单位外，其余任务由市乙局负责落实", "support"),
    ("除已明确外，其他均由市乙局牵头负责", "lead"), ("未标注单位的由市乙局牵头落实", "lead"), ("任务未列牵头单位的，默认牵头单位为市乙局", "lead"),
    ("无特别说明的，牵头单位均为市乙局", "lead"), ("本方案未明确牵头部门的任务事项，统一由市乙局负责牵头组织实施", "lead"),
]


@pytest.mark.parametrize(("stated", "role"), DEFAULTS, ids=[row[0] for row in DEFAULTS])
def test_a_default_answers_for_tasks_without_a_note(stated: str, role: str) -> None:
    reading = reading_of(f"一、任务\n（一）甲工作。做好甲。（责任单位：市科技局）\n（二）丙工作。做好丙。\n二、要求\n{stated}。\n")
    assert [duty.task for duty in reading.duties] == ["甲工作", "丙工作"]
    duty = reading.duties[1]
    assert getattr(duty, role) == ("市乙局",)
    assert duty.stated
    assert duty.stated.of(reading.document.text) == stated


@pytest.mark.parametrize(("stated", "unit"), [
    ("各县（市、区）政府为各项任务责任单位，以下不再逐一列出", "各县（市、区）政府"), ("各项任务均由各县（市、区）政府负责落实，不再逐一列出", "各县（市、区）政府"),
    ("各乡镇（街道）均为责任单位，不再一一列出", "各乡镇（街道）"), ("责任单位均包括各乡镇人民政府，不再单列", "各乡镇人民政府"),
])
def test_a_unit_that_is_said_to_answer_everywhere_supports_every_task(stated: str, unit: str) -> None:
    (duty,) = reading_of(f"前言：{stated}。\n一、任务\n（一）甲工作。做好甲。（责任单位：市科技局）\n").duties
    assert duty.support == ("市科技局", unit)
