"""``python -m evals.limits``: the stages of a question beside their floors and beside the plain encoder, then the page in a browser.

Times are of the machine of this run; what carries over are the ratios. ``--write`` keeps them in docs/limits.md.
"""

import argparse
import platform
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from assistant.assistant import Assistant
from assistant.settings import ROOT, read_settings
from evals.cases import case_files, read_cases
from evals.limits.browser import Waited, measure_page, usual
from evals.limits.stages import FLOORS, PLAIN, PLAIN_SPREAD, WHOLE, Times, measure
from evals.marked import write_between
from index.bundled_model import FOLDER_NAME
from index.embedding import Encoder, cores, torch_threads

_PAGE = ROOT / "docs" / "limits.md"
_WARMING = 5


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.limits", description=__doc__)
    parser.add_argument("--questions", type=int, default=120, metavar="N", help="different questions (default 120)")
    parser.add_argument("--visits", type=int, default=5, metavar="N", help="visits of the page (default 5; 0: no browser)")
    parser.add_argument("--write", action="store_true", help="keep the tables in docs/limits.md")
    options = parser.parse_args(arguments)
    settings = read_settings()
    plain = Encoder(str(settings.models / FOLDER_NAME), settings.models)
    with closing(Assistant(settings)) as assistant:
        assistant.load()
        if not assistant.is_ready:
            print(assistant.retrieval.trouble, file=sys.stderr)
            return 1
        times = measure(assistant, *_prepared(assistant, plain, options.questions))
    lines = [*_stages(times, options.questions), *_page(measure_page(settings.data, options.visits, 20) if options.visits else None)]
    print("\n".join(lines))
    if options.write:
        _write(_PAGE, lines)
    return 0


def _prepared(assistant: Assistant, encoder: Encoder, count: int) -> tuple[dict[str, Callable[[str], object]], list[str]]:
    """The plain encoder, warm, on one core and on all, and questions that nobody has asked."""
    plain = {PLAIN: _plain(encoder, 1), PLAIN_SPREAD: _plain(encoder, cores())}
    questions = list(dict.fromkeys(case.question for case in read_cases(case_files()) if case.part == "train" and not case.turns))
    chosen = questions[:: max(1, len(questions) // (count + _WARMING))][: count + _WARMING]
    for question in chosen[:_WARMING]:
        for encode in plain.values():
            encode(question)
        assistant.ask(question)
    return plain, chosen[_WARMING:]


def _plain(encoder: Encoder, threads: int) -> Callable[[str], object]:
    def encode(text: str) -> object:
        with torch_threads(threads):
            return encoder.encode_queries([text])

    return encode


def _stages(times: Times, count: int) -> list[str]:
    whole = times.median(WHOLE)
    rows = [
        "| stage | median ms | floor ms | share of an answer |", "| --- | ---: | ---: | ---: |",
        *(f"| {stage} | {times.median(stage):.2f} | {_floor(times, floor)} | {_share(stage, times.median(stage) / whole)} |" for stage, floor in FLOORS.items()),
        f"| **an answer, without a model** | **{whole:.1f}** (p95 {times.late(WHOLE):.1f}) | {times.floor:.1f} | 100% |",
        f"| the plain encoder (`SentenceTransformer`), on one core | {times.median(PLAIN):.1f} (p95 {times.late(PLAIN):.1f}) | | |",
        f"| the plain encoder, on all {cores()} | {times.median(PLAIN_SPREAD):.1f} (p95 {times.late(PLAIN_SPREAD):.1f}) | | |",
    ]
    return [
        f"**An answer takes {whole / times.median(PLAIN_SPREAD):.2f} times one embedding by the plain encoder** on all cores, {whole / times.median(PLAIN):.2f} times one on a single core, and",
        f"{whole / times.floor:.2f} times the floor (the embedding alone, one pass over the vectors, one write to the socket); our encoder takes",
        f"{times.median('embed') / times.median(PLAIN_SPREAD):.2f} of the plain one on as many cores. {count} different questions, each new to the process.", "", *rows,
    ]


def _floor(times: Times, name: str) -> str:
    return f"{times.median(name):.2f}" if name else ""


def _share(stage: str, share: float) -> str:
    return "after it" if stage in ("verify", "render") else f"{share:.0%}"


def _page(waited: Waited | None) -> list[str]:
    if waited is None:
        return []
    return [
        "", "In Chromium, over a real connection:", "",
        "| | median |", "| --- | --- |",
        f"| from the address to the first paint ({len(waited.painted)} first visits) | {usual(waited.painted)} |",
        f"| from the address to a box to type in | {usual(waited.usable)} |",
        f"| from Enter to the answer's figure ({len(waited.answered)} questions) | {usual(waited.answered)} |",
    ]


def _write(path: Path, lines: Sequence[str]) -> None:
    """Put the tables between their marks; what is written around them by hand stays."""
    machine = f"{platform.machine()}, Python {platform.python_version()}"
    write_between(path, "<!-- measured -->", "<!-- /measured -->", "\n".join([f"On {machine}:", "", *lines, ""]))


if __name__ == "__main__":
    sys.exit(main())
