"""``python -m evals.faults``: kill the library's writer at random, fill its disk, run two at once; or put a server through hardships; count what held.

After every fault the shelf and the edition are each what they were before the change or what they should be after it,
undamaged, every passage its own nearest neighbour; and the next start brings them together.
"""

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from assistant.settings import Settings
from evals.faults.changing import AGAIN, BROKEN, CHANGED, REFUSED, add, ended, kill, start, start_again
from evals.faults.looking import Contents, contents, look
from evals.faults.servers import servers
from index.embedding import BUNDLED, Encoder

os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
ROOT = Path(__file__).resolve().parents[2]
PLAN = ROOT / "tests" / "documents" / "01_cangnan-county-opc-2026.txt"
_ROOM = (2_000, 4_000_000)
"""Bytes after which the disk is full: from the first page of the shelf to the last file of the store."""


@dataclass
class Tally:
    """What became of the faults of one kind."""

    tried: int = 0
    as_it_was: int = 0
    as_it_should_be: int = 0
    brought_together: int = 0
    """Times when the documents were those of after and the index that of before, until the next start."""
    stages: Counter[str] = field(default_factory=Counter)
    breaches: list[str] = field(default_factory=list)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.faults", description=__doc__)
    parser.add_argument("--kills", type=int, default=200, metavar="N", help="how many writers to kill (default 200)")
    parser.add_argument("--full", type=int, default=40, metavar="N", help="how many times to fill the disk (default 40)")
    parser.add_argument("--two", type=int, default=20, metavar="N", help="how many times to run two at once (default 20)")
    parser.add_argument("--servers", action="store_true", help="hardships of a running server instead")
    parser.add_argument("--only", default="", metavar="WORDS", help="of these, those whose name has the words")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.servers:
        return servers(options.only, options.seed)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), random.Random(options.seed))  # noqa: S311 - where to kill, no secret
        tallies = {"killed": bench.kills(options.kills), "disk full": bench.full_disks(options.full), "two at once": bench.two_at_once(options.two)}
    for name, one in tallies.items():
        print(f"{name}: {one.tried}; as it was {one.as_it_was}, as it should be {one.as_it_should_be}, of these brought together at the next start {one.brought_together}; breaches {len(one.breaches)}")
        print("".join(f"    {count:4d}  {stage}\n" for stage, count in one.stages.most_common()), end="")
        print("".join(f"    BREACH  {line}\n" for line in one.breaches), end="")
    return 1 if any(one.breaches for one in tallies.values()) else 0


class Bench:
    """A small library, put back before every fault, and an encoder that every writer shares by being forked."""

    def __init__(self, folder: Path, dice: random.Random) -> None:
        self._dice = dice
        self._kept, self._data, self._log = folder / "kept", folder / "data", folder / "log"
        seeds = folder / "seeds"
        seeds.mkdir()
        shutil.copy(PLAN, seeds / "plan.txt")
        (seeds / "manifest.toml").write_text('[[document]]\nid = "plan"\nfile = "plan.txt"\ntitle = "方案"\n', encoding="utf-8")
        self._settings = Settings(data=self._data, seeds=seeds, genre=self._data / "genre.toml")
        self._encoder = Encoder(BUNDLED, folder / "models")
        self._encoder.load()
        import index.store  # noqa: F401 - loaded before forking, as in a server

        self._start_again()
        shutil.copytree(self._data, self._kept)
        self._before = contents(self._settings)
        begun = time.monotonic()
        self._after = self._expected(self._document("first"))
        self._longest = time.monotonic() - begun

    def kills(self, times: int) -> Tally:
        """A writer that ends before it is killed is judged too, and another one is killed in its place, sooner."""
        tally, killed = Tally(), 0
        while killed < times:
            child = self._begin(killed)
            time.sleep(self._dice.random() * self._longest)
            done, _ = os.waitpid(child, os.WNOHANG)
            if done:
                self._longest *= 0.9
            else:
                kill(child)
            self._judge(tally, "it had ended" if done else self._stage(), self._document(str(killed)))
            killed += not done
        return tally

    def full_disks(self, times: int) -> Tally:
        tally = Tally()
        for number in range(times):
            low, high = _ROOM
            child = self._begin(number, room=int(low * (high / low) ** self._dice.random()))
            status = ended(child)
            self._judge(tally, self._stage() if status != CHANGED else "there was room", self._document(str(number)))
            if status not in (CHANGED, REFUSED):
                tally.breaches.append(f"ended with {status}: {self._stage()}")
        return tally

    def two_at_once(self, times: int) -> Tally:
        tally = Tally()
        for number in range(times):
            one = self._begin(number)
            time.sleep(self._dice.uniform(0.0, 0.3))
            other = self._adding("other.txt", self._document(f"{number}乙"))
            statuses = ended(one), ended(other)
            found = look(self._settings)
            tally.tried += 1
            tally.stages[f"{sum(status == CHANGED for status in statuses)} of two changed it, {sum(status == REFUSED for status in statuses)} said to try again"] += 1
            is_held = not found.faults and found.shelf == found.edition and len(found.shelf) == 1 + sum(status == CHANGED for status in statuses)
            tally.as_it_should_be += is_held
            if not is_held or BROKEN in statuses or None in statuses:
                tally.breaches.append(f"{statuses}: {found.faults or (len(found.shelf), len(found.edition))}")
        return tally

    def _judge(self, tally: Tally, stage: str, document: bytes) -> None:
        tally.tried += 1
        tally.stages[stage] += 1
        print(f"{tally.tried}: {stage}", file=sys.stderr, flush=True)
        after = self._before + self._after_of(document)
        found = look(self._settings)
        breach: Callable[[str], None] = lambda line: tally.breaches.append(f"{stage}: {line}")  # noqa: E731
        for fault in found.faults:
            breach(fault)
        if found.shelf not in (self._before, after) or found.edition not in (self._before, after):
            breach("documents that are neither those of before nor those of after")
        tally.as_it_was += found.shelf == self._before
        tally.as_it_should_be += found.shelf == after
        tally.brought_together += self._start_again()
        again = look(self._settings)
        if again.faults or not again.shelf == again.edition == found.shelf:
            breach(f"after the next start: {again.faults or 'documents and index differ'}")

    def _begin(self, number: int, room: int = 0) -> int:
        """Put the library back and fork a writer."""
        shutil.rmtree(self._data)
        shutil.copytree(self._kept, self._data)
        self._log.unlink(missing_ok=True)
        return self._adding(f"{number}.txt", self._document(str(number)), room)

    def _adding(self, name: str, document: bytes, room: int = 0) -> int:
        return start(lambda say: add(self._settings, self._encoder, name, document, say), self._log, room)

    def _start_again(self) -> bool:
        """Start as after a fault; whether something had to be built."""
        self._log.unlink(missing_ok=True)
        if ended(start(lambda say: start_again(self._settings, self._encoder, say), self._log)) != CHANGED:
            sys.exit(f"it does not start again: {self._stage()}")
        return self._log.exists() and self._log.read_text(encoding="utf-8").startswith(AGAIN)

    def _document(self, mark: str) -> bytes:
        """A short plan of its own words, so that some vectors have to be computed."""
        items = "".join(f"{place}.第{mark}批项目{place}完成投资{place}亿元。（牵头单位：县发改局）\n" for place in range(1, 9))
        return f"某县2026年第{mark}号方案\n一、重点任务\n{items}".encode()

    def _after_of(self, document: bytes) -> Contents:
        import hashlib

        stem = document.decode().partition("第")[2].partition("号")[0]
        return ((stem, hashlib.sha256(document).hexdigest()),)

    def _expected(self, document: bytes) -> Contents:
        """What an undisturbed change leaves."""
        if ended(self._adding("first.txt", document)) != CHANGED:
            sys.exit(f"the library could not be changed at all: {self._stage()}")
        return contents(self._settings)

    def _stage(self) -> str:
        """The last thing that the writer said, without its figures."""
        lines = self._log.read_text(encoding="utf-8").splitlines() if self._log.exists() else []
        return (lines[-1].partition("：")[0] if lines else "before its first word").translate({ord(digit): None for digit in "0123456789/%（）"})


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.exit(main())
