"""Report: the figures of all runs as a table, curves and docs/growth.md, with what they say of a province and a country."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from string import Template

from assistant.settings import ROOT
from evals.growth.curves import draw
from evals.growth.measured import Measured
from evals.growth.questions import VERDICTS

KEPT = Path(__file__).with_name("growth.json")
_PAPER = Path(__file__).with_name("paper.md")
_FOLDER = ROOT / "docs"
_COLUMNS = (
    "documents", "store", "passages", "right", "partial", "refused", "wrong", "median ms", "p95 ms", "CPU ms", "embedding ms",
    "memory MB", "disk MB", "build s", "start s", "update s", "update CPU s", "reopen s",
)


def table(measured: Sequence[Measured]) -> str:
    """One row a size and store, as Markdown."""
    lines = ["| " + " | ".join(_COLUMNS) + " |", "| " + " | ".join("---:" for _ in _COLUMNS) + " |"]
    for one in sorted(measured, key=lambda one: (one.store, one.size)):
        shares = [f"{one.share(verdict) * 100:.1f}%" for verdict in VERDICTS]
        times = [f"{value:.0f}" for value in (one.median, one.p95, one.cpu, one.embedding, one.memory, one.disk)]
        seconds = [f"{value:.1f}" for value in (one.build, one.start, one.update, one.update_cpu, one.reopen)]
        lines.append("| " + " | ".join([f"{one.size:,}", one.store, f"{one.passages:,}", *shares, *times, *seconds]) + " |")
    return "\n".join(lines)


def ratios(measured: Sequence[Measured]) -> str:
    """What is wanted from 10 to 1,000 documents, and what it came to."""
    lines = []
    for store in dict.fromkeys(one.store for one in measured):
        by_size = {one.size: one for one in measured if one.store == store}
        if 10 not in by_size or 1000 not in by_size:
            continue
        small, large = by_size[10], by_size[1000]
        lines.append(
            f"- {store}, from 10 to 1,000 documents: median time per question ×{large.median / small.median:.2f} (at most 3 is wanted; processor time "
            f"×{large.cpu / small.cpu:.2f}), right {large.share('right') * 100 - small.share('right') * 100:+.1f} points (no more than −2), one document "
            f"changed ×{large.update / small.update:.2f} (processor time ×{large.update_cpu / small.update_cpu:.2f})."
        )
    return "\n".join(lines)


def write_report(measured: Sequence[Measured]) -> None:
    """Keep these runs beside those of other sizes and stores, and write the page and its curves."""
    kept = {(one.size, one.store): one for one in read_kept()} | {(one.size, one.store): one for one in measured}
    every = sorted(kept.values(), key=lambda one: (one.store, one.size))
    KEPT.write_text(json.dumps([asdict(one) for one in every], ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    draw(every, _FOLDER / "growth.png")
    text = Template(_PAPER.read_text(encoding="utf-8")).substitute(table=table(every), ratios=ratios(every))
    (_FOLDER / "growth.md").write_text(text, encoding="utf-8")


def read_kept() -> list[Measured]:
    """The runs that were kept."""
    if not KEPT.exists():
        return []
    return [Measured(**row) for row in json.loads(KEPT.read_text(encoding="utf-8"))]
