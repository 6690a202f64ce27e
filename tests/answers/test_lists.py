"""Lists: everything of one value, kind, matter, date or rhythm: counted, complete, every row with its clause."""

import re

import pytest

from assistant.answer import Status
from assistant.assistant import Assistant
from tests.answers.rows import row

# question, how many, in the headline, not in the answer
BY_VALUE = [
    row("哪些指标增长8%", 4, ["服务业增加值增长8%", "技术合同交易成交额增长8%以上", "高新技术产业增加值同比增长8%", "进出口总额增长8%左右"], ["规模工业增加值"]),
    row("which indicators grow by 8%", 4, ["服务业增加值增长8%", "进出口总额增长8%左右"], ["8.5%"]),
    row("增长7%的指标有哪些", 1, ["社会消费品零售总额增长7%"], ["固定资产投资"]),
    row("哪几个指标要达到100家", 2, ["高新技术企业总量达到100家", "装备制造企业规模以上企业达100家"], []),
    row("哪些指标是3.6%", 1, ["第一产业增加值增长3.6%"], []),
]
BY_KIND = [
    row("新增类目标有哪些", 4, ["新增高新技术企业10家", "专精特新企业6家以上", "新增限额以上批零住餐企业20家以上", "新增创新型及省级以上“专精特新”中小企业10家"], ["总量"]),
    row("哪些指标要求持续下降", 1, ["生产安全事故总量持续下降"], []),
    row("年产值目标有哪些", 5, ["装备制造产业：", "280亿元", "年产值达60亿元", "农业总产值达150亿元以上", "年产值110亿元以上", "年产值达5亿元"], ["旅游总收入"]),
    row("各产业年产值目标分别是多少", 5, ["280亿元", "60亿元", "110亿元以上", "5亿元"], []),
]
DUE = [
    row("5月底前要完成什么", 2, ["2025年5月底前芙蓉北路北延线", "2025年5月底前完成全线征拆", "更早到期的另有1项", "2025年3月底前"], ["2026年"]),
    row("2025年3月底前完成啥", 1, ["住房公积金"], ["芙蓉北路"]),
    row("7月份要干啥", 3, ["7月份启动", "完成全线土地报批", "沿江大道"], ["5月底前"]),
    row("2026年要建成什么", 4, ["虞公港铁路专用线建设：2026年建成投入使用", "园区工业厂房实现满园"], ["5月底前"]),
    row("what is due by May", 2, ["芙蓉北路北延线"], ["2026年"]),
    row("哪些事要每月一次", 5, ["县长一月一调度", "一月一通报", "每月举行一次调度会议"], ["每季"]),
]


SHAPES = [
    row("带“左右”的指标", 4, ["进出口总额增长8%左右", "引育创新创业人才5名左右", "科研项目10个左右", "13%左右"], ["以内"]),
    row("哪个指标是用美元算的", 1, ["300万美元以上"], ["亿元"]),
    row("除了一网通办 还有哪个指标定在90%以上", 1, ["投资完成率达90%以上"], []),
    row("要做到百分之百的指标都是哪些", 4, ["开工率", "筛查率达到100%", "互认共享完成率100%", "合格率达100%"], []),
    row("两百家、三百家这种量级的目标各是什么", 2, ["科技型中小企业200家", "300家企业上云上平台"], []),
    row("高企的总量和新增分别定了多少", 2, ["总量达到100家", "新增高新技术企业10家"], []),
    row("低保、孤儿、残疾人这些补助标准各是多少", 3, ["740元/月", "485元/月", "100元/月/人", "1200元/月", "1700元/月"], []),
    row("附件1攻坚目标中总体方案攻坚目标没有提到的指标", 1, ["民间投资占全部投资的比重稳定在67%以上"], []),
    row("方案里提到的“三年行动”都有哪些", 2, ["财源建设三年行动", "现代设施农业建设三年行动"], []),
    row("整个方案里时限最早的是哪件事", 1, ["2025年3月底前"], []),
    row("上半年要完成哪些", 3, ["3月底前", "5月底前"], ["7月份"]),
    row("which targets in 总体方案 are set at 10% or more", 2, ["亩均税收增长10%以上", "规模以上文化企业营业收入增长10%以上"], []),
]


@pytest.mark.parametrize(("question", "count", "held", "absent"), [*BY_VALUE, *BY_KIND, *DUE, *SHAPES])
def test_a_list_is_complete_and_counted(assistant: Assistant, question: str, count: int, held: list[str], absent: list[str]) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert re.match(rf"共{count}项|{count} in all", answer.headline), answer.headline
    assert [text for text in held if text not in answer.headline] == []
    assert [text for text in absent if text in answer.answer] == []


@pytest.mark.parametrize("question", ["哪些指标没有具体数值", "附件3所有目标", "哪些目标用了力争", "单位是亿元的指标有哪些", "年内要完成哪些"])
def test_a_long_list_counts_by_part_and_cites_every_row(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    counted = re.match(r"共(\d+)项（([^）]+)）", answer.headline)
    assert counted, answer.headline
    rows = re.findall(r"^- .+\[(\d+)\]$", answer.answer, re.MULTILINE)
    assert len(rows) == int(counted[1])
    by_part = sum(int(count) for count in re.findall(r" (\d+)项", counted[2]))
    assert by_part > len(rows) if "只计一次" in counted[2] else by_part == len(rows)
    assert {int(label) for label in rows} <= {citation.label for citation in answer.citations}


def test_an_indicator_that_is_set_twice_is_one_row_with_both_wordings(assistant: Assistant) -> None:
    answer = assistant.ask("哪些指标增长8%")
    assert "附件3为“高新技术产业增加值增长6%”，表述不一致" in answer.headline
    assert {conflict.kind for conflict in answer.conflicts} >= {"value", "operator"}


@pytest.mark.parametrize("question", [row("哪些指标增长50%"), row("8月份要完成什么"), row("2031年要完成什么")])
def test_a_list_without_rows_says_so(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.NOT_FOUND
    assert answer.citations == ()


def test_what_is_due_earlier_is_told_where_nothing_is_due_on_the_date(assistant: Assistant) -> None:
    answer = assistant.ask("8月底前要完成什么")
    assert answer.headline.startswith("文件没有8月底前到期的事项；更早到期的另有6项：")


# question, each part's own words
COMPARED = [
    row("附件1和附件2的攻坚目标对比", ["附件1：目标3项", "附件2：目标4项", "社会消费品零售总额增长7%", "第一产业增加值增长3.6%"]),
    row("附件3和附件4的任务分别是什么", ["附件3：任务5方面", "附件4：任务9方面"]),
    row("总体方案和附件4的进出口目标有什么不同", ["总体方案：进出口总额增长8%左右", "附件4：力争进出口总额增长8%以上", "表述不一致"]),
    row("附件2和附件4的多式联运分别谁牵头", ["附件2：", "虞公港建投公司", "附件4：", "虞公港建设投资有限公司", "表述不一致"]),
]


@pytest.mark.parametrize(("question", "held"), COMPARED)
def test_named_parts_are_compared_side_by_side(assistant: Assistant, question: str, held: list[str]) -> None:
    answer = assistant.ask(question)
    assert [text for text in held if text not in answer.headline] == []
    parts = {citation.address.partition("·")[0] for citation in answer.citations}
    assert len(parts) > 1


# question, what is the highest or lowest, what else was compared
EXTREMES = [
    row("六条链里头哪条引项目任务最重", "数值最高的是装备制造产业链27个及以上", "文化旅游产业链3个及以上"),
    row("产业链中引进项目最少的是哪条", "数值最低的是装配式建筑产业链3个及以上、文化旅游产业链3个及以上", "装备制造产业链27个及以上"),
    row("绿色食品跟装备制造谁的产值目标高", "数值最高的是装备制造产业：产值达280亿元", "绿色食品加工：年产值110亿元以上"),
    row("装备制造产业与工程机械制造的年产值目标相差多少", "280亿元", "60亿元"),
    row("哪个附件目标最多", "最多的是附件2", "附件7"),
]


@pytest.mark.parametrize(("question", "told", "compared"), EXTREMES)
def test_the_highest_and_lowest_are_told_with_all_that_was_compared(assistant: Assistant, question: str, told: str, compared: str) -> None:
    answer = assistant.ask(question)
    assert told in answer.headline
    assert compared in answer.answer


def test_a_part_that_does_not_exist_is_said_not_to_be_there(assistant: Assistant) -> None:
    answer = assistant.ask("附件9里发改局牵头啥")
    assert answer.status is Status.NOT_FOUND
    assert "没有附件9" in answer.headline


# question that names no list and must stay with its own answer
SINGLE = [
    row("专项债目标是多少", "32.27亿元"),
    row("社零增长多少", "7%"),
    row("虞公港二期什么时候启动", "2025年7月份启动"),
    row("高企新增几家", "10家"),
]


@pytest.mark.parametrize(("question", "printed"), SINGLE)
def test_a_question_for_one_figure_is_no_list(assistant: Assistant, question: str, printed: str) -> None:
    answer = assistant.ask(question)
    assert printed in answer.headline
    assert not answer.headline.startswith("共")


@pytest.mark.parametrize(("question", "told"), [
    row("附件3的任务都是县科技局牵头吗", "不是，附件3共15项任务，由县科技局牵头的10项，未列牵头单位的3项"),
    row("附件6的牵头单位都是县应急管理局吗", "不是，附件6共19项任务"),
])
def test_a_false_all_is_corrected_with_the_true_count(assistant: Assistant, question: str, told: str) -> None:
    assert assistant.ask(question).headline.startswith(told)


def test_our_unit_is_what_our_bureau_means(assistant: Assistant) -> None:
    ours = assistant.ask("我们局牵头哪些任务", our_unit="县教育局")
    assert ours.standalone_question == "县教育局牵头哪些任务"
    assert ours.headline == assistant.ask("县教育局牵头哪些任务").headline
    assert assistant.ask("我们局牵头哪些任务").status is Status.NOT_FOUND
