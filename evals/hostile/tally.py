"""Tally: what came of many attacks of one kind, and what the counts prove."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

_PROOF = 3.0
"""The rule of three: none in n trials means a rate under 3/n, at 95% confidence."""


@dataclass
class Tally:
    """``name``: what was tried. ``breaches``: a line each, with the text that did it."""

    name: str
    tried: int = 0
    ends: Counter[str] = field(default_factory=Counter)
    breaches: list[str] = field(default_factory=list)
    missing: str = ""
    """Why it was not run; empty where it was."""

    def count(self, end: str, breaches: list[str], what: str) -> None:
        """One attack more: how it ended and what it broke. ``what``: the attack, for whoever reads the breach."""
        self.tried += 1
        self.ends[end] += 1
        if breaches:
            self.breaches.append(f"{what}: {'; '.join(breaches)}")

    @property
    def proof(self) -> str:
        if self.missing:
            return f"not run: {self.missing}"
        if self.breaches:
            return f"{100 * len(self.breaches) / self.tried:.2f}%"
        return f"under {100 * min(1.0, _PROOF / self.tried):.2f}%" if self.tried else "nothing"

    def as_json(self) -> dict[str, Any]:
        return {"name": self.name, "tried": self.tried, "breaches": len(self.breaches), "proof": self.proof, "ends": dict(self.ends.most_common())}


def merged(kept: Sequence[dict[str, Any]], tallies: Sequence[Tally]) -> list[dict[str, Any]]:
    """The counts of earlier runs with those of this one in their places; what was not run now stays."""
    now = {one.name: one.as_json() for one in tallies if not one.missing}
    return [now.pop(row["name"], row) for row in kept] + list(now.values())


def print_tallies(title: str, tallies: list[Tally], shown: int = 5) -> None:
    """The table, and below it the first breaches of each."""
    print(f"\n{title}\n{'':<34}{'tried':>7}{'breaches':>10}  at 95%        ended")
    for one in tallies:
        ends = ", ".join(f"{end} {count}" for end, count in one.ends.most_common(6))
        print(f"{one.name:<34}{one.tried:>7}{len(one.breaches):>10}  {one.proof:<13} {ends}")
        print("".join(f"    BREACH  {line[:400]}\n" for line in one.breaches[:shown]), end="")
