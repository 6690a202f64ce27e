"""The first week at a unit: what is shown, in which order, and questions whose keys are findings."""

import json

import pytest

from assistant.cli import main
from assistant.onboarding.course import UNDEFINED, course_of
from index.genre import load_genre
from index.library import Library, read_library
from tests.plans import document

PLAN = """关于印发《青林县2025年重点工作方案》的通知
一、外贸攻坚
1. 稳外贸。全年新增外贸企业12家，开展“千企出海”行动。(县商务局牵头，县税务局配合)
2. 引外资。2025年6月底前引进外资企业3家以上。(县商务局、县发改局牵头)
二、民生攻坚
1. 稳就业。落实“两个确保”（确保零就业家庭动态清零、确保工资按时发放），新增城镇就业4000人。(县人社局牵头，县商务局配合)
2. 稳市场。全年新建市场5家，2025年9月底前完成。(县市监局牵头)
"""


@pytest.fixture(scope="module")
def plan() -> Library:
    return read_library([document(PLAN)], load_genre())


def test_reading_goes_from_the_whole_to_what_is_led_to_what_is_supported(plan: Library) -> None:
    course = course_of(plan, unit="县商务局")
    assert [row["address"] for row in course.reading] == ["正文", "正文·一·1", "正文·一·2", "正文·二·1"]
    assert [row["order"] for row in course.reading] == [1, 2, 3, 4]
    assert all(row["why"] for row in course.reading)


def test_partners_and_terms_are_those_of_its_clauses(plan: Library) -> None:
    course = course_of(plan, unit="县商务局")
    assert {row["unit"] for row in course.partners} == {"县税务局", "县发改局", "县人社局"}
    assert {row["term"]: row["meaning"] for row in course.terms} == {"千企出海": UNDEFINED, "两个确保": "确保零就业家庭动态清零、确保工资按时发放"}


def test_every_item_and_key_stands_on_its_stretch_for_every_unit(seeds: Library) -> None:
    texts = {reading.document.id: reading.document.text for reading in seeds.readings}
    asked = 0
    for unit in seeds.units.names:
        course = course_of(seeds, unit=unit).as_json()
        rows = [row for key in ("reading", "duties", "targets", "dates", "partners", "terms", "questions") for row in course[key]]
        assert all(texts[row["document"]][row["start"] : row["end"]] == row["quote"] for row in rows)
        for one in course["questions"]:
            asked += 1
            assert one["key"] in one["options"] and len(set(one["options"])) == len(one["options"]) > 1
            if one["kind"] in ("figure", "date"):
                assert one["key"] in one["quote"]
            if one["kind"] == "lead":
                assert all(name in one["quote"] for name in one["key"].split("、"))
    assert asked > 100


def test_the_same_question_has_the_same_name_and_order_every_time(plan: Library) -> None:
    first, second = (course_of(plan, unit="县商务局").questions for _ in range(2))
    assert first == second
    assert len({one.id for one in first}) == len(first)


def test_the_command_prints_the_course_and_takes_a_unit_or_a_part(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["onboard", "--unit", "县水利局", "--json"]) == 0
    course = json.loads(capsys.readouterr().out)
    assert {"reading", "duties", "targets", "dates", "partners", "terms", "questions"} <= set(course)
    assert {row["role"] for row in course["duties"]} == {"lead", "support"}
    assert main(["onboard", "--part", "附件3"]) == 0
    assert "先读这些条款" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["onboard"])
