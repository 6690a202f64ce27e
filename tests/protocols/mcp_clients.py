"""Ordinary MCP clients: the SDK's own, over HTTP and over standard input and output."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

from mcp import Client, types
from mcp.client.stdio import StdioServerParameters

from assistant.settings import ROOT, Settings
from tests.commands import environment_of

Given = TypeVar("Given")
Act = Callable[[Client], Awaitable[Given]]


def with_client(server: str | StdioServerParameters, act: Act[Given], mode: str = "auto") -> Given:
    """What a client does while it is connected."""

    async def run() -> Given:
        async with Client(server, mode=mode, read_timeout_seconds=120) as client:
            return await act(client)

    return asyncio.run(run())


def call(server: str | StdioServerParameters, tool: str, arguments: dict[str, Any], mode: str = "auto") -> types.CallToolResult:
    """One call of a tool."""
    return with_client(server, lambda client: client.call_tool(tool, arguments), mode)


def here(settings: Settings, more: dict[str, str] | None = None, folder: Path = ROOT) -> StdioServerParameters:
    """How a desktop client starts `youju mcp`."""
    return StdioServerParameters(command=sys.executable, args=["-m", "assistant", "mcp"], env=environment_of(settings, more), cwd=folder)


def text_of(result: types.CallToolResult) -> str:
    assert len(result.content) == 1 and isinstance(result.content[0], types.TextContent)
    return result.content[0].text
