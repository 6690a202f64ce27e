"""Targets: every quantified or benchmarked aim of a plan, read from its sentences; each row points at its words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.benchmarks import Benchmark, find_benchmarks
from index.clauses import Clause, ClauseTree
from index.dates import PrintedDate, dates_in, opens_with
from index.figures import figures_of
from index.genre import Genre
from index.phrases import (
    base_of,
    commitment_of,
    counted_behind,
    is_counted_behind,
    left_edge,
    operators_of,
    scope_of,
    share_of,
    stripped,
)
from index.quantities import Quantity, find_quantities
from index.rows import row_of
from index.sentences import sentences_of
from index.spans import Span
from index.spelled import find_spelled

_CARE = re.compile(r"^(?:优化|完善|健全|落实|加强|强化|深化|开展)")
_TOTALS = ("共", "共计", "合计")
"""A count of what a heading holds (共23项) is no aim."""
_NEW_VERB = re.compile(r"(?:积极|持续|全力|大力)?(?:推动|推进|促进|实现|推行|落实|加快|保障)")
_JOINS = ("和", "与", "及", "以及", "、")


@dataclass(frozen=True, slots=True)
class Target:
    """One aim. Strings are as printed; spans are in characters of the document."""

    address: str
    span: Span
    """The phrase that states it: 全社会研发经费投入增长9%以上."""
    value_span: Span
    """Its figure with unit and operators: 增长9%以上."""
    indicator: str
    operator: str
    """The printed words that bind the value, joined by + where two stand (提高到+不低于)."""
    value: str
    unit: str
    base: str
    deadline: str
    """The date that is printed for it; empty where none is: then only the document's own year can be meant."""
    deadline_iso: str
    commitment: str
    scope: str
    is_benchmark: bool = False

    @property
    def year_assumed(self) -> bool:
        """Whether no date is printed for it, so that its year is the document's."""
        return not self.deadline


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence on the way to its targets: where it stands, what it dates, and the date that holds from before."""

    text: str
    address: str
    span: Span
    dates: tuple[PrintedDate, ...]
    carried: PrintedDate | None
    stops: tuple[int, ...] = ()

    def deadline(self, at: int, end: int) -> tuple[str, str]:
        """The last date before a value, else one behind it in its own phrase, else the date that holds from before."""
        before = [date for date in self.dates if date.span.start < at]
        inside = [date for date in self.dates if at <= date.span.start < end]
        date = next(iter([*before[-1:], *inside]), self.carried)
        return (date.span.of(self.text), date.iso) if date else ("", "")


def find_targets(tree: ClauseTree, genre: Genre) -> list[Target]:
    """Every target of a document in reading order."""
    return [target for clause in tree for target in _of_clause(tree, clause, genre)]


def _of_clause(tree: ClauseTree, clause: Clause, genre: Genre) -> Iterator[Target]:
    """The aims of a clause's sentences; of a row of indicators, those of its cells too."""
    row = row_of(tree, clause)
    figures = list(figures_of(row, tree.document.text, genre)) if row else []
    for target in _targets(tree, clause, genre):
        if not any(figure.span.overlaps(target.span) for figure in figures):
            yield target
    for figure in figures:
        yield Target(
            address=clause.address, span=figure.span, value_span=figure.span, indicator=figure.indicator, operator=figure.operator, value=figure.value,
            unit=figure.unit, base="", deadline=figure.deadline, deadline_iso=figure.deadline_iso, commitment="",
            scope=scope_of(figure.indicator, [], figure.unit, genre),
        )


def _targets(tree: ClauseTree, clause: Clause, genre: Genre) -> Iterator[Target]:
    for sentence in _dated(tree, clause):
        text = sentence.text
        quantities = sorted([*find_quantities(text, sentence.span, genre), *find_spelled(text, sentence.span)], key=lambda one: one.span.start)
        counted = [
            quantity
            for quantity, following in zip(quantities, [*quantities[1:], None], strict=False)
            if not _describes(text, quantity, following, genre)
        ]
        aims = [aim for aim in find_benchmarks(text, sentence.span, genre) if not _taken(aim.span, counted)]
        sentence = replace(sentence, stops=tuple(sorted([one.span.end for one in counted] + [aim.span.end for aim in aims])))
        found = [_quantified(sentence, quantity, genre) for quantity in counted] + [_benchmark(sentence, aim, genre) for aim in aims]
        stated = [target for target in found if target.indicator not in _TOTALS]
        yield from _joined(text, sorted(stated, key=lambda target: target.value_span.start))


def _dated(tree: ClauseTree, clause: Clause) -> Iterator[_Sentence]:
    """The sentences of a clause with their dates. A date that opens one (2025年,) holds to its 。, one with 到 or 至 to the end of the
    paragraph, as long as no other date is printed."""
    text = tree.document.text
    carried: PrintedDate | None = None
    goes_on = False
    at = clause.span.start
    for one in sentences_of(tree, clause):
        span = one.span
        dates = dates_in(text, span, tree.document.year)
        is_part = text[at : span.start].strip() == "" and text[at - 1 : at] in (";", "；")
        holds = is_part or (goes_on and not dates and "\n" not in text[at : span.start])
        carried, goes_on = (carried, goes_on) if holds else (None, False)
        opening, until = opens_with(text, span, dates)
        if opening:
            carried, goes_on = opening, until
        yield _Sentence(text, clause.address, span, tuple(dates), carried)
        at = span.end


def _describes(text: str, quantity: Quantity, following: Quantity | None, genre: Genre) -> bool:
    """The quantity describes what is counted: 税收过2000万企业6家, 5亿元以上企业10家, 10千伏及以下配电网."""
    if quantity.unit in genre.describing_units and not quantity.before:
        return True
    is_over = quantity.before.endswith(("过", "超过", "超"))
    if not following or not (is_over or quantity.after.endswith(("以上", "以下"))):
        return False
    between = text[quantity.span.end : following.before_start]
    is_closed = 0 < len(between) <= 8 and not re.search(r"[,，;；。、]", between)
    return is_closed and (is_over or (quantity.unit.endswith("元") and not following.unit.endswith(("元", "%", "％"))))


def _taken(span: Span, quantities: list[Quantity]) -> bool:
    return any(span.start <= quantity.span.start and quantity.span.start - span.end < 1 for quantity in quantities)


def _joined(text: str, targets: list[Target]) -> Iterator[Target]:
    """A second value behind 和 shares the words of the first (分别提高到不低于740元/月和485元/月); behind 、 also 力争 and 新增 hold on."""
    previous: Target | None = None
    for target in targets:
        joined = text[previous.span.end : target.value_span.start].strip() if previous else ""
        if previous and joined in _JOINS and not re.sub("[和与及以、]", "", target.indicator):
            whole = Span(previous.span.start, target.span.end)
            shared = replace(target, indicator=previous.indicator, scope=previous.scope, commitment=previous.commitment)
            shared = replace(shared, operator=previous.operator, base=previous.base, span=whole)
            yield replace(previous, span=whole)
            previous = shared
            continue
        if previous:
            yield previous
            target = _goes_on(text, previous, target)
        previous = target
    if previous:
        yield previous


def _goes_on(text: str, previous: Target, target: Target) -> Target:
    """The target with what a list says once, before its first item: 力争新增甲10家、乙6家,丙达到3家."""
    between = text[previous.span.end : target.span.start].strip()
    opening = target.span.of(text)
    if between not in ("、", ",", "，") or _NEW_VERB.match(opening):
        return target
    is_new = between == "、" and not target.scope and previous.unit == target.unit and previous.indicator.startswith(("新增", "净增"))
    holds = previous.commitment and not target.commitment and not _binds_late(text, previous)
    return replace(target, commitment=previous.commitment if holds else target.commitment, scope=previous.scope if is_new else target.scope)


def _binds_late(text: str, target: Target) -> bool:
    """The commitment stands behind the indicator (一网通办率力争达90%以上) and so holds for this value alone."""
    at = text.find(target.commitment, target.span.start, target.span.end)
    return bool(target.indicator) and at > text.find(target.indicator[:2], target.span.start, target.span.end) >= 0


def _quantified(sentence: _Sentence, quantity: Quantity, genre: Genre) -> Target:
    text = sentence.text
    left = left_edge(text, sentence.span, quantity.before_start, list(sentence.stops))
    tail = counted_behind(text, sentence.span, quantity, list(sentence.stops))
    operators, commitment = operators_of(quantity.before, genre)
    words = text[left : quantity.before_start]
    head_start, head = stripped(text, Span(left, quantity.before_start), genre)
    indicator, end = head, quantity.span.end
    if tail and is_counted_behind(quantity, head):
        indicator, end = tail.of(text).strip(), tail.end
    share_operator, whole = share_of(head, quantity.unit)
    if whole and not operators:
        operators, indicator = [share_operator], whole
    start = min(head_start, quantity.before_start) if head else quantity.before_start
    deadline, iso = sentence.deadline(quantity.span.start, end)
    return Target(
        address=sentence.address,
        span=Span(start, end),
        value_span=Span(quantity.before_start if operators else quantity.span.start, quantity.span.end),
        indicator=indicator.strip(),
        operator="+".join([*operators, *([quantity.after] if quantity.after else [])]),
        value=quantity.value,
        unit=quantity.unit,
        base=base_of(words + quantity.before),
        deadline=deadline,
        deadline_iso=iso,
        commitment=commitment or commitment_of(words, genre),
        scope=scope_of(head + (indicator if indicator != head else ""), operators, quantity.unit, genre),
    )


def _benchmark(sentence: _Sentence, aim: Benchmark, genre: Genre) -> Target:
    text = sentence.text
    left = left_edge(text, sentence.span, aim.span.start, list(sentence.stops))
    start, head = stripped(text, Span(left, aim.span.start), genre)
    if not head and aim.refers_back and left > sentence.span.start and left - 1 not in sentence.stops:
        start, head = stripped(text, Span(left_edge(text, sentence.span, left - 1, list(sentence.stops)), left - 1), genre)
        head = _CARE.sub("", head)
    if text.startswith("为目标", aim.span.end):
        head = head.removeprefix("以")
    deadline, iso = sentence.deadline(aim.span.start, aim.span.end)
    return Target(
        address=sentence.address,
        span=Span(min(start, aim.span.start), aim.span.end),
        value_span=aim.span,
        indicator=head or aim.named,
        operator=aim.operator,
        value=aim.value,
        unit="",
        base="",
        deadline=deadline,
        deadline_iso=iso,
        commitment=commitment_of(text[left : aim.span.start], genre),
        scope=scope_of(head, [], "", genre),
        is_benchmark=True,
    )
