"""Results: what a run came to, kept as JSON, so that the page can be written again from the same numbers."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Found:
    """Of one part of the questions: how many, and for how many the clause came first and within five."""

    questions: int
    first: int
    in_five: int


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds for a question, and of processor time."""

    median: float
    p95: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Answered:
    """What its answers came to: all are of the same questions."""

    answerable: int
    right: int
    asked: int
    wrong: int
    """Answers that show a figure which no expected clause holds."""
    failed: int
    """Questions that it raised at."""
    seconds: Times | None


@dataclass(slots=True)
class Result:
    """One row."""

    name: str
    trouble: str = ""
    """Why it was not measured, or only in part."""
    build_seconds: float = 0.0
    build_cpu: float = 0.0
    disk: int = 0
    """Bytes of its index."""
    start_seconds: float = 0.0
    """From the start of its process to the first answer, or to the first pieces."""
    memory: int = 0
    """Most bytes that its process held."""
    characters: float = 0.0
    """Median of the characters in its first five pieces."""
    times: Times | None = None
    found: dict[str, Found] = field(default_factory=dict)
    answered: Answered | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """One complete run."""

    date: str
    machine: str
    load: float
    """Processes of others that wanted a core when it began, or when all had been searched, the higher: above none, times are not those of a quiet machine."""
    chat: str
    versions: dict[str, str]
    rows: list[Result]


def write_run(run: Run, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(asdict(run), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_run(file: Path) -> Run:
    kept = json.loads(file.read_text(encoding="utf-8"))
    return Run(**{**kept, "rows": [_result(row) for row in kept["rows"]]})


def _result(row: dict[str, Any]) -> Result:
    answered = row["answered"]
    return Result(**{
        **row,
        "times": Times(**row["times"]) if row["times"] else None,
        "found": {part: Found(**one) for part, one in row["found"].items()},
        "answered": Answered(**{**answered, "seconds": Times(**answered["seconds"]) if answered["seconds"] else None}) if answered else None,
    })
