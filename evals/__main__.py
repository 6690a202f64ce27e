"""``python -m evals``: run the cases, print the table, the changes against the baseline and, with -v, every failing case."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.assistant import Assistant
from assistant.settings import read_settings
from evals.across import print_across, run_across
from evals.baseline import changes, read_baseline, write_baseline
from evals.cases import GROUPS, PARTS, TYPES, CasesError, across_files, case_files, check_cases, read_cases
from evals.models.command import add_options, fault_of, is_worded, run_with_model
from evals.models.recording import RecordingError
from evals.printing import print_changes, print_failures, print_faults, print_table
from evals.readme import write_readme
from evals.report import FOLDER, write_report
from evals.run import Outcome, run_cases
from evals.selection import sample, select
from index.errors import YoujuError


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    try:
        return _run(options)
    except (CasesError, RecordingError, YoujuError) as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    names = dict.fromkeys((*GROUPS, *PARTS))
    parser.add_argument("--part", action="append", choices=(*names, "all"), default=[], help="a group or a part of the cases (twice: of both; default: all)")
    parser.add_argument("--cases", nargs="+", type=Path, metavar="FILE", help="other case files than evals/cases/*.jsonl")
    parser.add_argument("--type", action="append", choices=TYPES, help="only cases of this type (may be repeated)")
    parser.add_argument("--id", action="append", help="only the case of this id (may be repeated)")
    parser.add_argument("--sample", type=int, metavar="N", help="N cases alone, spread over the types, the same every time")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write one object a case to this file")
    parser.add_argument("--update-baseline", action="store_true", help="keep this run as evals/baseline.json (the whole set only)")
    parser.add_argument("--check", action="store_true", help="exit 1 when a threshold fails or a total of the core set fell by more than 1 point")
    parser.add_argument("--report", type=Path, metavar="FOLDER", help="write the report here alone (a run of the whole set writes docs/evals and the README's section)")
    parser.add_argument("-v", "--verbose", action="store_true", help="print every failing case")
    add_options(parser)
    return parser


def _run(options: argparse.Namespace) -> int:
    names = [name for name in options.part if name != "all"]
    cases = select(read_cases(options.cases or case_files()), names, options.type or (), options.id or ())
    if options.sample is not None:
        cases = sample(cases, options.sample)
    is_whole = not (names or options.cases or options.type or options.id or options.sample)
    if "across" in names and not options.cases:
        cases = select(read_cases(across_files()), names, options.type or (), options.id or ())
        print_across(run_across(read_settings(), cases, _say), options.verbose)
        return 0
    if fault := fault_of(options):
        print(fault, file=sys.stderr)
        return 2
    if (options.update_baseline or options.check) and not is_whole and not is_worded(options):
        print("--update-baseline and --check take the whole set: leave --part, --cases, --type, --id and --sample out", file=sys.stderr)
        return 2
    if not cases:
        print("no case is selected: see evals/cases", file=sys.stderr)
        return 2
    if is_worded(options):
        return run_with_model(options, cases)
    assistant = Assistant(read_settings(), _say)
    assistant.use(None)  # whatever the settings or the page chose
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
        shown = outcomes if "test" in names or options.cases or options.id else [one for one in outcomes if one.case.part != "test"]
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


def _as_json(outcome: Outcome) -> dict[str, object]:
    return {
        "id": outcome.case.id, "type": outcome.case.type, "part": outcome.case.part, "right": outcome.right, "headline": outcome.headline,
        "cited": outcome.cited, "refused": outcome.refused, "search_place": outcome.place, "answer": outcome.answer.as_json(),
    }


if __name__ == "__main__":
    sys.exit(main())
