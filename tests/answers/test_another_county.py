"""Another county: a small plan that was made up for this test, with other units, names and measures, is answered from too."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import Status
from assistant.assistant import Assistant
from index.embedding import Encoder
from tests.answers.opened import opened_plan
from tests.answers.rows import row

_PLAN = """为推动青禾县高质量发展,制定本方案。
一、总体目标
——经济总量稳步扩大。地区生产总值增长5.2%左右,油茶综合产值达到18.6亿元。
——生态底色更加鲜明。森林覆盖率稳定在71%以上,新增绿色矿山3座。
二、重点行动
(一)实施油茶振兴行动。做强油茶全产业链,建设油茶小镇。
(二)实施碧水提质行动。统筹推进河湖保护,让群众亲水近水。
附件:1. 油茶振兴行动实施方案
2. 碧水提质行动实施方案
附件1
油茶振兴行动实施方案
一、行动目标
油茶综合产值达到19.8亿元,新增油茶加工企业5家。
二、行动任务
1. 扩大种植规模。2026年6月底前完成低产林改造1.2万亩。(县林草局牵头,县农牧局、县水务局等按职责分工负责)
2. 培育加工企业。开展“三个一”行动(一企一技改、一技一专利、一品一标准)。(县科工局、县投促局分别牵头,县财政局按职责分工负责)
3. 推广数字油园。建设智慧油园平台,逐园建档。(县大数据局、县林草局按职责分工负责)
三、推进机制
成立油茶振兴行动工作专班,由县政府分管副县长担任召集人,县林草局主要负责人担任副召集人,成员单位包括县林草局、县农牧局、县科工局、县水务局等。专班办公室设在县林草局,每两月召开一次调度会。
附件2
碧水提质行动实施方案
一、行动目标
断面水质优良比例达到省定目标。
二、行动任务
(一)整治河道(以河长办下达任务为准)
1. 清淤疏浚。完成清淤河道42公里。(县水务局牵头,各有关部门按职责分工负责)
2. 排口治理。规范整治入河排口17个以上。(县环保分局牵头,县水务局按职责分工负责)
"""


@pytest.fixture(scope="module")
def county(index_data: Path, encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    manifest = '[[document]]\nid = "qinghe-2026"\nfile = "plan.txt"\ntitle = "青禾县2026年行动方案"\nyear = 2026\n'
    yield from opened_plan(tmp_path_factory.mktemp("county"), index_data, _PLAN, manifest, encoder)


# question, in the headline
ANSWERED = [
    row("GDP增长多少", ["增长5.2%左右"]),  # set here, unlike in the other plan
    row("森林覆盖率目标是多少", ["71%以上"]),
    row("新增绿色矿山几座", ["3座"]),
    row("油茶综合产值多少", ["18.6亿元", "19.8亿元", "表述不一致"]),  # its own disagreement
    row("附件1里油茶综合产值多少", ["19.8亿元"]),
    row("扩大种植规模谁牵头", ["由县林草局牵头"]),
    row("扩大种植规模哪些单位配合", ["县农牧局、县水务局等（原文未列全）"]),
    row("培育加工企业由谁牵头", ["由县科工局、县投促局分别牵头"]),
    row("推广数字油园由谁牵头", ["原文未单列牵头单位", "县大数据局、县林草局"]),
    row("县林草局牵头哪些任务", ["共1项", "扩大种植规模"]),
    row("低产林改造什么时候完成", ["2026年6月底前"]),
    row("“三个一”是什么", ["一企一技改、一技一专利、一品一标准"]),
    row("油茶专班召集人是谁", ["县政府分管副县长"]),
    row("油茶专班办公室设在哪", ["县林草局"]),
    row("油茶专班多久开一次会", ["每两月召开一次调度会"]),
    row("附件1有哪些任务", ["共3项", "推广数字油园"]),
    row("清淤河道多少公里", ["42公里", "（以河长办下达任务为准）"]),
    row("规范整治入河排口多少个", ["17个以上", "（以河长办下达任务为准）"]),  # its own caveat
    row("断面水质优良比例目标是什么", ["省定目标"]),
]


@pytest.mark.parametrize(("question", "said"), ANSWERED)
def test_another_countys_plan_is_answered_from_in_its_own_words(county: Assistant, question: str, said: list[str]) -> None:
    answer = county.ask(question)
    assert all(one in answer.headline for one in said), answer.headline
    assert {citation.document for citation in answer.citations} == {"qinghe-2026"}


def test_what_two_clauses_say_of_one_target_is_not_added_up(county: Assistant) -> None:
    answer = county.ask("油茶综合产值加起来多少")
    assert "38.4" not in answer.answer
    assert "18.6亿元" in answer.headline


def test_how_much_in_all_asks_for_the_target_itself(county: Assistant) -> None:
    assert "3座" in county.ask("新增绿色矿山总共多少座").headline


# question: of the other plan only
FOREIGN = [
    row("专项债目标是多少"),
    row("虞公港二期什么时候启动"),
    row("樟树港辣椒产业博览园由谁牵头"),
    row("2025年森林覆盖率多少"),
    row("湘阴县森林覆盖率多少"),
]


@pytest.mark.parametrize("question", FOREIGN)
def test_nothing_of_the_other_plan_is_known(county: Assistant, question: str) -> None:
    answer = county.ask(question)
    assert answer.status in (Status.NOT_FOUND, Status.OUT_OF_SCOPE), answer.headline
    assert answer.citations == ()
