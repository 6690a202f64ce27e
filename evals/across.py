"""Across: questions to a library of several documents: asked, judged by document and by name, and printed by type."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.settings import Settings
from evals.cases import ACROSS, Case, CasesError, check_cases
from evals.conversation import bare_history_of, history_of
from evals.library import library_settings
from evals.matching import holds
from evals.metrics import false_quotes, has_right_headline, is_right, missing_values
from evals.run import gold_spans
from index.errors import YoujuError

_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_TYPES = (*ACROSS, "follow_up", "unanswerable")


@dataclass(frozen=True, slots=True)
class Judged:
    """One case and what is wrong with its answer; nothing: it is right."""

    case: Case
    answer: Answer
    faults: tuple[str, ...]
    false_quotes: int
    unnamed: int
    """Cited documents that the headline does not name."""

    @property
    def is_right(self) -> bool:
        return not self.faults


def run_across(settings: Settings, cases: Sequence[Case], say: Callable[[str], None]) -> list[Judged]:
    """Every case, in order; one with turns twice, after the answers to them and after the turns alone."""
    assistant = Assistant(library_settings(settings), say)
    assistant.use(None)
    try:
        assistant.load(say)
        if not assistant.is_ready:
            raise YoujuError(assistant.retrieval.trouble)
        if faults := check_cases(cases, assistant.library):
            raise CasesError("\n".join(faults))
        return judged(assistant, cases)
    finally:
        assistant.close()


def judged(assistant: Assistant, cases: Sequence[Case]) -> list[Judged]:
    """The same with an assistant that is open."""
    return [one for case in cases for one in _asked(assistant, case)]


def _asked(assistant: Assistant, case: Case) -> list[Judged]:
    histories = [history_of(assistant.ask, case.turns), bare_history_of(case.turns)] if case.turns else [[]]
    return [judge(case, assistant.ask(case.question, history, documents=case.documents), assistant) for history in histories]


def judge(case: Case, answer: Answer, assistant: Assistant) -> Judged:
    """Values, figures that are forbidden and refusals as of any case; besides what each document says under its name."""
    documents = [reading.document for reading in assistant.library.readings]
    titles = {document.id: _BRACKETS.sub("", document.title) for document in documents}
    stretches = _by_name(answer.headline, titles)
    faults = [] if is_right(case, answer) else [f"answer lacks {missing_values(answer.answer, case.values)} or is {answer.status}"]
    faults += [] if has_right_headline(case, answer) else ["headline"]
    for document, values in case.said:
        if document not in stretches:
            faults.append(f"headline does not name {document}")
        faults += [f"{document} does not say {value}" for value in values if not holds(stretches.get(document, ""), value)]
    cited = {citation.document for citation in answer.citations}
    faults += [f"{document} is not told to be silent" for document in case.silent if titles[document] not in answer.answer or document in cited]
    faults += [f"{value} is not computed" for value in case.computed if value not in answer.headline]
    gold = {address.partition("#")[0] for address in case.gold}
    touched = {one.document for one in gold_spans(case, assistant.library) if any(
        citation.document == one.document and citation.clause_start < one.span.end and one.span.start < citation.clause_end for citation in answer.citations)}
    if case.type == "mentions":  # any clause of a document shows that it speaks of it
        touched |= cited
    faults += [f"{document} is not cited" for document in sorted(gold - touched)]
    unnamed = len({document for document in cited if titles[document] not in answer.headline})
    return Judged(case, answer, tuple(faults), len(false_quotes(answer, {one.id: one.text for one in documents})), unnamed)


def _by_name(headline: str, titles: dict[str, str]) -> dict[str, str]:
    """What stands behind each document's name, up to the next name."""
    places = sorted((found.start(), found.end(), id_) for id_, title in titles.items() for found in re.finditer(re.escape(title), headline))
    ends = [*(start for start, _, _ in places[1:]), len(headline)][: len(places)]
    said: dict[str, str] = {}
    for (_, start, id_), end in zip(places, ends, strict=True):
        said[id_] = said.get(id_, "") + headline[start:end]
    return said


def print_across(outcomes: Sequence[Judged], is_verbose: bool) -> None:
    """The table by type and part, what must be 0, and with ``is_verbose`` every failing case of the train part."""
    print(f"{'across documents':<22}{'n':>5}{'right':>8}")
    for part in ("train", "test"):
        own = [one for one in outcomes if one.case.part == part]
        for name in _TYPES:
            _print_row(f"  {name}", [one for one in own if one.case.type == name])
        _print_row(f"across {part}", own)
    print(f"quotes not in the source {sum(one.false_quotes for one in outcomes)}, documents cited and not named {sum(one.unnamed for one in outcomes)}")
    for one in outcomes if is_verbose else ():
        if one.faults and one.case.part != "test":
            print(f"\n{one.case.id} [{one.case.type}] {'; '.join(one.faults)}")
            print("\n".join(f"  before    {turn}" for turn in one.case.turns))
            print(f"  asked     {one.case.question}\n  meant     {one.answer.standalone_question}\n  headline  {one.answer.status}: {one.answer.headline}")


def _print_row(name: str, own: Sequence[Judged]) -> None:
    if own:
        print(f"{name:<22}{len(own):>5}{share_right(own) * 100:>8.1f}")


def share_right(outcomes: Sequence[Judged]) -> float:
    return sum(one.is_right for one in outcomes) / len(outcomes)
