"""``python -m evals.bench --peers``: ours beside LangChain, LlamaIndex, Haystack and txtai in one run; prints, and with ``--write`` writes, the page."""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from assistant.settings import ROOT, read_settings
from evals.cases import Case, case_files, read_cases
from evals.peers.contestants import CONTESTANTS, OURS, OURS_WORDED
from evals.peers.measure import Bench, answered, built, searched, without_model
from evals.peers.results import Result, Run, read_run, write_run
from evals.selection import sample, select
from index.bundled_model import bundled_model
from index.documents import read_manifest
from index.embedding import cores
from index.genre import load_genre
from index.library import read_library

PAGE = ROOT / "docs" / "benchmarks.md"
KEPT = ROOT / "docs" / "benchmarks" / "peers.json"
_PACKAGES = ("langchain", "llama-index-core", "haystack-ai", "txtai", "sentence-transformers", "torch")


@dataclass(frozen=True, slots=True)
class Size:
    """How much a run asks."""

    searched: int
    answered: int
    starts: int


FULL, QUICK = Size(200, 30, 3), Size(40, 6, 1)


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    if options.again:
        _show(read_run(KEPT), options.write)
        return 0
    size = QUICK if options.quick else FULL
    size = Size(options.searched or size.searched, size.answered if options.answered is None else options.answered, size.starts)
    settings = read_settings()
    with nullcontext(options.work) if options.work else tempfile.TemporaryDirectory() as folder:
        bench = Bench(
            document=ROOT / "seeds" / "xiangyin-2025.txt", work=Path(folder), models=options.models, bundled=bundled_model(settings.models, _say),
            ours=sys.executable, peers=options.python, chat_url=options.endpoint, chat_model=options.chat_model, say=_say,
        )
        for run in _runs(bench, options.only, size):
            if options.write:
                write_run(run, KEPT)
            _show(run, options.write)
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals.bench --peers", description=__doc__)
    parser.add_argument("--python", default=sys.executable, metavar="FILE", help="interpreter of the environment with the peers' packages (default: this one)")
    parser.add_argument("--models", type=Path, default=Path("peer-models"), metavar="FOLDER", help="the peers' default models, laid out by python -m evals.peers.models FOLDER")
    parser.add_argument("--endpoint", default="", metavar="URL", help="base URL of an OpenAI-compatible endpoint, the same for all; without it nobody words an answer")
    parser.add_argument("--chat-model", default="", metavar="NAME", help="the model's name there")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK.searched} questions, {QUICK.answered} answers, one start, instead of {FULL.searched}, {FULL.answered} and {FULL.starts}")
    parser.add_argument("--searched", type=int, metavar="N", help="how many questions to search")
    parser.add_argument("--answered", type=int, metavar="N", help="how many questions to answer")
    parser.add_argument("--only", nargs="+", default=[], choices=[one.name for one in CONTESTANTS], metavar="NAME", help="some contestants")
    parser.add_argument("--work", type=Path, metavar="FOLDER", help="keep the indexes there, and what building them took, for a run that is to go on")
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md, its charts and its numbers")
    parser.add_argument("--again", action="store_true", help="measure nothing: the page again from the numbers that are kept")
    options = parser.parse_args(arguments)
    if bool(options.endpoint) != bool(options.chat_model):
        parser.error("--endpoint and --chat-model go together")
    return options


def _runs(bench: Bench, only: Sequence[str], size: Size) -> Iterator[Run]:
    """What it came to when all was searched, and, with a chat model, when all was answered."""
    chosen = [one for one in CONTESTANTS if (not only or one.name in only) and (one.name != OURS_WORDED or bench.chat_url)]
    load = os.getloadavg()[0]
    plain = without_model(bench)
    rows: dict[str, Result] = {one.name: built(plain, one, size.starts if one.name != OURS_WORDED else 0) for one in chosen}
    library = read_library(read_manifest(bench.document.parent), load_genre())
    questions = select(read_cases(case_files()), names=("core",))
    searching = [one for one in chosen if one.name != OURS_WORDED]
    searched(plain, rows, searching, _questions_to_search(questions, size.searched), library)
    load = max(load, os.getloadavg()[0] - cores())  # what is measured takes all cores itself
    yield _run_of(bench, rows, load)
    if bench.chat_url and size.answered:
        wording = [one for one in chosen if one.is_worded or one.name == OURS]
        answered(bench, rows, wording, _questions_to_answer(questions, size.answered), library)
        yield _run_of(bench, rows, load)


def _run_of(bench: Bench, rows: dict[str, Result], load: float) -> Run:
    return Run(
        date=datetime.now(UTC).date().isoformat(), machine=_machine(),
        load=load, chat=bench.chat_model, versions=_versions(bench.peers), rows=list(rows.values()),
    )


def _questions_to_search(cases: Sequence[Case], count: int) -> list[Case]:
    """Half of the train part and half held out, of those that have a clause."""
    return [case for part in ("train", "test") for case in sample([one for one in cases if one.part == part and one.gold], count // 2)]


def _questions_to_answer(cases: Sequence[Case], count: int) -> list[Case]:
    """Held out, a fifth of them about what the plan does not say."""
    held_out = [one for one in cases if one.part == "test"]
    silent = sample([one for one in held_out if one.is_silent], count // 5)
    return sample([one for one in held_out if one.is_answerable], count - len(silent)) + silent


def _machine() -> str:
    model = next((line.partition(":")[2].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")), platform.processor())
    return f"{os.cpu_count()} cores ({model}), Python {platform.python_version()}"


def _versions(python: str) -> dict[str, str]:
    """What the peers' environment has."""
    asked = f"from importlib.metadata import version\nfor name in {_PACKAGES!r}:\n    print(name, version(name))"
    done = subprocess.run([python, "-c", asked], capture_output=True, text=True, check=False)
    return dict(line.split() for line in done.stdout.splitlines())


def _show(run: Run, is_kept: bool) -> None:
    from evals.peers.page import page_of

    text = page_of(run)
    print(text)
    if is_kept:
        from evals.peers.charts import draw

        draw(run, KEPT.parent)
        PAGE.write_text(text, encoding="utf-8")


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
