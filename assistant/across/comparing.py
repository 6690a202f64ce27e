"""Comparing: the figures of several documents against each other: a difference only where both measure alike, else why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from assistant.across.side import Side
from assistant.across.told import Title
from assistant.draft import Quote
from assistant.phrases import Phrases
from index.indicators import bare_operator, rises
from index.targets import Target


@dataclass(frozen=True, slots=True)
class Figure:
    """The one target that a side gives."""

    side: Side
    target: Target
    value: Decimal | None
    is_disputed: bool
    """Its own document says it differently elsewhere."""

    @property
    def amount(self) -> Decimal:
        return self.value or Decimal()


def compared(sides: Sequence[Side], title: Title, say: Phrases) -> str:
    """How the figures of these sides compare, in one sentence; empty where a side has none."""
    figures = [figure for side in sides if (figure := figure_of(side))]
    if len(figures) < 2 or len(figures) < len(sides):
        return ""
    if reason := _hindrance(figures):
        return say(reason)
    if len({figure.value for figure in figures}) == 1:
        return say("compare_equal")
    if len(figures) > 2:
        highest, lowest = (choose(figures, key=lambda figure: figure.amount) for choose in (max, min))
        return say("compare_order", highest=title(highest.side.id), lowest=title(lowest.side.id))
    one, other = sorted(figures, key=lambda figure: -(figure.side.desk.document.year or 0))
    difference = one.amount - other.amount
    unit = one.target.unit if one.target.unit != "%" else say("points")
    name = "compare_more" if difference > 0 else "compare_less"
    return say(name, one=title(one.side.id), other=title(other.side.id), difference=f"{abs(difference):f}{unit}")


def figure_of(side: Side) -> Figure | None:
    """The target that the first quote of a side states, if it states one."""
    draft = side.made.drafts[0]
    target = _target(draft.quotes[0]) if draft.quotes else None
    return Figure(side, target, _number(target), any(one.kind != "scope" for one in draft.differences)) if target else None


def _hindrance(figures: Sequence[Figure]) -> str:
    """The phrase that says why these figures cannot be set against each other; empty where they can."""
    targets = [figure.target for figure in figures]
    if any(figure.value is None for figure in figures):
        return "compare_no_figure"
    if len({target.unit for target in targets}) > 1:
        return "compare_other_unit"
    if len({(rises(target), target.scope == "新增") for target in targets}) > 1:
        return "compare_other_scope"
    if any(figure.is_disputed for figure in figures):
        return "compare_disputed"
    return "compare_other_bound" if len({bare_operator(target) for target in targets}) > 1 else ""


def _target(quote: Quote) -> Target | None:
    return next((target for target in quote.reading.targets if target.address == quote.clause.address and target.span == quote.span), None)


def _number(target: Target | None) -> Decimal | None:
    try:
        return Decimal(target.value.replace(",", "")) if target else None
    except InvalidOperation:
        return None
