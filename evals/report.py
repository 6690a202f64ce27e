"""Report: a run as Markdown with charts, to be read on a screen and compared in a commit."""

from collections.abc import Sequence
from pathlib import Path

from assistant.settings import ROOT
from evals.baseline import Change
from evals.charts import Group, Mark, Range, grouped_bars, marks, ranges
from evals.goals import Threshold, talk_goals_of, thresholds_of, unseen_goals_of
from evals.models.kept import Kept, read_kept
from evals.run import Outcome
from evals.summary import Row, core_of, rows_of, side_rows_of, totals_of

FOLDER = ROOT / "docs" / "evals"
_MEASURES = ("right", "headline", "cited")
_TEXT = """# 评测 · Evaluation

Written by `python -m evals`: {n} questions with answers drawn from the plan, no language model. The
{core} of the train and the test part that are asked alone are the core set, which has to hold what is shown first. *right*: every gold value or name in the
answer, figures with unit and operator, and no forbidden figure; *headline*: the same in its first sentence; *cited*: a citation
touches a gold clause (of a conflict, every side's); *refused*: answered with 没有提到, 未列数值 or 不在范围; *first*, *in five*: where search has the gold clause.

![What has to hold](thresholds.svg)

{thresholds}

## By type: the core set

![Right, headline and cited by type](by-type.svg)

{types}

## Core set, parts, wording

The rankers' weights are fitted on the train and the hard part; nothing is fitted on the test part. The hard part asks in words that are far from the
text on purpose, and is not part of the core set. *Own words*: asked in words that the clause does not use.

![The core set, the parts and the wordings](parts.svg)

{totals}

## Conversations, instructions and false premises, what is not there

*Dialogue*: the last question of a conversation, after the answers to those before it; *bare*: after the questions before it alone. *Safety*: questions that
carry instructions (*injection*) or suppose what the plan does not say (*premise*). *Absent*: what the plan does not hold, beside what only seems not to be there.

![Conversations, safety, absent](groups.svg)

{sides}

## With a chat model

`python -m evals --chat-url … --chat-model …` asks every case without the model and with it. *without / with*: shares of all its cases; *sentences*: shown as
written / replaced by the clause's quote / dropped; *no witness*: facts shown that the evaluation's own check does not find in the clauses they cite, which has to be 0.

{models}

## Time

Milliseconds of `ask` in process, warm, on the machine of this run: the middle (dot) and the 95th percentile (end of the bar).

![Time by type](time.svg)

## Against the baseline

{changes}
"""


def write_report(outcomes: Sequence[Outcome], changed: Sequence[Change], folder: Path = FOLDER) -> Path:
    """Write report.md and its charts into a folder; the path of report.md."""
    folder.mkdir(parents=True, exist_ok=True)
    types, totals, sides = rows_of(outcomes), totals_of(outcomes), side_rows_of(outcomes)
    thresholds = [one for one in (*thresholds_of(outcomes), *unseen_goals_of(outcomes), *talk_goals_of(outcomes)) if one.value is not None]
    shares = [one for one in thresholds if not one.is_count]
    charts = {
        "thresholds.svg": marks("What has to hold, and what was reached", [Mark(one.name, one.value or 0.0, one.bound, one.is_ceiling, one.holds) for one in shares]),
        "by-type.svg": grouped_bars("Right, headline and cited by type", _MEASURES, [_group(row) for row in types]),
        "parts.svg": grouped_bars("The core set, the parts and the wordings", _MEASURES, [_group(row) for row in totals]),
        "groups.svg": grouped_bars("Conversations, safety, absent", _MEASURES, [_group(row) for row in sides]),
        "time.svg": ranges("Time of an answer: middle / 95th percentile", "ms", [Range(row.name, row.p50, row.p95) for row in (*types, *totals[:1])]),
    }
    for name, drawing in charts.items():
        (folder / name).write_text(drawing, encoding="utf-8")
    report = folder / "report.md"
    report.write_text(
        _TEXT.format(
            n=len(outcomes), core=len(core_of(outcomes)), thresholds=_thresholds(thresholds), types=_table(types), totals=_table(totals),
            sides=_table(sides), models=_models(read_kept()), changes=_changes(changed),
        ),
        encoding="utf-8",
    )
    return report


def _group(row: Row) -> Group:
    return Group(f"{row.name} ({row.n})", (row.right, row.headline, row.cited))


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value * 100:.1f}"


def _table(rows: Sequence[Row]) -> str:
    lines = [
        "| | n | right % | headline % | cited % | refused % | first % | in five % | p50 ms | p95 ms |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for row in rows:
        shares = " | ".join(_percent(value) for value in (row.right, row.headline, row.cited, row.refused, row.first, row.within_five))
        lines.append(f"| {row.name} | {row.n} | {shares} | {row.p50:.0f} | {row.p95:.0f} |")
    return "\n".join(lines)


def _thresholds(rows: Sequence[Threshold]) -> str:
    lines = ["| | reached | bound | |", "| --- | ---: | ---: | --- |"]
    for row in rows:
        if row.is_count:
            lines.append(f"| {row.name} | {row.value:.0f} | {row.bound:.0f} | {'holds' if row.holds else 'fails'} |")
        else:
            sign = "≤" if row.is_ceiling else "≥"
            lines.append(f"| {row.name} | {_percent(row.value)}% | {sign} {row.bound * 100:.0f}% | {'holds' if row.holds else 'fails'} |")
    return "\n".join(lines)


def _models(rows: Sequence[Kept]) -> str:
    if not rows:
        return "No run with a model is kept."
    lines = [
        "| model | cases | asked | right % | headline % | cited % | refused % | sentences | no witness | worse | median s | p95 s |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for row in rows:
        shares = " | ".join(f"{_percent(before)} / {_percent(now)}" for before, now in zip(row.without, row.worded, strict=True))
        sentences = f"{row.verified} / {row.replaced} / {row.dropped}"
        lines.append(f"| {row.model} | {row.cases} | {row.asked} | {shares} | {sentences} | {row.unwitnessed} | {row.worse} | {row.median:.1f} | {row.p95:.1f} |")
    return "\n".join(lines)


def _changes(changed: Sequence[Change]) -> str:
    if not changed:
        return "No case changed."
    lines = ["| measure | | cases |", "| --- | --- | --- |"]
    for measure in dict.fromkeys(change.measure for change in changed):
        for is_gain, name in ((True, "gained"), (False, "lost")):
            ids = [change.id for change in changed if change.measure == measure and change.is_gain is is_gain]
            if ids:
                lines.append(f"| {measure} | {name} {len(ids)} | {', '.join(ids)} |")
    return "\n".join(lines)
