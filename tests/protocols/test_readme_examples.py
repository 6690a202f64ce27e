"""The README's examples of the protocols, against the server as a user starts it: each does what is said of it."""

import json
import os
import re
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from mcp.client.stdio import StdioServerParameters

from assistant.settings import ROOT
from tests.browser.serving import Server, own_copy
from tests.commands import environment_of
from tests.conftest import settings_for
from tests.protocols.mcp_clients import call
from tests.protocols.test_mcp_tools import MODES

README = (ROOT / "README.md").read_text(encoding="utf-8")
_HOST = "127.0.0.1:7860"


@pytest.fixture(scope="module")
def running(index_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(own_copy(index_data, tmp_path_factory.mktemp("served") / "data")).start().load()
    yield server
    server.stop()


def blocks(kind: str, holding: str) -> list[str]:
    return [block for block in re.findall(rf"```{kind}\n(.*?)```", README, re.DOTALL) if holding in block]


def test_the_command_gets_an_answer_with_its_clauses(running: Server) -> None:
    (block,) = blocks("sh", "/v1/chat/completions")
    done = subprocess.run(["bash", "-c", block.replace(_HOST, f"127.0.0.1:{running.port}")], capture_output=True, text=True, encoding="utf-8", check=True)
    said = json.loads(done.stdout)
    assert said["choices"][0]["message"]["content"].startswith("专项债目标为32.27亿元")
    assert said["citations"][0]["quote"] == "专项债32.27亿元"


def test_the_program_prints_what_stands_beside_it(running: Server) -> None:
    (program,) = blocks("python", "OpenAI(")
    environment = {key: value for key, value in os.environ.items() if not key.startswith("OPENAI_")}
    done = subprocess.run(
        [sys.executable, "-c", program.replace(_HOST, f"127.0.0.1:{running.port}")], env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    shown = re.findall(r"^print.*  # (.+)$", program, re.MULTILINE)
    assert shown and [line for line in shown if line not in done.stdout] == [], done.stdout


def test_the_configuration_starts_the_tools(own_data: Path) -> None:
    (block,) = blocks("json", "mcpServers")
    ((name, server),) = json.loads(block)["mcpServers"].items()
    assert name == "youju"
    assert Path(server["command"]).name == "youju"
    started = StdioServerParameters(command=sys.executable, args=["-m", "assistant", *server["args"]], env=environment_of(settings_for(own_data)), cwd=ROOT)
    result = call(started, "duties", {"unit": "县科技局"})
    assert result.structured_content and result.structured_content["total"] > 1


@pytest.mark.parametrize("mode", MODES)
def test_the_served_address_has_the_tools(running: Server, mode: str) -> None:
    result = call(f"{running.address}mcp", "ask", {"question": "今年专项债的目标是多少"}, mode)
    assert result.structured_content and "32.27亿元" in result.structured_content["headline"]


def test_a_foreign_origin_and_a_foreign_host_get_nothing(running: Server) -> None:
    for path in ("mcp", "v1/chat/completions"):
        for headers, status in (({"origin": "http://evil.example"}, 403), ({"sec-fetch-site": "cross-site"}, 403), ({"host": "evil.example"}, 421)):
            request = urllib.request.Request(f"{running.address}{path}", b"{}", {"content-type": "application/json", **headers})
            with pytest.raises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(request, timeout=10)
            assert refused.value.code == status
            refused.value.close()


def test_what_holds_a_connection_open_is_not_served(running: Server) -> None:
    for method in ("GET", "DELETE"):
        request = urllib.request.Request(f"{running.address}mcp", method=method, headers={"accept": "text/event-stream"})
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(request, timeout=10)
        assert refused.value.code == 405
        refused.value.close()
