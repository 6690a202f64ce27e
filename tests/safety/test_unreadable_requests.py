"""What the page's own routes cannot read is refused in one line, and never a failure of the server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from evals.hostile.http.paths import addresses
from evals.hostile.http.requests import Sent, broken_lines, requests_to
from evals.hostile.http.sending import Reply, request, send
from tests.browser.serving import Server, own_copy

ROUTES = ("/", "/model", "/check", "/gradio_api/queue/join", "/gradio_api/run/predict", "/gradio_api/call/ask", "/youju/clause", "/api/ask", "/v1/chat/completions")


@pytest.fixture(scope="module")
def address(index_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    server = Server(own_copy(index_data, tmp_path_factory.mktemp("served") / "data")).start()
    yield server.address
    server.stop()
    assert "Traceback" not in server.log.read_text(encoding="utf-8")


@pytest.mark.parametrize("route", ROUTES)
def test_no_request_is_answered_with_a_failure(address: str, route: str) -> None:
    wrong = [(sent.name, reply.status, reply.body[:80]) for sent in requests_to(route) if (reply := _sent(address, sent)).status >= 500 or reply.status == -1]
    assert wrong == []


def test_what_is_hardly_http_ends_in_a_refusal_or_a_closed_connection(address: str) -> None:
    assert [sent.name for sent in broken_lines() if send(address, sent.raw, timeout=20, is_whole=False).status >= 500] == []
    assert send(address, request("GET", "/targets")).status == 200


def test_no_form_of_a_path_leads_out_of_the_folders(address: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("planted-outside", encoding="utf-8")
    forms = list(addresses(str(secret)))
    assert len(forms) > 2_000
    for form in forms[::9]:
        body = send(address, request("GET", form), timeout=20).body
        assert b"planted-outside" not in body, form
        assert b"root:x:0:0" not in body, form
        assert b"build_site" not in body, form


def _sent(address: str, sent: Sent) -> Reply:
    return send(address, sent.raw, timeout=60, is_whole=sent.is_whole)
