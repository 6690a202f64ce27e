"""Allowed: what a draft may say in words and amounts of its own, though a strict reading of the clauses finds fault with it."""

from collections.abc import Sequence

from assistant.checking.counts import needs_no_witness
from assistant.checking.dated import is_dated_within
from assistant.checking.replaced import Names
from assistant.verification.figure_amounts import is_converted
from assistant.verification.figures import COUNTS, Figure, find_figures
from assistant.verification.plain import plain
from assistant.verification.said import Complaint, Said
from assistant.verification.segments import Segment
from assistant.verification.witness import Witness, strength_of
from index.aliases import LEVEL
from index.folding import fold

_SHORT, _LEFT_OUT = 4, 4
"""Characters of a unit's short name, at least; of what it leaves out, at most."""
_LEVELS = ("国家级", "省级", "市级", "县级", "全国", "全省")


def is_allowed(said: Said, fault: Complaint, witnesses: Sequence[Witness], names: Names) -> bool:
    """No fault in a user's draft."""
    segment = next((one for one in said.segments if fault.span.start < one.span.end), None)
    figure = next((one for one in said.figures if one.span == fault.span), None)
    moment = next((one for one in said.moments if one.span == fault.span), None)
    if segment is None:
        return False
    if fault.kind == "commitment":
        return _is_left_out(said, segment, fault)
    if figure:
        return names.holds(said, figure.span) or (fault.kind != "digit" and needs_no_witness(said, figure)) or (fault.kind == "magnitude" and _is_the_same(said, figure, fault))
    if fault.kind == "unit_name":
        return _is_short_for(fault.span.of(said.text), fault.witness)
    if moment:
        return fault.kind == "date" and not fault.witness and is_dated_within(said, segment, moment, witnesses)
    return fault.kind == "no_witness" and fault.span.of(said.text) in _LEVELS and any(fault.span.of(said.text) in one.context for one in witnesses)


def _is_left_out(said: Said, segment: Segment, fault: Complaint) -> bool:
    """力争 left out, at a figure or in a whole stretch; another commitment in its place says otherwise."""
    if fault.span not in [segment.span, *(one.span for one in said.figures)]:
        return False
    return not any(strength_of(one.text) for one in said.segments if one.sentence == segment.sentence)


def _is_the_same(said: Said, figure: Figure, fault: Complaint) -> bool:
    """An amount in another unit is the same (322700万元 for 32.27亿元), as is a count without its unit."""
    others = find_figures(plain(fault.witness, said.genre), (), said.genre)
    if not figure.unit:
        return any(figure.values == one.values and one.unit in COUNTS for one in others)
    return any(is_converted(figure, one) and one.binding.bounds == figure.binding.bounds for one in others)


def _is_short_for(said: str, printed: str) -> bool:
    """生态环境分局 for 市生态环境局某县分局, 交通运输 for 县交通运输局: the characters of the name in order, some of the place or of its ending left out."""
    core = LEVEL.sub("", fold(printed))
    rest = iter(core)
    return _SHORT <= len(said) < len(core) <= len(said) + _LEFT_OUT and core[:2] == said[:2] and all(one in rest for one in said)
