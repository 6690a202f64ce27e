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

_DISPUTES = ("value", "operator", "benchmark")


@dataclass(frozen=True, slots=True)
class Figure:
    """The one target that a side gives."""

    side: Side
    target: Target
    value: Decimal | None
    is_disputed: bool
    """Its own document sets another figure for it elsewhere."""

    @property
    def amount(self) -> Decimal:
        return self.value or Decimal()


def compared(sides: Sequence[Side], title: Title, say: Phrases) -> str:
    """How the figures of these sides compare, in one sentence; empty where a side has none."""
    figures = [figure for side in sides if (figure := figure_of(side))]
    if len(figures) < 2 or len(figures) < len(sides):
        return ""
    if reason := hindrance([figure.target for figure in figures]):
        return say(reason)
    if disputed := [title(figure.side.id) for figure in figures if figure.is_disputed]:
        return say("compare_disputed", documents=say("list_comma").join(disputed))
    if len({figure.value for figure in figures}) == 1:
        return say("compare_equal")
    if len(figures) > 2:
        highest, lowest = (choose(figures, key=lambda figure: figure.amount) for choose in (max, min))
        return say("compare_order", highest=title(highest.side.id), lowest=title(lowest.side.id))
    one, other = sorted(figures, key=lambda figure: -(figure.side.desk.document.year or 0))
    name = "compare_more" if one.amount > other.amount else "compare_less"
    return say(name, one=title(one.side.id), other=title(other.side.id), difference=_amount(one.amount - other.amount, one.target, say))


def difference_of(one: Target, other: Target, say: Phrases) -> str:
    """How much more or less a target is than another one of the same indicator: +3.77亿元; empty where they cannot be set against each other."""
    mine, theirs = number_of(one), number_of(other)
    if hindrance((one, other)) or mine is None or theirs is None or mine == theirs:
        return ""
    return f"{'+' if mine > theirs else '-'}{_amount(mine - theirs, one, say)}"


def _amount(difference: Decimal, target: Target, say: Phrases) -> str:
    return f"{abs(difference):f}{target.unit if target.unit != '%' else say('points')}"


def figure_of(side: Side) -> Figure | None:
    """The target that the first quote of a side states, if it states one."""
    draft = side.made.drafts[0]
    target = _target(draft.quotes[0]) if draft.quotes else None
    return Figure(side, target, number_of(target), any(one.kind in _DISPUTES for one in draft.differences)) if target else None


def hindrance(targets: Sequence[Target]) -> str:
    """The phrase that says why these figures cannot be set against each other; empty where they can."""
    if any(number_of(target) is None for target in targets):
        return "compare_no_figure"
    if len({target.unit for target in targets}) > 1:
        return "compare_other_unit"
    if len({(rises(target), target.scope == "新增") for target in targets}) > 1:
        return "compare_other_scope"
    return "compare_other_bound" if len({bare_operator(target) for target in targets}) > 1 else ""


def _target(quote: Quote) -> Target | None:
    """The one target that a quote states; none where it states several (分别提高到…和…)."""
    stated = [target for target in quote.reading.targets if target.address == quote.clause.address and target.span.overlaps(quote.span)]
    return stated[0] if len(stated) == 1 and stated[0].span == quote.span else None


def number_of(target: Target) -> Decimal | None:
    """A target's value; None for one in words."""
    try:
        return Decimal(target.value.replace(",", ""))
    except InvalidOperation:
        return None
