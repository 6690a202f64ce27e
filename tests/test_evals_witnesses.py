"""The evaluation's own check of a model's sentences: what a clause bears out is silent, what it does not is told."""

import pytest

from evals.witnesses.check import unwitnessed
from evals.witnesses.figures import figures_of
from evals.witnesses.numerals import in_digits

UNITS = ("甲县发改局", "发改局", "科技局", "财政局", "工信局", "创新中心")
CLAUSE = (
    "附件1 产业培育方案\n(一)做强产业。全年力争固定资产投资增长6.5%,新增规上企业20家以上、高新企业总量达到100家，技术合同额增长8%左右；"
    "专项债32.27亿元，审批时间压缩至3个工作日，能耗下降2%。5月底前出台“工业十条”扶持政策，2025年12月20日前验收，培育五个集群，确保一季度开工。"
    "(科技局、工信局牵头,财政局、发改局等按职责分工负责)"
)

BORNE_OUT = [
    "固定资产投资力争增长6.5%。",
    "力争固定资产投资增幅为百分之六点五。",
    "新增规上企业２０家以上。",
    "新增规上企业不少于20家。",  # the same bound in other words
    "高新企业总量将达100家。",
    "专项债为三十二点二七亿元。",
    "审批时间压缩到3个工作日。",
    "5月底前出台“工业十条”扶持政策。",
    "出台“工业十条”扶持政策，落实“工业十条”。",  # what stands between two short quotes is none
    "2025年5月底前出台政策。",  # the documents' own year needs no witness
    "12月20日前验收。",
    "培育5个集群。",
    "由科技局、工信局牵头，财政局配合。",
    "牵头单位是科技局和工信局，配合单位有财政局、发改局等。",
    "Led by 科技局 and 工信局, supported by 财政局.",
    "附件1要求做强产业。",  # the number of a part is no figure
    "加快产业发展。",
    "“专项债32.27亿元”",  # a quotation alone, whatever stands before it in the clause
    "落实2020-2025年12月20日前验收的要求。",
]
FAULTY = [
    ("专项债32.72亿元。", "figure 32.72亿元"),  # digits changed round
    ("专项债32.27万元。", "figure 32.27万元"),  # another magnitude
    ("新增规上企业20家。", "figure 20家"),  # a bound lost
    ("高新企业总量达到100家以上。", "figure ≥100家"),  # a bound added
    ("技术合同额增长8%以上。", "figure ≥8%"),  # another bound
    ("固定资产投资力争下降6.5%。", "figure 6.5%"),  # a fall for a rise
    ("能耗增长2%。", "figure 2%"),
    ("固定资产投资力争增长到6.5%。", "figure 6.5%"),
    ("规上企业总量20家以上。", "figure ≥20家"),  # the whole for what is added
    ("新增高新企业100家。", "figure 100家"),  # … and the other way round
    ("审批时间压缩至3个月。", "figure 3个月"),
    ("固定资产投资增长32.27亿元，专项债6.5%。", "figure 32.27亿元"),  # changed places
    ("培育六个集群。", "figure 6个"),
    ("6月底前出台政策。", "date 6月底前"),
    ("5月底后出台政策。", "date 5月底后"),
    ("2026年5月底前出台政策。", "date 2026年5月底前"),
    ("12月25日前验收。", "date 12月25日前"),
    ("确保二季度开工。", "date 二季度"),
    ("由财政局牵头。", "lead 财政局"),
    ("科技局配合。", "support 科技局"),
    ("由甲县发改局牵头。", "unit 甲县发改局"),
    ("由创新中心负责。", "unit 创新中心"),
    ("县教育局牵头这项工作。", "unit 县教育局"),  # printed nowhere
    ("Led by 财政局.", "lead 财政局"),
    ("出台“工业二十条扶持”政策。", 'quote 工业二十条扶持'),
    ("必须做强产业。", "commitment 必须"),
    ("固定资产投资增长6.5%。", "commitment lost beside 6.5%"),
]


@pytest.mark.parametrize("sentence", BORNE_OUT)
def test_what_the_clause_bears_out_is_silent(sentence: str) -> None:
    assert unwitnessed(sentence, CLAUSE, UNITS, 2025) == []


@pytest.mark.parametrize(("sentence", "fault"), FAULTY)
def test_what_the_clause_does_not_bear_out_is_told(sentence: str, fault: str) -> None:
    assert fault in unwitnessed(sentence, CLAUSE, UNITS, 2025)


@pytest.mark.parametrize(("text", "told"), [
    ("百分之七", "7%"), ("百分之十二点五", "12.5%"), ("二十三项", "23项"), ("一百零五家", "105家"), ("二〇二五年", "2025年"), ("三十二点二七亿元", "32.27亿元"),
    ("一批项目", "一批项目"), ("第三项", "第三项"), ("统一", "统一"), ("十一月", "11月"),
])
def test_chinese_numerals_that_count_are_told_in_digits(text: str, told: str) -> None:
    assert in_digits(text) == told


@pytest.mark.parametrize(("text", "told"), [
    ("增长6.5%左右", ["≈6.5%"]), ("不低于40%", ["≥40%"]), ("突破1,200亿元", [">1200亿元"]), ("1-2项", ["1-2项"]), ("1至2项", ["1-2项"]), ("2个百分点", ["2个百分点"]),
    ("10家商超、30家餐饮", ["10家", "30家"]), ("G240国道和附件3第5条", []), ("控制在3%以内", ["≤3%"]), ("约5万人次", ["≈5万人次"]),
])
def test_figures_are_read_with_unit_and_bound(text: str, told: list[str]) -> None:
    assert [figure.told for figure in figures_of(text)] == told
