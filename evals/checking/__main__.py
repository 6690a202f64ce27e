"""``python -m evals.checking``: check drafts with known errors; print what was found, and what faithful statements were called wrong."""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from assistant.checking.check import Checker
from assistant.checking.statement import Statement, Verdict
from assistant.settings import read_settings
from evals.checking.drafts import Draft, Seeded, drafts_of
from evals.verification.cases import library_of
from index.documents import read_document
from index.errors import YoujuError
from index.genre import load_genre
from index.library import Library, read_library

FOUND_GOAL, WRONG_GOAL = 95.0, 3.0
_WRONG = (Verdict.CONTRADICTS, Verdict.UNSUPPORTED)


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    try:
        libraries = _libraries(options)
    except YoujuError as error:
        print(error, file=sys.stderr)
        return 1
    started = perf_counter()
    results = [(seeded, statements, draft) for library in libraries for seeded, statements, draft in _results(library, options)]
    seconds = perf_counter() - started
    return _print(results, seconds, options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals.checking", description=__doc__)
    parser.add_argument("--drafts", type=int, default=300, metavar="N", help="so many drafts a library (default 300)")
    parser.add_argument("--seed", type=int, default=0, help="another seed makes other drafts")
    parser.add_argument("--documents", type=Path, metavar="FOLDER", help="from the .txt plans of a folder, each alone, in place of the seeds")
    parser.add_argument("--check", action="store_true", help="exit 1 when a goal is missed or a wrong figure was called consistent")
    parser.add_argument("-v", "--verbose", action="store_true", help="print every statement that was judged wrongly")
    return parser


def _libraries(options: argparse.Namespace) -> list[Library]:
    if options.documents:
        return [read_library([read_document(path)], load_genre()) for path in sorted(options.documents.glob("*.txt"))]
    settings = read_settings()
    return [library_of(settings.seeds, settings.genre)]


def _results(library: Library, options: argparse.Namespace) -> list[tuple[Seeded, list[Statement], Draft]]:
    checker = Checker(library)
    found = []
    for draft in drafts_of(library, options.drafts, options.seed):
        statements = list(checker.check(draft.text))
        found += [(one, [row for row in statements if row.span.overlaps(one.span)], draft) for one in draft.seeded]
    return found


def verdict_of(rows: Sequence[Statement]) -> str:
    """The gravest verdict of a statement's rows; empty where nothing of it was checked."""
    order = (Verdict.CONTRADICTS, Verdict.UNSUPPORTED, Verdict.PLAN_DIFFERS, Verdict.CONSISTENT)
    return next((one.value for one in order if any(row.verdict is one for row in rows)), "")


def _print(results: Sequence[tuple[Seeded, list[Statement], Draft]], seconds: float, options: argparse.Namespace) -> int:
    drafts = len({id(draft) for *_, draft in results})
    print(f"{drafts} drafts, {len(results)} statements, {1000 * seconds / max(1, len(results)):.1f} ms a statement")
    print(f"{'error':<12}{'statements':>10}{'found':>8}{'differs':>9}{'consistent':>12}{'unseen':>8}{'%':>7}")
    errors = [(one, verdict_of(rows)) for one, rows, _ in results if one.error]
    for kind in (*dict.fromkeys(sorted(one.error for one, _ in errors)), "all"):
        tally = Counter(verdict for one, verdict in errors if kind in (one.error, "all"))
        total, found = sum(tally.values()), sum(tally[one.value] for one in _WRONG)
        differs = tally[Verdict.PLAN_DIFFERS.value]
        print(f"{kind:<12}{total:>10}{found:>8}{differs:>9}{tally[Verdict.CONSISTENT.value]:>12}{tally['']:>8}{100 * (found + differs) / total:>7.1f}")
    faithful = Counter(verdict_of(rows) for one, rows, _ in results if not one.error)
    total, wrong = sum(faithful.values()), sum(faithful[one.value] for one in _WRONG)
    print(f"faithful    {total:>10}  called wrong {wrong} ({100 * wrong / total:.1f}%), differs {faithful[Verdict.PLAN_DIFFERS.value]}, unseen {faithful['']}")
    figures = [one for one, verdict in errors if one.error in ("digit", "unit", "moved") and verdict == Verdict.CONSISTENT.value]
    print(f"wrong figures called consistent: {len(figures)}")
    if options.verbose:
        _print_failures(results)
    all_found = 100 * sum(verdict not in (Verdict.CONSISTENT.value, "") for _, verdict in errors) / max(1, len(errors))
    return int(options.check and (bool(figures) or all_found < FOUND_GOAL or 100 * wrong / total > WRONG_GOAL))


def _print_failures(results: Sequence[tuple[Seeded, list[Statement], Draft]]) -> None:
    for one, rows, draft in results:
        verdict = verdict_of(rows)
        if (verdict in ("", Verdict.CONSISTENT.value)) if one.error else (verdict in _WRONG):
            print(f"\n[{one.error or 'faithful'}, {one.sort}] {verdict or 'unseen'}: {one.span.of(draft.text)}")
            for row in rows:
                print(f"    {row.verdict.value} {row.kind} | {row.text} | {row.plan_says[:90]} | {[citation.address for citation in row.citations]}")


if __name__ == "__main__":
    sys.exit(main())
