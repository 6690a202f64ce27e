"""The page of a clause, which links open, and the page that tells of the API: complete, escaped, and without scripts."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.api.links import clause_path
from assistant.api.rest.description import description
from assistant.citing import citation_of
from assistant.page.clauses.routes import add_clauses
from assistant.page.guard import Guard
from assistant.page.interface.routes import add_interface
from assistant.page.pages.frame import OUR_UNIT_PATH
from assistant.page.pages.routes import add_pages
from index.library import Library
from tests.test_page_pages import HERE, HOSTILE, HOSTILE_PLAN, Seen, library_of

DOCUMENT = "xiangyin-2025"


def pages_of(library: Library, has_originals: bool = True) -> TestClient:
    app = FastAPI()
    add_pages(app, lambda: library)
    add_clauses(app, lambda: library, None, has_originals)
    add_interface(app, lambda: library, None)
    return TestClient(Guard(app, "127.0.0.1", ""), base_url=HERE, follow_redirects=False)


@pytest.fixture(scope="module")
def pages(seeds: Library) -> Iterator[TestClient]:
    with pages_of(seeds) as client:
        yield client


def marked(text: str) -> str:
    return "".join(piece.partition("</mark>")[0] for piece in text.split("<mark>")[1:])


def test_every_clause_has_a_page_with_its_own_text_and_the_way_to_those_around_it(pages: TestClient, seeds: Library) -> None:
    reading = seeds.readings[0]
    clauses = list(reading.tree)
    for at, clause in list(enumerate(clauses))[::17]:
        answer = pages.get(clause_path(DOCUMENT, clause.address))
        assert answer.status_code == 200, clause.address
        seen = Seen(answer.text)
        squeezed = "".join(seen.text.split())
        assert "".join(reading.tree.own_text(clause).split()) in squeezed
        assert marked(answer.text) == ""
        links = {attributes["href"] for attributes in seen.links("/clauses/")}
        around = [*clauses[max(0, at - 1) : at], *clauses[at + 1 : at + 2], *reading.tree.ancestors(clause)]
        assert {clause_path(DOCUMENT, one.address) for one in around} <= links


def test_the_stretch_of_a_link_is_marked_and_cited(pages: TestClient, seeds: Library) -> None:
    answer = pages.get(clause_path(DOCUMENT, "总体方案·二·(一)", 1085, 1095))
    assert marked(answer.text) == "专项债32.27亿元"
    reading = seeds.readings[0]
    cited = citation_of(seeds, reading, reading.tree["总体方案·二·(一)"], "专项债32.27亿元")
    seen = Seen(answer.text)
    assert cited in seen.text
    assert cited in [attributes.get("data-copy") for _, attributes in seen.elements]
    assert "/library/xiangyin-2025/0/original" in [attributes["href"] for attributes in seen.links("/library/")]


@pytest.mark.parametrize("query", ["start=0&end=5", "start=1085", "start=1095&end=1085", "start=x&end=y", "start=-1&end=1095", "start=1&end=" + "9" * 5000])
def test_a_stretch_that_is_not_there_marks_nothing_and_is_told(pages: TestClient, query: str) -> None:
    answer = pages.get(f"{clause_path(DOCUMENT, '总体方案·二·(一)')}?{query}")
    assert answer.status_code == 200
    assert marked(answer.text) == ""
    assert "文件可能已经更新" in answer.text


@pytest.mark.parametrize("written", ["附件3·二·四·2", "附件３・二・（四）・2", "附件3 · 二 · (四) · 2"])
def test_an_address_is_folded_as_the_command_line_folds_it(pages: TestClient, written: str) -> None:
    answer = pages.get(f"/clauses/{DOCUMENT}/{quote(written, safe='')}")
    assert (answer.status_code, "附件3·二·(四)·2" in answer.text) == (200, True)


@pytest.mark.parametrize("path", ["/clauses/nowhere/附件3", f"/clauses/{DOCUMENT}/附件99", f"/clauses/{DOCUMENT}/..%2F..%2Fetc%2Fpasswd", f"/clauses/{DOCUMENT}/%00", "/clauses/%23/%23"])
def test_what_is_not_there_leads_on(pages: TestClient, path: str) -> None:
    answer = pages.get(path)
    assert answer.status_code == 404
    assert {"/", "/library"} <= {attributes["href"] for attributes in Seen(answer.text).links("/")}


def test_clauses_with_a_similar_address_are_offered(pages: TestClient) -> None:
    links = [attributes["href"] for attributes in Seen(pages.get(f"/clauses/{DOCUMENT}/附件3·二·(九)").text).links("/clauses/")]
    assert clause_path(DOCUMENT, "附件3·二·(一)") in links


def test_the_page_speaks_english_where_the_reader_does(pages: TestClient) -> None:
    pages.cookies.set("youju_language", "en")
    try:
        assert "Copy as citation" in pages.get(clause_path(DOCUMENT, "附件3")).text
        assert "There is no such clause" in pages.get(clause_path(DOCUMENT, "附件99")).text
        assert "OpenAPI description" in pages.get("/api").text
    finally:
        pages.cookies.clear()


def test_choosing_one_s_unit_comes_back_to_the_clause(pages: TestClient) -> None:
    back = clause_path(DOCUMENT, "附件3", 15575, 15580)
    assert pages.post(OUR_UNIT_PATH, data={"unit": "", "back": back}).headers["location"] == back


def test_hostile_text_stays_text(seeds: Library) -> None:
    library = library_of(HOSTILE_PLAN)
    document = library.readings[0].document.id
    with pages_of(library, has_originals=False) as client:
        paths = [clause_path(document, one.address, one.span.start, one.span.end) for one in library.readings[0].tree]
        paths += [clause_path(HOSTILE, HOSTILE), clause_path(document, HOSTILE)]
        for path in paths:
            seen = Seen(client.get(path).text)
            assert not any(name in ("img", "em", "svg") or (name == "script" and "src" not in attributes) for name, attributes in seen.elements), path
            assert not any(key == "style" or key.startswith("on") for _, attributes in seen.elements for key in attributes), path
            assert not seen.links("/library/"), "no original can be taken"


def test_the_api_s_page_tells_of_every_route_and_format(pages: TestClient) -> None:
    answer = pages.get("/api")
    seen = Seen(answer.text)
    names = {attributes.get("id") for _, attributes in seen.elements}
    stated = description()
    assert {operation["operationId"] for methods in stated["paths"].values() for operation in methods.values()} <= names
    assert {f"format-{name}" for name in stated["components"]["schemas"]} <= names
    assert {attributes["href"].removeprefix("#") for attributes in seen.links("#format")} <= names
    assert all(path in seen.text for path in stated["paths"])
