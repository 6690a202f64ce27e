"""``python -m evals.checking``: check drafts with known errors, generated or by hand; print what was found, and what was called wrong."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter

from assistant.checking.check import Checker
from assistant.checking.statement import Statement, Verdict
from assistant.commands.reading import library_of
from assistant.settings import read_settings
from evals.checking.cases import PARTS, CasesError, hand_made
from evals.checking.drafts import Draft, Seeded, drafts_of
from index.documents import read_document
from index.errors import YoujuError
from index.genre import load_genre
from index.library import Library, read_library

FOUND_GOAL, WRONG_GOAL = 95.0, 3.0
Result = tuple[Seeded, list[Statement], Draft]
"""What was put into a draft, the rows that overlap it, and the draft."""
_WRONG = (Verdict.CONTRADICTS, Verdict.UNSUPPORTED)


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    status = 0
    try:
        for part in ("generated", *PARTS) if options.part == "all" else (options.part,):
            started = perf_counter()
            results = [found for library, drafts in _sets(part, options) for found in _results(library, drafts)]
            if results:
                print(f"\n{part}")
                status |= _print(results, perf_counter() - started, part, options)
    except (CasesError, YoujuError) as error:
        print(error, file=sys.stderr)
        return 1
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals.checking", description=__doc__)
    parser.add_argument("--part", choices=("generated", *PARTS, "all"), default="generated", help="generated from the documents (default), or by hand")
    parser.add_argument("--drafts", type=int, default=300, metavar="N", help="so many drafts a library (default 300)")
    parser.add_argument("--seed", type=int, default=0, help="another seed makes other drafts")
    parser.add_argument("--documents", type=Path, metavar="FOLDER", help="from the .txt plans of a folder, each alone, in place of the seeds")
    parser.add_argument("--check", action="store_true", help="exit 1 when a goal is missed or a wrong figure was called consistent")
    parser.add_argument("-v", "--verbose", action="store_true", help="print every statement that was judged wrongly")
    return parser


def _sets(part: str, options: argparse.Namespace) -> Iterator[tuple[Library, list[Draft]]]:
    """The libraries with the drafts about each."""
    if options.documents:
        for path in sorted(options.documents.glob("*.txt")):
            library = read_library([read_document(path)], load_genre())
            yield library, drafts_of(library, options.drafts, options.seed)
        return
    settings = read_settings()
    library = library_of(settings)
    yield library, drafts_of(library, options.drafts, options.seed) if part == "generated" else hand_made(part)


def _results(library: Library, drafts: Sequence[Draft]) -> list[Result]:
    checker = Checker(library)
    found = []
    for draft in drafts:
        statements = list(checker.check(draft.text))
        found += [(one, [row for row in statements if row.span.overlaps(one.span)], draft) for one in draft.seeded]
    return found


def verdict_of(rows: Sequence[Statement]) -> str:
    """The gravest verdict of a statement's rows; empty where nothing of it was checked."""
    order = (Verdict.CONTRADICTS, Verdict.UNSUPPORTED, Verdict.PLAN_DIFFERS, Verdict.CONSISTENT)
    return next((one.value for one in order if any(row.verdict is one for row in rows)), "")


def _print(results: Sequence[Result], seconds: float, part: str, options: argparse.Namespace) -> int:
    drafts = len({id(draft) for *_, draft in results})
    print(f"{drafts} drafts, {len(results)} statements, {1000 * seconds / max(1, len(results)):.1f} ms a statement")
    print(f"{'error':<12}{'statements':>10}{'found':>8}{'differs':>9}{'consistent':>12}{'unseen':>8}{'%':>7}")
    errors = [(one, verdict_of(rows)) for one, rows, _ in results if one.error]
    for kind in (*dict.fromkeys(sorted(one.error for one, _ in errors)), "all"):
        tally = Counter(verdict for one, verdict in errors if kind in (one.error, "all"))
        total, found = sum(tally.values()), sum(tally[one.value] for one in _WRONG)
        differs = tally[Verdict.PLAN_DIFFERS.value]
        print(f"{kind:<12}{total:>10}{found:>8}{differs:>9}{tally[Verdict.CONSISTENT.value]:>12}{tally['']:>8}{100 * (found + differs) / max(1, total):>7.1f}")
    faithful = Counter(verdict_of(rows) for one, rows, _ in results if not one.error)
    total, wrong = sum(faithful.values()), sum(faithful[one.value] for one in _WRONG)
    print(f"faithful    {total:>10}  called wrong {wrong} ({100 * wrong / max(1, total):.1f}%), differs {faithful[Verdict.PLAN_DIFFERS.value]}, unseen {faithful['']}")
    figures = [one for one, verdict in errors if one.error in ("digit", "unit", "moved") and verdict == Verdict.CONSISTENT.value]
    print(f"wrong figures called consistent: {len(figures)}")
    if options.verbose and part != "test":
        _print_failures(results)
    all_found = 100 * sum(verdict not in (Verdict.CONSISTENT.value, "") for _, verdict in errors) / max(1, len(errors))
    return int(options.check and (bool(figures) or all_found < FOUND_GOAL or 100 * wrong / max(1, total) > WRONG_GOAL))


def _print_failures(results: Sequence[Result]) -> None:
    for one, rows, draft in results:
        verdict = verdict_of(rows)
        if (verdict in ("", Verdict.CONSISTENT.value)) if one.error else (verdict in _WRONG):
            print(f"\n[{one.error or 'faithful'}, {one.sort}] {verdict or 'unseen'}: {one.span.of(draft.text)}")
            for row in rows:
                print(f"    {row.verdict.value} {row.kind} | {row.text} | {row.plan_says[:90]} | {[citation.address for citation in row.citations]}")


if __name__ == "__main__":
    sys.exit(main())
