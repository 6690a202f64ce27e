"""Server: the tools behind the protocol: arguments checked, calls run in threads, errors told in one line."""

from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from typing import Any

import anyio
import anyio.to_thread
from mcp import types
from mcp.server import Server, ServerRequestContext
from pydantic import ValidationError

from assistant.api.faults import fault_line
from assistant.api.mcp.tools import TOOLS, Call, Result, Tool
from assistant.people.person import Role
from index.errors import YoujuError

_AT_ONCE = 200
"""Calls that run or wait for their turn; the service tells who comes too many."""
_INSTRUCTIONS = (
    "有据回答关于规划、方案等文件的问题，每个回答都落在条款上。先用 ask 提问；要列出全部指标、分工或不一致之处，用 targets、duties、conflicts；"
    "要读原文，用 search 和 clause。结果里的数字、单位、部门名称都是原文，转述时照抄并注明条款地址；ask 说文件没有提到的，不要自己补。"
)
Caller = Callable[[ServerRequestContext[Any]], Call]
"""Who calls, and the service that answers. May raise YoujuError."""
_BY_NAME = {tool.name: tool for tool in TOOLS}
_HINTS = types.ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)


class CallError(YoujuError):
    """A call that cannot be answered as it is."""


def server_of(caller: Caller) -> Server[Any]:
    """A server of the tools. ``caller`` is asked in a thread, for every call."""
    limiter = anyio.CapacityLimiter(_AT_ONCE)

    async def list_tools(_: ServerRequestContext[Any], __: types.PaginatedRequestParams | None) -> types.ListToolsResult:
        return types.ListToolsResult(tools=[_described(tool) for tool in TOOLS])

    async def call_tool(context: ServerRequestContext[Any], params: types.CallToolRequestParams) -> types.CallToolResult:
        act = partial(_act, caller, context, params.name, params.arguments or {})
        try:
            result = await anyio.to_thread.run_sync(act, abandon_on_cancel=True, limiter=limiter)
        except CallError as error:
            return _refused(str(error))
        except Exception as error:
            from assistant.api.errors import refusal

            return _refused(refusal(error).line)
        return types.CallToolResult(content=[types.TextContent(text=result.text)], structured_content=result.data)

    return Server("youju", version=version("youju"), title="有据", instructions=_INSTRUCTIONS, on_list_tools=list_tools, on_call_tool=call_tool)


def _described(tool: Tool) -> types.Tool:
    return types.Tool(
        name=tool.name, title=tool.title, description=tool.description, annotations=_HINTS,
        input_schema=tool.takes.model_json_schema(), output_schema=tool.gives.model_json_schema(),
    )


def _act(caller: Caller, context: ServerRequestContext[Any], name: str, arguments: dict[str, Any]) -> Result:
    tool = _BY_NAME.get(name)
    if tool is None:
        raise CallError(f"没有工具 {name[:40]}：可用的有 {'、'.join(_BY_NAME)}")
    try:
        taken = tool.takes.model_validate(arguments)
        taken.model_dump_json()  # text that is no text, half of a character, cannot be written
    except ValidationError as error:
        raise CallError(_wrong(tool, error)) from None
    except ValueError:
        raise CallError("文字里有无法识别的字符：请改正后重试") from None
    call = caller(context)
    if not call.asker.person.may(Role.READER, tool.scope):
        raise CallError(f"这个密钥不能用于 {name}：请换用有 {tool.scope} 权限的密钥")
    return tool.act(call, taken)


def _wrong(tool: Tool, invalid: ValidationError) -> str:
    """One line for arguments that do not fit."""
    error = invalid.errors(include_url=False)[0]
    if error["type"] == "extra_forbidden":
        return f"没有参数 {str(error['loc'][-1])[:40]}：可用的有 {'、'.join(tool.takes.model_fields) or '无'}"
    return fault_line({**error, "loc": ("arguments", *error["loc"])})


def _refused(line: str) -> types.CallToolResult:
    return types.CallToolResult(content=[types.TextContent(text=" ".join(line.split()))], is_error=True)
