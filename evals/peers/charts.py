"""Charts: what a run found, what its answers came to, and what a question costs, as SVG."""

from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure

from evals.peers.contestants import CONTESTANTS, OURS, OURS_WORDED
from evals.peers.page import ANSWERS, COST, FOUND, Measure
from evals.peers.results import Result, Run

_LABELS = {one.name: one.label for one in CONTESTANTS}
_OURS, _PEER, _PALE = ("#1a7f37", "#a7d8b5"), ("#57606a", "#c4cad1"), "#d0d7de"


def draw(run: Run, folder: Path) -> None:
    """``found.svg``, ``answers.svg`` where answers were asked for, and ``cost.svg``; the same numbers give the same bytes."""
    mpl.rcParams["svg.hashsalt"] = "youju"
    mpl.rcParams["font.size"] = 10
    searched = [row for row in run.rows if row.name != OURS_WORDED]
    _bars(searched, (FOUND[0], FOUND[1]), ("first", "within five"), "Clauses found, % of the questions", folder / "found.svg", scale=100)
    if any(row.answered for row in run.rows):
        _bars(run.rows, (ANSWERS[0], ANSWERS[1]), ("right", "with a wrong figure"), "Answers, % of the questions", folder / "answers.svg", scale=100)
    _bars(searched, (COST[0], COST[1]), ("median", "95th percentile"), "Milliseconds for a question (youju: answered; peers: searched)", folder / "cost.svg", scale=1)


def _bars(rows: Sequence[Result], measures: tuple[Measure, Measure], names: tuple[str, str], title: str, file: Path, scale: float) -> None:
    shown = [row for row in rows if measures[0].of(row) is not None][::-1]
    figure = Figure(figsize=(8.4, 0.52 * len(shown) + 1.3), layout="constrained")
    axes = figure.add_subplot()
    for place, row in enumerate(shown):
        colours = _OURS if row.name in (OURS, OURS_WORDED) else _PEER
        for offset, measure, colour in ((0.2, measures[0], colours[0]), (-0.2, measures[1], colours[1])):
            value = (measure.of(row) or 0) * scale
            axes.barh(place + offset, value, height=0.38, color=colour)
            axes.annotate(f"{value:.0f}", (value, place + offset), xytext=(4, 0), textcoords="offset points", va="center", fontsize=8)
    axes.set_yticks(range(len(shown)), [_LABELS[row.name] for row in shown])
    axes.set_title(f"{title}\nupper bar: {names[0]}, lower bar: {names[1]}", loc="left", fontsize=11)
    axes.set_axisbelow(True)
    axes.grid(axis="x", color=_PALE)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(length=0)
    file.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(file, metadata={"Date": None})
