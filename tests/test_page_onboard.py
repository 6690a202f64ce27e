"""新人上手 in the page: all of a course with the way to each clause, its questions with keys, and the picture of the parts."""

from collections.abc import Iterator
from urllib.parse import quote, unquote

import pytest
from starlette.testclient import TestClient

from assistant.onboarding.course import course_of
from index.documents import Document
from index.genre import load_genre
from index.library import Library, read_library
from tests.test_page_check import client_of
from tests.test_page_pages import HOSTILE_PLAN, Seen, library_of, plan, see

__all__ = ["plan"]
UNIT = "县科技局"


@pytest.fixture
def site(plan: Library) -> Iterator[TestClient]:
    with client_of(plan) as client:
        yield client


def by_class(seen: Seen, look: str) -> list[dict[str, str]]:
    return [attributes for _, attributes in seen.elements if look in attributes.get("class", "").split()]


def boxes(seen: Seen) -> list[str]:
    """The roles of the picture's boxes."""
    return [attributes["class"].split()[1].removeprefix("yj-role-") for name, attributes in seen.elements if name == "rect"]


@pytest.mark.parametrize("query", [f"unit={UNIT}", "unit=县财政局", "unit=&part=附件3", f"unit={UNIT}&part=附件3"])
def test_the_page_shows_all_of_the_course_and_every_link_points_at_its_quote(site: TestClient, plan: Library, query: str) -> None:
    seen = see(site, f"/onboard?{query}")
    asked = dict(pair.split("=") for pair in query.split("&"))
    course = course_of(plan, **asked)
    assert [attributes["data-id"] for attributes in by_class(seen, "yj-tick")] == [f"{row['document']}#{row['address']}" for row in course.reading]
    assert [attributes["data-id"] for attributes in by_class(seen, "yj-question")] == [one.id for one in course.questions]
    for row in course.terms:
        assert f"“{row['term']}”" in seen.text
    text = plan.readings[0].document.text
    for link in seen.links("#clause:"):
        start, end = map(int, link["href"].rpartition(":")[2].split("-"))
        assert text[start:end].strip() == link["title"].partition("\n")[2]


def test_every_question_has_one_key_among_its_options(site: TestClient, plan: Library) -> None:
    seen = see(site, f"/onboard?unit={UNIT}")
    questions = course_of(plan, UNIT).questions
    assert sum("data-key" in attributes for _, attributes in seen.elements) == len(questions)
    assert "文件未作定义" in seen.text


def test_the_picture_holds_every_clause_of_the_parts_and_shows_what_is_ours(site: TestClient, plan: Library) -> None:
    course = course_of(plan, UNIT)
    everything = boxes(see(site, "/onboard"))
    ours = boxes(see(site, f"/onboard?unit={UNIT}"))
    assert len(everything) == len(ours)
    assert set(everything) == {"none"}
    assert ours.count("lead") > 5
    assert ours.count("lead") <= len(course.led)
    part = plan.readings[0].tree["附件3"]
    zoomed = see(site, "/onboard?unit=&zoom=附件3")
    assert len(boxes(zoomed)) == sum(1 for _ in part.walk()) - 1
    assert {link["title"].partition("\n")[0] for link in zoomed.links("#clause:")} == {clause.address for clause in part.walk()}
    assert len(boxes(see(site, "/onboard?zoom=没有"))) == len(everything)


def test_boxes_stand_beside_each_other_and_fill_the_width(site: TestClient, plan: Library) -> None:
    seen = see(site, "/onboard?unit=&zoom=附件3")
    placed = [attributes for name, attributes in seen.elements if name == "svg" and "x" in attributes]
    tall = {float(attributes["x"].rstrip("%")): 0.0 for attributes in placed}
    for attributes in placed:
        tall[float(attributes["x"].rstrip("%"))] += float(attributes["height"])
    whole = next(float(attributes["height"]) for name, attributes in seen.elements if name == "svg" and attributes.get("role") == "group")
    assert tall[0.0] == whole
    assert all(height <= whole for height in tall.values())


def test_our_unit_is_preset(site: TestClient) -> None:
    assert not by_class(see(site, "/onboard"), "yj-question")
    site.cookies.set("youju_unit", quote(UNIT))
    assert by_class(see(site, "/onboard"), "yj-question")
    assert not by_class(see(site, "/onboard?unit="), "yj-question")


@pytest.mark.parametrize(("query", "said"), [("unit=县旅游局", "县文旅广体局"), ("part=附件99", "可选的有")])
def test_a_subject_that_is_not_there_is_said_in_one_line(site: TestClient, query: str, said: str) -> None:
    answer = site.get(f"/onboard?{query}")
    assert answer.status_code == 404
    assert said in Seen(answer.text).text


def test_hostile_documents_are_shown_as_text() -> None:
    with client_of(library_of(HOSTILE_PLAN)) as client:
        unit = quote("县<em>科技</em>局")
        seen = see(client, f"/onboard?unit={unit}")
    assert boxes(seen)
    assert not {"img", "em", "iframe"} & {name for name, _ in seen.elements}
    assert not [name for _, attributes in seen.elements for name in attributes if name == "style" or name.startswith("on")]


def test_several_documents_stand_beside_each_other() -> None:
    text = "一、任务\n1. 稳外贸。新增企业12家。(县商务局牵头)\n二、机制\n1. 调度。2025年5月底前完成。(县商务局牵头)\n"
    library = read_library([Document(id=id_, title=f"{id_}方案", text=text, sha256="", year=2025) for id_ in ("甲", "乙")], load_genre(None))
    with client_of(library) as client:
        seen = see(client, "/onboard?unit=县商务局")
        assert boxes(seen).count("lead") == 4
        zoomed = see(client, next(attributes["href"] for _, attributes in seen.elements if attributes.get("id") == "yj-zoom-乙#正文"))
        assert {unquote(link["href"]).split(":")[1] for link in zoomed.links("#clause:") if link["class"] == "yj-open"} >= {"乙"}
        assert len(boxes(zoomed)) == 4
        assert see(client, "/brief?unit=县商务局").text.count("新增企业12家") >= 2
        assert "甲方案》、《乙方案" in see(client, "/brief?unit=县商务局").text


def test_the_page_speaks_english(site: TestClient) -> None:
    site.cookies.set("youju_language", "en")
    assert "Works with" in see(site, f"/onboard?unit={UNIT}").text
