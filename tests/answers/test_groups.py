"""Groups: convener, deputies, members, office and rhythm of a working group (专班)."""

import pytest

from assistant.assistant import Assistant
from tests.answers.rows import row

# question, in the headline
GROUPS = [
    row("内需扩量提效专班的召集人是谁", "召集人为县政府办分管副主任"),  # a post, no name is made up
    row("内需专班副召集人是谁", "副召集人为县发改局、县商务粮食局主要负责人"),
    row("改革开放专班副召集人是谁", "副召集人为商务粮食局、发改局主要负责人"),  # printed without 县
    row("环境专班副召集人是谁", "副召集人为县优化办主任"),
    row("民生专班办公室设在哪里", "办公室设在县人社局"),
    row("科技专班办公室在哪个单位", "办公室设在县科技局"),
    row("安全专班办公室设在哪", "办公室设在应急管理局"),  # as printed, without 县
    row("内需专班多久开一次调度会", "每月举行一次调度会议"),
    row("环境优化提升专班有哪些成员单位", "成员单位25家"),
    row("环境优化提升专班成员单位有几家", "成员单位25家"),
    row("七大攻坚由谁总牵头", "县政府常务副县长"),
    row("综合协调组组长是谁", "政府办分管副主任"),
    row("县残联是民生专班成员吗", "是，县残联是民生补短提质攻坚工作专班成员单位"),
    row("县残联是不是科技专班成员单位", "县残联不在科技创新赋能攻坚工作专班成员单位名单中"),
]


@pytest.mark.parametrize(("question", "said"), GROUPS)
def test_a_groups_posts_are_given_as_printed(assistant: Assistant, question: str, said: str) -> None:
    assert said in assistant.ask(question).headline


def test_all_members_are_named(assistant: Assistant) -> None:
    headline = assistant.ask("环境优化提升专班有哪些成员单位").headline
    (group,) = [one for reading in assistant.library.readings for one in reading.groups if one.address == "附件5·三"]
    assert len(group.members) == 25
    assert all(member in headline for member in group.members)
    assert "等" not in headline  # the plan lists them all


def test_an_open_list_of_members_stays_open(assistant: Assistant) -> None:
    assert "等（原文未列全）" in assistant.ask("安全专班成员单位有哪些").headline


def test_a_group_whose_rhythm_is_not_set_gets_none(assistant: Assistant) -> None:
    assert "每月" not in assistant.ask("科技专班多久开一次调度会").headline
