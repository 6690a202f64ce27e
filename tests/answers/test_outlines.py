"""Outlines: what a part consists of, counted and complete; and the caveat that a heading sets for its items."""

import pytest

from assistant.assistant import Assistant
from tests.answers.rows import row

# question, the address whose children are listed
LISTS = [
    row("附件3有哪些任务", "附件3·二"),
    row("附件三的攻坚任务有哪些", "附件3·二"),
    row("附件1有几大任务", "附件1·二"),
    row("科技创新赋能攻坚有哪些任务", "附件3·二"),  # by its name
    row("七大攻坚是哪七个", "总体方案·二"),
    row("组织实施有哪些内容", "总体方案·三"),
    row("省级十大重点民生实事有哪些", "附件7·二·(一)"),
    row("市级十大重点民生实事有哪些", "附件7·二·(二)"),
]


@pytest.mark.parametrize(("question", "address"), LISTS)
def test_a_list_is_counted_and_complete(assistant: Assistant, question: str, address: str) -> None:
    _, clause = assistant.clause(address)
    answer = assistant.ask(question)
    assert f"共{len(clause.children)}项" in answer.headline
    assert [citation.address for citation in answer.citations] == [child.address for child in clause.children]
    assert all(child.heading in answer.headline for child in clause.children)


def test_the_goals_of_a_part_are_told(assistant: Assistant) -> None:
    assert "9%以上" in assistant.ask("附件3有哪些目标").answer


# question, caveat behind the answer
CAVEATS = [
    row("新生儿疾病筛查率达到多少", "（以省、市专班下达任务为准）"),  # a figure of 附件7·二·(一)
    row("低保标准是多少", "（以省、市专班下达任务为准）"),
    row("高标准农田建设什么时候完成", "（以市专班下达任务为准）"),  # a date of 附件7·二·(二)
    row("农村寄递物流综合服务站覆盖率多少", "（以省、市专班下达任务为准）"),
]


@pytest.mark.parametrize(("question", "caveat"), CAVEATS)
def test_the_caveat_of_a_heading_travels_with_its_items(assistant: Assistant, question: str, caveat: str) -> None:
    assert assistant.ask(question).headline.count(caveat) == 1


# question: no heading above its clause sets a caveat
FREE = [
    row("零就业家庭目标是什么"),  # 附件7, but another heading
    row("社零增长多少"),
    row("附件7有哪些任务"),
]


@pytest.mark.parametrize("question", FREE)
def test_a_caveat_stays_with_its_own_heading(assistant: Assistant, question: str) -> None:
    assert "为准）。" not in assistant.ask(question).headline
