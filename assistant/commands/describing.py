"""Describing: ``openapi``, the REST interface as clients are made from."""

import argparse

from assistant.commands.parser import Commands
from assistant.commands.printing import print_json
from assistant.settings import Settings


def add_commands(commands: Commands) -> None:
    commands.add("openapi", _openapi, "输出 REST 接口的 OpenAPI 说明（不需要索引）")


def _openapi(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.api.rest.description import description

    print_json(description())
    return 0
