"""写汇报 in the page: every sentence leads to its clause, sections move, edits are checked and exported, wrong calls say why."""

import io
import json
from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from docx import Document
from starlette.testclient import TestClient

from assistant.briefing.compose import compose
from assistant.briefing.edited import sentences_by_id
from index.library import Library
from tests.test_page_check import client_of
from tests.test_page_pages import HOSTILE_PLAN, Seen, library_of, plan, see

__all__ = ["plan"]
UNIT = "县科技局"


@pytest.fixture
def site(plan: Library) -> Iterator[TestClient]:
    with client_of(plan) as client:
        yield client


def keys(seen: Seen) -> list[str]:
    return [attributes["id"].removeprefix("yj-section-") for name, attributes in seen.elements if name == "section" and "id" in attributes]


def sentences(seen: Seen) -> dict[str, str]:
    """Ids with the words as composed."""
    ids = [attributes["data-id"] for _, attributes in seen.elements if "data-id" in attributes]
    return dict(zip(ids, [attributes["data-was"] for _, attributes in seen.elements if "data-was" in attributes], strict=True))


def test_every_sentence_stands_in_the_page_and_leads_to_its_clause(site: TestClient, plan: Library) -> None:
    seen = see(site, f"/brief?unit={UNIT}&reader=group&length=long")
    briefing = compose(plan, UNIT)
    assert "汇报提纲" in seen.text
    assert briefing.title in see(site, f"/brief?unit={UNIT}").text
    text = plan.readings[0].document.text
    links = seen.links("#clause:")
    assert len(links) > 100
    for link in links:
        start, end = map(int, link["href"].rpartition(":")[2].split("-"))
        assert text[start:end].strip() == link["title"].partition("\n")[2]
    shown = sentences(see(site, f"/brief?unit={UNIT}"))
    assert shown == {id_: one.text for id_, one in sentences_by_id(briefing).items()}


def test_our_unit_is_preset_and_without_one_there_is_the_form_alone(site: TestClient) -> None:
    assert not keys(see(site, "/brief"))
    assert "生成提纲" in see(site, "/brief").text
    site.cookies.set("youju_unit", "%E5%8E%BF%E7%A7%91%E6%8A%80%E5%B1%80")
    ours = see(site, "/brief")
    assert keys(ours) == keys(see(site, f"/brief?unit={UNIT}"))
    assert keys(see(site, "/brief?unit=&part=附件3"))
    assert UNIT in ours.text


def test_sections_are_moved_left_out_and_brought_back_by_plain_links(site: TestClient) -> None:
    first = see(site, f"/brief?unit={UNIT}&length=short")
    order = keys(first)

    def follow(seen: Seen, id_: str) -> Seen:
        return see(site, next(attributes["href"] for _, attributes in seen.elements if attributes.get("id") == id_))

    down = follow(first, f"yj-down-{order[0]}")
    assert keys(down) == [order[1], order[0], *order[2:]]
    assert keys(follow(down, f"yj-up-{order[0]}")) == order
    without = follow(down, f"yj-leave-{order[1]}")
    assert keys(without) == [order[0], *order[2:]]
    assert keys(follow(without, f"yj-back-{order[1]}")) == [order[0], *order[2:], order[1]]
    assert sentences(without).items() <= sentences(first).items()


def test_an_edited_sentence_is_checked_at_once(site: TestClient) -> None:
    brief = {"unit": UNIT}
    id_, was = next((id_, was) for id_, was in sentences(see(site, f"/brief?unit={UNIT}")).items() if id_.startswith("targets") and any(c.isdigit() for c in was))

    def check(text: str, was: str = was, id_: str = id_) -> tuple[int, dict[str, object]]:
        answer = site.post("/youju/brief/sentence", json={"brief": brief, "id": id_, "was": was, "text": text})
        return answer.status_code, answer.json()

    assert check(was)[1] == {"ok": True, "text": was, "faults": []}
    digit = next(c for c in was if c.isdigit())
    status, said = check(was.replace(digit, "9" if digit != "9" else "8"))
    assert status == 200
    assert said["ok"] is False
    assert said["faults"]
    assert check(was, was="别的。")[0] == 409
    assert check(was, id_="targets.9999")[0] == 409


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"x", 400), (b"[]", 400), (b"{}", 400), (b'{"brief": 1, "id": "a.1", "was": "x", "text": "x"}', 400), (b"[" * 100_000, 400),
        (b'{"brief": {"reader": "x"}, "id": "a.1", "was": "x", "text": "x"}', 400), (b'{"brief": {"unit": "x"}, "id": "a.1", "was": "x", "text": "x"}', 404),
        (json.dumps({"brief": {}, "id": "a.1", "was": "x", "text": "长" * 3000}).encode(), 400),
    ],
)
def test_a_wrong_edit_is_a_wrong_call(site: TestClient, sent: bytes, status: int) -> None:
    answer = site.post("/youju/brief/sentence", content=sent)
    assert answer.status_code == status
    assert len(answer.json()["error"].splitlines()) == 1


def test_the_export_has_the_order_and_the_edits_and_marks_what_has_no_witness(site: TestClient) -> None:
    shown = sentences(see(site, f"/brief?unit={UNIT}"))
    targets = [id_ for id_ in shown if id_.startswith("targets")]
    edits = {
        targets[0]: {"was": shown[targets[0]], "text": "研发投入增长99%"}, targets[1]: {"was": shown[targets[1]], "text": ""},
        "dates.0": {"was": "不在提纲里的一节", "text": "x"},
    }
    fields = {"unit": UNIT, "sections": "targets,overview", "edits": json.dumps(edits)}
    answer = site.post("/youju/brief/export", data={**fields, "kind": "md"})
    text = answer.text
    assert answer.headers["content-type"] == "text/markdown; charset=utf-8"
    assert unquote(answer.headers["content-disposition"].rpartition("''")[2]) == f"关于{UNIT}贯彻落实有关任务的汇报提纲.md"
    assert "研发投入增长99%。〔待核〕" in text
    body, _, table = text.partition("出处对照表")
    assert shown[targets[1]] not in body
    listed, _, rows = table.partition("| 序号")
    assert "下列句子没有出处" in listed and "研发投入增长99%。" in listed
    assert "99%" not in rows
    assert "除待核的1句外" in body
    assert body.index("一、主要目标") < body.index("二、总体情况")
    assert "牵头任务\n" not in body
    copy = site.post("/youju/brief/export", data={**fields, "kind": "docx"})
    written = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(copy.content)).paragraphs)
    assert "研发投入增长99%。〔待核〕" in written
    assert "下列句子没有出处" in written
    assert any(line.startswith("1. ") and line.endswith("研发投入增长99%。") for line in written.partition("下列句子没有出处")[2].splitlines())


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"kind": "exe", "unit": UNIT}, "没有收到完整"), ({"kind": "md", "unit": "县旅游局"}, "没有出现"), ({"kind": "md", "unit": UNIT, "edits": "x"}, "没有收到完整"),
        ({"kind": "md", "unit": UNIT, "edits": '{"overview.0": {"was": "x", "text": "y"}}'}, "重新生成"), ({"kind": "md", "reader": "x"}, "reader 只能是"),
    ],
)
def test_an_export_that_cannot_be_says_why_in_one_line(site: TestClient, fields: dict[str, str], said: str) -> None:
    answer = site.post("/youju/brief/export", data=fields)
    assert answer.status_code == 400
    assert said in Seen(answer.text).text


@pytest.mark.parametrize(("query", "said"), [("unit=县旅游局", "县文旅广体局"), ("topic=火星", "没有提到"), ("part=附件99", "可选的有"), ("unit=&reader=x", "reader 只能是")])
def test_a_subject_that_is_not_there_is_said_above_the_form(site: TestClient, query: str, said: str) -> None:
    answer = site.get(f"/brief?{query}")
    assert answer.status_code == 404
    assert said in Seen(answer.text).text
    assert answer.text.index("yj-trouble") < answer.text.index("yj-wishes")


def test_hostile_documents_are_shown_as_text() -> None:
    with client_of(library_of(HOSTILE_PLAN)) as client:
        seen = see(client, "/brief?unit=")
    assert keys(seen)
    assert not {"img", "em", "iframe"} & {name for name, _ in seen.elements}
    assert not [name for _, attributes in seen.elements for name in attributes if name == "style" or name.startswith("on")]


def test_the_page_speaks_english(site: TestClient) -> None:
    site.cookies.set("youju_language", "en")
    seen = see(site, f"/brief?unit={UNIT}")
    assert "Export Word" in seen.text
    assert "汇报提纲" in seen.text
