"""Printing: a run with a chat model as tables for a terminal, and each case that it made worse."""

from collections.abc import Sequence

from assistant.answer import Verdict
from evals.models.run import Pair
from evals.models.tables import MEASURES, Both, Cost, cost_of, rows_of, worse
from evals.printing import percent


def print_pairs(pairs: Sequence[Pair], spoken: Sequence[Pair] = ()) -> None:
    """The table without | with, what became of the model's sentences, its time, and what must not be; of ``spoken`` every sentence that was not shown."""
    header = f"{'without | with':<16}{'n':>5}" + "".join(f"{measure:>17}" for measure in MEASURES)
    print(header)
    for row in rows_of(pairs):
        print(_line(row))
    print()
    for line in told(cost_of(pairs), len(pairs)):
        print(line)
    _print_sentences(spoken)
    for line in worse(pairs):
        print(f"worse with the model: {line}")
    for pair in pairs:
        for fault in pair.unwitnessed:
            print(f"shown without a witness: {pair.case.id}: {fault}")


def _line(row: Both) -> str:
    cells = "".join(f"{f'{percent(getattr(row.without, measure))} | {percent(getattr(row.worded, measure))}':>17}" for measure in MEASURES)
    return f"{row.name:<16}{row.n:>5}{cells}{f'  LOWER: {chr(44).join(row.lower)}' if row.lower else ''}"


def told(cost: Cost, count: int) -> list[str]:
    """What a model said and took, a line each."""
    lines = [
        f"asked to word {cost.asked} of {count} answers; the rest stand without a model",
        f"sentences: {cost.verified} verified, {cost.replaced} replaced by a quote, {cost.dropped} dropped",
        f"seconds added: median {cost.median:.1f}, p95 {cost.p95:.1f}; to its first word {cost.first_median:.1f}",
        f"facts shown without a witness: {cost.unwitnessed} (must be 0)",
    ]
    if cost.faults:
        lines.insert(2, f"what was wrong in them: {', '.join(f'{kind} {number}' for kind, number in cost.faults)}")
    lines += [f"left out {number} times: {why}" for why, number in cost.left_out]
    return lines


def _print_sentences(pairs: Sequence[Pair]) -> None:
    for pair in pairs:
        for sentence in pair.sentences:
            if sentence.verdict is not Verdict.VERIFIED:
                kinds = ", ".join(f"{fault.kind}{f' ({fault.witness})' if fault.witness else ''}" for fault in sentence.faults)
                print(f"  {pair.case.id} {sentence.verdict}: {sentence.written}  →  {sentence.shown or '–'}  {kinds}")
