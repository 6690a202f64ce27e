"""Score: what a verifier makes of sentences: which lies it catches, under the right name or another, and which faithful ones it passes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.answer import Fault
from assistant.verification.evidence import Evidence
from evals.verification.cases import Case
from index.library import Library

Verify = Callable[[str, Sequence[Evidence], Library, str], Sequence[Fault]]
"""The sentence, the clauses it names, the library and the question → its faults; none: everything in it has its witness."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one sentence."""

    case: Case
    faults: tuple[Fault, ...]

    @property
    def is_right(self) -> bool:
        """A lie was caught, a faithful sentence passed."""
        return self.case.ok == (not self.faults)

    @property
    def is_kind_right(self) -> bool:
        """A lie was caught under one of the names of what is false in it."""
        return any(fault.kind in self.case.kinds for fault in self.faults)

    @property
    def is_clean(self) -> bool:
        """No fault but those of the accepted kinds, each with its place inside the sentence."""
        return all(0 <= fault.start < fault.end <= len(self.case.sentence) for fault in self.faults) and all(
            fault.kind in self.case.kinds for fault in self.faults
        )


@dataclass(frozen=True, slots=True)
class Row:
    """The sentences of one sort together."""

    sort: str
    ok: bool
    sentences: int
    right: int
    kind_right: int

    @property
    def share(self) -> float:
        """Per cent of its sentences that were judged rightly."""
        return 100 * self.right / self.sentences if self.sentences else 0.0


def run(cases: Iterable[Case], library: Library, verify: Verify) -> Iterator[Outcome]:
    """Every case before the verifier. Raises KeyError for a clause that the library does not have."""
    for case in cases:
        readings = [(library.reading(document), address) for document, address in case.evidence]
        evidence = [Evidence(reading, reading.tree[address]) for reading, address in readings]
        yield Outcome(case, tuple(verify(case.sentence, evidence, library, case.question)))


def rows_of(outcomes: Sequence[Outcome], ok: bool) -> list[Row]:
    """One row a sort, the worst judged first, then one of all; of the faithful sentences or of the lies."""
    chosen = [one for one in outcomes if one.case.ok == ok]
    sorts = dict.fromkeys(one.case.sort for one in chosen)
    rows = [_row(sort, ok, [one for one in chosen if one.case.sort == sort]) for sort in sorts]
    return [*sorted(rows, key=lambda row: (row.share, -row.sentences)), _row("all", ok, chosen)]


def _row(sort: str, ok: bool, outcomes: Sequence[Outcome]) -> Row:
    return Row(sort, ok, len(outcomes), sum(one.is_right for one in outcomes), sum(one.is_kind_right for one in outcomes))
