"""The tools through an ordinary client over HTTP: what each gives is what the command line gives, and each error is one line."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from mcp import types

from assistant.addresses import find_clause
from assistant.assistant import Assistant
from assistant.ledger import conflict_rows, duty_rows, target_rows
from assistant.people.person import Person, Role, Scope
from assistant.selecting import select
from assistant.service.service import Service
from tests.protocols.mcp_clients import call, text_of, with_client
from tests.protocols.serving import Served, serving
from tests.protocols.test_openai_requests import Refusing

NAMES = ["ask", "search", "clause", "targets", "duties", "conflicts", "documents"]
MODES = ["auto", "legacy"]
"""The protocol's newest edition, and those before with their handshake."""


def data_of(served: Served, tool: str, arguments: dict[str, Any] | None = None, mode: str = "auto") -> Any:
    result = call(served.mcp, tool, arguments or {}, mode)
    assert not result.is_error, text_of(result)
    return result.structured_content


@pytest.mark.parametrize("mode", MODES)
def test_every_tool_is_described_and_only_reads(served: Served, mode: str) -> None:
    tools = with_client(served.mcp, lambda client: client.list_tools(), mode).tools
    assert [tool.name for tool in tools] == NAMES
    for tool in tools:
        assert tool.title and tool.description and len(tool.description) > 10
        assert tool.annotations and tool.annotations.read_only_hint and not tool.annotations.destructive_hint
        assert tool.output_schema and tool.output_schema["type"] == "object"
        for field in tool.input_schema.get("properties", {}).values():
            assert field["description"]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("question", ["今年专项债的目标是多少", "进出口总额目标", "食堂几点开门"])
def test_asking_gives_the_assistants_answer_with_its_quotes_to_read_and_as_data(served: Served, assistant: Assistant, question: str, mode: str) -> None:
    result = call(served.mcp, "ask", {"question": question}, mode)
    answer, data = assistant.ask(question), result.structured_content or {}
    assert {key: data[key] for key in ("status", "headline", "answer")} == {key: answer.as_json()[key] for key in ("status", "headline", "answer")}
    for one, given in zip(answer.citations, data["citations"], strict=True):
        assert given["quote"] == one.quote and one.quote in text_of(result) and one.address in text_of(result)
        assert given["url"].startswith(served.address)


def test_what_was_said_before_completes_half_a_question(served: Served) -> None:
    history = [{"role": "user", "content": "进出口总额目标"}, {"role": "assistant", "content": "增长99%"}]
    data = data_of(served, "ask", {"question": "附件4里呢", "history": history})
    assert "进出口总额" in data["standalone_question"] and "8%以上" in data["headline"]


def test_search_gives_the_same_clauses_as_the_assistant(served: Served, assistant: Assistant) -> None:
    rows = data_of(served, "search", {"query": "谁管消防", "top": 4})["clauses"]
    assert [row["address"] for row in rows] == [hit.clause.address for hit in assistant.search("谁管消防", top=4)]
    text = assistant.library.readings[0].document.text
    assert all(text[row["start"] : row["end"]].startswith(row["text"]) for row in rows)


def test_a_clause_is_read_by_its_address_however_it_is_written(served: Served, assistant: Assistant) -> None:
    wanted = find_clause(assistant.library, "附件3·二·(四)·2")[1]
    for arguments in ({"address": "附件3·二·四·2"}, {"address": " 附件3·二·（四）·2 ", "document": "xiangyin-2025"}, {"address": "xiangyin-2025#附件3·二·(四)·2"}):
        data = data_of(served, "clause", arguments)
        assert (data["address"], data["start"], data["end"]) == (wanted.address, wanted.span.start, wanted.span.end)
    assert [one["address"] for one in data_of(served, "clause", {"address": "附件3·二"})["below"]][:2] == ["附件3·二·(一)", "附件3·二·(二)"]


@pytest.mark.parametrize(("tool", "rows_of"), [("targets", target_rows), ("duties", duty_rows), ("conflicts", conflict_rows)])
def test_rows_are_the_ledgers_page_by_page_with_nothing_left_unsaid(served: Served, assistant: Assistant, tool: str, rows_of: Callable[..., list[dict[str, Any]]]) -> None:
    wanted = [_place(row) for row in rows_of(assistant.library)]
    found: list[Any] = []
    while len(found) < len(wanted):
        result = call(served.mcp, tool, {"offset": len(found), "limit": 37})
        data = result.structured_content or {}
        assert data["total"] == len(wanted) and data["rows"]
        assert f"共{len(wanted)}项" in text_of(result)
        found += [_place(row) for row in data["rows"]]
        assert all(side["quote"].splitlines()[0] in text_of(result) for row in data["rows"] for side in row.get("sides", [row]))
    assert found == wanted


def test_rows_of_one_unit_and_one_part(served: Served, assistant: Assistant) -> None:
    wanted = select(assistant.library, duty_rows(assistant.library), "科技局", "附件4")
    rows = data_of(served, "duties", {"unit": "科技局", "part": "附件4", "document": None})["rows"]
    assert wanted and [_place(row) for row in rows] == [_place(row) for row in wanted]
    assert {row["part"] for row in data_of(served, "targets", {"part": "附件4"})["rows"]} == {"附件4"}
    assert data_of(served, "duties", {"offset": 10_000})["rows"] == []


def _place(row: dict[str, Any]) -> list[tuple[str, int, int]]:
    return [(side["document"], side["start"], side["end"]) for side in row.get("sides", [row])]


def test_the_documents_are_listed_with_their_parts(served: Served, assistant: Assistant) -> None:
    (document,) = data_of(served, "documents")["documents"]
    assert document["id"] == assistant.library.readings[0].document.id
    assert {"总体方案", "附件7"} <= {part["address"] for part in document["parts"]}


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    ("tool", "arguments", "line"),
    [
        ("ask", {}, "缺少 question"), ("ask", {"question": 1}, "question"), ("ask", {"question": "谁", "unit": "x"}, "没有参数 unit"),
        ("ask", {"question": "谁", "history": [{"role": "system", "content": "x"}]}, "role 只能是 user、assistant"), ("ask", {"question": "谁", "documents": ["nowhere"]}, "没有文件 nowhere"),
        ("search", {"query": "谁", "top": 0}, "top"), ("search", {"query": "谁", "top": 10_000}, "top 最大是 100"), ("ask", {"question": "谁" * 3000}, "问题太长"), ("ask", {"question": "我们局要做什么", "our_unit": "县旅游局"}, "县旅游局"), ("clause", {"address": "附件99"}, "附件99"),
        ("clause", {"address": "附件3", "document": "nowhere"}, "没有文件 nowhere"), ("targets", {"unit": "县旅游局"}, "县旅游局"), ("targets", {"part": "附件99"}, "附件99"),
        ("duties", {"limit": 10_000}, "500"), ("duties", {"offset": -1}, "offset"), ("conflicts", {"unit": "县科技局"}, "没有参数 unit"), ("documents", {"x": 1}, "没有参数 x"), ("delete", {}, "没有工具 delete"),
    ],
)
def test_a_wrong_call_is_an_error_of_one_line_that_says_what_is_wrong(served: Served, tool: str, arguments: dict[str, Any], line: str, mode: str) -> None:
    result = call(served.mcp, tool, arguments, mode)
    assert result.is_error and line in text_of(result) and len(text_of(result).splitlines()) == 1
    assert "Error" not in text_of(result) and "pydantic" not in text_of(result)


@pytest.mark.parametrize("mode", MODES)
def test_a_crash_tells_nothing_of_itself(assistant: Assistant, mode: str) -> None:
    with serving(Refusing(assistant, RuntimeError("秘密"))) as served:
        result = call(served.mcp, "ask", {"question": "谁管消防"}, mode)
    assert result.is_error and "秘密" not in text_of(result) and "重试" in text_of(result)


def test_a_key_is_for_what_its_scopes_say(assistant: Assistant) -> None:
    reader = Person("甲", Role.READER, frozenset({Scope.READ}))
    for person, asks, reads in ((reader, False, True), (replace(reader, scopes=frozenset({Scope.ASK})), True, False), (replace(reader, scopes=None), True, True)):
        with serving(Service(assistant), person) as served:
            assert call(served.mcp, "ask", {"question": "谁管消防"}).is_error is not asks
            assert call(served.mcp, "documents", {}).is_error is not reads


def test_a_result_holds_what_its_schema_promises(served: Served) -> None:
    """The client checks the data of every call against the tool's output schema; here, that the schema is more than an open object."""

    async def schemas(client: Any) -> list[types.Tool]:
        return list((await client.list_tools()).tools)

    for tool in with_client(served.mcp, schemas):
        assert tool.output_schema and tool.output_schema["required"]
        assert json.dumps(tool.output_schema, ensure_ascii=False)
