"""Figures: value, unit and operator as printed, of the thing that was asked."""

import pytest

from assistant.answer import Status
from assistant.assistant import Assistant
from tests.answers.rows import row

# question, in the headline as printed, an address that is cited
PRINTED = [
    row("专项债目标是多少", "32.27亿元", "总体方案·二·(一)"),
    row("到位财政性资金目标是多少", "26.95亿元", "总体方案·二·(一)"),
    row("铁路专用线专项债要争取多少", "10.8亿元", "总体方案·二·(一)"),
    row("社零增长多少", "增长7%", "总体方案·一·——1"),
    row("固投增速是多少", "增长6.5%", "附件1·一"),
    row("城镇化率提高多少", "力争提高1个百分点", "总体方案·一·——1"),  # 力争 stays, and 个百分点 is no %
    row("民间投资占比多少", "67%以上", "附件1·一"),
    row("园区规模工业占比多少", "达到80%以上", "总体方案·一·——2"),
    row("研发经费投入增长多少", "增长9%以上", "总体方案·一·——3"),
    row("引育创新创业人才多少名", "5名左右", "附件3·一"),
    row("实施多少个科研项目", "10个左右", "附件3·二·(三)·1"),
    row("关键核心技术攻关突破几项", "1-2项", "附件3·一"),
    row("建设几个创新联合体", "1个", "附件3·二·(四)·2"),
    row("对非贸易额目标是什么", "破零", "附件4·一"),  # an aim without a figure
    row("使用外资额目标是多少", "300万美元以上", "附件4·一"),
    row("物流总费用占GDP比重多少", "下降至13%左右", "附件5·一"),
    row("粮食产量多少", "10亿斤以上", "附件2·二·(一)·2·现代农业"),
    row("耕地红线多少", "74.4万亩", "附件2·二·(一)·2·现代农业"),
    row("低保标准是多少", "不低于740元/月和485元/月", "附件7·二·(一)·5·(11)"),  # two values of one sentence
    row("人均基本公共卫生服务经费多少", "不低于99元/人", "附件7·二·(一)·3·(5)"),
    row("出口退税办理时间压缩到几天", "1个工作日", "附件4·二·(七)·2"),
    row("旅游总收入目标是多少", "突破80亿元", "附件2·二·(一)·3·现代文旅"),
    row("虞公港年货物吞吐量多少", "500万吨以上", "附件2·二·(三)·2·优化产业规划布局"),
    row("科技型中小企业入库多少家", "200家", "总体方案·二·(三)"),
    row("万人有效发明专利拥有量多少", "5.6件", "附件3·二·(四)·3"),
]


@pytest.mark.parametrize(("question", "printed", "address"), PRINTED)
def test_a_figure_keeps_its_unit_and_operator(assistant: Assistant, question: str, printed: str, address: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert printed in answer.headline
    assert address in [citation.address for citation in answer.citations]


_BONDS = [
    row("专项债目标是多少"),
    row("今年专项债的目标是多少"),  # the contract's own example
]


@pytest.mark.parametrize("question", _BONDS)
def test_the_other_meanings_of_a_name_are_labelled_behind_the_plainest(assistant: Assistant, question: str) -> None:
    headline = assistant.ask(question).headline
    assert "32.27亿元" in headline
    plainest = headline.index("32.27亿元")
    assert plainest < headline.find("铁路专用线专项债10.8亿元"), headline
    assert plainest < headline.find("临港产业片区专项债"), headline
    assert "7亿元" in headline[plainest + len("32.27亿元") :]


def test_the_contracts_example_begins_with_the_figure(assistant: Assistant) -> None:
    assert assistant.ask("今年专项债的目标是多少").headline.startswith("专项债目标为32.27亿元")


def test_a_meanings_label_is_its_name_alone(assistant: Assistant) -> None:
    assert "临港产业片区专项债7亿元" in assistant.ask("专项债目标是多少").headline


def test_stock_and_flow_are_not_mixed(assistant: Assistant) -> None:
    assert "10家" in assistant.ask("新增高新技术企业多少家").headline
    assert "100家" not in assistant.ask("新增高新技术企业多少家").headline
    assert "100家" in assistant.ask("高新技术企业总量多少家").headline


# question, the one it most plainly asks for, the other scope
SCOPES = [
    row("高企目标是多少", "100家", "新增高新技术企业10家"),
    row("旅游总收入目标是多少", "突破80亿元", "旅游收入增长15%以上"),
]


@pytest.mark.parametrize(("question", "plainest", "other"), SCOPES)
def test_stock_flow_and_rate_are_labelled_behind_the_plainest(assistant: Assistant, question: str, plainest: str, other: str) -> None:
    answer = assistant.ask(question)
    assert plainest in answer.headline.partition("另有：")[0]
    assert other in answer.headline.partition("另有：")[2]
    assert "scope" in [conflict.kind for conflict in answer.conflicts]


# question, wording that stands in for a figure
WITHOUT_A_FIGURE = [
    row("生产安全事故总量下降多少", "持续下降"),
    row("危险废物填埋处置量占比目标是多少", "稳中有降"),
    row("融资平台数量压降多少", "压降有序推进"),
    row("居民收入增速目标是多少", "居民收入增速高于经济增速"),
    row("断面水质优良比例目标多少", "省定目标"),
]


@pytest.mark.parametrize(("question", "wording"), WITHOUT_A_FIGURE)
def test_an_aim_without_a_figure_is_said_in_its_own_words(assistant: Assistant, question: str, wording: str) -> None:
    answer = assistant.ask(question)
    assert answer.status in (Status.UNSPECIFIED, Status.ANSWERED)
    assert wording in answer.headline


# question: the plan sets no such target
NOT_SET = [
    row("今年GDP增长目标是多少"),  # named only as what a share is of
    row("地区生产总值增长多少"),
    row("一般公共预算收入增长多少"),
    row("城镇登记失业率控制在多少"),
]


@pytest.mark.parametrize("question", NOT_SET)
def test_a_target_that_the_plan_does_not_set_is_not_replaced_by_another(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status in (Status.NOT_FOUND, Status.UNSPECIFIED), answer.headline


def test_every_chain_is_listed_where_each_is_asked_for(assistant: Assistant) -> None:
    headline = assistant.ask("招商引资六条产业链各引进多少项目").headline
    for figure in ("27个及以上", "12个及以上", "4个及以上", "5个及以上", "3个及以上"):
        assert figure in headline
