"""Run: every case through the product, in this process and without a model → one outcome a case."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter

from assistant.answer import Answer
from assistant.assistant import Assistant
from evals.cases import Case, gold_clauses
from evals.metrics import GoldSpan, false_quotes, has_right_headline, is_cited, is_refused, is_right, place_of_gold

WITHIN = 5


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one case."""

    case: Case
    answer: Answer
    right: bool
    headline: bool
    cited: bool | None
    """None where the case has no gold clause."""
    refused: bool
    place: int | None
    """Where search has the first gold clause (0 is first); None when it is not in ten, or there is none."""
    false_quotes: int
    seconds: float

    @property
    def is_searched(self) -> bool:
        return self.cited is not None

    @property
    def first(self) -> bool:
        return self.place == 0

    @property
    def within_five(self) -> bool:
        return self.place is not None and self.place < WITHIN


def run_cases(assistant: Assistant, cases: Sequence[Case], say: Callable[[str], None] = lambda _: None) -> list[Outcome]:
    """Ask and search every case, in order. The assistant should be loaded; what it takes is measured warm."""
    if cases:
        assistant.ask(cases[0].question)
    outcomes = []
    for number, case in enumerate(cases, 1):
        outcomes.append(_run(assistant, case))
        if number % 50 == 0:
            say(f"{number} of {len(cases)}")
    return outcomes


def _run(assistant: Assistant, case: Case) -> Outcome:
    started = perf_counter()
    answer = assistant.ask(case.question)
    seconds = perf_counter() - started
    gold = [GoldSpan(reading.document.id, clause.span) for reading, clause in gold_clauses(case, assistant.library)]
    texts = {reading.document.id: reading.document.text for reading in assistant.library.readings}
    place = None
    if gold:
        rows = [GoldSpan(hit.reading.document.id, hit.clause.span) for hit in assistant.search(case.question)]
        place = place_of_gold(rows, gold)
    return Outcome(
        case=case, answer=answer, right=is_right(case, answer), headline=has_right_headline(case, answer),
        cited=is_cited(case, answer, gold), refused=is_refused(answer), place=place,
        false_quotes=len(false_quotes(answer, texts)), seconds=seconds,
    )
