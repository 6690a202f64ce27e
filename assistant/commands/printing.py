"""Printing: results go to standard output, progress to standard error."""

import json
import sys
from typing import Any


def say(message: str) -> None:
    """One line of progress."""
    print(message, file=sys.stderr, flush=True)


def print_json(value: dict[str, Any] | list[dict[str, Any]]) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))
