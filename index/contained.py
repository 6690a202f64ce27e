"""Contained: a file that somebody sends is read in a process of its own, with limits, so that no file can take the server along.

    python -m index.contained NAME GENRE SECONDS BYTES < FILE   # prints the document as JSON, or why it cannot be read
"""

import json
import resource
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from index.documents import Document, read_bytes
from index.errors import SeedError, YoujuError
from index.genre import load_genre
from index.library import read

_REFUSED = 3


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take."""

    seconds: int = 120
    """Of the processor; by the clock twice as many, on a machine that others use."""
    memory: int = 2 * 2**30
    """Bytes of addresses."""


def read_contained(data: bytes, name: str, genre: Path, limits: Limits = Limits()) -> Document:
    """The document in a file's bytes, once all that is read from it was read within the limits. Raises SeedError in one line."""
    command = [sys.executable, "-m", "index.contained", name, str(genre), str(limits.seconds), str(limits.memory)]
    try:
        child = subprocess.run(command, input=data, capture_output=True, timeout=2 * limits.seconds, cwd=Path(__file__).parents[1])
        answer: dict[str, Any] = json.loads(child.stdout) if child.returncode in (0, _REFUSED) else {}
    except (subprocess.TimeoutExpired, OSError, ValueError) as error:
        raise _beyond(name, limits) from error
    if child.returncode == _REFUSED:
        raise SeedError(answer["error"])
    if child.returncode:
        raise _beyond(name, limits)
    fields: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in answer.items()}
    return Document(**fields)


def _beyond(name: str, limits: Limits) -> SeedError:
    memory = f"{limits.memory // 2**20} MB"
    return SeedError(f"{name} 在 {limits.seconds} 秒、{memory} 内存之内没有读完，未予添加：请拆成几份，或另存为文本文件后重试")


def main() -> int:
    name, genre, seconds, memory = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    with suppress(ValueError, OSError):  # macOS knows the limit and does not take it
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    try:
        document = read_bytes(sys.stdin.buffer.read(), name)
        read(document, load_genre(genre))
    except YoujuError as error:
        json.dump({"error": str(error)}, sys.stdout)
        return _REFUSED
    json.dump(asdict(document), sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
