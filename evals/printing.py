"""Printing: a run as tables for a terminal, what changed, and every failing case with what it lacks."""

from collections.abc import Sequence

from evals.baseline import Change, drops, read_baseline
from evals.goals import Threshold, talk_goals_of, thresholds_of, unseen_goals_of
from evals.metrics import missing_values, shown_forbidden
from evals.run import Outcome
from evals.summary import Row, rows_of, side_rows_of, totals_of


def percent(value: float | None) -> str:
    return "–" if value is None else f"{value * 100:.1f}"


def print_table(outcomes: Sequence[Outcome]) -> None:
    """The rows by type (of the core set), the totals, the groups beside the core set, and what has to hold."""
    header = f"{'type':<22}{'n':>5}{'right':>8}{'headline':>10}{'cited':>8}{'refused':>9}{'first':>8}{'in five':>9}{'p50 ms':>8}{'p95 ms':>8}"
    print(header)
    for rows in (rows_of(outcomes), totals_of(outcomes), side_rows_of(outcomes)):
        for row in rows:
            print(_line(row))
        if rows:
            print("-" * len(header))
    print()
    for threshold in (*thresholds_of(outcomes), *unseen_goals_of(outcomes), *talk_goals_of(outcomes)):
        if threshold.value is not None:
            print(_threshold(threshold))


def _line(row: Row) -> str:
    return (
        f"{row.name:<22}{row.n:>5}{percent(row.right):>8}{percent(row.headline):>10}{percent(row.cited):>8}{percent(row.refused):>9}"
        f"{percent(row.first):>8}{percent(row.within_five):>9}{row.p50:>8.0f}{row.p95:>8.0f}"
    )


def _threshold(threshold: Threshold) -> str:
    verdict = "ok" if threshold.holds else "FAILS"
    if threshold.is_count:
        return f"{threshold.name:<40}{threshold.value:>6.0f}    must be {threshold.bound:.0f}  {verdict}"
    bound = f"{'≤' if threshold.is_ceiling else '≥'} {threshold.bound * 100:.0f}%"
    return f"{threshold.name:<40}{percent(threshold.value):>6}%  {bound:>9}  {verdict}"


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
    """Every case that is not right, not right in its headline, or not cited, with what it lacks; bare histories too."""
    for outcome in outcomes:
        _print_failure(outcome)
        if outcome.bare and not _print_same(outcome, outcome.bare):
            _print_failure(outcome.bare, " after turns without answers")


def _print_same(one: Outcome, other: Outcome) -> bool:
    """Whether the two would be printed alike."""
    return (one.right, one.headline, one.cited, one.answer.headline) == (other.right, other.headline, other.cited, other.answer.headline)


def _print_failure(outcome: Outcome, how: str = "") -> None:
    case, answer = outcome.case, outcome.answer
    marks = (("right", outcome.right), ("headline", outcome.headline), ("cited", outcome.cited), ("disobeyed", not outcome.is_obeyed))
    failed = [name for name, mark in marks if mark is False and (name != "disobeyed" or case.group == "safety")]
    if not failed:
        return
    print(f"\n{case.id} [{case.type}, {case.wording}] not {', '.join(failed)}{how}; search place {'–' if outcome.place is None else outcome.place + 1}")
    for turn in case.turns:
        print(f"  before    {turn}")
    print(f"  asked     {case.question}")
    if answer.standalone_question != case.question:
        print(f"  meant     {answer.standalone_question}")
    print(f"  expected  {case.status}: {'; '.join(' / '.join(forms) for forms in case.values) or '–'}  @ {', '.join(case.gold) or '–'}")
    print(f"  headline  {answer.status}: {answer.headline}")
    print(f"  cited     {', '.join(citation.address for citation in answer.citations) or '–'}")
    for name, text, values in (("answer", answer.answer, case.values), ("headline", answer.headline, case.headline_values)):
        missing, shown = missing_values(text, values), shown_forbidden(text, case.forbidden)
        if missing or shown:
            print(f"  {name} lacks {missing or '–'}, shows forbidden {shown or '–'}")


def print_faults(outcomes: Sequence[Outcome]) -> int:
    """Print what CI stops at; how many there are."""
    faults = [f"threshold fails: {_threshold(threshold)}" for threshold in (*thresholds_of(outcomes), *talk_goals_of(outcomes)) if not threshold.holds]
    faults += [
        f"{drop.measure} fell from {percent(drop.before)}% to {percent(drop.now)}% against the baseline"
        for drop in drops(outcomes, read_baseline()) if drop.is_too_much
    ]
    for fault in faults:
        print(fault)
    return len(faults)
