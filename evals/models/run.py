"""Run: every case without a chat model and with it → both outcomes, what was shown of its words, and what that cost."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from time import perf_counter, sleep
from typing import Protocol

from assistant.answer import Answer, Turn, WordedSentence
from assistant.assistant import Assistant
from assistant.chat.troubles import Trouble
from assistant.phrases import phrases
from evals.cases import Case
from evals.conversation import history_of
from evals.run import Outcome, outcome_of
from evals.witnesses.check import unwitnessed
from evals.witnesses.dates import without_dates
from evals.witnesses.figures import figures_of
from evals.witnesses.numerals import in_digits
from index.library import Library

_COUNTED_SIDES = re.compile(r"[两三四五六七八九\d]+处(?=表述不一致|口径不同)")
"""How many clauses differ: a count of those cited, no figure of theirs."""
_LABEL = re.compile(r"[ ]*\[(\d+)\]")


def _without(said: str, counted: set[str]) -> str:
    """A sentence without counts of sides that are right."""
    return _COUNTED_SIDES.sub(lambda found: "" if in_digits(found[0]) in counted else found[0], said)


class Told(Protocol):
    """A model that is told which case it is asked for, and tells the seconds of what it only says again."""

    case: str
    spent: float


@dataclass(frozen=True, slots=True)
class Pair:
    """One case without and with the model."""

    without: Outcome
    worded: Outcome
    unwitnessed: tuple[str, ...]
    """What was shown of the model's words and has no witness in the clauses that it cites, by a check of the evaluation's own."""
    seconds: float
    """What the model adds to the time of the answer; 0 where it was not asked."""
    first_seconds: float
    """From the ledger's answer to the model's first word; 0 where there was none."""

    @property
    def case(self) -> Case:
        return self.without.case

    @property
    def is_asked(self) -> bool:
        return self.worded.answer.wording is not None

    @property
    def left_out(self) -> str:
        """Why the model's words are not all there; empty when they are, and where it was not asked."""
        return self.worded.answer.wording.left_out if self.worded.answer.wording else ""

    @property
    def sentences(self) -> tuple[WordedSentence, ...]:
        return self.worded.answer.wording.sentences if self.worded.answer.wording else ()


class Check:
    """The evaluation's own check of what is shown of a model's words."""

    def __init__(self, library: Library) -> None:
        self._library = library

    @cached_property
    def _units(self) -> tuple[str, ...]:
        return tuple(sorted({unit for reading in self._library.readings for duty in reading.duties for unit in duty.units}))

    @cached_property
    def _year(self) -> int | None:
        years = {reading.document.year for reading in self._library.readings}
        return years.pop() if len(years) == 1 else None

    def faults(self, answer: Answer, ledger: Answer) -> tuple[str, ...]:
        """One line a fault, with the sentence as it is shown: what its clauses do not bear out, and figures beyond the ledger's answer."""
        found: list[str] = []
        known = {(figure.value, figure.unit) for text in (ledger.answer, *(one.quote for one in ledger.citations)) for figure in figures_of(text)}
        counted = {in_digits(one) for one in _COUNTED_SIDES.findall(ledger.answer)}  # of conflicts, the ledger's own
        for sentence in answer.wording.sentences if answer.wording else ():
            said, labels = _LABEL.sub("", sentence.shown), {int(number) for number in _LABEL.findall(sentence.shown)}
            said = _without(said, counted | {f"{len(labels)}处"})
            if not said:
                continue
            faults = unwitnessed(said, self._clauses(answer, labels), self._units, self._year)
            faults += [f"beyond the ledger {figure.told}" for figure in figures_of(without_dates(said)) if (figure.value, figure.unit) not in known]
            found += [f"{fault} in: {sentence.shown}" for fault in faults]
        return tuple(found)

    def _clauses(self, answer: Answer, labels: set[int]) -> str:
        """The own texts of the clauses behind the labels, with the headings above; nothing for a sentence without a label."""
        return "\n".join(
            "\n".join((*one.path, self._library.reading(one.document).document.text[one.clause_start : one.clause_end]))
            for one in answer.citations if one.label in labels
        )


def run_pairs(assistant: Assistant, model: Told, cases: Sequence[Case], say: Callable[[str], None] = lambda _: None) -> list[Pair]:
    """Ask every case twice, without the model and with it. The turns before a case are asked without it."""
    check, patience = Check(assistant.library), Patience()
    if cases:
        answer_of(assistant, cases[0].question, (), is_worded=False)
    pairs = []
    for number, case in enumerate(cases, 1):
        model.case = case.id
        pairs.append(_pair(assistant, check, case, model, patience))
        if number % 20 == 0:
            say(f"{number} of {len(cases)}")
    return pairs


def _pair(assistant: Assistant, check: Check, case: Case, model: Told, patience: "Patience") -> Pair:
    history = history_of(lambda question, turns: answer_of(assistant, question, turns, is_worded=False)[-1], case.turns)
    started = perf_counter()
    ledger = answer_of(assistant, case.question, history, is_worded=False)[-1]
    taken, middle, spent = perf_counter() - started, perf_counter(), model.spent
    worded = answer_of(assistant, case.question, history, is_worded=True)[-1]
    if _is_paused(worded) and patience.is_left:
        patience.wait()
        middle, spent = perf_counter(), model.spent
        worded = answer_of(assistant, case.question, history, is_worded=True)[-1]
    ended = perf_counter()
    patience.hear(worded)
    wording = worded.wording
    return Pair(
        outcome_of(case, ledger, assistant.library, None, taken), outcome_of(case, worded, assistant.library, None, ended - middle),
        check.faults(worded, ledger), max(0.0, ended - middle - taken) + model.spent - spent if wording else 0.0, wording.first_seconds if wording else 0.0,
    )


class Patience:
    """Waits, a few times a run, until a model that has spoken is asked again, which the product leaves alone after failures in a row."""

    def __init__(self, times: int = 5, seconds: float = 61.0) -> None:
        self._times = times
        self._seconds = seconds
        self._has_spoken = False

    def hear(self, answer: Answer) -> None:
        self._has_spoken = self._has_spoken or bool(answer.wording and answer.wording.sentences)

    @property
    def is_left(self) -> bool:
        return self._has_spoken and self._times > 0

    def wait(self) -> None:
        self._times -= 1
        sleep(self._seconds)


def _is_paused(answer: Answer) -> bool:
    """Whether the model was not asked because it had failed before."""
    return answer.wording is not None and not answer.wording.sentences and answer.wording.left_out in [phrases(language)(Trouble.PAUSED.value) for language in ("zh", "en")]


def answer_of(assistant: Assistant, question: str, history: Sequence[Turn], is_worded: bool) -> list[Answer]:
    """The answers as they grow; the last is complete."""
    return list(assistant.stream(question, history, is_worded=is_worded))
