"""Curves: what grows with the number of documents, each measure in a picture of its own, by store."""

from collections.abc import Callable, Sequence
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure

from evals.growth.measured import Measured

_PICTURES: tuple[tuple[str, dict[str, Callable[[Measured], float]]], ...] = (
    ("answers right, %", {"": lambda one: one.share("right") * 100}),
    ("a question, ms", {"median": lambda one: one.median, "p95": lambda one: one.p95}),
    ("memory, MB", {"": lambda one: one.memory}),
    ("build without embedding, s", {"": lambda one: one.build}),
    ("one document changed, s", {"": lambda one: one.update}),
    ("start to the first answer, s", {"": lambda one: one.start}),
)
_LINES = {"embedded": "-", "server": "--"}


def draw(measured: Sequence[Measured], target: Path) -> None:
    """One picture a measure, documents along a logarithmic axis."""
    with mpl.rc_context({"font.size": 9}):
        figure = Figure(figsize=(11, 6), layout="constrained")
        for place, (title, lines) in enumerate(_PICTURES, 1):
            axes = figure.add_subplot(2, 3, place)
            for store in dict.fromkeys(one.store for one in measured):
                own = sorted((one for one in measured if one.store == store), key=lambda one: one.size)
                for name, value in lines.items():
                    axes.plot([one.size for one in own], [value(one) for one in own], _LINES[store], marker="o", label=f"{store} {name}".strip())
            axes.set_xscale("log")
            axes.set_ylim(bottom=0)
            axes.set_title(title)
            axes.set_xlabel("documents")
            axes.grid(visible=True, alpha=0.3)
            axes.legend()
        figure.savefig(target, dpi=110)
