"""A briefing says what the documents ask of a subject, each sentence with its witness, and shows what they leave open."""

from dataclasses import replace

import pytest

from assistant.briefing.compose import Length, Reader, compose
from assistant.briefing.subject import SubjectError
from assistant.briefing.text import Briefing, Sentence, Source
from assistant.briefing.witnessed import faults_of, unwitnessed
from assistant.ledger import UnitError
from index.genre import load_genre
from index.library import Library, read_library
from index.spans import Span
from tests.plans import document

PLAN = """关于印发《青林县2025年重点工作方案》的通知
一、外贸攻坚
1. 稳外贸。全年新增外贸企业12家，力争进出口总额增长8%左右。(县商务局牵头，县税务局等配合)
2. 引外资。确保2025年6月底前引进外资企业3家。(县商务局、县发改局牵头)
二、民生攻坚
1. 稳就业。确保居民收入增长达到市定目标。(县人社局牵头，各负有监管职责行业部门配合)
2. 稳市场。确保进出口总额增长8%以上。(县人社局牵头，县商务局配合)
"""


@pytest.fixture(scope="module")
def plan() -> Library:
    return read_library([document(PLAN)], load_genre())


def text_of(briefing: Briefing) -> str:
    return "".join(sentence.whole for sentence in briefing.sentences)


def test_a_unit_is_told_what_it_leads_and_what_it_supports(plan: Library) -> None:
    briefing = compose(plan, unit="县商务局")
    assert [section.title for section in briefing.sections] == ["总体情况", "主要目标", "牵头任务", "配合任务", "时间节点", "协作单位", "文件中表述不同之处"]
    text = text_of(briefing)
    assert "由县商务局牵头的任务有2项" in text and "配合或者按职责分工负责的任务有1项" in text
    assert "力争进出口总额增长8%左右" in text and "确保2025年6月底前引进外资企业3家" in text
    assert "县商务局牵头，县税务局等配合。（原文未列全）" in text


def test_both_sides_of_a_difference_stand_in_document_order(plan: Library) -> None:
    differs = compose(plan, unit="县商务局").sections[-1]
    sides = [sentence.whole for sentence in differs.sentences]
    assert "8%左右" in sides[0] and "8%以上" in sides[1] and "表述不一致" in sides[2]


def test_what_is_left_open_is_said(plan: Library) -> None:
    text = text_of(compose(plan, unit="县人社局"))
    assert "市定目标。（文件没有规定具体数值）" in text
    assert "没有列出具体单位" in text


def test_a_press_reader_is_told_no_roles_and_no_differences(plan: Library) -> None:
    text = text_of(compose(plan, reader=Reader.PRESS, length=Length.LONG))
    assert "牵头，" not in text and "表述不一致" not in text and "12家" in text


def test_a_topic_holds_what_speaks_of_it_alone(plan: Library) -> None:
    text = text_of(compose(plan, topic="就业"))
    assert "市定目标" in text and "12家" not in text


def test_a_topic_is_told_with_what_stands_beside_no_task() -> None:
    library = read_library([document("""关于印发《青林县2025年重点工作方案》的通知
一、总体要求。着力培育低空经济和数字经济。
二、重点任务
1. 稳就业。新增城镇就业1200人；发展低空经济企业3家。(县人社局牵头，县低空办配合)
2. 兴低空。年内建成起降点2个。(县交通局牵头)
3. 强财源。数字化改造20家，服务实体经济。(县财政局牵头)
""")], load_genre())
    briefing = compose(library, topic="低空经济")
    by_key = {section.key: "".join(one.whole for one in section.sentences) for section in briefing.sections}
    assert "着力培育低空经济" in by_key["said"]
    assert "企业3家" in by_key["targets"] and "1200人" not in by_key["targets"] and "起降点" not in text_of(briefing)
    assert "“低空经济”" in briefing.title
    alone = compose(library, topic="数字经济")
    assert [section.key for section in alone.sections] == ["overview", "said"]
    assert "没有单独列出" in text_of(alone)
    assert not list(unwitnessed(alone.sentences, library))


def test_of_one_part_there_are_no_headings_by_part_and_its_heading_names_it(plan: Library, seeds: Library) -> None:
    briefing = compose(seeds, part="附件3")
    assert briefing.title == "关于科技创新赋能攻坚实施方案（附件3）主要内容的汇报提纲"
    assert not [below for section in briefing.sections for below in section.sections]
    assert next(section.sections for section in compose(seeds).sections if section.key == "tasks")


def test_a_unit_that_is_only_a_member_is_told_so_without_empty_counts() -> None:
    library = read_library([document("""关于印发《青林县2025年重点工作方案》的通知
一、外贸攻坚
1. 稳外贸。新增外贸企业12家。(县商务局牵头)
二、推进机制。成立外贸攻坚工作专班，由副县长张三担任召集人，成员单位包括县商务局、县档案局、县税务局，专班办公室设在县商务局。
""")], load_genre())
    text = text_of(compose(library, unit="县档案局"))
    assert "没有写明由县档案局牵头或者配合的任务" in text and "0项" not in text
    assert "县档案局是外贸攻坚工作专班的成员单位" in text


def test_a_task_that_is_its_own_sentence_is_told_once() -> None:
    library = read_library([document("""关于印发《青林县2025年重点工作方案》的通知
一、民生攻坚
1. 统筹抓好重点群体就业帮扶,确保零就业家庭动态清零。(县人社局牵头)
2. 稳外贸。新增外贸企业12家。(县商务局牵头)
""")], load_genre())
    assert text_of(Briefing("", "", tuple(one for one in compose(library).sections if one.key == "tasks"))).count("动态清零") == 1


def test_a_unit_with_brackets_in_its_name_is_briefed() -> None:
    library = read_library([document("""关于印发《青林县2025年重点工作方案》的通知
一、人才攻坚
1. 引人才。引进人才120名。(县委组织部（人才办）牵头，县人社局配合)
""")], load_genre())
    name = next(name for name in library.units.names if "人才办" in name)
    assert "引进人才120名" in text_of(compose(library, unit=name))
    assert "引进人才120名" in text_of(compose(library, unit="县委组织部(人才办)"))


def test_no_unit_is_its_own_partner_under_another_name(seeds: Library) -> None:
    partners = next(section for section in compose(seeds, unit="发改局").sections if section.key == "partners")
    assert "县发改局（" not in "".join(one.whole for one in partners.sentences)


def test_a_longer_briefing_holds_all_that_a_shorter_one_states(seeds: Library) -> None:
    short, long = (compose(seeds, part="附件3", length=length) for length in (Length.SHORT, Length.LONG))
    assert len(text_of(short)) < len(text_of(long))
    figures = {sentence.text for section in short.sections if section.key == "targets" for sentence in section.sentences}
    assert figures <= {sentence.text for sentence in long.sentences}


@pytest.mark.parametrize(("asked", "error", "message"), [
    ({"unit": "县外星局"}, UnitError, "没有出现"),
    ({"part": "附件99"}, SubjectError, "没有“附件99”这一部分"),
    ({"topic": "月球基地"}, SubjectError, "没有提到"),
    ({"topic": "。"}, SubjectError, "不能作为主题"),
    ({"unit": "县人社局", "topic": "引外资"}, SubjectError, "没有属于"),
])
def test_a_subject_that_is_not_there_is_refused_with_what_is_near(plan: Library, asked: dict[str, str], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        compose(plan, **asked)  # type: ignore[arg-type]


def test_every_unit_can_be_briefed_and_no_sentence_is_without_a_witness(seeds: Library) -> None:
    sentences: dict[tuple[str, tuple[Source, ...]], Sentence] = {}
    for place, unit in enumerate(seeds.units.names):
        reader, length = (list(Reader)[place % 3], list(Length)[place // 3 % 3])
        try:
            briefing = compose(seeds, unit=unit, reader=reader, length=length)
        except SubjectError:
            pytest.fail(f"{unit} cannot be briefed")
        sentences |= {(one.text, one.sources): one for one in briefing.sentences}
    assert all(one.sources for one in sentences.values())
    assert not [one.sentence.whole for one in unwitnessed(sentences.values(), seeds)]


def test_an_edited_sentence_is_held_to_its_clause_again(plan: Library) -> None:
    source = Source("plan", "正文·一·1", Span(PLAN.index("全年"), PLAN.index("。(县商务局牵头")))
    assert not faults_of(Sentence("全年新增外贸企业12家。", (source,)), plan)
    assert [fault.kind for fault in faults_of(Sentence("全年新增外贸企业15家。", (source,)), plan)] == ["digit"]
    assert faults_of(Sentence("全年新增外贸企业12家。", ()), plan)


FIGURES = """关于印发《青林县2025年重点工作方案》的通知
一、办好实事（以市专班下达任务为准）
1. 增收减负。开展就业培训。提高养老金水平，城乡低保标准分别提高到740元/月和485元/月。(县民政局牵头)
2. 创新场景。发展近郊游，对接10家品牌商超、30家知名餐饮酒店。(县商务局牵头)
"""


def test_a_target_stands_once_with_the_name_of_its_task_and_what_is_joined_to_it() -> None:
    targets = compose(read_library([document(FIGURES)], load_genre())).sections[1]
    said = [one.whole for one in targets.sentences]
    assert said == [
        "增收减负：城乡低保标准分别提高到740元/月和485元/月。（以市专班下达任务为准）", "创新场景：对接10家品牌商超、30家知名餐饮酒店。（以市专班下达任务为准）",
    ]


def test_a_task_carries_what_a_heading_above_says_of_it() -> None:
    tasks = next(section for section in compose(read_library([document(FIGURES)], load_genre()), unit="县民政局").sections if section.key == "tasks")
    assert next(iter(tasks.sentences)).whole == "增收减负。（以市专班下达任务为准）"


def test_of_a_topic_a_task_is_told_by_the_sentence_that_speaks_of_it() -> None:
    tasks = next(section for section in compose(read_library([document(FIGURES)], load_genre()), topic="养老金").sections if section.key == "tasks")
    text = "".join(one.whole for one in tasks.sentences)
    assert "提高养老金水平" in text and "开展就业培训" not in text


def test_of_several_documents_every_paragraph_says_whose_it_is() -> None:
    other = PLAN.replace("青林县2025", "红河县2024").replace("8%左右", "9%左右")
    first, second = document(PLAN), replace(document(other), id="other", title="红河县2024年重点工作方案")
    briefing = compose(read_library([first, second], load_genre()), unit="县商务局")
    for section in briefing.sections:
        if section.key in ("overview", "partners"):
            continue
        below = {one.title.partition("》")[0] + "》" for one in section.sections}
        assert below in (set(), {f"《{first.title}》", f"《{second.title}》"})
        for paragraph in section.paragraphs:
            title = first.title if paragraph[0].sources[0].document == first.id else second.title
            assert paragraph[0].whole.startswith(f"《{title}》："), paragraph[0].whole
    assert "9%左右" in text_of(briefing) and "8%左右" in text_of(briefing)
