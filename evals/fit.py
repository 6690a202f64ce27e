"""``python -m evals.fit``: fit the weights of places, targets and answerable, one after the other, and say what each is worth.

Fitted on the train and the hard part. Nothing is learnt on the test part: with ``--write`` the core set is run once before and after, and
weights that lose more than 0.3 points of a measure are not written.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from assistant.assistant import Assistant
from assistant.settings import read_settings
from evals.baseline import MEASURES
from evals.cases import Case, CasesError, case_files, read_cases
from evals.fit_answerable import fit_answerable
from evals.fit_places import fit_places, with_scores
from evals.fit_targets import fit_targets
from evals.fitted import ANSWERABLE, PLACES, TARGETS, Table, asked_of, trying, write_table
from evals.run import run_cases
from evals.summary import Row, row_of
from index.errors import YoujuError

_LOSS = 0.003
"""What new weights may lose of a measure on the core set."""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.fit", description=__doc__)
    names = ", ".join(file.name for file in (PLACES, TARGETS, ANSWERABLE))
    parser.add_argument("--write", action="store_true", help=f"write {names}, unless the core set loses by it")
    options = parser.parse_args(arguments)
    try:
        return _run(options.write)
    except (CasesError, YoujuError) as error:
        print(error, file=sys.stderr)
        return 1


def _run(is_written: bool) -> int:
    assistant = Assistant(read_settings())
    try:
        assistant.load()
        if not assistant.is_ready:
            raise YoujuError(assistant.retrieval.trouble)
        cases = read_cases(case_files())
        tables = fit_all(assistant, cases)
        return _write(assistant, [case for case in cases if case.is_core], tables) if is_written else 0
    finally:
        assistant.close()


def fit_all(assistant: Assistant, cases: Sequence[Case]) -> dict[Path, Table]:
    """The three tables by their file; each is fitted on what the ones before it make of the questions, the absent ones by the last alone."""
    asked = asked_of(assistant, cases)
    ranked = [one for one in asked if one.case.group != "absent"]
    tables: dict[Path, Table] = {PLACES: fit_places(ranked)}
    tables[TARGETS] = fit_targets([with_scores(one, tables[PLACES]) for one in ranked])
    asked = [with_scores(one, tables[PLACES]) for one in asked]
    with trying(tables):
        tables[ANSWERABLE] = fit_answerable(asked)
    return tables


def _write(assistant: Assistant, cases: Sequence[Case], tables: Mapping[Path, Table]) -> int:
    before = row_of("before", run_cases(assistant, cases))
    with trying(tables):
        after = row_of("after", run_cases(assistant, cases))
    print(f"\ncore set, {len(cases)} cases{'':<14}" + "".join(f"{measure:>10}" for measure in MEASURES))
    for row in (before, after):
        print(f"  {row.name:<30}" + "".join(f"{_share(row, measure) * 100:9.1f}%" for measure in MEASURES))
    if lost := [measure for measure in MEASURES if _share(before, measure) - _share(after, measure) > _LOSS + 1e-9]:
        print(f"not written: {', '.join(lost)} would fall by more than {_LOSS * 100:.1f} points")
        return 1
    for file, table in tables.items():
        write_table(file, table)
        print(f"written: {file.name}")
    return 0


def _share(row: Row, measure: str) -> float:
    return float(getattr(row, measure) or 0.0)


if __name__ == "__main__":
    sys.exit(main())
