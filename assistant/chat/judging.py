"""Judging: what becomes of each sentence that a model wrote: shown, replaced by the clause's quote, or dropped, with the reasons."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from assistant.answer import Answer, Citation, Fault, Verdict, WordedSentence
from assistant.chat.facts import strange_facts
from assistant.chat.labels import in_written, labels_of, with_labels, without_labels
from assistant.chat.sides import unsaid_sides, without_remark
from assistant.chat.witness import Check
from index.folding import fold
from index.library import Library

_LONGEST = 500
_LONGEST_QUOTE = 200
_HOSTILE = re.compile(r"[<>]|://|\]\(|javascript:|data:|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]", re.IGNORECASE)
"""What no sentence about a plan needs and a page might act upon."""
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_OTHER_SCRIPT = re.compile(r"[\u0400-\u06ff\u0e00-\u0e7f\u3040-\u30ff\uac00-\ud7af]")
_PART = re.compile(r"[^；;]+")
_BARE = re.compile(r"[\W_]+")


class Judge:
    """The sentences of one answer, judged as they come."""

    def __init__(self, ledger: Answer, given: Sequence[int], library: Library, check: Check, language: str = "zh") -> None:
        """``given``: the labels that the model was shown; ``language``: the one it was asked to write."""
        self._ledger = ledger
        self._language = language
        self._cited = {citation.label: citation for citation in ledger.citations if citation.label in given}
        self._library = library
        self._check = check
        self._heard: list[str] = []
        self._judged: list[tuple[WordedSentence, tuple[int, ...]]] = []
        self.repeated = 0
        """Sentences that said what another had said; they are no part of the record."""

    def hear(self, written: str) -> None:
        """Judge one sentence; one that says nothing new is left out."""
        statement = without_labels(written)
        bare = _BARE.sub("", fold(statement))
        if not bare:
            return
        if any(bare in other for other in self._heard):
            self.repeated += 1
            return
        self._heard.append(bare)
        self._judged.append(self._judge(written, statement))

    def sentences(self, is_open: bool) -> tuple[WordedSentence, ...]:
        """What became of the sentences so far. Of two sides that differ none is shown without the other; at the end it is dropped."""
        shown = [(one.shown, labels) for one, labels in self._judged if one.shown]
        unsaid = [(sides, missing) for conflict in self._ledger.conflicts
                  if (sides := set(conflict.labels)) and (missing := unsaid_sides(conflict, self._cited, shown, self._library))]
        held = []
        for one, labels in self._judged:
            missing = next((missing for sides, missing in unsaid if one.shown and sides & set(labels)), ())
            if not missing:
                held.append(one)
            elif not is_open:
                fault = Fault(0, len(one.written), "no_witness", self._ledger_quote(missing[0]))
                held.append(WordedSentence(one.written, "", Verdict.DROPPED, (*one.faults, fault)))
        return tuple(held)

    def __len__(self) -> int:
        return len(self._judged)

    def _judge(self, written: str, statement: str) -> tuple[WordedSentence, tuple[int, ...]]:
        labels = labels_of(written) or self._borne_out_by(statement)
        nothing = (Fault(0, len(written), "no_witness"),)
        is_readable = not _OTHER_SCRIPT.search(statement) and not _HOSTILE.search(statement) and bool(self._language == "en" or _CHINESE.search(statement))
        if not labels or not set(labels) <= self._cited.keys() or len(written) > _LONGEST or not is_readable:
            return WordedSentence(written, "", Verdict.DROPPED, nothing), ()
        if strange := strange_facts(statement, self._ledger, self._library):
            found = [max(written.find(one), 0) for one in strange]
            faults = tuple(Fault(at, at + len(one), "no_witness") for at, one in zip(found, strange, strict=True))
            return WordedSentence(written, "", Verdict.DROPPED, faults), ()
        cited = [self._cited[label] for label in labels]
        faults = in_written(written, self._faults(statement, cited))
        if not faults:
            return WordedSentence(written, with_labels(statement, labels), Verdict.VERIFIED), labels
        quote = self._quote(cited) if labels_of(written) else None
        if quote is None:
            return WordedSentence(written, "", Verdict.DROPPED, faults), ()
        return WordedSentence(written, f"“{quote.quote.strip()}”[{quote.label}]", Verdict.REPLACED, faults), (quote.label,)

    def _borne_out_by(self, statement: str) -> tuple[int, ...]:
        """The label of a sentence without one: the only clause's, else the first clause's that bears out the whole of it by itself."""
        clauses: dict[tuple[str, str], int] = {}
        for label, citation in sorted(self._cited.items()):
            clauses.setdefault((citation.document, citation.address), label)
        alone = (label for label in clauses.values() if len(clauses) == 1 or not self._faults(statement, [self._cited[label]]))
        return tuple(islice(alone, 1))

    def _faults(self, statement: str, cited: Sequence[Citation]) -> list[Fault]:
        said = without_remark(statement, self._ledger)
        faults = self._checked(said, cited)
        sides = {label for conflict in self._ledger.conflicts for label in conflict.labels}
        if faults or len(sides & {one.label for one in cited}) < 2:
            return faults
        for part in _PART.finditer(said):  # of clauses that differ, each thing said is one clause's alone
            found = [self._checked(part[0], [one]) for one in cited]
            if all(found):
                return [replace(fault, start=fault.start + part.start(), end=fault.end + part.start()) for fault in found[0]]
        return []

    def _checked(self, statement: str, cited: Sequence[Citation]) -> list[Fault]:
        return self._check(statement, cited, self._library, self._ledger.standalone_question)

    def _quote(self, cited: Sequence[Citation]) -> Citation | None:
        """The first of these quotes that is short enough and not shown yet."""
        shown = {one.shown for one, _ in self._judged}
        return next((
            one for one in cited if len(one.quote) <= _LONGEST_QUOTE and "\n" not in one.quote.strip() and f"“{one.quote.strip()}”[{one.label}]" not in shown
        ), None)

    def _ledger_quote(self, label: int) -> str:
        return self._cited[label].quote.strip() if label in self._cited else ""
