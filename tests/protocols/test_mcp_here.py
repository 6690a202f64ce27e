"""`youju mcp`: a process of its own, as a desktop client starts it."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from mcp import Client

from assistant.assistant import Assistant
from assistant.records.records import Records
from assistant.settings import ROOT, Settings
from tests.browser.serving import own_copy
from tests.commands import environment_of
from tests.conftest import settings_for
from tests.protocols.mcp_clients import call, here, text_of, with_client


@pytest.fixture(scope="module")
def own(index_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings over a copy of the index: the process writes its record beside it."""
    return settings_for(own_copy(index_data, tmp_path_factory.mktemp("here") / "data"))


def test_a_desktop_client_is_greeted_lists_the_tools_and_gets_answers(own: Settings, assistant: Assistant) -> None:
    async def talk(client: Client) -> tuple[list[str], Any, Any]:
        tools = [tool.name for tool in (await client.list_tools()).tools]
        answer = await client.call_tool("ask", {"question": "进出口总额目标"})
        wrong = await client.call_tool("clause", {"address": "附件99"})
        return tools, answer, wrong

    for mode in ("auto", "legacy"):
        tools, answer, wrong = with_client(here(own), talk, mode)
        assert "ask" in tools
        assert answer.structured_content["headline"] == assistant.ask("进出口总额目标").headline
        assert answer.structured_content["notice"] == "", "the answer waits for the vectors"
        assert wrong.is_error and "附件99" in text_of(wrong)


def test_the_greeting_does_not_wait_for_the_assistant_and_standard_output_holds_the_protocol_alone(own: Settings) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "assistant", "mcp"], env=environment_of(own), cwd=ROOT,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    ) as process:
        assert process.stdin and process.stdout and process.stderr
        greeting = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}
        _send(process, {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": greeting})
        assert json.loads(process.stdout.readline())["result"]["serverInfo"]["name"] == "youju"
        _send(process, {"jsonrpc": "2.0", "method": "notifications/initialized"})
        _send(process, {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "ask", "arguments": {"question": "今年专项债的目标是多少"}}})
        _send(process, {"jsonrpc": "2.0", "id": 3, "method": "tools/list"})
        answers = [json.loads(process.stdout.readline()) for _ in range(2)]
        assert [one["id"] for one in answers] == [3, 2], "the list does not wait for the assistant either"
        assert "32.27亿元" in answers[1]["result"]["content"][0]["text"]
        process.stdin.close()
        left = time.monotonic()
        assert process.wait(20) == 0
        assert time.monotonic() - left < 15
        assert process.stdout.read() == ""
        assert "Traceback" not in process.stderr.read()


def _send(process: "subprocess.Popen[str]", message: dict[str, Any]) -> None:
    assert process.stdin
    process.stdin.write(json.dumps(message, ensure_ascii=False) + "\n")
    process.stdin.flush()


def test_documents_that_cannot_be_read_are_told_to_every_call_in_one_line(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "manifest.toml").write_text("[[document", encoding="utf-8")
    broken = here(settings, {"YOUJU_SEEDS": str(tmp_path / "seeds"), "YOUJU_DATA": str(tmp_path / "data")})
    result = call(broken, "documents", {})
    assert result.is_error and "manifest.toml" in text_of(result) and len(text_of(result).splitlines()) == 1


def test_what_is_asked_through_it_is_in_the_record(own: Settings) -> None:
    call(here(own), "ask", {"question": "谁管消防"})
    records = Records(own.data / "records.sqlite")
    newest = records.search(most=1)
    records.close()
    assert [(row.question, row.front) for row in newest] == [("谁管消防", "mcp")]
