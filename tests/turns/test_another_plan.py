"""Fragments about another county's plan: no name, unit or figure of the bundled plan is needed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from index.embedding import Encoder
from tests.answers.opened import opened_plan
from tests.turns.talk import last_answer

_PLAN = """为推动青禾县高质量发展,制定本方案。
一、总体目标
——经济总量稳步扩大。地区生产总值增长5.2%左右,油茶综合产值达到18.6亿元。
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
1. 扩大种植规模。2026年6月底前完成低产林改造1.2万亩,新建苗圃9处。(县林草局牵头,县农牧局、县水务局等按职责分工负责)
2. 培育加工企业。支持龙头企业建设冷榨生产线3条。(县科工局、县投促局分别牵头,县财政局按职责分工负责)
3. 推广数字油园。建设智慧油园平台,逐园建档。(县大数据局、县林草局按职责分工负责)
三、推进机制
成立油茶振兴行动工作专班,由县政府分管副县长担任召集人,县林草局主要负责人担任副召集人,成员单位包括县林草局、县农牧局、县科工局、县水务局等。专班办公室设在县林草局,每两月召开一次调度会。
附件2
碧水提质行动实施方案
一、行动目标
断面水质优良比例达到省定目标。
二、行动任务
1. 清淤疏浚。完成清淤河道42公里。(县水务局牵头,各有关部门按职责分工负责)
2. 排口治理。规范整治入河排口17个以上。(县环保分局牵头,县水务局按职责分工负责)
"""


@pytest.fixture(scope="module")
def county(index_data: Path, encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    manifest = '[[document]]\nid = "qinghe-2026"\nfile = "plan.txt"\ntitle = "青禾县2026年行动方案"\nyear = 2026\n'
    yield from opened_plan(tmp_path_factory.mktemp("county"), index_data, _PLAN, manifest, encoder)


ROWS = [
    (["低产林改造多少亩", "谁牵头"], "县林草局"),
    (["低产林改造多少亩", "苗圃呢"], "9处"),
    (["低产林改造多少亩", "什么时候完成"], "2026年6月底前"),
    (["油茶综合产值多少", "附件1里呢"], "19.8亿元"),
    (["油茶综合产值多少", "跟附件1里的一致吗"], "19.8亿元"),
    (["县林草局牵头哪些任务", "县水务局呢"], "清淤疏浚"),
    (["附件1有哪些任务", "第二条谁牵头"], "县科工局"),
    (["清淤河道多少公里", "下一条呢"], "排口"),
    (["清淤疏浚谁负责", "县环保分局也参加吗"], "清淤疏浚：配合单位为各有关部门"),  # of that matter, not what the unit leads besides
    (["附件1专班办公室设在哪", "副召集人呢"], "县林草局"),
]


@pytest.mark.parametrize(("turns", "said"), ROWS)
def test_a_fragment_is_completed_in_another_plan(county: Assistant, turns: list[str], said: str) -> None:
    answer = last_answer(county, turns)
    assert said in answer.headline, (answer.standalone_question, answer.headline)
