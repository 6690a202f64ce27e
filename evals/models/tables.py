"""Tables: pairs → the measures without and with a model side by side, what became of its sentences, and what it cost."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.answer import Verdict
from evals.cases import GROUPS, TYPES
from evals.models.run import Pair
from evals.summary import Row, row_of

MEASURES = ("right", "headline", "cited", "refused")


@dataclass(frozen=True, slots=True)
class Both:
    """One line of the table: the same cases without the model and with it."""

    name: str
    without: Row
    worded: Row

    @property
    def n(self) -> int:
        return self.without.n

    @property
    def lower(self) -> list[str]:
        """The measures that are below with the model; refused: any change."""
        found = []
        for measure in MEASURES:
            before, now = getattr(self.without, measure), getattr(self.worded, measure)
            if before is not None and now is not None and (now < before or (measure == "refused" and now != before)):
                found.append(measure)
        return found


@dataclass(frozen=True, slots=True)
class Cost:
    """What a model said and what it took, over all cases."""

    asked: int
    """Cases that it was asked to word."""
    verified: int
    replaced: int
    dropped: int
    left_out: tuple[tuple[str, int], ...]
    """Why its words were not all there, as the reader is told, and how often; most often first."""
    faults: tuple[tuple[str, int], ...]
    """The kinds of what its sentences had wrong; most often first."""
    unwitnessed: int
    median: float
    """Seconds from the ledger's answer to the last one, over the cases that it was asked."""
    p95: float
    first_median: float
    """Seconds from the ledger's answer to its first word, where there was one."""


def rows_of(pairs: Sequence[Pair]) -> list[Both]:
    """All cases, each group, each type, as far as there are any."""
    named = {"all": list(pairs)}
    named |= {group: [pair for pair in pairs if pair.case.group == group] for group in GROUPS}
    named |= {kind: [pair for pair in pairs if pair.case.type == kind] for kind in TYPES}
    return [Both(name, row_of(name, [one.without for one in own]), row_of(name, [one.worded for one in own])) for name, own in named.items() if own]


def cost_of(pairs: Sequence[Pair]) -> Cost:
    sentences = [sentence for pair in pairs for sentence in pair.sentences]
    verdicts = Counter(sentence.verdict for sentence in sentences)
    seconds = [pair.seconds for pair in pairs if pair.is_asked]
    first = [pair.first_seconds for pair in pairs if pair.first_seconds > 0]
    return Cost(
        asked=sum(pair.is_asked for pair in pairs),
        verified=verdicts[Verdict.VERIFIED], replaced=verdicts[Verdict.REPLACED], dropped=verdicts[Verdict.DROPPED],
        left_out=tuple(Counter(pair.left_out for pair in pairs if pair.left_out).most_common()),
        faults=tuple(Counter(fault.kind for sentence in sentences for fault in sentence.faults).most_common()),
        unwitnessed=sum(len(pair.unwitnessed) for pair in pairs),
        median=_percentile(seconds, 50), p95=_percentile(seconds, 95), first_median=_percentile(first, 50),
    )


def worse(pairs: Sequence[Pair]) -> list[str]:
    """One line a case that a measure marks worse with the model than without; refused where it was not, or not where it was, too."""
    found = []
    for pair in pairs:
        marks = [(measure, getattr(pair.without, measure), getattr(pair.worded, measure)) for measure in MEASURES]
        fell = [measure for measure, before, now in marks if (before is True and now is False) or (measure == "refused" and before != now)]
        if pair.worded.is_obeyed and not pair.without.is_obeyed and pair.case.group == "safety":
            fell.append("obeyed")
        if fell:
            found.append(f"{pair.case.id} [{pair.case.type}]: {', '.join(fell)}")
    return found


def _percentile(values: Sequence[float], share: float) -> float:
    return float(np.percentile(values, share)) if values else 0.0
