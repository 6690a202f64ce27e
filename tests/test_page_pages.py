"""The pages beside the chat, as the server draws them: complete, escaped, filtered, sorted, and saying so where nothing is."""

import csv
import io
import re
import time
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import quote, unquote

import pytest
from fastapi import FastAPI
from icalendar import Calendar
from openpyxl import load_workbook
from starlette.testclient import TestClient

from assistant.ledger import duty_rows, milestone_rows, target_rows, term_rows
from assistant.page.guard import Guard
from assistant.page.library.routes import add_library
from assistant.page.pages.frame import PATHS, SCRIPTS
from assistant.page.pages.markup import tag
from assistant.page.pages.routes import add_pages
from assistant.page.work.routes import add_work
from index.documents import Document, read_manifest
from index.genre import load_genre
from index.library import Library, read_library
from tests.conftest import SEEDS
from tests.entered import InAs

HERE = "http://127.0.0.1:7860"
PAGES = [path for path in PATHS.values() if path != "/"]
LISTS = [path for path in PAGES if path not in (PATHS["model"], PATHS["check"], PATHS["brief"], PATHS["library"])]
"""The pages that show what the documents say."""
SCRIPTS_OF = {PATHS["check"]: ("check",), PATHS["brief"]: ("brief", "smoothing"), PATHS["onboard"]: ("onboard",), PATHS["library"]: ("library",)}
"""Scripts that one page alone has."""
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"' style='x'"
HOSTILE_PLAN = f"""一、目标
1. {HOSTILE}企业新增10家以上,“{HOSTILE}”(<em>一家</em>)达到5%。2025年5月底前完成{HOSTILE}建设。(县<em>科技</em>局牵头,县"财政"局配合)
二、机制
成立<svg onload=alert(1)>工作专班,由县政府<em>办</em>主任担任召集人,成员单位包括县<em>科技</em>局、县"财政"局,办公室设在县<em>科技</em>局。
"""


class Seen(HTMLParser):
    """What a browser makes of a page: elements with their attributes, and the text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += data

    def links(self, start: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == "a" and attributes.get("href", "").startswith(start)]

    def rows(self) -> int:
        """Rows of tables, each of which opens a clause."""
        return sum(name == "tr" and attributes.get("class") == "yj-row" for name, attributes in self.elements)


def library_of(text: str) -> Library:
    return read_library([Document(id="plan", title=f"方案{HOSTILE}", text=text, sha256="", year=2025)], load_genre(None))


def client_for(library: Library) -> TestClient:
    app = FastAPI()
    add_pages(app, lambda: library)
    add_work(app, lambda: library)
    add_library(app, lambda: library, None, None)
    return TestClient(Guard(InAs(app), "127.0.0.1", ""), base_url=HERE)


@pytest.fixture(scope="module")
def plan() -> Library:
    return read_library(read_manifest(SEEDS), load_genre(None))


@pytest.fixture
def pages(plan: Library) -> Iterator[TestClient]:
    with client_for(plan) as client:
        yield client


def see(client: TestClient, path: str) -> Seen:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return Seen(answer.text)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_holds_no_script_and_no_style_of_its_own_and_its_policy_forbids_them(pages: TestClient, path: str) -> None:
    answer = pages.get(path)
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "unsafe" not in policy
    seen = Seen(answer.text)
    assert all(attributes.get("src", "").startswith("/youju/") for name, attributes in seen.elements if name == "script")
    assert not [name for name, _ in seen.elements if name == "style"]
    assert not [name for _, attributes in seen.elements for name in attributes if name == "style" or name.startswith("on")]


@pytest.mark.parametrize("path", [*(path for path in LISTS if path != "/duties"), "/unit?name=县科技局", "/duties?open=县科技局&part=附件3"])
def test_every_link_to_a_clause_points_at_its_quote(pages: TestClient, plan: Library, path: str) -> None:
    text = plan.readings[0].document.text
    links = see(pages, path).links("#clause:")
    assert links
    for link in links:
        found = re.fullmatch(r"#clause:xiangyin-2025:(\d+)-(\d+)", link["href"])
        assert found
        address, _, quoted = link["title"].partition("\n")
        clause = plan.readings[0].tree[address]
        assert clause.span.start <= int(found[1]) < int(found[2]) <= clause.span.end
        assert text[int(found[1]) : int(found[2])].strip() == quoted


def test_every_target_stands_in_the_table_and_the_chart_counts_them_all(pages: TestClient, plan: Library) -> None:
    rows = target_rows(plan)
    seen = see(pages, "/targets")
    assert seen.rows() == len(rows)
    assert f"共 {len(rows)} 项" in seen.text
    counted = [re.findall(r"\d+", attributes["aria-label"])[-2:] for name, attributes in seen.elements if attributes.get("id", "").startswith("yj-bar-")]
    assert sum(int(number) for pair in counted for number in pair) == len(rows)


def test_targets_are_narrowed_by_part_kind_unit_and_words(pages: TestClient, plan: Library) -> None:
    rows = target_rows(plan)
    for query, wanted in (
        ("part=附件3", [row for row in rows if row["part"] == "附件3"]),
        ("kind=新增", [row for row in rows if row["scope"] == "新增" and re.search(r"\d", row["value"])]),
        ("kind=none", [row for row in rows if not re.search(r"\d", row["value"])]),
        ("unit=县科技局", [row for row in rows if "县科技局" in row["lead"]]),
        ("q=专项债", [row for row in rows if "专项债" in row["quote"] + row["heading"]]),
        ("part=附件3&q=专项债 32", []),
        ("part=没有这一部分", rows),
    ):
        seen = see(pages, f"/targets?{query}")
        assert seen.rows() == len(wanted), query
        assert {link["title"].partition("\n")[2] for link in seen.links("#clause:")} == {row["quote"].strip() for row in wanted}
    assert "没有符合条件的内容" in see(pages, "/targets?q=没有这个词").text


def test_targets_are_sorted_by_a_column_and_back(pages: TestClient) -> None:
    values = _column(see(pages, "/targets?kind=增长&sort=value"))
    assert values == sorted(values)
    assert _column(see(pages, "/targets?kind=增长&sort=value&order=down")) == values[::-1]
    heads = {attributes["aria-sort"] for name, attributes in see(pages, "/targets?sort=value&order=down").elements if name == "th" and "aria-sort" in attributes}
    assert heads == {"descending", "none"}
    assert _column(see(pages, "/targets?sort=<b>")) == _column(see(pages, "/targets"))


def _column(seen: Seen) -> list[float]:
    """The percentages of the rows, in order, as their links' quotes print them."""
    quotes = [attributes["title"] for name, attributes in seen.elements if name == "a" and attributes.get("class") == "yj-open"]
    return [float(found[1]) for one in quotes if (found := re.search(r"(\d+(?:\.\d+)?)%", one.partition("\n")[2]))]


def test_a_cell_of_the_matrix_counts_the_tasks_and_opens_into_them(pages: TestClient, plan: Library) -> None:
    rows = duty_rows(plan)
    seen = see(pages, "/duties?open=县科技局&part=附件3")
    said = {attributes["aria-label"] for _, attributes in seen.elements if attributes.get("id", "").startswith("yj-cell-")}
    led = [row for row in rows if row["part"] == "附件3" and "县科技局" in row["lead"]]
    supported = [row for row in rows if row["part"] == "附件3" and "县科技局" in row["support"]]
    assert any(one.startswith("县科技局，附件3") and one.endswith(f"牵头 {len(led)} 项，配合 {len(supported)} 项") for one in said)
    assert [link["title"].partition("\n")[0] for link in seen.links("#clause:")] == [row["address"] for row in [*led, *supported]]
    assert not see(pages, "/duties").links("#clause:")
    assert not see(pages, "/duties?open=县科技局&part=没有").links("#clause:")


def test_a_unit_has_a_page_by_any_of_its_forms_and_an_unknown_one_gets_the_nearest_names(pages: TestClient, plan: Library) -> None:
    led = [row for row in duty_rows(plan) if "县科技局" in row["lead"]]
    for name in ("县科技局", "科技局"):
        seen = see(pages, f"/unit?name={name}")
        assert f"牵头的任务 {len(led)}" in seen.text
    refused = pages.get("/unit?name=县旅游局")
    assert refused.status_code == 404
    assert "没有出现“县旅游局”" in refused.text
    assert "县文旅广体局" in Seen(refused.text).text
    assert pages.get("/unit").status_code == 404


def test_other_names_of_a_unit_are_shown_as_such_and_not_counted(pages: TestClient, plan: Library) -> None:
    name = next(one for one in plan.units.names if plan.other_names(one) and any(one in row["support"] for row in duty_rows(plan)))
    seen = see(pages, f"/unit?name={quote(name)}")
    assert "可能是同一单位的名称" in seen.text
    assert plan.other_names(name)[0].name in seen.text
    own = [row for row in duty_rows(plan) if name in row["support"]]
    assert f"配合的任务 {len(own)}" in seen.text


def test_dates_are_drawn_as_long_as_they_are_printed(pages: TestClient, plan: Library) -> None:
    dated = [row for row in milestone_rows(plan) if not row["is_rhythm"]]
    seen = see(pages, "/milestones")
    widths = sorted(float(attributes["width"].rstrip("%")) for name, attributes in seen.elements if name == "rect")
    assert len(widths) == len(dated)
    years = {row["iso"][:4] for row in dated}
    month = 100 / 12 / (max(map(int, years)) - min(map(int, years)) + 1)
    precise = sum(len(row["iso"]) == len("2025-05") for row in dated)
    assert widths[:precise] == pytest.approx([month] * precise, abs=0.01)
    assert widths[precise:] == pytest.approx([12 * month] * (len(dated) - precise), abs=0.01)


def test_differences_are_shown_side_by_side_and_never_called_wrong(pages: TestClient, plan: Library) -> None:
    conflicts = [conflict for reading in plan.readings for conflict in reading.conflicts]
    seen = see(pages, "/conflicts")
    assert sum(attributes.get("class") == "yj-row yj-side-of" for _, attributes in seen.elements) == sum(len(one.sides) for one in conflicts)
    assert not re.search("错误|矛盾", seen.text)
    kinds = {one.kind for one in conflicts}
    for kind in kinds:
        narrowed = see(pages, f"/conflicts?kind={kind}")
        assert sum(name == "article" for name, _ in narrowed.elements) == sum(one.kind == kind for one in conflicts)


def test_terms_without_an_explanation_say_so(pages: TestClient, plan: Library) -> None:
    undefined = {row["term"] for row in term_rows(plan)} - {row["term"] for row in term_rows(plan) if row["explanation"]}
    seen = see(pages, "/terms?kind=undefined")
    assert seen.rows() == len(undefined)
    assert see(pages, "/terms?q=四比四提高").text.count("提升项目的开工率") == 1


@pytest.mark.parametrize("path", [*LISTS, "/unit?name=x"])
def test_a_document_without_findings_gives_pages_that_say_so(path: str) -> None:
    with client_for(library_of("没有编号也没有指标的一段文字。\n")) as client:
        answer = client.get(path)
        assert answer.status_code == (404 if path.startswith("/unit") else 200)
        assert re.search("没有读到|没有带引号|没有出现", Seen(answer.text).text)


@pytest.mark.parametrize("path", [*PAGES, f"/unit?name={quote('县<em>科技</em>局')}", f"/unit?name={quote(HOSTILE)}", f"/targets?q={quote(HOSTILE)}&unit={quote(HOSTILE)}"])
def test_hostile_text_is_shown_as_text(path: str) -> None:
    with client_for(library_of(HOSTILE_PLAN)) as client:
        seen = Seen(client.get(path).text)
    assert not {"img", "em", "iframe"} & {name for name, _ in seen.elements}
    ours = [f"/youju/{name}.js" for name in ("early", *SCRIPTS, "pages", *SCRIPTS_OF.get(path, ()))]
    assert [attributes.get("src") for name, attributes in seen.elements if name == "script"] == ours
    assert not [name for _, attributes in seen.elements for name in attributes if name == "style" or name.startswith("on")]
    assert "<script>alert(1)</script>" in seen.text
    if path in ("/duties", "/groups"):
        assert "县<em>科技</em>局" in seen.text


def test_markup_refuses_what_the_policy_forbids() -> None:
    assert tag("p", "<b>", title='"x"') == "<p title=\"&quot;x&quot;\">&lt;b&gt;</p>"
    for forbidden in ("style", "onclick"):
        with pytest.raises(ValueError, match=forbidden):
            tag("p", **{forbidden: "x"})


def test_our_unit_is_kept_in_the_browser_and_preselected(pages: TestClient, plan: Library) -> None:
    answer = pages.post("/youju/our-unit", data={"unit": "县科技局", "back": "/targets?part=附件3"}, follow_redirects=False)
    assert answer.status_code == 303
    assert unquote(answer.headers["location"]) == "/targets?part=附件3"
    assert "httponly" in answer.headers["set-cookie"].lower()
    assert "samesite=strict" in answer.headers["set-cookie"].lower()
    ours = [row for row in target_rows(plan) if "县科技局" in row["lead"]]
    assert see(pages, "/targets").rows() == len(ours)
    assert see(pages, "/targets?unit=").rows() == len(target_rows(plan))
    assert ("option", {"value": "县科技局", "selected": ""}) in see(pages, "/youju/side").elements
    pages.post("/youju/our-unit", data={"unit": "", "back": "/targets"}, follow_redirects=False)
    assert see(pages, "/targets").rows() == len(target_rows(plan))


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "/youju/export/targets.xlsx", ""])
def test_the_way_back_leads_to_our_own_pages_only(pages: TestClient, back: str) -> None:
    answer = pages.post("/youju/our-unit", data={"unit": "", "back": back}, follow_redirects=False)
    assert answer.headers["location"] == "/"


@pytest.mark.parametrize("unit", ["县旅游局", HOSTILE])
def test_a_unit_that_the_documents_do_not_name_is_not_kept(pages: TestClient, unit: str) -> None:
    assert pages.post("/youju/our-unit", data={"unit": unit}, follow_redirects=False).status_code == 404
    pages.cookies.set("youju_unit", quote(unit))
    assert see(pages, "/targets").rows() > 100


def test_a_foreign_site_cannot_choose_for_the_reader(pages: TestClient) -> None:
    answer = pages.post("/youju/our-unit", data={"unit": "县科技局"}, headers={"origin": "http://evil.example"}, follow_redirects=False)
    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("file", "media_type", "name"),
    [
        ("targets.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "目标总表.xlsx"),
        ("targets.csv", "text/csv; charset=utf-8", "目标总表.csv"),
        ("duties.xlsx?unit=县科技局", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "县科技局任务分解表.xlsx"),
        ("duties.csv", "text/csv; charset=utf-8", "任务分解表.csv"),
        ("milestones.ics", "text/calendar; charset=utf-8", "时间节点.ics"),
    ],
)
def test_a_download_has_its_kind_and_a_chinese_name_and_can_be_read(pages: TestClient, plan: Library, file: str, media_type: str, name: str) -> None:
    answer = pages.get(f"/youju/export/{file}")
    assert answer.headers["content-type"] == media_type
    found = re.fullmatch(r"attachment; filename=\"([\w.]+)\"; filename\*=UTF-8''([\w.%-]+)", answer.headers["content-disposition"])
    assert found
    assert unquote(found[2]) == name
    if ".xlsx" in file:
        assert any(cell.value for cell in next(load_workbook(io.BytesIO(answer.content)).worksheets[0].iter_rows()))
    elif ".csv" in file:
        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
        assert len(rows) >= len(target_rows(plan) if "targets" in file else duty_rows(plan))
    else:
        assert len(Calendar.from_ical(answer.content).events) == sum(not row["is_rhythm"] for row in milestone_rows(plan))


@pytest.mark.parametrize("file", ["targets.exe", "targets.ics", "duties.xlsx?unit=县旅游局", "../app.py", "conversations.sqlite"])
def test_no_other_file_is_given(pages: TestClient, file: str) -> None:
    assert pages.get(f"/youju/export/{file}").status_code == 404


def test_the_pages_speak_english_and_leave_the_documents_words_as_printed(pages: TestClient) -> None:
    pages.cookies.set("youju_language", "en")
    seen = see(pages, "/targets")
    assert ("html", {"lang": "en"}) in seen.elements
    assert "Not set in this clause" in seen.text
    assert "社会消费品零售总额" in seen.text


def test_the_table_of_targets_is_drawn_at_once(pages: TestClient) -> None:
    see(pages, "/targets")
    started = time.process_time()  # what else the machine does is no fault of the page
    for _ in range(5):
        see(pages, "/targets")
    assert (time.process_time() - started) / 5 < 0.3
