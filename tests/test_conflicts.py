"""Conflicts: what the radar finds and what it leaves alone; all that it finds in the plan, reviewed against its text.

After a change that is meant, ``python -m tests.test_conflicts`` writes the golden file anew; the difference is reviewed in the text.
"""

import json
from functools import lru_cache
from typing import Any

import pytest

from assistant.settings import ROOT
from index.conflicts import Conflict
from index.conflicts.conflict import KINDS
from index.conflicts.leads import is_same_unit
from index.documents import read_manifest
from index.library import Reading, read
from tests.answers.rows import row
from tests.plans import GENRE, document, reading_of

GOLDEN = ROOT / "tests" / "golden" / "xiangyin-2025.conflicts.jsonl"


@lru_cache
def plan() -> Reading:
    (real,) = read_manifest(ROOT / "seeds")
    return read(real, GENRE)


def rows(reading: Reading) -> list[dict[str, Any]]:
    text = reading.document.text
    return [
        {"kind": one.kind, "subject": one.subject, "note": one.note, "sides": [
            {"address": side.address, "quote": side.span.of(text), "start": side.span.start, "end": side.span.end} for side in one.sides
        ]}
        for one in reading.conflicts
    ]


def golden() -> list[dict[str, Any]]:
    return [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]


def test_the_plans_conflicts_are_those_that_were_reviewed() -> None:
    assert rows(plan()) == golden()


def test_every_sides_quote_is_its_span_inside_its_clause() -> None:
    text = plan().document.text
    for conflict in golden():
        for side in conflict["sides"]:
            assert text[side["start"] : side["end"]] == side["quote"]
            start, end = plan().tree[side["address"]].span
            assert start <= side["start"] < side["end"] <= end


def test_every_conflict_has_a_known_kind_two_clauses_in_document_order_and_a_note_that_blames_nobody() -> None:
    for conflict in plan().conflicts:
        assert conflict.kind in KINDS
        assert len(set(conflict.addresses)) > 1
        assert [side.span for side in conflict.sides] == sorted(side.span for side in conflict.sides)
        assert conflict.note.startswith("口径不同：" if conflict.kind == "scope" else "表述不一致：")
        assert "错" not in conflict.note


# kind, a word of its subject, addresses that are sides: what any reader of the plan would name first
KNOWN = [
    row("value", "高新技术产业增加值", ["总体方案·一·——3", "附件3·一"]),
    row("value", "投资完成率", ["附件1·二·(二)·1", "附件2·二·(四)·1"]),
    row("operator", "进出口总额", ["总体方案·一·——4", "附件4·一"]),
    row("operator", "高新技术企业", ["总体方案·一·——3", "附件3·一", "附件3·二·(四)·2"]),  # 达到, 突破, 达到
    row("operator", "上市材料", ["附件2·二·(三)·1", "附件5·二·(一)·4"]),
    row("benchmark", "PM2.5", ["总体方案·一·——7", "附件7·二·(五)·2"]),
    row("benchmark", "水质优良比例", ["总体方案·一·——7", "附件7·二·(五)·3"]),
    row("commitment", "较大及以上", ["总体方案·二·(六)", "附件6·一"]),
    row("composition", "三个基地", ["附件2·二·(三)·2·优化产业规划布局", "附件3·二·(一)·1"]),
    row("composition", "群体", ["总体方案·二·(七)", "附件7·二·(三)·1"]),
    row("composition", "新兴产业", ["总体方案·二·(二)", "附件2·二·(一)·3"]),
    row("composition", "企业综合运营成本", ["总体方案·一·——5", "附件5·一"]),
    row("scope", "泊位", ["附件2·二·(三)·2·加快重点项目建设", "附件3·二·(一)·1", "附件4·二·(九)·1"]),
    row("scope", "高新技术企业", ["总体方案·一·——3", "总体方案·二·(三)", "附件4·二·(三)·2"]),
    row("scope", "专精特新", ["附件3·二·(四)·2", "附件4·二·(三)·2"]),
    row("lead", "泊位", ["附件2·二·(三)·2·加快重点项目建设", "附件4·二·(九)·1"]),
    row("lead", "", ["附件2·二·(三)·2·加快重点项目建设", "附件4·二·(九)·2"]),  # the transport links
    row("lead", "以旧换新", ["附件1·二·(一)·2", "附件4·二·(一)·2", "附件7·二·(一)·6·(13)"]),
    row("lead", "老旧小区", ["附件1·二·(二)·1", "附件7·二·(一)·9·(18)"]),
    row("lead", "医共体", ["附件1·二·(一)·1", "附件4·二·(四)·2"]),
    row("lead", "智赋万企", ["附件3·二·(四)·4", "附件4·二·(三)·2"]),
    row("lead", "六个一", ["附件1·二·(二)·6", "附件5·二·(一)·4"]),
    row("lead", "送解优", ["附件2·二·(四)·4", "附件5·二·(四)·4"]),
]


@pytest.mark.parametrize(("kind", "subject", "addresses"), KNOWN)
def test_what_a_reader_would_name_first_is_found(kind: str, subject: str, addresses: list[str]) -> None:
    assert any(one.kind == kind and subject in one.subject and set(addresses) <= set(one.addresses) for one in plan().conflicts)


def two_parts(one: str, other: str) -> list[Conflict]:
    """The conflicts of a plan whose two annexes say one sentence each, with a note behind it where it has one."""
    text = f"一、总则\n(一)工作。按要求推进。\n附件:1. 甲方案\n2. 乙方案\n附件1\n甲方案\n一、任务\n1. 第一项。{one}\n2. 常规工作。照常进行。\n附件2\n乙方案\n一、任务\n1. 第二项。{other}\n2. 其他事项。按期办理。\n"
    return list(read(document(text), GENRE).conflicts)


# what two annexes say, the kind of their conflict or nothing, the note
PAIRS = [
    row("森林覆盖率达到71%。", "森林覆盖率达到72%。", "value", "表述不一致：71%与72%"),
    row("森林覆盖率达到71%以上。", "森林覆盖率达到71%左右。", "operator", "表述不一致：71%以上与71%左右"),
    row("森林覆盖率不低于71%。", "森林覆盖率达到71%以上。", "", ""),  # one meaning in two words
    row("森林覆盖率达到71%。", "森林覆盖率达到71%。", "", ""),  # a repetition
    row("2025年森林覆盖率达到71%。", "2026年森林覆盖率达到72%。", "", ""),  # each for its year
    row("森林覆盖率达到省定目标。", "森林覆盖率达到国定目标。", "benchmark", "表述不一致：省定目标与国定目标"),
    row("12月底前建成养老服务中心12个。", "8月底前建成养老服务中心6个。", "", ""),  # each for its month
    row("建成养老服务中心12个。", "8月底前建成养老服务中心6个。", "", ""),  # a stage of what the year brings
    row("建成养老服务中心12个。", "上半年建成养老服务中心6个。", "", ""),
    row("建成养老服务中心6个。", "8月底前建成养老服务中心12个。", "value", ""),  # more by August than in the year
    row("争取专项债4.8亿元。", "项目总投资3.2亿元,其中专项债1.5亿元。", "", ""),  # a part of another sum
    row("森林覆盖率达到71%。", "城镇化率达到72%。", "", ""),  # two indicators
    row("固定资产投资增长6%。", "工业固定资产投资增长9%。", "", ""),  # a part of it is another indicator
    row("油茶加工企业总量达到40家。", "新增油茶加工企业5家。", "scope", "口径不同：总量达到40家与新增5家"),
    row("培育数字化示范车间8个。", "示范车间达到10个。", "scope", "口径不同：培育数字化示范车间8个与示范车间达到10个"),  # a kind and all of it
    row("培育康养企业8家。", "引进水上运营企业2家。", "", ""),
    row("油茶综合产值增长9%。", "油茶综合产值达到19亿元。", "scope", "口径不同：增长9%与达到19亿元"),
    row("油茶综合产值增长9%。", "力争油茶综合产值增长9%。", "commitment", "表述不一致：增长9%与力争增长9%"),
    row("坚决杜绝重特大火灾事故发生。", "坚决遏制重特大火灾事故发生。", "commitment", "表述不一致：杜绝与遏制"),
    row("坚决杜绝重特大火灾事故发生。", "坚决杜绝重特大火灾事故的发生。", "", ""),
    row("建设绿心公园一期三个停车场及配套服务中心。", "建设绿心公园一期五个停车场及配套服务中心。", "value", "表述不一致：一期三个与一期五个"),
    row("建设绿心公园一期三个停车场及配套服务中心。", "建设绿心公园一期、二期五个停车场及配套服务中心。", "scope", "口径不同：一期三个；一期、二期五个"),
    row("建设绿心公园一期三个停车场及配套服务中心。", "建设绿心公园一期3个停车场及配套服务中心。", "", ""),  # 三 is 3
    row("2025年5月底前完成老城区管网改造工程。", "2025年8月底前完成老城区管网改造工程。", "value", "表述不一致：2025年5月底前与2025年8月底前"),
    row("2025年完成老城区管网改造工程。", "2025年8月底前完成老城区管网改造工程。", "", ""),  # less precise, no other date
    row("建设茶叶、竹木、药材“三个基地”。", "建设茶叶、竹木、油茶“三个基地”。", "composition", "表述不一致：茶叶、竹木、药材；茶叶、竹木、油茶"),
    row("建设茶叶、竹木、药材“三个基地”。", "打造茶叶、竹木、药材“三个基地”。", "", ""),
    row("支持农民工、退役军人、高校毕业生等重点群体就业。", "帮扶农民工、退役军人、残疾人等重点群体就业。", "composition", ""),
    row("支持农民工、退役军人、高校毕业生等重点群体就业。", "帮扶农民工、退役军人、高校毕业生等重点群体就业。", "", ""),
    row("给予最高20万元补助。", "给予最高50万元补助。", "", ""),  # two cases, two sums
]


@pytest.mark.parametrize(("one", "other", "kind", "note"), PAIRS)
def test_two_clauses_differ_in_one_way_or_not_at_all(one: str, other: str, kind: str, note: str) -> None:
    found = two_parts(one, other)
    assert [conflict.kind for conflict in found] == ([kind] if kind else [])
    assert not note or found[0].note == note


# what two annexes say with their notes, the leads of the conflict as it is noted, or nothing
NOTED = [
    row("推进绿心公园东片区配套管网建设。(县住建局牵头,县水利局按职责分工负责)", "推进绿心公园东片区配套管网建设。(县水利局牵头,县住建局按职责分工负责)", "表述不一致：县住建局牵头与县水利局牵头"),
    row("推进绿心公园东片区配套管网建设。(县住建局牵头,县水利局按职责分工负责)", "推进绿心公园东片区配套管网建设。(县住建局牵头,县财政局按职责分工负责)", ""),  # one lead
    row("推进绿心公园东片区配套管网建设。(县住建局牵头)", "推进绿心公园东片区配套管网建设。(住建局牵头)", ""),  # one unit without its level
    row("推进绿心公园东片区配套管网建设。(县住建局牵头)", "推进绿心公园东片区配套管网建设。(县住建局、县水利局按职责分工负责)", "表述不一致：县住建局牵头与未列明牵头单位"),
    row("推进绿心公园东片区配套管网建设。(县住建局牵头)", "加强学前教育师资队伍培训工作。(县教育局牵头)", ""),  # two tasks
    row("提升绿心公园景区。(县文旅局牵头)", "绿心公园景区提升项目审批时限压减50%。(县行政审批局牵头)", ""),  # a project and its approval
    row("建设古驿道步道。(青石镇牵头)", "建设古驿道步道配套停车场4个。(县交通局牵头)", ""),  # what stands beside it
    row("实施“百企升级”行动。(县科技局牵头)", "深入推进“百企升级”行动。(县工信局牵头)", "表述不一致：县科技局牵头与县工信局牵头"),
]


@pytest.mark.parametrize(("one", "other", "note"), NOTED)
def test_another_lead_of_the_same_task_is_found(one: str, other: str, note: str) -> None:
    assert [conflict.note for conflict in two_parts(one, other) if conflict.kind == "lead"] == ([note] if note else [])


def test_a_third_clause_that_agrees_with_one_of_two_is_a_side_too() -> None:
    text = "一、目标\n——绿色。森林覆盖率达到71%。\n附件1\n甲方案\n一、目标\n森林覆盖率达到72%。\n附件2\n乙方案\n一、目标\n森林覆盖率达到71%。\n"
    (conflict,) = reading_of(text).conflicts
    assert conflict.addresses == ("总体方案·一·——1", "附件1·一", "附件2·一")
    assert conflict.note == "表述不一致：71%与72%"


def test_a_heading_that_counts_more_than_it_lists_is_found() -> None:
    items = "".join(f"{place}. 事项{place}。\n" for place in range(1, 5))
    assert [one.note for one in reading_of(f"一、总则\n(一)办好五件大事\n(二)落实五项重点工作\n{items}").conflicts] == ["表述不一致：五项重点工作与列出4项"]


def test_a_plan_without_targets_or_notes_has_no_conflicts() -> None:
    assert reading_of("关于做好某项工作的通知\n请各单位认真落实。\n").conflicts == ()


# two printed names, whether they may be one unit
NAMES = [
    row("县片区办", "片区办", True),
    row("虞公港建投公司", "虞公港建设投资有限公司", True),
    row("县地方金融中心", "县地方金融服务中心", True),
    row("县工信局", "县科技局", False),
    row("县水利局", "县水文局", False),
    row("长沙临港产投公司", "湘江集团临港产投", False),
]


@pytest.mark.parametrize(("one", "other", "expected"), NAMES)
def test_names_of_one_unit_are_no_other_lead(one: str, other: str, expected: bool) -> None:
    assert is_same_unit(one, other) is expected is is_same_unit(other, one)


# printed, printed instead, the subject and kind of the conflict that goes
EDITS = [
    row("(县市监局牵头,县发改局、县商务粮食局", "(县发改局牵头,县市监局、县商务粮食局", "妨碍统一市场", "lead"),
    row("高新技术产业增加值增长6%", "高新技术产业增加值增长8%", "高新技术产业增加值", "value"),
    row("坚决遏制较大及以上", "坚决杜绝较大及以上", "较大及以上安全事故发生", "commitment"),
    row("PM2.5平均浓度达到省定目标", "PM2.5平均浓度达到市定目标", "PM2.5平均浓度", "benchmark"),
    row("1家以上企业申报上市材料", "1家企业申报上市材料", "企业申报上市材料", "operator"),
]


@pytest.mark.parametrize(("printed", "instead", "subject", "kind"), EDITS)
def test_a_conflict_goes_when_the_document_is_brought_into_line(printed: str, instead: str, subject: str, kind: str) -> None:
    text = plan().document.text
    assert text.count(printed) == 1
    assert (kind, subject) in {(one.kind, one.subject) for one in plan().conflicts}
    assert (kind, subject) not in {(one.kind, one.subject) for one in read(document(text.replace(printed, instead)), GENRE).conflicts}


if __name__ == "__main__":
    GOLDEN.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in rows(plan())), encoding="utf-8")
