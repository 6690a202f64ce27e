"""What a draft says in its own words is no fault; another name, another indicator's figure or another task's unit is."""

import pytest

from assistant.checking.check import Checker
from assistant.checking.statement import Verdict
from index.genre import load_genre
from index.library import read_library
from tests.plans import document

PLAN = """关于印发《青林县2025年重点工作方案》的通知
一、主要目标
1. 财政。力争专项债到位32.27亿元，园区产值占比达80%以上，外贸企业达20家以上。(县财政局牵头，县税务局配合)
2. 困难群体救助。城乡低保标准分别提高到不低于740元/月和485元/月；散居和集中供养孤儿保障标准分别提高到不低于1200元/月和1700元/月。(县民政局牵头)
3. 农业。守牢74.4万亩耕地红线。推进榆树镇、石塘镇创新型乡镇建设。(县农业农村局牵头)
4. 人才。做实青林大学技术转移中心，开展“四海揽才”专场招聘，对标平阳、宁江等地区，消防站建设两年行动持续推进。(县人社局牵头)
5. 残疾人。实施残疾人关爱行动，开展康复救助。(县残联牵头)
6. 交通。全面推进青云港铁路专用线建设，2025年5月底前完成全线征拆，2026年建成投入使用。(县交通运输局牵头)
7. 民生。常住人口城镇化率提高1个百分点，服务业增加值增长8%，第一产业增加值增长3.6%。(县发改局牵头)
"""


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(read_library([document(PLAN)], load_genre()))


@pytest.mark.parametrize("text", [
    "今年专项债到位32.27亿元。",  # 力争 left out
    "专项债 32.27亿元，园区产值占比≥80%。",
    "外贸企业\t20以上\t家",
    "专项债为RMB 3.227 billion。",
    "服务业增加值+8%。",
    "耕地红线74.4万亩一亩不少。",
    "两个创新型乡镇是榆树镇和石塘镇。",
    "青云港铁路专用线全线征拆\t2025年5月底前",
    "城市低保标准不低于740元/月，农村低保标准不低于485元/月。",
    "困难群体救助由县民政局牵头，残疾人关爱行动由县残联牵头。",
])
def test_what_is_said_in_other_words_is_consistent(checker: Checker, text: str) -> None:
    rows = list(checker.check(text))
    assert rows and {row.verdict for row in rows} == {Verdict.CONSISTENT}


@pytest.mark.parametrize("text", [
    "确保专项债到位32.27亿元。",
    "耕地红线74.4万公顷。",
    "散居孤儿保障标准不低于1700元/月。",
    "第一产业增加值、服务业增加值均增长8%。",
    "第一产业增加值的目标是8%，服务业增加值另有安排。",
    "服务业增加值增长3.6%，第一产业增加值增长8%。",
    "青云港铁路专用线全线征拆\t2025年7月底前",
    "困难群体救助由县民政局牵头，残疾人关爱行动也由县民政局牵头。",
    "户籍人口城镇化率提高1个百分点。",
    "对标平阳、望湖等地区。",
    "做实青林大学技术转让中心。",
    "开展“五湖揽才”专场招聘。",
    "消防站建设三年行动持续推进。",
])
def test_what_the_plan_says_otherwise_is_never_consistent(checker: Checker, text: str) -> None:
    assert any(row.verdict in (Verdict.CONTRADICTS, Verdict.UNSUPPORTED) for row in checker.check(text))
