"""Figure differences: how a figure differs from the evidence's own of the same amount: by its bound, direction, scope, rate or commitment."""

from assistant.verification.bounds import says_growth, says_share
from assistant.verification.figure_commitments import commitment_fault
from assistant.verification.figure_fits import Candidate
from assistant.verification.figures import Figure
from assistant.verification.said import Said
from assistant.verification.segments import ITEM_MARKS, item_around
from assistant.verification.witness import Held, Witness
from assistant.verification.words import content


def difference_of(said: Said, figure: Figure, place: int, one: Candidate, matched: list[tuple[Figure, Held]]) -> str:
    """The kind of the weightiest difference between a figure and the evidence's; empty where there is none."""
    mine, theirs, held = figure.binding, one.held.figure.binding, one.held
    if mine.bounds != theirs.bounds and not _binds_alike(figure, held):
        return "operator"
    before = [other for other in said.figures[:place] if not other.name and not other.describes]
    change = mine.change
    if not change and before and before[-1].is_percent == figure.is_percent and theirs.change == before[-1].binding.change:
        change = theirs.change
    if not change and theirs.change == "rises" and (says_growth(said.question) or (not said.content(said.around(figure)).isdisjoint(content(held.printed)) and says_growth(said.around(figure))) or says_growth(figure.left) or (held.scope == "增长" and says_growth(figure.right))):
        change = "rises"
    kind = _change_fault(change, theirs.change, mine.is_added and theirs.is_added)
    if kind:
        return kind
    is_added = theirs.is_added or held.scope == "新增"
    carried = bool(before) and before[-1].binding.is_added
    both_shares = figure.is_percent and mine.is_share and theirs.is_share and not mine.is_total
    if is_added != mine.is_added and not both_shares and not (is_added and carried) and not (mine.is_added and change == theirs.change != ""):
        return "scope"
    if mine.is_stock and not (theirs.is_stock or theirs.is_total):
        return "scope"
    is_share = mine.is_share or (theirs.is_share and says_share(said.around(figure)))
    if is_share != (theirs.is_share or held.scope == "占比") and figure.is_percent and not _says_rate(figure, one):
        return "scope"
    around = one.witness.sentence_at(one.held.figure.span.start)
    around += "".join(f" 每{period}" for period in held.figure.unit.split("/")[1:]) + around.replace("万人", "每万人")
    around, text = around.replace("每个", "每"), said.text.replace("每个", "每")
    if any(rate not in around and rate not in one.witness.context for rate in mine.rates):
        return "scope"
    if any(rate not in text and rate.removeprefix("每") not in text for rate in theirs.rates):
        return "scope"
    for figure_before, held_before in matched[-1:]:
        if _are_of_two_statements(said, figure_before, held_before, figure, held, one.witness):
            return "moved"
        is_said_again = held is held_before and not said.content(said.text[figure_before.span.end : figure.span.start])
        if not is_said_again and held.group and held.group == held_before.group and figure_before is not figure and held.figure.span.start <= held_before.figure.span.start and not _has_its_own_name(said, figure_before, held_before, figure, held):
            return "moved"
    return commitment_fault(said, figure, one)


def _has_its_own_name(said: Said, before: Figure, held_before: Held, figure: Figure, held: Held) -> bool:
    """The second of two figures is said first, each behind what it alone measures: 集中供养孤儿1700元/月;社会散居孤儿1200元/月."""
    between = said.content(said.text[before.span.end : figure.span.start])
    return any(name.words <= between for name in held.names if name not in held_before.names)


def _are_of_two_statements(said: Said, before: Figure, held_before: Held, figure: Figure, held: Held, witness: Witness) -> bool:
    """Two figures of one phrase of which the evidence gives the first another of the second's kind: 20万元且有3年 for 20万元且有2年,50万元且有3年."""
    between = said.text[before.span.end : figure.span.start]
    if figure.unit == before.unit or any(mark in between for mark in ITEM_MARKS):
        return False
    start, end = item_around(witness.text, held_before.figure.span)
    own_start, own_end = item_around(witness.text, held.figure.span)
    stands_here_too = any(own_start <= one.figure.span.start < own_end and (one.figure.values, one.figure.unit) == (held_before.figure.values, held_before.figure.unit) for one in witness.figures)
    if start <= held.figure.span.start < end or stands_here_too:
        return False
    return any(start <= one.figure.span.start < end and one.figure.unit == figure.unit and one.figure.values != figure.values for one in witness.figures)


def _binds_alike(figure: Figure, held: Held) -> bool:
    """No bound is said where the clause prints one only for the value before (最高不超过50万元、200万元补助); 突破 is the verb of both."""
    mine, theirs = figure.binding.bounds, held.figure.binding.bounds
    if not mine and held.figure.joins and held.target and not held.target.operator:
        return True
    return mine == {"over"} and not theirs and "突破" in figure.left[-6:] and "突破" in held.figure.left


def _says_rate(figure: Figure, one: Candidate) -> bool:
    """比例 in the sentence and 率 in the clause, or the other way round, name one kind of share."""
    left = one.held.figure.left.rstrip()
    return "比例" in figure.left + figure.right and ("率" in one.held.printed or left.endswith(("的", "按", "按照")))


def _change_fault(mine: str, theirs: str, both_added: bool) -> str:
    if mine == theirs or both_added:
        return ""
    if not mine:
        return "scope" if theirs in ("rises", "falls") else ""
    if not theirs:
        return "" if mine == "rises_to" else "operator"
    return "operator"
