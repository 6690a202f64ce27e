"""Extremes: which of several targets is the highest or lowest, told by their numerals, with all that were compared."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Status
from assistant.answerable import is_foreign
from assistant.draft import Draft, Quote
from assistant.drafting.figures.filter import TargetFilter, known_words, target_filter, without_parts
from assistant.drafting.figures.matching import matching
from assistant.drafting.figures.statements import Stated, quote_of, stated
from assistant.drafting.listing import Item, listed
from assistant.inquiry import Inquiry
from assistant.target_ranking import rank_targets
from index.indicators import bare_indicator
from index.numerals import value_of

_MOST = re.compile(r"最(?P<word>[多高大重快强]|少|低|小|轻|慢)|\b(?P<english>most|highest|largest|biggest|least|lowest|smallest|fewest)\b", re.IGNORECASE)
_ASKED = re.compile(r"谁|哪|什么|啥|是[?？]?$|which|what|who", re.IGNORECASE)
_LEAST = ("少", "低", "小", "轻", "慢", "least", "lowest", "smallest", "fewest")
_OF_TWO = re.compile(
    r"(?P<one>[^,，。?？]{2,14}?)(?:跟|和|与|比|还是)(?P<other>[^,，。?？]{2,14}?)(?:相比)?[,，]?(?:谁|哪个|哪家|哪边|哪一个)(?:的)?(?P<what>[^,，。?？]{0,10}?)(?:目标|指标)?(?:定得|要|更|较|比较|得)?(?P<word>[高大多重快低少小慢])(?:些|一些|点)?[?？]?$"
)
_APART = re.compile(
    r"(?P<one>[^,，。?？]{2,14}?)(?:跟|和|与|比)(?P<other>[^,，。?？]{2,14}?)的?(?P<what>(?:[^,，。?？的]{0,8})(?:目标|指标|产值|收入|数量|家数|增速)?)(?:目标|指标)?(?:相差|差距|差|高出?|多出?|低|少)(?:是)?(?:多少|几|多大)"
)
_OF_PARTS = re.compile(r"(?:哪|谁)[一个份项]{0,2}(?:附件|方案|攻坚|部分|板块)[^,，。]{0,6}(?:目标|指标|任务|分工|责任)[^,，。]{0,6}最[多少]|(?:目标|指标|任务|分工|责任)最[多少]的[^,，。]{0,4}(?:附件|方案|攻坚|部分|板块)")
_SUM = re.compile(r"合计|加起来|总和|之和|相加|累加|\bsum\b|altogether|in total", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"[(（]([\u3400-\u9fff]{2,12})[)）]")
_COMPARES = re.compile(r"\b(?:compare|higher|lower|larger|smaller|bigger|more|less|difference|versus|vs)\b", re.IGNORECASE)
_FEWEST = 2


def draft_extreme(inquiry: Inquiry) -> Draft | None:
    """The highest or lowest of the targets that the question compares; None when it compares none."""
    typed = inquiry.question.typed
    if inquiry.question.about_group or inquiry.question.units:
        return None
    of_two = _OF_TWO.search(typed)
    if of_two:
        what = of_two["what"] or of_two["other"].partition("的")[2]
        return _of_pair(inquiry, [_named(inquiry, said, what) for said in (of_two["one"], of_two["other"].partition("的")[0])], of_two["word"] in _LEAST)
    if _SUM.search(typed):
        return _added(inquiry) or (Draft(inquiry.say("no_sum"), status=Status.UNSPECIFIED) if "、" in typed else None)
    apart = _APART.search(typed)
    if apart:
        return _of_pair(inquiry, [_named(inquiry, apart[name], apart["what"]) for name in ("one", "other")])
    named = _IN_BRACKETS.findall(typed)
    if len(named) == _FEWEST and _COMPARES.search(typed):
        whats = [word for word in inquiry.question.topic.split() if word not in named and re.match(r"[\u3400-\u9fff]", word)]
        return _of_pair(inquiry, [next((one for what in (*whats, "") if (one := _named(inquiry, said, what))), None) for said in named])
    most = _MOST.search(typed)
    if not most or not _ASKED.search(typed):
        return None
    word = most["word"] or most["english"].casefold()
    of_parts = _OF_PARTS.search(typed)
    if of_parts:
        return _of_parts(inquiry, bool(re.search("任务|分工|责任", of_parts[0])), word in _LEAST)
    if is_foreign(inquiry):
        return None
    return _draft(inquiry, _described(inquiry) or _of_one_sentence(inquiry), word in _LEAST)


def _of_pair(inquiry: Inquiry, pair: Sequence[Stated | None], is_least: bool = False) -> Draft | None:
    """Two targets beside each other; None where one of them was not found."""
    compared = [one for one in pair if one]
    return _draft(inquiry, compared, is_least) if len(compared) == len(pair) else None


def _without_their_sum(numbered: Sequence[tuple[Stated, float]]) -> list[tuple[Stated, float]]:
    """Those that are compared or added: of three and more, not the one that is the sum of the others."""
    whole = sum(value for _, value in numbered)
    return [(one, value) for one, value in numbered if len(numbered) <= _FEWEST or value * 2 != whole]


def _added(inquiry: Inquiry) -> Draft | None:
    """Several targets of one unit with the sum of their numerals."""
    words = known_words(inquiry, without_parts(_SUM.sub(" ", inquiry.question.typed)))
    chosen = matching(inquiry, TargetFilter(subject=words)) if words else []
    numbered = [one for one in chosen if value_of(one[1].value) is not None]
    rows = numbered if len(numbered) >= _FEWEST and len({target.unit for _, target in numbered}) == 1 else _of_one_sentence(inquiry)
    values = [value for _, target in rows if (value := value_of(target.value)) is not None]
    if len(rows) < _FEWEST or len(values) != len(rows) or not _add_up(rows):
        return None
    parts = _without_their_sum(list(zip(rows, values, strict=True)))
    draft = listed(inquiry, [Item(stated(*one), (quote_of(*one),)) for one, _ in parts])
    total = f"{sum(value for _, value in parts):g}{rows[0][1].unit}"
    return draft.but(headline=f"{inquiry.say('sum', value=total)}{inquiry.say('join')}{draft.headline}")


def _add_up(rows: Sequence[Stated]) -> bool:
    """Whether targets are parts beside each other: not shares, not what is new beside what there is, not a whole beside its part
    (专项债, 铁路专用线专项债), not one that is stated twice."""
    named = [(bare_indicator(target.indicator), target.value, reading.tree.part_of(reading.tree[target.address]).address) for reading, target in rows]
    names = {name for name, _, _ in named}
    is_nested = any(one != other and one in other for one in names for other in names)
    is_repeated = len({(name, value) for name, value, _ in named}) < len(named) or len({(name, part) for name, _, part in named}) > len(names)
    return "%" not in rows[0][1].unit and len({target.scope for _, target in rows}) == 1 and not is_nested and not is_repeated


def _of_parts(inquiry: Inquiry, counts_duties: bool, is_least: bool) -> Draft | None:
    """The part with the most targets or duties, and the count of every part."""
    say = inquiry.say
    counts = []
    for reading in inquiry.readings():
        for part in reading.tree.parts:
            addresses = [row.address for row in (reading.duties if counts_duties else reading.targets)]
            own = [address for address in addresses if reading.tree.part_of(reading.tree[address]) is part]
            if own:
                counts.append((len(own), part.address, Quote(reading, part, part.span)))
    if len(counts) < _FEWEST:
        return None
    best = (min if is_least else max)(count for count, _, _ in counts)
    items = say("list_comma").join(say("by_part", part=part, count=count) for count, part, _ in counts if count == best)
    rows = tuple((say("by_part", part=part, count=count), place) for place, (count, part, _) in enumerate(counts))
    return Draft(say("fewest_in" if is_least else "most_in", items=items), tuple(quote for _, _, quote in counts), rows=rows, is_computed=True)


def _named(inquiry: Inquiry, said: str, what: str) -> Stated | None:
    """The one target of a matter that is named together with what is compared of it."""
    words = known_words(inquiry, f"{said} {what}")
    found = matching(inquiry, TargetFilter(subject=words)) if words else []
    return found[0] if found else None


def _described(inquiry: Inquiry) -> list[Stated]:
    """The targets that the question describes by what they share, of the unit that most of them have."""
    wanted = target_filter(inquiry)
    words = known_words(inquiry, without_parts(_MOST.sub(" ", inquiry.question.typed)))
    if wanted is None or words is None or not (words or wanted.has_feature):
        return []
    found = [(reading, target) for reading, target in matching(inquiry, replace(wanted, subject=words)) if value_of(target.value) is not None]
    units = [target.unit for _, target in found]
    unit = max(set(units), key=units.count, default="")
    return [(reading, target) for reading, target in found if target.unit == unit]


def _of_one_sentence(inquiry: Inquiry) -> list[Stated]:
    """The targets of one unit that the sentence of the best target lists."""
    ranked = rank_targets(inquiry, of_any_kind=True)
    first = next((one for one in ranked if len(one.place.targets) > _FEWEST), None)
    if first is None or first.place not in inquiry.places[:3]:
        return []
    return [(first.place.reading, target) for target in first.place.targets if target.unit == first.target.unit and value_of(target.value) is not None]


def _draft(inquiry: Inquiry, stated_targets: Sequence[Stated], is_least: bool) -> Draft | None:
    compared = list({(bare_indicator(target.indicator), target.value): (reading, target) for reading, target in reversed(stated_targets)}.values())[::-1]
    values = [value_of(target.value) for _, target in compared]
    if len(compared) < _FEWEST or len({target.unit for _, target in compared}) > 1 or None in values:
        return None
    counted = _without_their_sum([(one, value) for one, value in zip(compared, values, strict=True) if value is not None])
    best = (min if is_least else max)(value for _, value in counted)
    items = [Item(stated(*one), (quote_of(*one),)) for one, _ in counted]
    chosen = [item.text for item, (_, value) in zip(items, counted, strict=True) if value == best]
    draft = listed(inquiry, items)
    extreme = inquiry.say("least" if is_least else "most", items=inquiry.say("list_comma").join(chosen))
    return draft.but(headline=f"{extreme}{inquiry.say('join')}{inquiry.say('compared', list=draft.headline)}")
