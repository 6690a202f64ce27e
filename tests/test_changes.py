"""What distinguishes two versions of a document: clauses, targets and duties side by side."""

from dataclasses import replace

import pytest

from index.changes import Changes, Kind, find_changes
from index.documents import read_bytes
from index.genre import load_genre
from index.library import Library, Reading, read

EARLIER = """乙县2024年重点工作方案
一、总体目标
全年专项债目标10亿元以上，固定资产投资增长8%。
二、重点任务
1.推进园区建设。完成标准厂房20万平方米。（牵头单位：县园区管委会，配合单位：县发改局、县财政局）
2.推进教育提质。新增学位1000个。（牵头单位：县教育局）
3.推进卫生提质。建成县级医共体2个。（牵头单位：县卫健局）
"""
LATER = """乙县2025年重点工作方案
一、总体目标
全年专项债目标12亿元以上，固定资产投资增长8%，进出口总额增长10%。
二、重点任务
1.推进教育提质。新增学位1000个。（牵头单位：县教育局）
2.推进卫生提质。建成县级医共体3个。（牵头单位：县卫健局，配合单位：县医保局）
3.推进养老服务。新增养老床位500张。（牵头单位：县民政局）
"""


def reading_of(text: str) -> Reading:
    return read(read_bytes(text.encode(), "plan.txt"), load_genre())


@pytest.fixture(scope="module")
def changes() -> Changes:
    return find_changes(reading_of(EARLIER), reading_of(LATER))


def test_a_reading_does_not_differ_from_itself(seeds: Library) -> None:
    for reading in (reading_of(EARLIER), seeds.readings[0]):
        assert not find_changes(reading, reading)


def test_clauses_are_told_apart_from_their_numbers(changes: Changes) -> None:
    rows = [(one.kind, one.before and one.before.address, one.after and one.after.address) for one in changes.clauses]
    assert rows == [
        (Kind.CHANGED, "正文", "正文"),
        (Kind.CHANGED, "正文·一", "正文·一"),
        (Kind.REMOVED, "正文·二·1", None),
        (Kind.MOVED, "正文·二·2", "正文·二·1"),
        (Kind.CHANGED, "正文·二·3", "正文·二·2"),
        (Kind.ADDED, None, "正文·二·3"),
    ]


def test_targets_are_compared_by_what_they_are_of(changes: Changes) -> None:
    rows = {(one.after or one.before).indicator: (one.kind, one.before and one.before.value, one.after and one.after.value, one.what) for one in changes.targets if one.after or one.before}  # type: ignore[union-attr]
    assert rows["专项债"] == (Kind.CHANGED, "10", "12", ("value",))
    assert rows["进出口总额"] == (Kind.ADDED, None, "10", ())
    assert [row[0] for name, row in rows.items() if "厂房" in name] == [Kind.REMOVED]
    assert [row[:3] for name, row in rows.items() if "医共体" in name] == [(Kind.CHANGED, "2", "3")]
    assert not any("学位" in name or "固定资产" in name for name in rows)


def test_duties_are_compared_by_their_task_and_the_order_of_units_is_none(changes: Changes) -> None:
    rows = [(one.kind, (one.after or one.before).task[:4], one.what) for one in changes.duties if one.after or one.before]  # type: ignore[union-attr]
    assert rows == [(Kind.REMOVED, "推进园区", ()), (Kind.CHANGED, "推进卫生", ("support",)), (Kind.ADDED, "推进养老", ())]
    turned = EARLIER.replace("县发改局、县财政局", "县财政局、县发改局")
    assert not find_changes(reading_of(EARLIER), reading_of(turned)).duties


def test_one_changed_numeral_of_a_real_plan_is_one_change(seeds: Library) -> None:
    reading = seeds.readings[0]
    target = next(one for one in reading.targets if one.value.isdigit() and len(one.value) > 2)
    text = reading.document.text
    at = text.index(target.value, target.value_span.start)
    edited = f"{text[:at]}{int(target.value) + 1}{text[at + len(target.value):]}"
    changes = find_changes(reading, read(replace(reading.document, text=edited), load_genre()))
    assert [(one.kind, one.after and one.after.address) for one in changes.clauses] == [(Kind.CHANGED, target.address)]
    assert [(one.kind, one.what) for one in changes.targets] == [(Kind.CHANGED, ("value",))]
    assert not changes.duties
