"""Sentences against one small plan: what says what the clause says passes, and each kind of change is caught under its name."""

import pytest

from assistant.answer import Fault
from assistant.verification.evidence import Evidence
from assistant.verification.verify import LONGEST, verify
from index.genre import load_genre
from index.library import Library, read_library
from tests.plans import document

PLAN = """一、目标
1. 外贸。2025年力争进出口总额增长8%以上。新增外贸企业12家,使用外资额达到3亿元,城镇化率提高1个百分点。鼓励东港景区开发新业态。推进西山园创建国家级4A景区。(县商务局牵头,县财政局、县发改局按职责分工负责)
2. 医保。5月底前完成参保登记,每月调度一次。不新增隐性债务,坚决杜绝较大事故,推动康达医疗、元亨科技、金诺动力等企业上云。(县医保局牵头,县卫健局、县民政局按职责分工负责)
3. 园区。园区占比达到80%左右,城乡低保标准提高到740元/月,断面水质达到省定目标。打造智慧文旅平台,扶持标杆企业发展。
4. 流通。力争贸易收入突破80亿元、本地物流企业2家以上。规模以上食品企业达55家,有序处置存量商品房,培育消费新增长点,保持风险稳中有降。
5. 救助。城乡低保标准分别提高到不低于740元/月和485元/月,残疾人补贴标准达到100元/月/人,散居和供养孤儿保障标准分别提高到不低于1200元/月和1700元/月。
6. 产业。引进项目54个以上,其中装备制造产业链27个及以上。农民收入增速高于全省增速。物流费用占地区生产总值比重下降至13%左右,平均年龄不超过45周岁。
7. 组织。由县政府常务副县长总牵头,成立综合协调组,由政府办分管副主任任组长。争取西山园成为全省首个法定机构试点。
8. 食品。以长河实业、义丰食品等为龙头,做强精味调料;以长河实业、金惠农业等为龙头,拓展大宗粮油。第一产业增加值增长3.6%,服务业增加值增长8%,建筑业增加值增长8%,规模工业增加值增长8.5%。支持湖南中医药大学青杏学院、省农科所等机构开展研究。
9. 服务。引导中介机构“零门槛”入驻。责任单位一周一调度、分管副县长双周一调度、县长一月一调度。对经营6、18个月以上的企业给予扶持,耕作服务按规定适用增值税免征政策。园区水、电、气等设施全面建成,有效证照归集至市证照库,严禁挤占挪用资金。
10. 财力。力争到位水利专项债10亿元、路网专项债7亿元。推动对外贸易额实现破零、外资增长6%以上。2026年7月31日起施行,有效期2年。改造老旧小区20个。
"""


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library([document(PLAN)], load_genre())


def faults(library: Library, sentence: str, *numbers: int, question: str = "") -> list[Fault]:
    reading = library.readings[0]
    return verify(sentence, [Evidence(reading, reading.tree[f"正文·一·{number}"]) for number in numbers], library, question)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (1, "2025年，力争进出口总额增长8%以上。"),
        (1, "进出口总额力争实现至少8%的增长。"),  # the bound and the growth put otherwise
        (1, "进出口总额力争增长百分之八以上。"),
        (1, "力争进出口总额增长８％以上。"),
        (1, "力争增长不低于8%，这是方案给进出口总额定下的目标。"),  # the figure before its name
        (1, "新增外贸企业12家，使用外资额达到3亿元。"),
        (1, "外贸企业要新增12家，而使用外资额的目标是3亿元。"),
        (1, "两项目标分别是：新增外贸企业12家；使用外资额达到3亿元。"),  # it counts its own list
        (1, "外贸由县商务局牵头，县财政局、县发改局配合。"),
        (1, "谁来牵头外贸？是县商务局；县财政局和县发改局则负责配合。"),
        (1, "在外贸方面，牵头的是县商务局，配合的有县发改局。"),
        (1, "西山园要朝着国家级4A景区去创建。"),
        (1, "Imports and exports are to grow by at least 8% (力争)."),
        (2, "参保登记须在5月底前完成。"),
        (2, "按照方案，每月调度一次，不得新增隐性债务。"),
        (2, "值得注意的是，较大事故要坚决杜绝。"),
        (2, "上云的企业有康达医疗、元亨科技、金诺动力等。"),
        (3, "园区占比约80%。"),
        (3, "城乡低保标准提高到每月740元。"),  # 740元/月
        (3, "断面水质的目标是达到省定目标，文件未给出具体数字。"),
        (3, "智慧文旅平台要打造起来。"),
        (3, "这项工作没有写明牵头单位。"),
        (4, "本地物流企业2家以上。"),  # 力争 stands before an earlier item of the list only
        (4, "要有序处置存量商品房。"),
        (5, "城市低保每月不低于740元，农村低保每月不低于485元。"),
        (5, "残疾人补贴的标准是每人每月100元。"),
        (5, "供养孤儿：1700元/月以上；散居孤儿：不低于1200元/月。"),  # the second of a pair before the first
        (6, "装备制造链要引进27个及以上。"),
        (6, "农民收入增速要快于全省增速。"),
        (6, "物流费用占地区生产总值的比重，要降到13%左右。"),
        (6, "从产业发展的角度看，引进的项目要有54个以上。"),
        (6, "平均年龄最大45周岁。"),
        (7, "综合协调组的组长，由政府办分管副主任担任。"),
        (7, "这项工作由县政府常务副县长总牵头。"),
        (7, "要争取西山园成为全省首个法定机构试点。"),
        (8, "服务业增加值和建筑业增加值各增长8%。"),  # one figure of two things
        (8, "大宗粮油以长河实业、金惠农业等为龙头。"),
        (8, "支持的机构有湖南中医药大学青杏学院、省农科所等。"),
        (8, "规模工业增加值要涨8.5%。"),
        (9, "县长一月一调度，分管副县长双周一调度。"),
        (9, "要扶持的是经营满6个月以上的企业。"),  # 6、18个月以上
        (9, "园区水、电、气等设施要全面建成。"),
        (9, "有效证照要归集到市证照库。"),
        (9, "挤占挪用资金，严禁。"),
        (10, "水利专项债10亿元、路网专项债7亿元，前面都写的是力争。"),
        (10, "对外贸易额的要求是实现破零，文件未给出具体金额。"),
        (10, "自2026年7月31日起施行，有效期2年。"),
        (10, "The plan has 20个 old residential compounds renovated."),
    ],
)
def test_a_faithful_sentence_passes_however_it_is_put(library: Library, number: int, sentence: str) -> None:
    assert not faults(library, sentence, number)


@pytest.mark.parametrize(
    ("number", "sentence", "kind"),
    [
        (1, "力争进出口总额增长9%以上。", "digit"),
        (1, "使用外资额达到3万元。", "magnitude"),
        (1, "使用外资额达到30000万元。", "magnitude"),  # converted
        (1, "力争进出口总额增长8%左右。", "operator"),
        (1, "力争进出口总额增长8%。", "operator"),
        (1, "力争进出口总额下降8%以上。", "operator"),
        (1, "外贸企业总量达到12家。", "scope"),
        (1, "力争进出口总额达到8%以上。", "scope"),
        (1, "2026年力争进出口总额增长8%以上。", "date"),
        (1, "确保进出口总额增长8%以上。", "commitment"),
        (1, "进出口总额增长8%以上。", "commitment"),
        (1, "使用外资额达到12家。", "moved"),
        (1, "3亿元，这是方案给进出口总额定下的目标。", "moved"),
        (1, "外贸由县财政局牵头，县商务局配合。", "lead_support"),
        (1, "在外贸方面，牵头的是县财政局，配合的有县商务局。", "lead_support"),
        (1, "外贸由县医保局牵头。", "unit_name"),
        (1, "外贸由县商务厅牵头。", "unit_name"),
        (1, "原文写的是“力争进出口总额增长8%左右”。", "quote_char"),
        (1, "推进东港景区创建国家级4A景区。", "moved"),  # one thing in another's place
        (1, "推进西山园创建国家级5A景区。", "digit"),
        (1, "进出口总额已增长8%以上。", "no_witness"),
        (1, "方案计划在西山园建设一座酒店。", "no_witness"),
        (1, "对外贸企业给予奖励。", "no_witness"),
        (1, "限制东港景区开发新业态。", "operator"),
        (2, "新增隐性债务。", "no_witness"),
        (2, "参保登记6月底前完成。", "date"),
        (2, "每周调度一次。", "date"),
        (2, "坚决遏制较大事故。", "commitment"),
        (2, "坚决杜绝重大事故。", "operator"),
        (2, "推动康达医疗、元享科技、金诺动力等企业上云。", "no_witness"),  # one character in a name
        (2, "推动康达医疗、宏图软件、金诺动力等企业上云。", "no_witness"),
        (2, "取消参保登记。", "no_witness"),
        (3, "断面水质达到市定目标。", "moved"),
        (3, "扶持失信企业发展。", "no_witness"),
        (3, "城乡低保标准提高到每年740元。", "magnitude"),
        (3, "园区占比达到80%左右，文件未给出具体数字。", "no_witness"),
        (4, "贸易收入突破80亿元。", "commitment"),
        (4, "确保贸易收入突破80亿元、本地物流企业2家以上。", "commitment"),
        (4, "规模左右食品企业达55家。", "operator"),  # a bound inside a name
        (4, "规模以下食品企业达55家。", "operator"),
        (4, "有序处置增量商品房。", "scope"),
        (4, "培育消费累计长点。", "scope"),
        (4, "培育消费新下降点。", "operator"),
        (4, "让风险稳中略有上升。", "operator"),
        (2, "不累计隐性债务。", "scope"),
        (8, "规模工业增加值同服务业一样，都增长8%。", "moved"),
        (8, "服务业增加值和规模工业增加值均增长8%。", "moved"),
        (8, "大宗粮油以长河实业、义丰食品等为龙头。", "moved"),  # an item of the other list
        (8, "支持湖南大学青杏学院、省农科所等机构开展研究。", "no_witness"),  # the middle of a name left out
        (9, "中介机构入驻须过较高的门槛。", "no_witness"),
        (9, "县长双周调度一次。", "moved"),
        (9, "耕作服务拿不到增值税免征政策。", "no_witness"),
        (10, "路网专项债10亿元。", "moved"),
        (5, "农村低保标准提高到每月不低于740元。", "moved"),
        (5, "供养孤儿保障标准不低于1200元/月，散居孤儿不低于1700元/月。", "moved"),
        (5, "残疾人补贴的标准是每人每年100元。", "magnitude"),
        (6, "农民收入增速要慢于全省增速。", "operator"),
        (6, "物流费用要下降13%左右。", "operator"),
        (6, "平均年龄最小45周岁。", "operator"),
        (7, "综合协调组的组长，由县政府常务副县长担任。", "lead_support"),
        (7, "由政府办分管副主任总牵头。", "lead_support"),
        (7, "要争取西山园成为全市首个法定机构试点。", "no_witness"),
    ],
)
def test_a_change_is_caught_under_its_name(library: Library, number: int, sentence: str, kind: str) -> None:
    found = faults(library, sentence, number)
    assert kind in {fault.kind for fault in found}
    assert all(0 <= fault.start < fault.end <= len(sentence) for fault in found)


def test_what_is_wrong_is_pointed_at_in_the_sentence_with_the_words_of_the_clause(library: Library) -> None:
    sentence = "力争进出口总额增长百分之九以上。"
    (fault,) = faults(library, sentence, 1)
    assert sentence[fault.start : fault.end] == "百分之九"
    assert "8%" in fault.witness


def test_two_clauses_bear_out_what_neither_says_alone(library: Library) -> None:
    sentence = "外贸由县商务局牵头，医保由县医保局牵头。"
    assert not faults(library, sentence, 1, 2)
    assert faults(library, sentence, 1)


def test_nothing_bears_out_a_statement_without_evidence_and_a_connection_needs_none(library: Library) -> None:
    assert faults(library, "力争进出口总额增长8%以上。")
    assert not faults(library, "换言之，具体来说。")


def test_the_question_says_what_a_bare_figure_measures(library: Library) -> None:
    assert not faults(library, "目标是3亿元。", 1, question="使用外资额的目标是多少")


def test_what_is_too_long_for_a_sentence_has_no_witness(library: Library) -> None:
    sentence = "新增外贸企业12家。" * LONGEST
    assert [(fault.start, fault.end, fault.kind) for fault in faults(library, sentence, 1)] == [(0, len(sentence), "no_witness")]
