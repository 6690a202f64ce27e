"""Targets: indicator, value, unit and the words that bind it, each as printed."""

import pytest

from index.documents import read_manifest
from index.library import read
from tests.conftest import SEEDS
from tests.plans import GENRE, reading_of, task

# sentence, [(indicator, operator, value, unit)]
TARGETS = [
    ("社会消费品零售总额增长7%", [("社会消费品零售总额", "增长", "7", "%")]),
    ("固定资产投资增长5%左右", [("固定资产投资", "增长+左右", "5", "%")]),  # two operators, joined by +
    ("专项债32.27亿元", [("专项债", "", "32.27", "亿元")]),
    ("力争高新技术企业达到100家", [("高新技术企业", "达到", "100", "家")]),  # 力争 is a commitment, not the indicator
    ("城乡低保标准分别提高到不低于740元/月和485元/月",  # the second value shares the first one's words
     [("城乡低保标准", "提高到+不低于", "740", "元/月"), ("城乡低保标准", "提高到+不低于", "485", "元/月")]),
    ("落实20个以上产业项目落地开工", [("产业项目落地开工", "以上", "20", "个")]),  # what is counted stands behind
    ("引进1-2家龙头企业", [("龙头企业", "", "1-2", "家")]),
    ("税收过2000万企业6家", [("税收过2000万企业", "", "6", "家")]),  # the first figure only describes what is counted
    ("城镇化率提高0.5个百分点", [("城镇化率", "提高", "0.5", "个百分点")]),
    ("一网通办率达到90%", [("一网通办率", "达到", "90", "%")]),  # 一 is part of the name
    ("PM2.5平均浓度达到市定目标", [("PM2.5平均浓度", "达到", "市定目标", "")]),  # an aim without a figure
    ("确保零就业家庭动态清零", [("零就业家庭", "", "动态清零", "")]),
    ("生产安全事故总量持续下降", [("生产安全事故总量", "", "持续下降", "")]),
    ("2025年5月底前完成投资2亿元", [("完成投资", "", "2", "亿元")]),  # the date is no part of the indicator
    ("固定资产投资增长5%,力争达到6%", [("固定资产投资", "增长", "5", "%"), ("", "达到", "6", "%")]),  # the second one's indicator is not made up
    ("居民收入增速高于经济增速", [("居民收入增速", "高于", "经济增速", "")]),  # compared, not counted
    ("居民收入增长与经济增长同步", [("居民收入增长", "", "与经济增长同步", "")]),
    ("扫码入企实现全县全覆盖", [("扫码入企", "实现", "全覆盖", "")]),  # where it holds is no part of the value
    ("优化新生儿疾病筛查服务,做到应检尽检", [("新生儿疾病筛查服务", "做到", "应检尽检", "")]),  # what it is about stands before the comma
    ("坚决完成年度化债任务", [("化债任务", "完成", "年度化债任务", "")]),
    ("守牢不发生规模性返贫底线", [("规模性返贫", "守牢", "不发生规模性返贫", "")]),
    ("守牢74.4万亩耕地红线", [("耕地红线", "守牢", "74.4", "万亩")]),
    ("以规上企业研发机构全覆盖为目标", [("规上企业研发机构", "", "全覆盖", "")]),
    ("综合排名进入全省前10名", [("综合排名", "进入", "全省前10名", "")]),
    ("推进高标准农田建设全覆盖", [("高标准农田建设", "", "全覆盖", "")]),  # the verb that only leads up to it is no part of the name
    ("做到风险有效管控、事故隐患动态清零", [("事故隐患", "", "动态清零", "")]),  # the predicate before 、 is another's
    ("“1+1+X”体系突破关键技术1-2项", [("“1+1+X”体系突破关键技术", "", "1-2", "项")]),  # a quotation that closes is kept whole
    ("争取7亿元片区专项债等重大资金尽快到位", [("片区专项债", "", "7", "亿元")]),  # 等 ends what is counted
    ("启动港口二期四个泊位建设", [("泊位建设", "", "四", "个")]),  # a count in Chinese numerals of what is to be built
    ("营业收入10亿元以上企业达到5家", [("营业收入10亿元以上企业", "达到", "5", "家")]),  # the first figure only describes what is counted
    ("给予不超过采购费用的50%补贴", [("采购费用", "不超过", "50", "%")]),  # the operator stands before the whole
    ("补助期限不超过3年", [("补助期限", "不超过", "3", "年")]),  # a duration
    ("园区规模工业占比达到80%以上、亩均税收增长10%以上",
     [("园区规模工业占比", "达到+以上", "80", "%"), ("亩均税收", "增长+以上", "10", "%")]),
    ("康养产业产值力争突破20亿元", [("康养产业产值", "突破", "20", "亿元")]),  # 力争 behind the indicator
    ("年底前引进水上运营企业2家以上", [("引进水上运营企业", "以上", "2", "家")]),
    ("第一季度完成土地收储200亩", [("完成土地收储", "", "200", "亩")]),
    ("6月底前新增贷款5亿元", [("新增贷款", "", "5", "亿元")]),
    ("年底在库企业100家", [("在库企业", "", "100", "家")]),
    ("审批时限压减50%", [("审批时限", "压减", "50", "%")]),
    # what stays unresolved
    ("甲、乙、丙三个园区投入建设", []),  # the count sums up a list
    ("建设“三个基地”", []),  # a slogan
    ("聚焦三个方面建设", []),  # a figure of speech
    ("根据“应上尽上”原则落实省定任务", []),
    ("实施10千伏及以下农村配电网巩固提升工程", []),  # what a thing is rated at
    ("向年满60岁老人发放补贴", []),
    ("对危化行业负责人进行全覆盖培训", []),  # an adverb
    ("加快完善多式联运体系", []),  # no figure
    ("推进“十四五”规划收官", []),  # a name
    ("2025年7月份启动", []),  # a date is a milestone
    ("承接“5+15”重点改革事项", []),
]


@pytest.mark.parametrize(("sentence", "expected"), TARGETS, ids=[row[0] for row in TARGETS])
def test_targets_are_read_as_printed(sentence: str, expected: list[tuple[str, ...]]) -> None:
    found = reading_of(task(f"{sentence}。")).targets
    assert [(one.indicator, one.operator, one.value, one.unit) for one in found] == expected


def test_a_targets_words_are_its_span() -> None:
    reading = reading_of(task("全年来看,力争规模工业增加值同比增长8.5%以上,稳中有进。"))
    (target,) = reading.targets
    text = reading.document.text
    assert target.span.of(text) == "力争规模工业增加值同比增长8.5%以上"
    assert target.value_span.of(text) == "同比增长8.5%以上"
    assert (target.commitment, target.base, target.scope) == ("力争", "同比", "增长")


def test_a_deadline_is_only_as_precise_as_printed() -> None:
    (target,) = reading_of(task("2025年5月底前,新增企业10家。")).targets
    assert (target.deadline, target.deadline_iso, target.scope) == ("2025年5月底前", "2025-05", "新增")


# sentence, [(value, deadline as printed, iso)]
DEADLINES = [
    ("2025年,新增企业10家,培训100人次", [("10", "2025年", "2025"), ("100", "2025年", "2025")]),  # an opening date holds for the sentence
    ("2025年,新增企业10家;培训100人次", [("10", "2025年", "2025"), ("100", "2025年", "2025")]),  # and over its ；
    ("到2027年,产值达到5亿元。税收达到1亿元", [("5", "2027年", "2027"), ("1", "2027年", "2027")]),  # 到 holds for the paragraph
    ("2025年,产值达到5亿元。税收达到1亿元", [("5", "2025年", "2025"), ("1", "", "")]),  # without 到 only for its sentence
    ("2025年5月底前完成征拆,7月份前新增企业10家", [("10", "7月份前", "2025-07")]),  # the year goes on to the month
    ("新增企业10家,2026年建成园区", [("10", "", "")]),  # a later date is another's
    ("2025年工程量达50%,2026年产值达到5亿元", [("50", "2025年", "2025"), ("5", "2026年", "2026")]),
    ("年内实施项目10个", [("10", "年内", "2025")]),  # the plan's own year
    ("10个以上项目2025年底前建成投产", [("10", "2025年底前", "2025")]),  # inside the phrase itself
    ("落实《规划(2026年)》,新增企业10家", [("10", "", "")]),  # a title dates nothing
    ("完成2024年建设任务,新增企业10家", [("10", "", "")]),  # nor does the past
    ("税收比2025年增长5%", [("5", "", "")]),  # nor a base of comparison
    ("全年新增企业10家", [("10", "", "")]),  # no date is printed
]


@pytest.mark.parametrize(("sentence", "expected"), DEADLINES, ids=[row[0] for row in DEADLINES])
def test_a_target_has_the_date_that_is_printed_for_it(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    found = reading_of(task(f"{sentence}。")).targets
    assert [(one.value, one.deadline, one.deadline_iso) for one in found] == expected
    assert all(one.year_assumed == (not one.deadline) for one in found)


# sentence, [(value, commitment, scope)]
HELD_ON = [
    ("力争新增高企10家、专精特新企业6家以上", [("10", "力争", "新增"), ("6", "力争", "新增")]),
    ("力争税收过2000万企业6家,税收过3000万企业3家,推动1家企业上市", [("6", "力争", ""), ("3", "力争", ""), ("1", "", "")]),  # a verb of its own ends it
    ("一网通办率力争达90%,满意度达到95%", [("90", "力争", ""), ("95", "", "")]),  # behind the indicator it holds for one value
    ("力争高企总量达到100家,新增10家", [("100", "力争", "总量"), ("10", "力争", "新增")]),
    ("占地面积100亩", [("100", "", "")]),  # 占 is no share
    ("工业增加值占地区生产总值比重达30%", [("30", "", "占比")]),
]


@pytest.mark.parametrize(("sentence", "expected"), HELD_ON, ids=[row[0] for row in HELD_ON])
def test_what_a_list_says_once_holds_for_its_items(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(one.value, one.commitment, one.scope) for one in reading_of(task(f"{sentence}。")).targets] == expected


BASES = [
    ("税收同比增长5%", "同比"), ("税收较上年增长5%", "较上年"), ("能耗比2020年下降5%", "比2020年"), ("税收在2024年基础上增长5%", "在2024年基础上"), ("税收增长5%", ""),
]


@pytest.mark.parametrize(("sentence", "base"), BASES, ids=[row[0] for row in BASES])
def test_what_a_change_is_measured_against_is_its_base(sentence: str, base: str) -> None:
    (target,) = reading_of(task(f"{sentence}。")).targets
    assert target.base == base
    assert target.indicator in ("税收", "能耗")


# indicator, printed figure, address: read by eye in the plan
IN_THE_PLAN = [
    ("社会消费品零售总额", "增长7%", "总体方案·一·——1"),
    ("专项债", "32.27亿元", "总体方案·二·(一)"),
    ("规模工业增加值", "增长8.5%", "总体方案·一·——2"),
    ("高新技术企业", "达到100家", "附件3·二·(四)·2"),
    ("筛查率", "达到100%", "附件7·二·(一)·3·(6)"),
    ("一网通办率", "达到90%", "附件7·二·(一)·7·(15)"),
]


@pytest.mark.parametrize(("indicator", "figure", "address"), IN_THE_PLAN, ids=[row[0] for row in IN_THE_PLAN])
def test_the_plans_own_targets_are_found(indicator: str, figure: str, address: str) -> None:
    (document,) = read_manifest(SEEDS)
    found = [(one.indicator, one.value_span.of(document.text), one.address) for one in read(document, GENRE).targets]
    assert (indicator, figure, address) in found, [row for row in found if row[2] == address]
