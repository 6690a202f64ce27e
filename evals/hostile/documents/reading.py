"""Reading: every hostile file read as the library reads one, in a process of its own with its limits; refused in a line, or read right."""

import json
import os
import random
import resource
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evals.hostile.documents.files import HIDDEN, NUMERAL, Hostile
from evals.hostile.tally import Tally
from index.contained import Limits
from index.documents import read_bytes
from index.errors import YoujuError
from index.genre import Genre, load_genre
from index.library import read

_LIMITS = Limits()


def reading(files: Sequence[Hostile], most: int, seed: int = 1) -> list[Tally]:
    """``most``: how many files, spread over all; 0: all. A row for each kind."""
    chosen = random.Random(seed).sample(files, most) if 0 < most < len(files) else files  # noqa: S311
    tallies: dict[str, Tally] = {}
    genre = load_genre()
    for number, file in enumerate(chosen, 1):
        end, breaches = _one(file, genre)
        tallies.setdefault(file.kind, Tally(file.kind)).count(end, breaches, f"{file.name}, {len(file.data)} bytes")
        if number % 100 == 0:
            print(f"files: {number} of {len(chosen)}", file=sys.stderr, flush=True)
    return list(tallies.values())


def _one(file: Hostile, genre: Genre) -> tuple[str, list[str]]:
    """How reading it ended, and what it broke."""
    started = time.monotonic()
    found, status = _read_apart(file, genre)
    if found is None:
        seconds = time.monotonic() - started
        is_held = status in (signal.SIGXCPU, signal.SIGKILL) or "memory" in str(status)
        return "stopped", [] if is_held else [f"died of {status} after {seconds:.0f} s"]
    if "error" in found:
        message = str(found["error"])
        return "refused", [] if "\n" not in message and message.startswith(file.name) else [f"no line of its own: {message[:120]!r}"]
    if "raised" in found:
        is_memory = "MemoryError" in found["raised"]
        return "stopped" if is_memory else "raised", [] if is_memory else [str(found["raised"])[:200]]
    return "read", _misread(file, str(found["text"]))


def _misread(file: Hostile, text: str) -> list[str]:
    """What was read and does not stand in the file, or stands there and was not read."""
    found = [f"shows what is hidden: {text[max(0, text.find(HIDDEN) - 20) :][:60]!r}"] if HIDDEN in text else []
    if file.numerals is None:
        return found
    numerals = tuple(NUMERAL.findall(text))
    if file.is_cut:
        whole = numerals[:-1]
        return found + ([] if whole == file.numerals[: len(whole)] else ["other numerals than the file's"])
    return found + ([] if numerals == file.numerals else [f"{len(numerals)} numerals, the file has {len(file.numerals)}"])


def _read_apart(file: Hostile, genre: Genre) -> tuple[dict[str, Any] | None, int]:
    """Fork, limit, read; what the child says, or None and the signal it died of."""
    held = _addresses()
    out, into = os.pipe()
    child = os.fork()
    if not child:
        os.close(out)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what parsers say of broken files
        found: dict[str, Any] = {"raised": "nothing"}
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (_LIMITS.seconds, _LIMITS.seconds + 1))
            resource.setrlimit(resource.RLIMIT_AS, (held + _LIMITS.memory, held + _LIMITS.memory))
            document = read_bytes(file.data, file.name)
            read(document, genre)
            found = {"text": document.text}
        except YoujuError as error:
            found = {"error": str(error)}
        except BaseException as error:
            found = {"raised": f"{type(error).__name__}: {error}"}
        finally:
            with os.fdopen(into, "wb") as pipe:
                pipe.write(json.dumps(found).encode())
            os._exit(0)
    os.close(into)
    with os.fdopen(out, "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    return (json.loads(said) if said else None), status


def _addresses() -> int:
    """Bytes of addresses that this process holds, and its child from the start: what reading a file takes comes on top."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * resource.getpagesize()
