"""Changing: one change of the library in a process of its own, to be killed; what it says is kept in a file."""

import os
import resource
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from assistant.settings import Settings
from index.build import build, change, needs_build
from index.embedding import Encoder
from index.errors import YoujuError

CHANGED, REFUSED, BROKEN = 0, 1, 2
"""How such a process ends: the change is done; it was refused in one line; it fell over."""
AGAIN = "started again: "


def add(settings: Settings, encoder: Encoder, name: str, data: bytes, say: Callable[[str], None]) -> None:
    """Add one document: what ``youju add`` does."""
    with change(settings.place, encoder, say) as collection:
        collection.add(name, data)


def start_again(settings: Settings, encoder: Encoder, say: Callable[[str], None]) -> None:
    """What the next start does: build where it has to."""
    if reason := needs_build(settings.place, encoder.name):
        say(f"{AGAIN}{reason}")
        build(settings.place, encoder, say)


def start(act: Callable[[Callable[[str], None]], None], log: Path, room: int = 0) -> int:
    """Fork a process that acts; its id. ``room``: how many bytes it may write to any one file before the disk is full.

    The process that forks must not have encoded anything: the threads of the encoder are not forked with it.
    """
    child = os.fork()
    with suppress(OSError):  # parent and child both, so that neither has to wait for the other
        os.setpgid(child, child)
    if child:
        return child
    status = BROKEN
    try:
        if room:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        with log.open("a", encoding="utf-8") as file:
            def say(line: str) -> None:
                try:
                    print(line, file=file, flush=True)
                except OSError:  # the disk is full for the log as well
                    return

            try:
                act(say)
                status = CHANGED
            except YoujuError as error:
                say(f"{error}")
                status = REFUSED
            except Exception as error:
                say(f"{type(error).__name__}: {error}")
    finally:
        os._exit(status)


def ended(child: int, seconds: float = 300.0) -> int | None:
    """The exit status of a process, None when it was killed; one that does not end in time is killed."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status) if os.WIFEXITED(status) else None
        time.sleep(0.005)
    kill(child)
    print(f"process {child} did not end in {seconds:.0f} s", file=sys.stderr)
    return None


def kill(child: int) -> None:
    """kill -9 to the process and to what it started; the process is waited for."""
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
