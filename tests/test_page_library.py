"""文件库 in the page and as JSON: what is sent is previewed, switched on, replaced, compared, named and removed; nothing else is touched."""

import json
import time
import urllib.parse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.api.rest.behind import Behind
from assistant.api.rest.serving import add_rest
from assistant.assistant import Assistant
from assistant.checking.checkers import Checkers
from assistant.entrance.entrance import Entrance
from assistant.librarian.jobs import Act, Job, Jobs, State
from assistant.librarian.librarian import Librarian
from assistant.page.guard import LARGEST_BODY, LARGEST_UPLOAD, Guard
from assistant.page.library.comparison import marked
from assistant.page.library.routes import add_library
from assistant.page.people.refusal import refusal
from assistant.people.person import Person, Role
from assistant.settings import Settings
from index.edition import current_edition
from index.errors import DataFolderError
from index.shelf.entry import Entry
from tests.entered import InAs, login_here
from tests.test_page_pages import HERE, HOSTILE, Seen

PLAN = "乙县2024年重点工作方案\n一、总体目标\n全年专项债目标10亿元。\n二、保障措施\n新建学校3所。(县财政局牵头,县发改局配合)\n"
LATER = PLAN.replace("10亿元", "12亿元").replace("县发改局", "县教育局")


class Desk:
    """The page of one small library."""

    def __init__(self, settings: Settings, person: Person | None = None) -> None:
        """``person``: who comes in; None: whoever is at this machine."""
        self.settings = settings
        self.assistant = Assistant(settings)
        self.librarian = Librarian(self.assistant)
        app = FastAPI()
        add_library(app, lambda: self.assistant.library, None, self.librarian)
        library = lambda: self.assistant.library  # noqa: E731
        add_rest(app, Behind(library, Checkers(library), librarian=self.librarian))
        self.client = TestClient(Guard(InAs(app, person) if person else Entrance(app, login_here(settings.data), refusal), "127.0.0.1", ""), base_url=HERE, follow_redirects=False)

    def send(self, *files: tuple[str, bytes | str], to: str = "/api/library") -> list[dict[str, Any]]:
        answer = self.client.post(to, files=[("files", (name, data)) for name, data in files])
        jobs: list[dict[str, Any]] = answer.json()["jobs"]
        return jobs

    def add(self, name: str = "b.txt", text: str = PLAN) -> str:
        job = self.send((name, text))[0]
        assert job["state"] == "done", job
        return str(job["document"])

    def post(self, path: str, **sent: object) -> dict[str, Any]:
        answer = self.client.post(f"/api/library/{path}", json=sent)
        return {"status": answer.status_code, **answer.json()}

    def wait(self) -> None:
        until = time.monotonic() + 60
        while self.librarian.jobs.is_busy:
            assert time.monotonic() < until
            time.sleep(0.05)

    def documents(self) -> dict[str, dict[str, Any]]:
        return {one["id"]: one for one in self.client.get("/api/library").json()["documents"]}

    def seen(self, path: str = "/library") -> Seen:
        answer = self.client.get(path)
        assert answer.status_code == 200, answer.text[-2000:]
        return Seen(answer.text)


@pytest.fixture
def desk(small: Settings) -> Iterator[Desk]:
    desk = Desk(small)
    with desk.client:
        yield desk
    desk.wait()
    desk.assistant.close()


def test_what_is_sent_is_off_until_it_is_switched_on_and_answered_from_then(desk: Desk) -> None:
    before = current_edition(desk.settings.data).id
    answer = desk.client.post("/library", files=[("files", ("乙县方案.txt", PLAN))])
    assert (answer.status_code, answer.headers["location"]) == (303, f"/library/{urllib.parse.quote('乙县方案')}")
    seen = desk.seen(answer.headers["location"])
    for shown in ("乙县2024年重点工作方案", "停用", "全年专项债", "10亿元", "县财政局", "县发改局"):
        assert shown in seen.text
    assert current_edition(desk.settings.data).id == before
    assert [one.document.id for one in desk.assistant.library.readings] == ["plan"]
    answer = desk.client.post("/library/乙县方案/switch", data={"to": "on"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/library")
    desk.wait()
    assert [one.document.id for one in desk.assistant.library.readings] == ["plan", "乙县方案"]
    assert "10亿元" in desk.assistant.ask("专项债的目标是多少").answer


def test_a_new_version_is_compared_before_it_is_used_and_the_old_one_stays(desk: Desk) -> None:
    id_ = desk.add()
    answer = desk.client.post(f"/library/{id_}/replace", files={"file": ("b2.txt", LATER)})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/library/{id_}/changes?from=1&to=2")
    assert desk.documents()[id_]["version"] == 1
    seen = desk.seen(answer.headers["location"])
    for shown in ("第 1 版", "第 2 版", "10亿元", "12亿元", "县教育局", "使用这一版"):
        assert shown in seen.text
    rows = desk.client.get(f"/api/library/{id_}/changes?from=1&to=2").json()
    assert [(row["before"]["value"], row["after"]["value"]) for row in rows["targets"]] == [("10", "12")]
    assert desk.client.post(f"/library/{id_}/use", data={"version": "2"}).status_code == 303
    desk.wait()
    assert desk.documents()[id_]["version"] == 2
    assert "12亿元" in desk.seen(f"/library/{id_}").text
    assert "10亿元" in desk.seen(f"/library/{id_}?version=1").text
    assert desk.client.get(f"/library/{id_}/1/original").content == PLAN.encode()
    assert desk.client.get(f"/library/{id_}/2/original").content == LATER.encode()
    assert desk.post(f"{id_}/use", version=1)["job"]["state"] == "done"
    assert desk.documents()[id_]["version"] == 1


def test_a_plan_of_the_seeds_folder_is_replaced_and_gone_back_from_but_not_removed(desk: Desk) -> None:
    own = (desk.settings.seeds / "plan.txt").read_bytes()
    assert desk.client.get("/library/plan/0/original").content == own
    assert desk.send(("c.txt", LATER), to="/api/library/plan/replace")[0]["state"] == "done"
    assert desk.documents()["plan"]["version"] == 0
    assert [one["number"] for one in desk.documents()["plan"]["versions"]] == [1, 2]
    refused = desk.post("plan/remove")
    assert refused["status"] == 400
    assert "停用" in refused["error"]
    assert "只能停用" in desk.seen("/library/plan").text


def test_the_last_document_stays_on_and_why_is_said(desk: Desk) -> None:
    desk.post("plan/switch", on=False)
    desk.wait()
    assert desk.documents()["plan"]["is_on"]
    assert "至少要有一份启用的文件" in desk.seen().text


def test_titles_change_and_documents_go(desk: Desk) -> None:
    id_ = desk.add()
    assert desk.client.post(f"/library/{id_}/rename", data={"title": f"新标题{HOSTILE}"}).headers["location"] == f"/library/{id_}"
    seen = desk.seen()
    assert f"新标题{HOSTILE}" in " ".join(seen.text.split()) or "新标题<script>" in seen.text
    assert not any(name in ("img", "style") or (name == "script" and "src" not in attributes) for name, attributes in seen.elements)
    assert desk.post(f"{id_}/rename", title=" ")["status"] == 400
    assert desk.client.post(f"/library/{id_}/remove").status_code == 303
    assert list(desk.documents()) == ["plan"]
    assert desk.client.get(f"/library/{id_}").status_code == 404
    assert desk.client.get(f"/api/library/{id_}/preview").status_code == 404
    assert desk.post(f"{id_}/switch", on=True)["status"] == 404


def test_one_file_that_cannot_be_read_is_one_line_and_the_others_are_added(desk: Desk) -> None:
    jobs = desk.send(("空.txt", b""), ("b.txt", PLAN), ("b again.txt", PLAN), ("picture.docx", b"\x89PNG\r\n\x1a\n\0\0\0"))
    assert [job["state"] for job in jobs] == ["failed", "done", "failed", "failed"]
    assert "空文件" in jobs[0]["error"]
    assert "已在文件库中" in jobs[2]["error"]
    assert all(job["error"] and "\n" not in job["error"] and "Traceback" not in job["error"] for job in jobs if job["state"] == "failed")
    assert list(desk.documents()) == ["plan", "b"]
    answer = desk.client.post("/library", files=[("files", ("空.txt", b"")), ("files", ("c.txt", LATER))])
    assert answer.headers["location"] == "/library"
    assert "空.txt 是空文件" in desk.seen().text


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/passwd.txt", "..\\..\\x.txt", "/etc/cron.d/x.txt", "a\u202etxt.exe.txt", "<script>alert(1)</script>.txt", "b.txt\r\nset-cookie: x=1",
        "CON.txt", "🌍.txt", f"{'长' * 400}.txt", ".txt", "..", "-rf.txt", "a\tb.txt", "%2e%2e%2f.txt", "a\"b'.txt", "{{7*7}}.txt",
    ],
)  # fmt: skip
def test_a_name_is_shown_as_it_is_and_never_a_path(desk: Desk, name: str) -> None:
    before = sorted(path for path in desk.settings.data.rglob("*") if path.is_file())
    body = (
        b"--x\r\ncontent-disposition: form-data; name=files; filename=\"" + name.replace('"', "%22").replace("\r\n", "%0D%0A").encode()
        + b"\"\r\ncontent-type: text/plain\r\n\r\n" + PLAN.encode() + b"\r\n--x--\r\n"
    )
    answer = desk.client.post("/api/library", content=body, headers={"content-type": "multipart/form-data; boundary=x"})
    job = answer.json()["jobs"][0]
    assert job["state"] == "done", job
    id_ = job["document"]
    assert "/" not in id_
    assert "\u202e" not in desk.client.get("/library").text
    for page in (desk.seen(), desk.seen(f"/library/{urllib.parse.quote(id_, safe='')}")):
        assert not any(element in ("img", "svg") or (element == "script" and "src" not in attributes) for element, attributes in page.elements)
    original = desk.client.get(f"/library/{urllib.parse.quote(id_, safe='')}/1/original")
    assert original.content == PLAN.encode()
    disposition = urllib.parse.unquote(original.headers["content-disposition"])
    assert disposition.startswith("attachment;")
    assert "/" not in disposition.replace("''", "")
    assert "set-cookie" not in original.headers
    after = sorted(path for path in desk.settings.data.rglob("*") if path.is_file() and not path.name.startswith("library.sqlite"))
    assert after == [path for path in before if not path.name.startswith("library.sqlite")]


def test_markup_in_a_document_is_text_on_every_page(desk: Desk) -> None:
    id_ = desk.add("h.txt", f"<b>方案</b>\n一、目标{HOSTILE}\n新增企业10家{HOSTILE}。\n二、机制\n新建<i>学校</i>3所。(县<em>财政</em>局牵头)\n")
    desk.send(("h2.txt", f"<b>方案</b>\n一、目标\n新增企业12家{HOSTILE}。\n"), to=f"/api/library/{id_}/replace")
    for path in (f"/library/{id_}", f"/library/{id_}/changes?from=1&to=2", "/library"):
        seen = desk.seen(path)
        assert not any(name in ("img", "em", "i") or (name == "script" and "src" not in attributes) for name, attributes in seen.elements), path
        assert not any(key == "style" or key.startswith("on") for _, attributes in seen.elements for key in attributes)


def test_a_text_without_numbers_is_warned_of(desk: Desk) -> None:
    id_ = desk.add("c.txt", "只是一段话。\n")
    assert "没有读出条款编号" in desk.seen(f"/library/{id_}").text
    gap = desk.add("d.txt", "一、目标\n新增企业10家。\n三、措施\n新建学校2所。\n")
    assert "编号不连续：正文·一 之后是 正文·三" in desk.client.get(f"/api/library/{gap}/preview").json()["warnings"]


def test_a_file_that_is_too_large_is_refused_and_so_is_a_body_that_is(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.api.rest.sent_files.LARGEST_FILE", 1000)
    jobs = desk.send(("large.txt", "大" * 1000), ("b.txt", PLAN))
    assert ("超过" in jobs[0]["error"], jobs[1]["state"]) == (True, "done")
    for path, largest in (("/api/library", LARGEST_UPLOAD), ("/library/plan/replace", LARGEST_UPLOAD), ("/api/library/plan/rename", LARGEST_BODY)):
        answer = desk.client.post(path, content=b"", headers={"content-length": str(largest + 1), "content-type": "multipart/form-data; boundary=x"})
        assert answer.status_code == 413, path


@pytest.mark.parametrize("body", [b"", b"--x\r\n", b"--x\r\ncontent-disposition: form-data; name=files\r\n\r\nno file\r\n--x--\r\n"])
def test_a_request_without_a_file_is_answered_in_one_line(desk: Desk, body: bytes) -> None:
    form = {"content-type": "multipart/form-data; boundary=x"}
    assert desk.client.post("/api/library", content=body, headers=form).status_code == 400
    assert desk.client.post("/library", content=body, headers=form).status_code == 400
    assert desk.client.post("/api/library", content=b"{}", headers={"content-type": "application/json"}).json()["error"]


@pytest.mark.parametrize("sent", ["", "[]", "{}", '{"on": "true"}', '{"on": 1}', "{" * 2000, "\ud800".encode("utf-8", "surrogatepass")])
def test_a_wrong_call_says_what_is_taken(desk: Desk, sent: str | bytes) -> None:
    answer = desk.client.post("/api/library/plan/switch", content=sent)
    assert (answer.status_code, "JSON" in answer.json()["error"]) == (400, True)


@pytest.mark.parametrize("version", ["99", "-1", "x", "", "1e9", "9" * 400])
def test_a_version_that_is_not_there_is_none(desk: Desk, version: str) -> None:
    assert desk.client.get(f"/library/plan?version={version}").status_code in (200, 404)
    assert desk.client.get(f"/library/plan/changes?from={version}&to={version}").status_code in (200, 404)
    assert desk.client.get(f"/library/plan/{version or 'x'}/original").status_code in (404, 422)
    assert desk.client.post("/library/plan/use", data={"version": version}).status_code in (303, 422)


def test_readers_change_nothing(small: Settings) -> None:
    desk = Desk(small, Person("小王", Role.READER))
    with desk.client:
        for path, sent in (("switch", {"to": "off"}), ("rename", {"title": "x"}), ("use", {"version": "1"}), ("remove", {}), ("replace", {})):
            assert desk.client.post(f"/library/plan/{path}", data=sent).status_code == 403, path
            assert desk.client.post(f"/api/library/plan/{path}", json=sent).status_code == 403, path
        assert desk.client.post("/library", files={"files": ("b.txt", PLAN)}).status_code == 403
        for path in ("/library/plan", "/library/plan/changes?from=0&to=0", "/api/library", "/api/library/progress", "/api/library/plan/preview"):
            assert desk.client.get(path).status_code == 403, path
        seen = desk.seen()
        assert "方案" in seen.text
        assert not [attributes for name, attributes in seen.elements if name == "form" and "/library" in attributes["action"]]
        assert desk.client.get("/library/plan/0/original").status_code == 200, "what answers come from is everybody's"
        assert desk.client.get("/library/plan/1/original").status_code == 403
    desk.assistant.close()


def test_whoever_comes_through_another_server_or_from_another_site_changes_nothing(desk: Desk) -> None:
    assert desk.client.post("/api/library/plan/switch", json={"on": False}, headers={"x-forwarded-for": "10.0.0.9"}).status_code == 403
    assert desk.client.get("/library/plan", headers={"via": "1.1 proxy"}).status_code == 403
    assert desk.client.post("/library/plan/switch", data={"to": "off"}, headers={"origin": "http://evil.example"}).status_code == 403
    assert desk.client.post("/api/library", files={"files": ("b.txt", PLAN)}, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert desk.documents()["plan"]["is_on"]


def test_a_build_that_fails_is_one_line_and_the_library_is_as_before(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    id_ = desk.add()

    def full(*_: object) -> None:
        raise DataFolderError("磁盘已满：请清理后重试")

    monkeypatch.setattr("index.store.create_store", full)
    desk.post(f"{id_}/switch", on=True)
    desk.wait()
    job = desk.client.get("/api/library/progress").json()["jobs"][-1]
    assert (job["state"], job["error"]) == ("failed", "磁盘已满：请清理后重试")
    assert not desk.documents()[id_]["is_on"]
    assert [one.document.id for one in desk.assistant.library.readings] == ["plan"]
    assert "磁盘已满" in desk.seen(f"/library/{id_}").text
    monkeypatch.undo()
    desk.post(f"{id_}/switch", on=True)
    desk.wait()
    assert desk.documents()[id_]["is_on"]


def test_the_stages_of_a_build_are_told_and_the_page_shows_them(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    id_ = desk.add()
    seen: list[str] = []
    monkeypatch.setattr("index.build.remove_unfinished", lambda _: seen.append(desk.client.get("/library").text))
    desk.post(f"{id_}/switch", on=True)
    desk.wait()
    stages = desk.client.get("/api/library/progress").json()["jobs"][-1]["stages"]
    assert [stage[:2] for stage in stages if stage[:2] != "计算"] == ["读取", "条款", "写入", "索引", "换用"]
    assert 'data-busy="true"' in seen[0]
    assert "<progress" in seen[0]


def test_jobs_come_one_after_the_other_and_the_last_are_told() -> None:
    jobs = Jobs()
    order: list[int] = []

    def work(number: int) -> Entry:
        order.append(number)
        return Entry(str(number), "", None, "", True, 1)

    every = [jobs.begin(Job(Act.ON, str(number)), lambda _, number=number: work(number)) for number in range(40)]  # type: ignore[misc]
    for job in every:
        job.ended.result(timeout=10)
    assert order == list(range(40))
    assert len(jobs.all()) <= 40
    broken = jobs.begin(Job(Act.ON, "x"), lambda _: 1 / 0)  # type: ignore[arg-type,return-value]
    broken.ended.result(timeout=10)
    assert (broken.state, "保持原样" in broken.error) == (State.FAILED, True)


def test_a_stage_that_counts_has_one_line() -> None:
    job = Job(Act.ON, "x")
    for line in ("读取", "计算 1/4（25%）", "计算 4/4（100%）", "写入", "写入"):
        job.say(line)
    assert job.stages == ["读取", "计算 4/4（100%）", "写入"]
    assert job.percent is None


def test_what_differs_is_marked_on_both_sides() -> None:
    assert marked("专项债10亿元", "专项债12亿元<b>") == ("专项债1<del>0</del>亿元", "专项债1<ins>2</ins>亿元<ins>&lt;b&gt;</ins>")


def test_the_library_is_told_as_json(desk: Desk) -> None:
    id_ = desk.add()
    one = desk.documents()[id_]
    assert (one["title"], one["year"], one["is_on"], one["is_seed"], one["format"], one["version"]) == ("乙县2024年重点工作方案", 2024, False, False, "text", 1)
    assert one["counts"]["targets"] == 2
    preview = desk.client.get(f"/api/library/{id_}/preview").json()
    assert [clause["address"] for clause in preview["clauses"]] == ["正文", "正文·一", "正文·二"]
    for row in [*preview["targets"], *preview["duties"]]:
        assert PLAN[row["start"] : row["end"]] == row["quote"]
    assert json.loads(json.dumps(preview)) == preview


def test_no_page_of_the_library_is_kept_by_a_browser(desk: Desk, tmp_path: Path) -> None:
    for path in ("/library", "/library/plan", "/api/library", "/api/library/progress"):
        assert desk.client.get(path).headers["cache-control"] == "no-store", path
