"""Parser: how a command is declared, and one line and status 2 for a call that is wrong."""

import argparse
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn

from assistant.settings import HIGHEST_PORT, Settings

Run = Callable[[argparse.Namespace, Settings], int]
"""What a command does with its options; its exit status."""


class Parser(argparse.ArgumentParser):
    """A parser whose error is one line that names the help."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}；用法见 {self.prog} --help\n")


class Commands:
    """The commands of a parser; every family adds its own."""

    def __init__(self, parser: Parser) -> None:
        self._added = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=Parser)

    def add(self, name: str, run: Run, text: str) -> argparse.ArgumentParser:
        """A command; its options carry ``run`` and, for errors that only it can see, ``command``."""
        added = self._added.add_parser(name, help=text, description=text, allow_abbrev=False)
        added.set_defaults(run=run, command=added)
        return added

    def group(self, name: str, text: str) -> "Commands":
        """A command that is a family of its own: ``youju user add``."""
        return Commands(self._added.add_parser(name, help=text, description=text, allow_abbrev=False))


def positive(text: str) -> int:
    """The type of an option that is a number from 1 on."""
    with suppress(ValueError):
        if (number := int(text)) > 0:
            return number
    raise argparse.ArgumentTypeError(f"“{text}”应为大于 0 的整数")


def port(text: str) -> int:
    """The type of an option that is a port."""
    if (number := positive(text)) <= HIGHEST_PORT:
        return number
    raise argparse.ArgumentTypeError(f"“{text}”应为 1 到 {HIGHEST_PORT} 的整数")
