"""核稿 in the page: what is sent, how each statement is shown, the copy with comments, and whose it is."""

import io
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Semaphore
from urllib.parse import unquote

import pytest
from docx import Document
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.api.rest.behind import Behind
from assistant.api.rest.serving import add_rest
from assistant.checking.check import Checker
from assistant.checking.checkers import Checked, Checkers
from assistant.checking.drafts import LONGEST, Draft
from assistant.checking.statement import Statement
from assistant.page.guard import LARGEST_BODY, Guard
from assistant.page.work.file_names import file_name
from assistant.page.work.held import Held
from assistant.page.work.routes import add_work
from index.library import Library
from tests.checking.word_files import part_of, parts_of, with_parts
from tests.entered import InAs
from tests.test_page_pages import HERE, HOSTILE, HOSTILE_PLAN, Seen, library_of, plan

__all__ = ["plan"]
TEXT = "今年专项债争取32.27亿元。\n固定资产投资增长7.5%。\n全县新建跨海大桥12座。"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def client_of(library: Library) -> TestClient:
    app = FastAPI()
    checkers = Checkers(lambda: library)
    add_work(app, lambda: library, checkers=checkers)
    add_rest(app, Behind(lambda: library, checkers))
    return TestClient(Guard(InAs(app), "127.0.0.1", ""), base_url=HERE)


@pytest.fixture
def site(plan: Library) -> Iterator[TestClient]:
    with client_of(plan) as client:
        yield client


def word_of(*lines: str) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def verdicts(seen: Seen) -> list[str]:
    return re.findall(r"yj-said-(consistent|contradicts|unsupported|plan_differs)", " ".join(attributes.get("class", "") for _, attributes in seen.elements))


def test_pasted_text_is_shown_as_written_with_every_statement_marked_and_leading_to_its_clause(site: TestClient, plan: Library) -> None:
    answer = site.post("/youju/check", data={"text": TEXT})
    assert answer.history[0].status_code == 303
    assert answer.headers["cache-control"] == "no-store"
    seen = Seen(answer.text)
    assert verdicts(seen) == ["consistent", "contradicts", "unsupported"]
    assert "共核对 3 处" in seen.text
    for word in ("32.27亿元", "增长7.5%", "12座", "不一致", "无出处"):
        assert word in seen.text
    text = plan.readings[0].document.text
    links = seen.links("#clause:")
    assert links
    for link in links:
        start, end = map(int, link["href"].rpartition(":")[2].split("-"))
        assert text[start:end].strip() == link["title"].partition("\n")[2]


def test_the_summary_narrows_the_list_and_the_draft_stays_whole(site: TestClient) -> None:
    address = str(site.post("/youju/check", data={"text": TEXT}).url)
    seen = Seen(site.get(f"{address}&verdict=contradicts").text)
    assert sum(name == "li" and attributes.get("id", "").startswith("yj-row-") for name, attributes in seen.elements) == 1
    assert "12座" in seen.text
    assert "没有这一类" in Seen(site.get(f"{address}&verdict=plan_differs").text).text
    assert Seen(site.get(f"{address}&verdict=%3Cb%3E").text).text == Seen(site.get(address).text).text


def test_a_word_draft_comes_back_with_comments_under_its_own_name(site: TestClient) -> None:
    data = word_of("一、任务", "社会消费品零售总额增长9%。")
    answer = site.post("/youju/check", files={"file": ("C:\\文稿\\讲话 稿.docx", data, WORD)})
    link = next(attributes["href"] for name, attributes in Seen(answer.text).elements if attributes.get("class") == "yj-download")
    copy = site.get(link)
    assert copy.headers["content-type"] == WORD
    assert unquote(copy.headers["content-disposition"].rpartition("''")[2]) == "讲话 稿（核稿）.docx"
    comments = [comment.text for comment in Document(io.BytesIO(copy.content)).comments]
    assert len(comments) == 1
    assert comments[0].startswith("不一致")


def test_a_checked_draft_is_for_nobody_but_who_sent_it(site: TestClient) -> None:
    answer = site.post("/youju/check", files={"file": ("稿.docx", word_of(TEXT), WORD)})
    address = str(answer.url)
    link = next(attributes["href"] for _, attributes in Seen(answer.text).elements if attributes.get("class") == "yj-download")
    cookie = answer.history[0].headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    for stranger in ({}, {"youju_drafts": "x" * 32}):
        site.cookies.clear()
        site.cookies.update(stranger)
        for path in (address, link):
            refused = site.get(path)
            assert refused.status_code == 404
            assert "32.27" not in refused.text
            assert "已经过期或不存在" in refused.text


def test_drafts_are_kept_a_while_and_never_too_many() -> None:
    now = [0.0]
    held = Held(most=2, size=100, seconds=60, clock=lambda: now[0])
    checked = Checked(Draft("稿", "文"), ())
    first, second, third = (held.keep("me", checked, 10) for _ in range(3))
    assert [held.get("me", token) is not None for token in (first, second, third)] == [False, True, True]
    large = held.keep("me", checked, 95)
    assert [held.get("me", token) is not None for token in (second, third, large)] == [False, False, True]
    assert held.get("you", large) is None
    assert held.get("", large) is None
    now[0] = 61
    assert held.get("me", large) is None


def test_nobody_who_sends_many_drafts_pushes_out_anothers() -> None:
    held, checked = Held(most=3), Checked(Draft("稿", "文"), ())
    mine = held.keep("me", checked, 10)
    others = [held.keep("you", checked, 10) for _ in range(5)]
    assert held.get("me", mine) is not None
    assert [held.get("you", token) is not None for token in others] == [False, False, False, True, True]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("空.txt", b" \n", "是空文件"),
        ("图.png", b"\x89PNG\r\n\x00\x00", "是图片"),
        ("密.docx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "设有打开密码"),
        ("表.docx", b"PK\x03\x04broken", "已损坏"),
        ("文.pdf", b"%PDF-1.7", "PDF"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_line_above_the_form(site: TestClient, name: str, data: bytes, said: str) -> None:
    answer = site.post("/youju/check", files={"file": (name, data)})
    assert answer.status_code == 400
    page = answer.text
    assert said in page
    assert page.index('class="yj-trouble"') < page.index("<textarea")


def test_a_draft_with_macros_comes_back_as_the_same_kind_of_file(site: TestClient) -> None:
    types = part_of(word_of(), "[Content_Types].xml").replace(f"{WORD}.main+xml", "application/vnd.ms-word.document.macroEnabled.main+xml")
    data = with_parts(word_of("社会消费品零售总额增长9%。"), {"[Content_Types].xml": types, "word/vbaProject.bin": b"macros"})
    answer = site.post("/youju/check", files={"file": ("稿.docm", data)})
    link = next(attributes["href"] for name, attributes in Seen(answer.text).elements if attributes.get("class") == "yj-download")
    copy = site.get(link)
    assert copy.headers["content-type"] == "application/vnd.ms-word.document.macroEnabled.12"
    assert unquote(copy.headers["content-disposition"].rpartition("''")[2]) == "稿（核稿）.docm"
    assert parts_of(copy.content)["word/vbaProject.bin"] == b"macros"
    assert site.get(link.replace(".docm", ".docx")).status_code == 404


def test_a_text_that_is_too_long_is_refused_and_stays_in_the_form(site: TestClient) -> None:
    answer = site.post("/youju/check", data={"text": "字" * (LONGEST + 1)})
    assert answer.status_code == 413
    assert "超过 50 万字" in answer.text
    assert "字" * (LONGEST + 1) in answer.text


@pytest.mark.parametrize("name", ["../../etc/passwd.docx", "a\x00b.docx", "\u202excod.docx", "CON.docx", "长" * 300 + ".docx", "<b>.docx", ".docx", "没有扩展名", "稿.DOCX", "％2e.docx"])
def test_any_name_of_a_file_is_checked_and_saved_under_one_that_is_safe(site: TestClient, name: str) -> None:
    answer = site.post("/youju/check", files={"file": (name, word_of("社会消费品零售总额增长9%。"), WORD)})
    assert answer.status_code == 200
    link = next(attributes["href"] for _, attributes in Seen(answer.text).elements if attributes.get("class") == "yj-download")
    saved = unquote(site.get(link).headers["content-disposition"].rpartition("''")[2])
    assert saved.endswith("（核稿）.docx")
    assert not {*saved} & {*'/\\:*?"<>|\x00\u202e'}


def test_what_was_pasted_stays_when_it_is_refused(site: TestClient) -> None:
    both = site.post("/youju/check", data={"text": "\n第一行<b>\n第二行"}, files={"file": ("稿.txt", b"x")})
    assert both.status_code == 400
    assert "只给一样" in both.text
    assert "<textarea" in both.text
    assert "第一行&lt;b&gt;\n第二行</textarea>" in both.text
    assert "请粘贴文字" in site.post("/youju/check", data={"text": " "}).text


@pytest.mark.parametrize("sent", [{"content": b"x"}, {"content": b"x", "headers": {"content-type": "multipart/form-data; boundary=x"}}, {"data": {f"f{n}": "x" for n in range(9)}}])
def test_a_request_that_is_no_draft_is_a_wrong_call_and_no_failure(site: TestClient, sent: dict[str, object]) -> None:
    assert site.post("/youju/check", **sent).status_code == 400  # type: ignore[arg-type]


def test_a_draft_that_is_too_large_is_refused(site: TestClient) -> None:
    answer = site.post("/youju/check", files={"file": ("稿.txt", b"x" * LARGEST_BODY)})
    assert answer.status_code == 413


def test_long_drafts_do_not_hold_up_other_readers(site: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    is_over = Event()
    begun = Semaphore(0)

    def endless(_: Checker, text: str) -> Iterator[Statement]:
        begun.release()
        assert is_over.wait(60)
        yield from ()

    monkeypatch.setattr(Checker, "check", endless)
    with ThreadPoolExecutor() as pool:
        sent = [pool.submit(site.post, "/youju/check", data={"text": TEXT}) for _ in range(5)]
        try:
            assert begun.acquire(timeout=60)
            assert begun.acquire(timeout=60)
            assert site.get("/check").status_code == 200
            assert not begun.acquire(timeout=0.2)  # the others wait
        finally:
            is_over.set()
        assert [one.result().status_code for one in sent] == [200] * 5


def test_a_failure_keeps_the_text_and_says_nothing_of_its_inside(site: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_: Checker, text: str) -> Iterator[Statement]:
        raise RuntimeError("/home/secret")

    monkeypatch.setattr(Checker, "check", failing)
    answer = site.post("/youju/check", data={"text": TEXT})
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert TEXT.splitlines()[0] in answer.text


def test_text_without_statements_says_so(site: TestClient) -> None:
    assert "没有可核对的" in site.post("/youju/check", data={"text": "同志们，大家好。"}).text


def test_hostile_drafts_and_documents_are_shown_as_text() -> None:
    with client_of(library_of(HOSTILE_PLAN)) as client:
        answer = client.post("/youju/check", files={"file": (f"{HOSTILE}.txt", f"{HOSTILE}企业新增10家以上。{HOSTILE}新增99家。".encode())})
    seen = Seen(answer.text)
    assert verdicts(seen)
    assert not {"img", "em", "iframe", "b0"} & {name for name, _ in seen.elements}
    assert all(attributes.get("src", "").startswith("/youju/") for name, attributes in seen.elements if name == "script")
    assert not [name for _, attributes in seen.elements for name in attributes if name == "style" or name.startswith("on")]


@pytest.mark.parametrize(
    ("title", "name"),
    [("讲话稿", "讲话稿.docx"), ('a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j.docx"), ("..", "文件.docx"), ("CON", "文件.docx"), ("", "文件.docx"),
     ("a\u202eb\n", "ab.docx"), ("长" * 300, "长" * 80 + ".docx")],
)
def test_a_title_becomes_a_name_that_every_system_saves(title: str, name: str) -> None:
    assert file_name(title, ".docx") == name


def test_the_page_speaks_english(site: TestClient) -> None:
    site.cookies.set("youju_language", "en")
    seen = Seen(site.post("/youju/check", data={"text": TEXT}).text)
    assert "Contradicts" in seen.text
    assert "固定资产投资" in seen.text
