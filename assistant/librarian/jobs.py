"""Jobs: what changes the library, one after the other in a thread of its own; how far each is and what came of it."""

import logging
import re
import secrets
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from enum import StrEnum
from queue import SimpleQueue
from typing import Any

from index.errors import YoujuError
from index.shelf.entry import Entry

Say = Callable[[str], None]
_KEPT = 30
"""Jobs that have ended and are still told of."""
_PERCENT = re.compile(r"(\d{1,3})%")
_BROKEN = "没有做完，文件库保持原样：请重试，若再次出现请查看日志"
_log = logging.getLogger(__name__)


class Act(StrEnum):
    """What is done."""

    ADD = "add"
    REPLACE = "replace"
    USE = "use"
    RENAME = "rename"
    ON = "on"
    OFF = "off"
    REMOVE = "remove"


class State(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass
class Job:
    """One change. The thread writes, everybody reads."""

    act: Act
    subject: str
    """The title of the document, or the name of the file."""
    of: str = ""
    """The document's id; empty for one that is new."""
    state: State = State.WAITING
    stages: list[str] = field(default_factory=list)
    """What was said, the latest last; a stage that counts has one line."""
    error: str = ""
    entry: Entry | None = None
    """The document as it is afterwards, or was before it was removed."""
    id: str = field(default_factory=lambda: secrets.token_hex(6))
    ended: "Future[None]" = field(default_factory=Future)

    @property
    def is_over(self) -> bool:
        return self.state in (State.DONE, State.FAILED)

    @property
    def percent(self) -> int | None:
        """Of the stage that counts; None for one that does not."""
        found = _PERCENT.search(self.stages[-1]) if self.stages else None
        return min(100, int(found[1])) if found else None

    def say(self, line: str) -> None:
        """The next stage, or the count of this one."""
        if self.percent is not None and _PERCENT.search(line):
            self.stages[-1] = line
        elif self.stages[-1:] != [line]:
            self.stages.append(line)

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id, "act": self.act.value, "subject": self.subject, "state": self.state.value, "stages": list(self.stages),
            "percent": self.percent, "error": self.error, "document": self.of or None,
        }


class Jobs:
    """The queue. Safe to share between threads; what ends with the process is as if it had not begun."""

    def __init__(self) -> None:
        self._waiting: SimpleQueue[tuple[Job, Callable[[Say], Entry]]] = SimpleQueue()
        self._all: list[Job] = []
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def begin(self, job: Job, work: Callable[[Say], Entry]) -> Job:
        """Put a job at the end of the queue. ``work`` says its stages and gives the document; a YoujuError is its failure."""
        with self._lock:
            self._keep(job)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="library", daemon=True)
                self._thread.start()
        self._waiting.put((job, work))
        return job

    def failed(self, job: Job, error: str) -> Job:
        """Tell of what failed before it could be queued."""
        _end(job, State.FAILED, error)
        with self._lock:
            self._keep(job)
        return job

    def all(self) -> list[Job]:
        """What runs and waits, and the last that have ended; the oldest first."""
        with self._lock:
            return list(self._all)

    @property
    def is_busy(self) -> bool:
        return any(not one.is_over for one in self.all())

    def _keep(self, job: Job) -> None:
        over = [one for one in self._all if one.is_over]
        gone = {one.id for one in over[: max(0, len(over) - _KEPT)]}
        self._all = [*(one for one in self._all if one.id not in gone), job]

    def _run(self) -> None:
        while True:
            job, work = self._waiting.get()
            job.state = State.RUNNING
            try:
                job.entry = work(job.say)
                job.of = job.entry.id
            except YoujuError as error:
                _end(job, State.FAILED, " ".join(str(error).split()))
            except Exception:
                _log.exception("the library could not be changed")
                _end(job, State.FAILED, _BROKEN)
            else:
                _end(job, State.DONE)


def _end(job: Job, state: State, error: str = "") -> None:
    job.error = error
    job.state = state
    job.ended.set_result(None)
