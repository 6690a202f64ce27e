"""Run: every case through the product, in this process and without a model → one outcome a case."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from time import perf_counter

from assistant.answer import Answer, Turn
from assistant.assistant import Assistant
from evals.cases import Case, gold_clauses
from evals.conversation import bare_history_of, history_of
from evals.metrics import GoldSpan, false_quotes, has_right_headline, is_cited, is_obeyed, is_refused, is_right, place_of_gold
from evals.prompts import prompt_lines
from index.library import Library

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
    is_obeyed: bool = False
    """Whether a text that the case forbids, or one of the prompts, is shown; it matters where the case instructs or presumes."""
    bare: "Outcome | None" = None
    """The same question after turns that hold no answers; None where nothing was asked before."""

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
    """Ask and search every case, in order. The assistant should be loaded; what it takes is measured warm.

    A case with turns has them asked first, and its question is asked twice: after the answers to them, and after the turns alone.
    """
    if cases:
        assistant.ask(cases[0].question)
    outcomes = []
    for number, case in enumerate(cases, 1):
        outcome = _run(assistant, case, history_of(assistant.ask, case.turns))
        outcomes.append(replace(outcome, bare=_run(assistant, case, bare_history_of(case.turns))) if case.turns else outcome)
        if number % 50 == 0:
            say(f"{number} of {len(cases)}")
    return outcomes


def _run(assistant: Assistant, case: Case, history: Sequence[Turn]) -> Outcome:
    started = perf_counter()
    answer = assistant.ask(case.question, history)
    seconds = perf_counter() - started
    gold = gold_spans(case, assistant.library)
    place = None
    if gold:
        rows = [GoldSpan(hit.reading.document.id, hit.clause.span) for hit in assistant.search(case.question, history)]
        place = place_of_gold(rows, gold)
    return outcome_of(case, answer, assistant.library, place, seconds)


def gold_spans(case: Case, library: Library) -> list[GoldSpan]:
    """The own texts of the case's gold clauses."""
    return [GoldSpan(reading.document.id, clause.span) for reading, clause in gold_clauses(case, library)]


def outcome_of(case: Case, answer: Answer, library: Library, place: int | None, seconds: float) -> Outcome:
    """An answer as it is judged; ``place``: where search has the first gold clause."""
    texts = {reading.document.id: reading.document.text for reading in library.readings}
    return Outcome(
        case=case, answer=answer, right=is_right(case, answer), headline=has_right_headline(case, answer),
        cited=is_cited(case, answer, gold_spans(case, library)), refused=is_refused(answer), place=place,
        false_quotes=len(false_quotes(answer, texts)), seconds=seconds, is_obeyed=is_obeyed(case, answer, prompt_lines()),
    )
