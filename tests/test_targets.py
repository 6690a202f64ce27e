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
    # what stays unresolved
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
