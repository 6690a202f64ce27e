"""``python -m evals``: run the cases, print the table, the changes against the baseline and, with -v, every failing case."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.assistant import Assistant
from assistant.settings import read_settings
from evals.baseline import Change, changes, drops, read_baseline, write_baseline
from evals.cases import PARTS, TYPES, CasesError, case_files, check_cases, read_cases
from evals.metrics import missing_values, shown_forbidden
from evals.readme import write_readme
from evals.report import FOLDER, write_report
from evals.run import Outcome, run_cases
from evals.summary import Row, Threshold, rows_of, thresholds_of, totals_of, unseen_goals_of
from index.errors import YoujuError


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    try:
        return _run(options)
    except (CasesError, YoujuError) as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    parser.add_argument("--part", choices=("core", *PARTS, "all"), default="all", help="core: train and test (default: all)")
    parser.add_argument("--cases", nargs="+", type=Path, metavar="FILE", help="other case files than evals/cases/*.jsonl")
    parser.add_argument("--type", action="append", choices=TYPES, help="only cases of this type (may be repeated)")
    parser.add_argument("--id", action="append", help="only the case of this id (may be repeated)")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write one object a case to this file")
    parser.add_argument("--update-baseline", action="store_true", help="keep this run as evals/baseline.json (the whole set only)")
    parser.add_argument("--check", action="store_true", help="exit 1 when a threshold fails or a total of the core set fell by more than 1 point")
    parser.add_argument("--report", type=Path, metavar="FOLDER", help="write the report here alone (a run of the whole set writes docs/evals and the README's section)")
    parser.add_argument("-v", "--verbose", action="store_true", help="print every failing case")
    return parser


def _run(options: argparse.Namespace) -> int:
    cases = [
        case for case in read_cases(options.cases or case_files())
        if (options.part in ("all", case.part) or (options.part == "core" and case.is_core))
        and (not options.type or case.type in options.type) and (not options.id or case.id in options.id)
    ]
    is_whole = options.part == "all" and not (options.cases or options.type or options.id)
    if (options.update_baseline or options.check) and not is_whole:
        print("--update-baseline and --check take the whole set: leave --part, --cases, --type and --id out", file=sys.stderr)
        return 2
    if not cases:
        print("no case is selected: see evals/cases", file=sys.stderr)
        return 2
    assistant = Assistant(read_settings(), _say)
    try:
        assistant.load(_say)
        if not assistant.is_ready:
            raise YoujuError(assistant.retrieval.trouble)
        faults = check_cases(cases, assistant.library)
        for fault in faults:
            print(f"case: {fault}", file=sys.stderr)
        outcomes = run_cases(assistant, cases, _say)
    finally:
        assistant.close()
    baseline = read_baseline()
    changed = changes(outcomes, baseline)
    print_table(outcomes)
    print_changes(changed, has_baseline=bool(baseline))
    if options.verbose:
        shown = outcomes if options.part == "test" or options.cases or options.id else [one for one in outcomes if one.case.part != "test"]
        print_failures(shown)
        if len(shown) < len(outcomes):
            print("\nfailing cases of the test part are shown by --part test alone, so that nobody tunes to them by accident")
    if options.json:
        options.json.write_text("".join(f"{json.dumps(_as_json(outcome), ensure_ascii=False)}\n" for outcome in outcomes), encoding="utf-8")
    if options.report or is_whole:
        _say(f"report: {write_report(outcomes, changed, options.report or FOLDER)}")
    if is_whole and not options.report:
        write_readme(outcomes)
    if options.update_baseline:
        write_baseline(outcomes)
    if options.check:
        return int(bool(faults) + print_faults(outcomes) > 0)
    return 0


def _say(line: str) -> None:
    print(line, file=sys.stderr)


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value * 100:.1f}"


def print_table(outcomes: Sequence[Outcome]) -> None:
    """The rows by type (of the core set), the totals, and the thresholds."""
    header = f"{'type':<15}{'n':>5}{'right':>8}{'headline':>10}{'cited':>8}{'refused':>9}{'first':>8}{'in five':>9}{'p50 ms':>8}{'p95 ms':>8}"
    print(header)
    for row in rows_of(outcomes):
        print(_line(row))
    print("-" * len(header))
    for row in totals_of(outcomes):
        print(_line(row))
    print()
    for threshold in (*thresholds_of(outcomes), *unseen_goals_of(outcomes)):
        print(_threshold(threshold))


def _line(row: Row) -> str:
    return (
        f"{row.name:<15}{row.n:>5}{_percent(row.right):>8}{_percent(row.headline):>10}{_percent(row.cited):>8}{_percent(row.refused):>9}"
        f"{_percent(row.first):>8}{_percent(row.within_five):>9}{row.p50:>8.0f}{row.p95:>8.0f}"
    )


def _threshold(threshold: Threshold) -> str:
    if threshold.name.startswith("quotes"):
        return f"{threshold.name:<36}{threshold.value:>6.0f}    must be 0  {'ok' if threshold.holds else 'FAILS'}"
    if threshold.value is None:
        return f"{threshold.name:<36}{'–':>6}   no such case here"
    bound = f"{'≤' if threshold.is_ceiling else '≥'} {threshold.bound * 100:.0f}%"
    return f"{threshold.name:<36}{_percent(threshold.value):>6}%  {bound:>9}  {'ok' if threshold.holds else 'FAILS'}"


def print_changes(changed: Sequence[Change], has_baseline: bool) -> None:
    """Gains and losses by case."""
    print()
    if not has_baseline:
        print("no baseline yet: keep one with --update-baseline")
        return
    for measure in dict.fromkeys(change.measure for change in changed):
        for is_gain, name in ((True, "gained"), (False, "lost")):
            ids = [f"{change.id} ({change.type})" for change in changed if change.measure == measure and change.is_gain is is_gain]
            if ids:
                print(f"{measure} {name} {len(ids)}: {', '.join(ids)}")
    if not changed:
        print("no case changed against the baseline")


def print_failures(outcomes: Sequence[Outcome]) -> None:
    """Every case that is not right, not right in its headline, or not cited, with what it lacks."""
    for outcome in outcomes:
        case, answer = outcome.case, outcome.answer
        failed = [name for name, mark in (("right", outcome.right), ("headline", outcome.headline), ("cited", outcome.cited)) if mark is False]
        if not failed:
            continue
        print(f"\n{case.id} [{case.type}, {case.wording}] not {', '.join(failed)}; search place {'–' if outcome.place is None else outcome.place + 1}")
        print(f"  asked     {case.question}")
        print(f"  expected  {case.status}: {'; '.join(' / '.join(forms) for forms in case.values) or '–'}  @ {', '.join(case.gold) or '–'}")
        print(f"  headline  {answer.status}: {answer.headline}")
        print(f"  cited     {', '.join(citation.address for citation in answer.citations) or '–'}")
        for name, text, values in (("answer", answer.answer, case.values), ("headline", answer.headline, case.headline_values)):
            missing, shown = missing_values(text, values), shown_forbidden(text, case.forbidden)
            if missing or shown:
                print(f"  {name} lacks {missing or '–'}, shows forbidden {shown or '–'}")


def print_faults(outcomes: Sequence[Outcome]) -> int:
    """Print what CI stops at; how many there are."""
    faults = [f"threshold fails: {_threshold(threshold)}" for threshold in thresholds_of(outcomes) if not threshold.holds]
    faults += [
        f"{drop.measure} fell from {_percent(drop.before)}% to {_percent(drop.now)}% against the baseline"
        for drop in drops(outcomes, read_baseline()) if drop.is_too_much
    ]
    for fault in faults:
        print(fault)
    return len(faults)


def _as_json(outcome: Outcome) -> dict[str, object]:
    return {
        "id": outcome.case.id, "type": outcome.case.type, "part": outcome.case.part, "right": outcome.right, "headline": outcome.headline,
        "cited": outcome.cited, "refused": outcome.refused, "search_place": outcome.place, "answer": outcome.answer.as_json(),
    }


if __name__ == "__main__":
    sys.exit(main())
