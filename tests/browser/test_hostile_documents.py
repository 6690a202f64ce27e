"""Whatever a document, its name or a question holds is text on every page: nothing of it runs, loads, covers or leads elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from evals.hostile.http.sending import request, send
from tests.browser.serving import Reader, Server, reading
from tests.conftest import give_vectors

pytestmark = pytest.mark.browser
ELSEWHERE = "203.0.113.9"
PAYLOADS = (
    "<b onmouseover=alert(1)>粗</b>", "<details open ontoggle=alert(2)>开</details>", "<video src=x onerror=alert(3)></video>", f"<base href=//{ELSEWHERE}/>", f"[点这里](http://{ELSEWHERE}/)",
    f"<meta http-equiv=refresh content=0;url=//{ELSEWHERE}/>", f"<table background=//{ELSEWHERE}/x.png></table>", "<div style=position:fixed;inset:0>盖住</div>", f"<input type=password formaction=//{ELSEWHERE}>",
    "<script>alert(4)</script>", f"<img src=//{ELSEWHERE}/x.png onerror=alert(5)>", f"![图](http://{ELSEWHERE}/x.png)", "[点](javascript:alert(6))", "&lt;script&gt;alert(7)&lt;/script&gt;", "\" onfocus=alert(8) autofocus x=\"",
    "'-alert(9)-'", "${alert(10)}{{alert(11)}}", f"<link rel=stylesheet href=//{ELSEWHERE}/x.css>", f"<iframe srcdoc=<script>alert(12)</script> src=//{ELSEWHERE}></iframe>", f"<form action=//{ELSEWHERE}><button>登录</button></form>",
)  # fmt: skip
PAGES = (
    "targets", "duties", "milestones", "conflicts", "groups", "terms", "brief", "check", "onboard", "library", "model", "records", "unit?unit=县商务局", "brief?unit=县商务局", "onboard?unit=县商务局",
    "library/plan", "library/plan/changes", "clauses/plan/总体方案·一·(一)", "clauses/plan/x",
)  # fmt: skip
FORBIDDEN = """() => {
    const bad = [];
    for (const element of document.querySelectorAll('*')) {
        for (const attribute of element.attributes) {
            if (attribute.name.startsWith('on') || attribute.name === 'srcdoc' || (attribute.name === 'style' && attribute.value.includes('inset:0'))) bad.push(element.outerHTML.slice(0, 120));
            if (/^(href|src|action|formaction|background|data)$/.test(attribute.name)) {
                const to = new URL(attribute.value, location.origin);
                if (!['data:', 'blob:'].includes(to.protocol) && to.origin !== location.origin) bad.push(element.outerHTML.slice(0, 120));
            }
        }
    }
    for (const name of ['iframe', 'object', 'embed', 'video', 'meta[http-equiv=refresh]', 'input[formaction]']) if (document.querySelector(name)) bad.push(name);
    return bad;
}"""
"""What may stand on no page of ours: handlers, frames, what loads by itself, and any address but our own."""


def hostile_plan() -> str:
    """A plan with a payload in every place that some page shows."""
    lines = [f"某县2026年方案{PAYLOADS[0]}", f"为落实“{PAYLOADS[4]}”，制定本方案。", f"一、总体目标{PAYLOADS[7]}"]
    for place, payload in enumerate(PAYLOADS):
        mark = "一二三四五六七八九十"[place % 10]
        lines += [*(["二、重点任务"] if place == 10 else []), f"（{mark}）消费{place}{payload}。2026年{place % 12 + 1}月底前，{payload}零售额{place}增长{place}.5%，建设“{payload}工程{place}”。（牵头单位：县商务局、县{payload}局；配合单位：县财政局）"]
    lines.append(f"三、工作专班\n成立{PAYLOADS[1]}专班，由县长{PAYLOADS[2]}任组长，成员单位：县商务局、县{PAYLOADS[8]}局。")
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def hostile_server(index_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("hostile")
    seeds, data = folder / "seeds", folder / "data"
    seeds.mkdir()
    data.mkdir()
    (seeds / "plan.txt").write_text(hostile_plan(), encoding="utf-8")
    title = f"方案{PAYLOADS[10]}".replace('"', "'")
    (seeds / "manifest.toml").write_text(f'[[document]]\nid = "plan"\nfile = "plan.txt"\ntitle = "{title}"\nyear = 2026\n', encoding="utf-8")
    (data / "models").symlink_to((index_data / "models").resolve())
    give_vectors(index_data, data)
    server = Server(data, settings={"YOUJU_SEEDS": str(seeds)}).start().load()
    body = b'--x\r\ncontent-disposition: form-data; name="file"; filename="<img src=x onerror=alert(20)>.txt"\r\n\r\n' + hostile_plan().replace("某县", "某市").encode() + b"\r\n--x--\r\n"
    assert send(server.address, request("POST", "/api/library", (("content-type", "multipart/form-data; boundary=x"),), body)).status in (200, 202)
    yield server
    server.stop()


@pytest.fixture
def visitor(browser: Browser, hostile_server: Server) -> Iterator[Reader]:
    with reading(browser, hostile_server.address) as reader:
        yield reader
        assert reader.dialogs == []
        assert reader.foreign() == []
        assert not reader.errors


def test_every_page_shows_a_hostile_document_as_text(visitor: Reader) -> None:
    for path in PAGES:
        visitor.page.goto(f"{visitor.address}{path}")
        assert visitor.page.evaluate(FORBIDDEN) == [], path
        assert visitor.page.url.startswith(visitor.address)


@pytest.mark.parametrize("question", ["零售额3增长多少", "县商务局牵头哪些任务", "有哪些工作专班", "消费7由谁牵头", "2026年3月底前要完成什么", PAYLOADS[1], PAYLOADS[13]])
def test_answers_citations_and_clauses_of_it_are_text_and_no_link_leads_away(visitor: Reader, question: str) -> None:
    answer = visitor.open().ask(question)
    assert visitor.page.evaluate(FORBIDDEN) == []
    for place in range(min(3, answer.locator("a").count())):
        link = answer.locator("a").nth(place)
        if link.is_visible():
            link.click()
            visitor.page.wait_for_timeout(150)
            assert visitor.page.url.startswith(visitor.address)
            assert visitor.page.evaluate(FORBIDDEN) == []
    visitor.page.goto(f"{visitor.address}records")
    assert visitor.page.evaluate(FORBIDDEN) == []


def test_nothing_of_a_hostile_document_covers_the_page(visitor: Reader) -> None:
    visitor.page.goto(f"{visitor.address}targets")
    expect(visitor.page.locator("[style*=fixed]", has_text="盖住")).to_have_count(0)
    assert "盖住" in visitor.page.content()
