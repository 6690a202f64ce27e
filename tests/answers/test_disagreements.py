"""Disagreements: clauses that differ are both shown, in document order, and never one of them alone."""

import pytest

from assistant.assistant import Assistant
from tests.answers.rows import row

# question, the sides in document order, kind
DIFFERING = [
    row("高新技术产业增加值增长多少", ["总体方案：高新技术产业增加值同比增长8%", "附件3：高新技术产业增加值增长6%"], "value"),
    row("进出口总额增长多少", ["8%左右", "8%以上"], "operator"),
    row("PM2.5目标是多少", ["市定目标", "省定目标"], "benchmark"),
    row("虞公港码头二期、三期8个泊位由谁牵头", ["虞公港建投公司、县交通运输局牵头", "虞公港建设投资有限公司牵头"], "lead"),
    row("三个基地是哪三个", ["储运配送、物资储备、砂石转运", "30万吨国家综合物资储备(长沙)基地"], "composition"),
]


@pytest.mark.parametrize(("question", "sides", "kind"), DIFFERING)
def test_both_sides_are_said_with_their_place(assistant: Assistant, question: str, sides: list[str], kind: str) -> None:
    answer = assistant.ask(question)
    places = [answer.headline.find(side) for side in sides]
    assert -1 not in places, answer.headline
    assert places == sorted(places)
    assert "表述不一致" in answer.headline
    (conflict,) = answer.conflicts
    assert conflict.kind == kind
    by_label = {citation.label: citation for citation in answer.citations}
    differing = [by_label[label] for label in conflict.labels]
    assert len({citation.address for citation in differing}) >= 2
    assert [citation.start for citation in differing] == sorted(citation.start for citation in differing)


# question, the part's figure, the other part's
OF_ONE_PART = [
    row("附件3里高新技术产业增加值增长多少", "6%", "8%"),
    row("总体方案里高新技术产业增加值增长多少", "8%", "6%"),
    row("附件4进出口总额增长多少", "8%以上", "8%左右"),
    row("附件7里PM2.5目标是什么", "省定目标", "市定目标"),
]


@pytest.mark.parametrize(("question", "its", "others"), OF_ONE_PART)
def test_a_question_of_one_part_gets_that_parts_figure(assistant: Assistant, question: str, its: str, others: str) -> None:
    answer = assistant.ask(question)
    assert its in answer.headline
    assert others not in answer.headline
    assert answer.conflicts  # but it is told that another part differs


# question: looks like a disagreement and is none
AGREEING = [
    row("社零增长多少"),  # the same in two parts
    row("高新技术企业总量多少家"),  # 达到 and 突破 say the same
    row("新增高新技术企业多少家"),  # 10家 more and 100家 in all
    row("技术合同成交额增长多少"),
    row("虞公港二期什么时候启动"),
]


@pytest.mark.parametrize("question", AGREEING)
def test_what_only_looks_different_is_no_disagreement(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.conflicts == ()
    assert "不一致" not in answer.headline
