"""Judge: one sentence of a draft held against the clauses near it: which of its stretches state something, and how each stands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.checking.differing import Side, sides_for
from assistant.checking.faults import faults_of
from assistant.checking.indicators import Indicators
from assistant.checking.stated import Fact, facts_of
from assistant.checking.statement import Verdict
from assistant.checking.stretches import stretches
from assistant.checking.task import clauses_of_the_task, nearest
from assistant.verification.beside import said_beside
from assistant.verification.ordinary import graded
from assistant.verification.said import Complaint, Said
from assistant.verification.segments import Segment
from assistant.verification.witness import Witness
from assistant.verification.words import content, likeness
from index.folding import fold
from index.library import Library
from index.spans import Span

_SAME = 0.45
"""Share of a stretch's words that a stretch of a clause holds when both speak of one thing."""
_SAME_INDICATOR = 0.75
"""Likeness of an indicator to the words of a stretch that tells a figure of it."""
_NAMES = 3
_FEWEST = 4
"""Words from which a stretch without figure, date, unit or quotation may say otherwise than a clause (力争 for 确保)."""
_BY_WEIGHT = ("digit", "magnitude", "lead_support", "unit_name", "date", "operator", "scope", "quote_char", "moved", "commitment", "no_witness")


@dataclass(frozen=True, slots=True)
class Judged:
    """One stretch of a sentence that states something. Spans are in the sentence itself."""

    span: Span
    kind: str
    verdict: Verdict
    witness: Witness | None = None
    """The clause that bears it out, or says otherwise."""
    said: str = ""
    """What that clause says in its place, as printed."""
    sides: tuple[Side, ...] = ()
    """Where the documents say two things of it: what each side says."""


def judge(sentence: str, witnesses: Sequence[Witness], indicators: Indicators, before: str = "") -> list[Judged]:
    """The stretches of the sentence that state something, in reading order; none where it states nothing that can be checked.

    ``before``: the heading and the sentence before it in the draft, by which 由县科技局牵头 tells what of.
    """
    library = indicators.library
    said = said_beside(sentence, witnesses, library)
    facts = facts_of(said, sentence)
    of_the_task = clauses_of_the_task(said, witnesses, before)
    faults = faults_of(said, sentence, witnesses, of_the_task, indicators)
    judged: list[Judged] = []
    for stretch, stated in stretches(said, facts):
        own = [one for one in faults if stretch.span.start <= one.span.start < stretch.span.end]
        says_enough = stated or any(one.kind == "quote_char" for one in own) or (own and len(said.content(stretch.text)) >= _FEWEST)
        one = _judged(said, stretch, stated, own, witnesses, sentence, library) if says_enough else None
        if one and one.kind in ("role", "unit") and one.verdict is Verdict.CONSISTENT and of_the_task and one.witness not in of_the_task:
            one = replace(one, witness=of_the_task[0])
        if one and (stated or one.verdict is Verdict.CONTRADICTS):
            judged.append(one)
    return judged


def _judged(
    said: Said, segment: Segment, stated: Sequence[Fact], faults: Sequence[Complaint], witnesses: Sequence[Witness], sentence: str, library: Library
) -> Judged:
    span = said.plain.origin(segment.span)
    kind = stated[0].kind if stated else "wording"
    sides = tuple(sides_for(said, segment, sentence, bool(faults), library)) if witnesses else ()
    if sides:
        verdict = Verdict.PLAN_DIFFERS if any(one.bears_out for one in sides) else Verdict.CONTRADICTS
        worst = _worst(faults)
        return Judged(span, worst.kind if worst and verdict is Verdict.CONTRADICTS else kind, verdict, sides=sides)
    near = nearest(said, segment, witnesses)
    if not faults:
        return Judged(span, kind, Verdict.CONSISTENT, near[0][1] if near else None)
    named = _worst([one for one in faults if one.witness])
    if named and named.kind == "moved" and (own := _own_target(said, segment, near)):
        return Judged(span, named.kind, Verdict.CONTRADICTS, *own)
    if named and named.kind == "date" and not _names_something(said.plainly(segment.span)):
        named = None  # 确保各项任务年底前完成 is said of nothing that a clause dates
    if named and near and (near[0][0] >= _SAME or named.kind == "quote_char"):
        holders = [witness for _, witness in near if named.witness in witness.evidence.text]
        stating = [witness for witness in holders if _states(witness, named.witness)]
        if stating or not holders:
            return Judged(span, named.kind, Verdict.CONTRADICTS, (stating or [near[0][1]])[0], named.witness)
    return Judged(span, kind, Verdict.UNSUPPORTED)


def _own_target(said: Said, segment: Segment, near: Sequence[tuple[float, Witness]]) -> tuple[Witness, str] | None:
    """What the documents set for the very indicator of which a figure is told that is another's."""
    words = said.content(said.plainly(segment.span))
    rated = [(likeness(content(fold(target.indicator)), words), place, witness, target) for place, (_, witness) in enumerate(near) for target in witness.targets]
    best = max(rated, key=lambda one: (one[0], -one[1]), default=None)
    if best is None or best[0] < _SAME_INDICATOR:
        return None
    return best[2], best[3].span.of(best[2].evidence.reading.document.text)


def _names_something(text: str) -> bool:
    """Words that bear meaning, of three characters or more in all."""
    return sum(len(one.text) for one in graded(text) if not one.is_excused) >= _NAMES


def _states(witness: Witness, said: str) -> bool:
    """It is more than the clause's own number."""
    return said.strip() not in witness.evidence.clause.marker


def _worst(faults: Sequence[Complaint]) -> Complaint | None:
    return min(faults, key=lambda one: (_BY_WEIGHT.index(one.kind), -len(one.witness)), default=None)
