"""Target choice: which of the ranked targets a question asks for; several where it names several."""

import re
from collections.abc import Sequence

from assistant.inquiry import Inquiry
from assistant.quantity_asked import quantity_asked
from assistant.target_ranking import RankedTarget, rank_targets
from index.folding import fold
from index.indicators import is_same_indicator
from index.passages import headings_of
from index.targets import Target
from index.tokens import token_set, tokens

_EACH = re.compile(r"分别|各(?!地|级|类|位|单位|部门)|每(?:条|个|项|家)|都是多少|\beach\b|respectively", re.IGNORECASE)
_SEVERAL = re.compile(r"(?:多少|几|好多).*(?:多少|几|好多|产值|增速|目标)|[、和及与]|,")
_RESIDUE, _RESIDUE_OF_SEVERAL = 0.22, 0.12
"""Share of the question's words that the first figure leaves uncovered, from which a second one is looked for."""
_ACCEPTED = -0.3
"""The lowest score of a target that is given as the answer to a question found answerable."""
_PLAIN = 2.5
_WITHOUT_A_WORD, _WITHOUT_ITS_NAME = 2.5, 0.8
"""The lowest score of a target that shares no word with the question, and of one whose indicator does not, but whose statement holds a part of it."""
_EACH_ACCEPTED = -2.0
"""The lowest score of a target that opens a list of several in the best sentence."""
_ELSEWHERE = 0.6
"""Share of the question's words that the documents hold, but elsewhere, from which the figure is another matter's."""
_SHORT_HEADING = 16
_SHORT_NAME, _LONG_NAME = 4, 6
"""Characters of an indicator that a question names by printing it, and from which it does so whatever else it says."""
_LOOKED_AT = 12
_BEST, _FAR_MORE = 5, 0.3
"""The sentences among which one may speak of the matter itself, and how much more of the question's words it then holds."""
_PARTLY, _HALF, _MOST, _NEARLY_ALL = 0.25, 0.5, 0.75, 0.85
"""Shares of the question's words that a figure holds which is not meant, and an indicator that is."""


def means_a_figure(inquiry: Inquiry) -> bool:
    """Whether a question without question words names a target so plainly that its figure is what is wanted."""
    ranked = rank_targets(inquiry)
    return bool(ranked) and ranked[0].score > _PLAIN and not ranked[0].target.is_benchmark


def chosen_targets(inquiry: Inquiry, ranked: Sequence[RankedTarget]) -> list[RankedTarget]:
    """The target asked for; several where the question names several or asks for each of a list."""
    meant = [one for one in ranked if one.score > _least(inquiry, one) and inquiry.elsewhere(_context(one)) < _ELSEWHERE]
    asks_each = bool(_EACH.search(inquiry.question.text))
    if not meant and asks_each and ranked and ranked[0].place is inquiry.best and ranked[0].score > _EACH_ACCEPTED:
        meant = list(ranked[:1])
    if not meant:
        return []
    first = _in_the_unit_asked(inquiry, ranked) or _figure_beside(inquiry, meant)
    if _is_said_elsewhere(inquiry, first):
        return []
    named = _named_outright(inquiry, ranked, first)
    if named is not first and not _SEVERAL.search(inquiry.question.typed):
        return [named]
    if _is_of_a_neighbour(inquiry, first):
        return []
    if asks_each and len(first.place.targets) > 1:
        listed = [one for one in ranked if one.place is first.place and _kind(one.target) == _kind(first.target)]
        if len(listed) > 1:
            return sorted(listed, key=lambda one: one.target.value_span.start)
    chosen = [first]
    of_any_kind = rank_targets(inquiry, of_any_kind=bool(_SEVERAL.search(inquiry.question.typed)))
    while len(chosen) < 4 and (following := _for_the_rest(inquiry, chosen, of_any_kind)):
        chosen.append(following)
    return sorted(chosen, key=lambda one: _asked_at(inquiry, one))


def _named_outright(inquiry: Inquiry, ranked: Sequence[RankedTarget], first: RankedTarget) -> RankedTarget:
    """The target whose indicator the question prints letter for letter, where the best one's is not what it says."""
    typed = fold(inquiry.question.typed)
    if fold(first.target.indicator) in typed:
        return first
    named = [
        one for one in ranked[:_LOOKED_AT]
        if fold(one.target.indicator) in typed and len(one.target.indicator) >= _SHORT_NAME and inquiry.in_named_part(one.place) >= inquiry.in_named_part(first.place)
        and (len(one.target.indicator) >= _LONG_NAME or inquiry.covered(one.text) > inquiry.covered(first.text))
    ]
    return max(named, key=lambda one: len(one.target.indicator), default=first)


def _in_the_unit_asked(inquiry: Inquiry, ranked: Sequence[RankedTarget]) -> RankedTarget | None:
    """A target in the very unit asked for (几项) whose indicator is the whole topic, where the best one is of another unit."""
    unit = quantity_asked(inquiry.question.text).unit
    if not unit or ranked[0].target.unit == unit:
        return None
    named = [one for one in ranked[:_LOOKED_AT] if one.target.unit == unit and inquiry.covered(one.target.indicator) > _MOST]
    return named[0] if named else None


def _figure_beside(inquiry: Inquiry, meant: Sequence[RankedTarget]) -> RankedTarget:
    """The best target; in place of an aim without a figure the figure of its clause whose whole indicator the question names (…的筛查率)."""
    first = meant[0]
    if not first.target.is_benchmark or not quantity_asked(inquiry.question.text).is_counted:
        return first
    asked = set(inquiry.all_tokens)
    beside = [one for one in meant if one.place.key == first.place.key and not one.target.is_benchmark and token_set(one.target.indicator) <= asked]
    return beside[0] if beside else first


def _is_of_a_neighbour(inquiry: Inquiry, one: RankedTarget) -> bool:
    """Whether the topic is the indicator of another target of the sentence, which is set in another way than asked (民间投资增长几: only its share is set)."""
    if inquiry.covered(one.text) >= _HALF:
        return False
    others = [other for other in one.place.targets if other is not one.target and other.unit == one.target.unit]
    return any(inquiry.covered(other.indicator) > _NEARLY_ALL for other in others)


def _is_said_elsewhere(inquiry: Inquiry, one: RankedTarget) -> bool:
    """Whether another of the best sentences speaks of the very matter, and sets no figure, while the target's clause hardly does."""
    least = max(inquiry.covered(_context(one)), inquiry.covered(one.text)) + _FAR_MORE
    return any(inquiry.covered(place.text) > least for place in inquiry.places[:_BEST] if not place.targets)


def _least(inquiry: Inquiry, one: RankedTarget) -> float:
    """A figure whose statement shares no word with the question has to fit far better."""
    if token_set(f"{near_heading(one)} {one.target.indicator}") & inquiry.all_tokens:
        return _ACCEPTED
    return _WITHOUT_ITS_NAME if inquiry.covered(one.text) > _PARTLY else _WITHOUT_A_WORD


def _context(one: RankedTarget) -> str:
    return f"{headings_of(one.place.reading.tree, one.place.clause)} {one.place.text}"


def _for_the_rest(inquiry: Inquiry, chosen: Sequence[RankedTarget], ranked: Sequence[RankedTarget]) -> RankedTarget | None:
    """The target that holds the topic words which the chosen ones leave, if those words name a target of their own."""
    held = {token for one in chosen for token in tokens(f"{one.text} {near_heading(one)}")}
    held |= {token for one in chosen for token in tokens(one.place.text)} if len(chosen[0].place.targets) < 2 else set()
    knows = inquiry.ranking.features.places.clause_terms.knows
    rest = tuple(token for token in inquiry.question.topic_tokens if token not in held and knows(token))
    total = sum(inquiry.weight(token) for token in inquiry.question.topic_tokens)
    named = {token for token in rest if token[0].isascii()}
    residue = _RESIDUE_OF_SEVERAL if _SEVERAL.search(inquiry.question.typed) else _RESIDUE
    is_enough = bool(rest) and sum(inquiry.weight(token) for token in rest) / total >= residue
    if not named and not is_enough:
        return None
    taken = [one.target.value_span for one in chosen]
    least = -1.0 if _SEVERAL.search(inquiry.question.typed) else 0.5
    for one in ranked[:12]:
        if any(is_same_indicator(one.target, other.target) for other in chosen):
            continue
        own = token_set(one.target.indicator)
        if one.target.value_span not in taken and named & own and one.place is chosen[0].place:
            return one
        if is_enough and one.target.value_span not in taken and one.score > least and inquiry.covered(one.text, rest) > 0.45 and own & set(rest):
            return one
    return None


def _asked_at(inquiry: Inquiry, one: RankedTarget) -> int:
    """Where the question names a target: the order asked is the order answered."""
    asked = fold(inquiry.question.text)
    places = [asked.find(token) for token in tokens(one.target.indicator) if token in asked]
    own = [place for place in places if place >= 0]
    return sum(own) // len(own) if own else len(asked)


def _kind(target: Target) -> tuple[str, bool]:
    counted = target.unit in ("家", "个", "项", "户", "件", "种", "处", "所", "座")
    return "家" if counted else target.unit, bool(target.operator.startswith("增长"))


def near_heading(one: RankedTarget) -> str:
    """The heading of a target's clause where it is short enough to say what the figure is of."""
    heading = one.place.clause.heading
    return heading if len(heading) <= _SHORT_HEADING else ""
