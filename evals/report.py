"""Report: a run as Markdown with charts, to be read on a screen."""

from collections.abc import Sequence
from pathlib import Path

from assistant.settings import ROOT
from evals.baseline import Change
from evals.run import Outcome

FOLDER = ROOT / "docs" / "evals"


def write_report(outcomes: Sequence[Outcome], changed: Sequence[Change], folder: Path = FOLDER) -> Path:
    """Write report.md and its charts into a folder; the path of report.md."""
    return folder / "report.md"
