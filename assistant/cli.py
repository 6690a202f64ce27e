"""The command ``youju``: its commands are declared in assistant/commands; here they are run and their errors become one line.

Standard output holds the result alone, standard error the progress and, on failure, one line that names the remedy.
Status 0: done; 1: failed; 2: wrong call. What is heavy is imported by the command that needs it.
"""

import logging
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib.metadata import version

from assistant.commands import (
    asking,
    briefing,
    checking,
    describing,
    documents,
    exporting,
    findings,
    keeping,
    keys,
    mcp,
    onboarding,
    operating,
    people,
    reading,
    records,
    verifying,
)
from assistant.commands.parser import Commands, Parser
from assistant.commands.printing import say
from assistant.operating.replacing import finish
from assistant.settings import read_settings
from index.errors import YoujuError

_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit status."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):  # a test may have put something simpler in its place
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    logging.basicConfig(level=logging.ERROR)
    try:
        options = _parser().parse_args(arguments)
        settings = read_settings()
        finish(settings)
        status: int = options.run(options, settings)
        sys.stdout.flush()
        return status
    except YoujuError as error:
        say(f"youju: {error}")
        return 1
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # the reader has left; Python would complain again at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _parser() -> Parser:
    parser = Parser(prog="youju", description="有据：问规划、问方案，每个回答都落在条款上。", allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"youju {version('youju')}")
    commands = Commands(parser)
    for family in (asking, reading, verifying, checking, briefing, onboarding, findings, exporting, documents, people, keys, records, keeping, operating, mcp, describing):
        family.add_commands(commands)
    return parser
