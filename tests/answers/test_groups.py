"""Groups: convener, deputies, members, office and rhythm of a working group (专班)."""

import pytest

from assistant.answer import Status
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


# question, in the headline, citations
OVER_ALL = [
    row("七个专班办公室分别设在哪", ["共7项", "县工信局", "县政府办", "应急管理局", "县人社局"], 7),
    row("各专班召集人是谁", ["共7项", "县政府办公室分管副主任"], 7),  # as printed
    row("副召集人分别是谁", ["县政府督查室主要负责人", "县优化办主任"], 7),
    row("各专班多久开一次调度会", ["每月举行一次调度会议", "民生补短提质攻坚工作专班没有规定"], 1),
    row("各专班成员单位有多少家", ["改革开放重点攻坚行动工作专班：32家", "环境优化提升攻坚行动工作专班：25家；"], 7),
    row("一共几个专班", ["共7个专班"], 7),
    row("哪个专班成员最多", ["改革开放重点攻坚行动工作专班：共32家"], 7),
    row("哪个专班成员单位最少", ["内需扩量提效攻坚行动工作专班、民生补短提质攻坚工作专班：共23家"], 7),  # a tie is named
    row("哪个专班的副召集人最多", ["民生补短提质攻坚工作专班", "县政府督查室"], 7),
    row("副召集人超过两家的专班是哪几个", ["共2项", "县政府督查室"], 2),
    row("优化环境那个专班有多少家单位", ["成员单位25家"], 1),
    row("有乡镇参加的专班是哪个", ["共1个", "科技创新赋能攻坚工作专班：樟树镇、三塘镇、杨林寨乡"], 1),
    row("成员单位不含县发改局的专班", ["没有县发改局的专班共1个：产业育新培强攻坚工作专班（名单以“等”结尾，原文未列全）"], 1),
    row("卫健局没进哪几个专班?", ["没有县卫健局的专班共2个", "环境优化提升攻坚行动工作专班"], 2),
    row("七个专班里没有县医保局的是哪几个", ["共4个"], 4),
    row("有没有哪个专班没有财政局", ["县财政局在每个专班中都有"], 7),
    row("没有乡镇参加的专班有哪些", ["没有乡镇参加的专班共6个"], 6),
    row("县司法局作为成员单位的专班", ["县司法局共在2个专班中"], 2),
    row("县发改局担任副召集人的专班名单", ["共在3个专班中"], 3),
    row("除了科技专班,财政局还在哪些专班", ["县财政局共在6个专班中"], 6),
    row("哪些专班有县科技局", ["县科技局共在6个专班中", "科技创新赋能攻坚工作专班（成员单位、副召集人、办公室）"], 8),
    row("税务局进了几个专班", ["县税务局共在5个专班中"], 5),
    row("县政府督查室在哪个专班", ["共在1个专班中", "（副召集人）"], 1),
    row("发改局一把手在哪些专班当副召集人", ["共在3个专班中", "改革开放重点攻坚行动工作专班（发改局：副召集人）"], 3),  # printed without 县
    row("办公室设在工信局的是哪个专班", ["产业育新培强攻坚工作专班（办公室）"], 1),
    row("县工信局和县残联都是哪些专班的成员", ["共在1个专班中：民生补短提质攻坚工作专班"], 1),  # both in one list
    row("洞庭新实业集团在哪个专班", ["没有把洞庭新实业集团列入任何专班", "另以“洞庭新实业公司”名义（别名表：疑为同一单位）"], 1),
    row("县优化办是环境专班成员吗", ["不在环境优化提升攻坚行动工作专班成员单位名单中", "副召集人为县优化办主任"], 1),
]


@pytest.mark.parametrize(("question", "said", "count"), OVER_ALL)
def test_all_groups_are_gone_over(assistant: Assistant, question: str, said: list[str], count: int) -> None:
    answer = assistant.ask(question)
    assert all(one in answer.headline for one in said), answer.headline
    assert len(answer.citations) == count
    assert answer.status is Status.ANSWERED


def test_offices_stand_in_document_order_a_row_each(assistant: Assistant) -> None:
    answer = assistant.ask("七个专班办公室分别设在哪")
    assert [citation.address for citation in answer.citations] == [f"附件{number}·三" for number in range(1, 8)]
    assert len([line for line in answer.answer.splitlines() if line.startswith("- ")]) == 7


# question, what is said
ABSENT = [
    row("防汛抗旱专班有哪些成员单位", "文件没有设立“防汛抗旱专班”", Status.NOT_FOUND),
    row("数字经济领导小组组长是谁", "文件没有设立“数字经济领导小组”", Status.NOT_FOUND),
    row("县统计局在哪个专班", "文件没有把县统计局列入任何专班", Status.NOT_FOUND),
    row("县外事办在哪个专班", "文件中没有出现“县外事办”", Status.NOT_FOUND),
    row("综合协调组有哪些成员", "文件没有规定县实施“七大攻坚”工作综合协调组的成员单位", Status.UNSPECIFIED),
]


@pytest.mark.parametrize(("question", "said", "status"), ABSENT)
def test_what_is_not_there_is_said_not_to_be(assistant: Assistant, question: str, said: str, status: Status) -> None:
    answer = assistant.ask(question)
    assert said in answer.headline
    assert answer.status is status
