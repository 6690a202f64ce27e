"""Commands: `youju` as a user runs it, in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from assistant.settings import ROOT, Settings


def environment_of(settings: Settings, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """A process's environment with these settings and no others of the product's."""
    plain = {key: value for key, value in os.environ.items() if not key.startswith("YOUJU_")}
    return plain | {"YOUJU_DATA": str(settings.data), "YOUJU_SEEDS": str(settings.seeds)} | dict(more or {})


def youju(
    settings: Settings, *arguments: str | Path, stdin: str = "", more: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    """The finished command; it never shows a traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "assistant", *map(str, arguments)], env=environment_of(settings, more), input=stdin,
        capture_output=True, text=True, encoding="utf-8", check=False, cwd=ROOT, timeout=300,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done
