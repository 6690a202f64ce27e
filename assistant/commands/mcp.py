"""MCP: ``mcp``, which serves the tools of the Model Context Protocol on standard input and output."""

import argparse

from assistant.commands.parser import Commands
from assistant.commands.printing import say
from assistant.settings import Settings


def add_commands(commands: Commands) -> None:
    commands.add("mcp", _mcp, "作为 MCP 工具供本机的客户端调用（标准输入输出，由客户端启动）")


def _mcp(_: argparse.Namespace, settings: Settings) -> int:
    from assistant.api.mcp.here import serve_here

    serve_here(settings, say)
    return 0
