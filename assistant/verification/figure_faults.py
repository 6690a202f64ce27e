"""Figure faults: what a sentence's figures say that the clauses do not: another digit, unit, operator, scope or indicator."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.verification.bounds import says_growth, widened
from assistant.verification.figures import COUNTS, SPANS_OF_TIME, Figure, same_unit
from assistant.verification.glosses import glosses_of, stems_in
from assistant.verification.own_counts import counts_itself
from assistant.verification.said import Complaint, Said
from assistant.verification.witness import Held, Witness, part_of, strength_of
from assistant.verification.words import bare, content, likeness, share, weights
from index.spans import Span

_LEAST_SHARE = 0.55
"""Part of an indicator's words that a sentence has to name at least."""
_LEAST_WITHOUT_TAIL = 0.7
"""The same where the sentence leaves out what the indicator is at its core."""
_LEAST_PAIRS, _LEAST_PRECISE = 3, 0.85
"""Words of the sentence that are a part of a long indicator: how many, and what share of them has to stand in it."""
_LEAST_AROUND = 0.5
"""Part of a sentence's words that stand around a figure of which no indicator is told."""
_LEAST_OF_SENTENCE = 0.35
"""The same of the whole sentences."""
_ITEM_MARKS = "、,;。:\n"
_MARGIN = 0.12
"""By how much another indicator has to fit better for the figure to be another's."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    held: Held
    witness: Witness
    fit: float


def figure_faults(said: Said, witnesses: Sequence[Witness]) -> Iterator[Complaint]:
    """One complaint, the weightiest, for each figure of the sentence that no evidence bears out."""
    everything = [(held, witness) for witness in witnesses for held in witness.figures]
    weight = weights(name.words for held, _ in everything for name in held.names)
    matched: list[tuple[Figure, Held]] = []
    for place, figure in enumerate(said.figures):
        if figure.name:
            if not any(_prints(figure.name, witness) for witness in witnesses):
                yield Complaint(figure.span, "digit" if not figure.name.startswith("第") else "no_witness", _nearest_name(figure.name, witnesses))
            continue
        if _is_figurative(said, figure, everything) or counts_itself(said, figure, witnesses):
            continue
        parts = said.parts_for(figure.span.start)
        within = [(held, witness) for held, witness in everything if not parts or part_of(witness) in parts]
        fault = _fault_of(said, figure, place, within, weight, matched)
        if fault:
            yield fault


def _prints(name: str, witness: Witness) -> bool:
    pattern = re.compile(rf"(?<![0-9a-z.]){re.escape(name)}{'(?![0-9a-z])' if name[-1].isascii() else ''}")
    return bool(pattern.search(witness.text) or pattern.search(witness.context))


def _nearest_name(name: str, witnesses: Sequence[Witness]) -> str:
    stem = re.sub(r"\d+(?:\.\d+)?", r"\\d+(?:\\.\\d+)?", re.escape(name))
    return next((witness.printed(Span(*found.span())) for witness in witnesses if (found := re.search(stem, witness.text))), "")


def _is_figurative(said: Said, figure: Figure, everything: Sequence[tuple[Held, Witness]]) -> bool:
    """一个, 一批: a word rather than a count, unless the evidence counts the same thing."""
    if said.plain.printed(figure.span)[:1] != "一" or not figure.values or figure.values[0] != 1 or figure.binding.bounds:
        return False
    words = content(figure.right) or content(figure.left)
    return not any(same_unit(figure.unit, held.figure.unit, "") and any(likeness(words, name.words) > 0.4 for name in held.names) for held, _ in everything)


def _fault_of(
    said: Said, figure: Figure, place: int, everything: Sequence[tuple[Held, Witness]], weight: dict[str, float], matched: list[tuple[Figure, Held]]
) -> Complaint | None:
    same = [(held, witness) for held, witness in everything if _same_amount(said, figure, held, witness)]
    if figure.describes:
        return None if any(held.figure.binding.bounds == figure.binding.bounds for held, _ in same) else _described(said, figure, everything, same)
    named, figure = _name_of(said, figure, place, everything, weight)
    if named and not any(_fit(named, held, weight) for held, _ in everything):
        named = said.named(figure, place, in_whole=True)
    literal, own = _literal(said, figure), said.content(figure.left) | said.content(figure.right)
    fits = _fits(named, everything, weight, literal)
    if named and not any(one.fit for one in fits if one.held.figure.describes is False and _is_of_kind(figure, one.held)):
        fits = _fits([own | said.content(said.around(figure))], everything, weight, literal)
        if not any(one.fit for one in fits):
            fits = [replace(one, fit=_nearness(own, one)) for one in fits]
    if named and not own and not any(one.fit for one in fits):
        fits = [replace(one, fit=_sentence_nearness(said, figure, one)) for one in fits]
    if said.is_english:
        fits = _rendered(said, figure, everything)
        named = named if any(one.fit for one in fits) else []
    best_other = max((one.fit for one in fits if not _in(one, same) and _is_of_kind(figure, one.held) and not one.held.figure.describes and not one.held.is_word), default=0.0)
    eligible = [one for one in fits if _in(one, same) and not one.held.figure.describes]
    best = max((one.fit for one in eligible), default=0.0)
    if not same:
        return _without_amount(said, figure, fits, everything)
    if not eligible:
        return Complaint(figure.span, "moved", same[0][0].printed)
    if named and best < best_other and (nearer := _nearer(said, figure, fits, same)):
        eligible, named = nearer, []
    if named and best == 0.0:
        return Complaint(figure.span, "moved", same[0][0].printed)
    if named and _names_another(named, fits, same, figure):
        right = max((one for one in fits if not _in(one, same)), key=lambda one: one.fit)
        return Complaint(figure.span, "moved", right.held.printed)
    if named and best_other > best + _MARGIN and not _fits_as_a_whole(figure, said, everything, same, weight):
        right = max((one for one in fits if not _in(one, same)), key=lambda one: one.fit)
        return Complaint(figure.span, "moved", right.held.printed)
    complaints: list[tuple[int, float, str, Held]] = []
    for one in eligible:
        if named and one.fit < best - 0.15:
            continue
        kind = _difference(said, figure, place, one, matched)
        complaints.append((0 if not kind else 1, -one.fit, kind, one.held))
    complaints.sort(key=lambda row: row[:2])
    _, _, kind, held = complaints[0]
    matched.append((figure, held))
    return Complaint(figure.span, kind, held.printed) if kind else None


def _name_of(said: Said, figure: Figure, place: int, everything: Sequence[tuple[Held, Witness]], weight: dict[str, float]) -> tuple[list[frozenset[str]], Figure]:
    """What a figure measures by the words beside it; else by the rest of its sentence (32.27亿元,这是专项债的目标), whose words bind it then; else by the question."""
    own = said.content(figure.left) | said.content(figure.right)
    around = said.around(figure)
    if not own and around:
        wide = [said.content(around)]
        if any(_fit(wide, held, weight) for held, _ in everything):
            return wide, replace(figure, binding=widened(figure.binding, around))
    return said.named(figure, place) or _asked(said, everything), figure


def _names_another(named: Sequence[frozenset[str]], fits: Sequence[_Candidate], same: Sequence[tuple[Held, Witness]], figure: Figure) -> bool:
    """The sentence has all the words of another indicator, and fewer of those whose figure it gives."""
    mine = theirs = 0
    for one in fits:
        for name in one.held.names:
            shared = max(len(words & name.words) for words in named)
            if _in(one, same):
                mine = max(mine, shared)
            elif shared == len(name.words) and _is_of_kind(figure, one.held) and not one.held.figure.describes and not one.held.is_word:
                theirs = max(theirs, shared)
    return mine > 0 and theirs > mine + 1


def _fits_as_a_whole(figure: Figure, said: Said, everything: Sequence[tuple[Held, Witness]], same: Sequence[tuple[Held, Witness]], weight: dict[str, float]) -> bool:
    """What stands before a figure and behind it names one thing: 临港产业片区的7亿元专项债."""
    left, right = said.content(figure.left), said.content(figure.right)
    if not left or not right:
        return False
    mine = max((_fit([left | right], held, weight) for held, _ in same), default=0.0)
    return mine > 0 and mine >= max((_fit([left | right], held, weight) for held, _ in everything if not any(held is one for one, _ in same)), default=0.0)


def _fits(named: Sequence[frozenset[str]], everything: Sequence[tuple[Held, Witness]], weight: dict[str, float], literal: str) -> list[_Candidate]:
    """Every figure of the evidence with how well what it measures fits; surest where the same words stand before it."""
    fits = [_Candidate(held, witness, _fit(named, held, weight) if named else 0.0) for held, witness in everything if not held.figure.name]
    return [replace(one, fit=1.2) if literal and literal in one.witness.text and one.held.figure.left.endswith(literal) else one for one in fits]


def _rendered(said: Said, figure: Figure, everything: Sequence[tuple[Held, Witness]]) -> list[_Candidate]:
    """Every figure of the evidence with how much of the English words beside the sentence's own may render what it measures."""
    wanted = stems_in(f"{figure.left} {figure.right}") | _chinese(own := said.content(figure.left) | said.content(figure.right), own)
    return [
        _Candidate(held, witness, share(wanted, glosses_of(near, said.genre) | _chinese(own, content(near))))
        for held, witness in everything if not held.figure.name and (near := f"{held.printed} {held.figure.left} {held.figure.right}")
    ]


def _chinese(words: frozenset[str], held: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words & held if word[0] >= "\u3400")


def _nearness(words: frozenset[str], one: _Candidate) -> float:
    """How much of what a sentence says stands around a figure of the evidence, where no indicator fits; 0 where it is little."""
    text, at = one.witness.text, one.held.figure.span
    start, end = _item(text, at)
    near, at_unit = share(words, content(text[start:end])), one.held.figure.unit
    return near / 2 if near >= _LEAST_AROUND and (len(words) >= _LEAST_PAIRS or at_unit in SPANS_OF_TIME) else 0.0


def _nearer(said: Said, figure: Figure, fits: Sequence[_Candidate], same: Sequence[tuple[Held, Witness]]) -> list[_Candidate]:
    """The candidates of the amount about which the evidence says most nearly what the sentence says; none where another figure is as near."""
    words = said.content(figure.left) | said.content(figure.right) | said.content(said.around(figure))
    rivals = [one for one in fits if not _in(one, same) and one.fit > 0 and _is_of_kind(figure, one.held)]
    if len(words) < _LEAST_PAIRS or any(len(name.words & words) > _LEAST_PAIRS for one in rivals for name in one.held.names):
        return []
    scores = [(share(words, _stretch(one)), one) for one in fits if _is_of_kind(figure, one.held) and not one.held.figure.describes]
    mine = max((score for score, one in scores if _in(one, same)), default=0.0)
    theirs = max((score for score, one in scores if not _in(one, same)), default=0.0)
    return [one for score, one in scores if _in(one, same) and score == mine] if mine >= _LEAST_AROUND and mine > theirs + _MARGIN else []


def _stretch(one: _Candidate) -> frozenset[str]:
    """What the evidence says from the figure before to this one and behind it."""
    text, span = one.witness.text, one.held.figure.span
    earlier = [other.figure.span.end for other in one.witness.figures if other.figure.span.end <= span.start and not other.figure.name and not other.figure.describes]
    start = max(max((text.rfind(mark, 0, span.start) for mark in ";。、\n"), default=-1) + 1, max(earlier, default=0))
    return content(text[start : _item(text, span)[1]])


def _sentence_nearness(said: Said, figure: Figure, one: _Candidate) -> float:
    """How much a sentence that names nothing at its figure (…,最高10万元) has of the one that holds a figure of the evidence."""
    here = next((segment for segment in said.segments if figure.span.start < segment.span.end), None)
    words = frozenset().union(*(said.content(said.plainly(segment.span)) for segment in said.segments if here and segment.sentence == here.sentence))
    near = share(words, content(one.witness.sentence_at(one.held.figure.span.start)))
    return near / 2 if near >= _LEAST_OF_SENTENCE else 0.0


def _in(one: _Candidate, same: Sequence[tuple[Held, Witness]]) -> bool:
    return any(one.held is held for held, _ in same)


def _same_amount(said: Said, figure: Figure, held: Held, witness: Witness) -> bool:
    other = held.figure
    if other.name or other.values != figure.values:
        return False
    around = f"{other.left}{other.right}{witness.sentence_at(other.span.start)}"
    if said.is_english and not figure.unit and other.unit in COUNTS:
        return not re.match(r"\s?(?:million|billion|thousand|hundred|trillion)", figure.right)
    return same_unit(figure.unit, other.unit, around) or _is_rate_of(figure, other) or _is_rate_of(other, figure)


def _is_rate_of(one: Figure, other: Figure) -> bool:
    """每月740元 is 740元/月."""
    unit, _, period = other.unit.partition("/")
    return bool(period) and one.unit == unit and bool(re.search(f"(?:每|一个?|按|/){period}", f"{one.left[-12:]} {one.right[:6]}"))


def _described(said: Said, figure: Figure, everything: Sequence[tuple[Held, Witness]], same: Sequence[tuple[Held, Witness]]) -> Complaint:
    if same:
        return Complaint(figure.span, "operator", same[0][0].printed)
    digits = [held for held, _ in everything if held.figure.values == figure.values]
    alike = [held for held, _ in everything if held.figure.unit == figure.unit]
    return Complaint(figure.span, "magnitude" if digits else "digit" if alike else "no_witness", (digits or alike)[0].printed if digits or alike else "")


def _asked(said: Said, everything: Sequence[tuple[Held, Witness]]) -> list[frozenset[str]]:
    """What the question asks for, where the sentence leaves open what it speaks of and the evidence holds it."""
    asked = content(said.question)
    known = frozenset(pair for held, _ in everything for name in held.names for pair in name.words)
    return [asked & known] if asked & known else []


def _literal(said: Said, figure: Figure) -> str:
    """The words before a figure as they stand, where they are long enough to be found again."""
    text = figure.left.strip()
    return text if len(bare(text).replace(" ", "")) >= 4 and not content(figure.right) else ""


def _fit(named: Sequence[frozenset[str]], held: Held, weight: dict[str, float]) -> float:
    best = 0.0
    for words in named:
        for name in held.names:
            part, alike = share(name.words, words, weight), likeness(words, name.words)
            has_tail = name.tail in words or not name.tail
            if part >= _LEAST_SHARE and (has_tail or part >= _LEAST_WITHOUT_TAIL):
                best = max(best, 0.7 * part + 0.3 * alike)
            elif has_tail and len(words & name.words) >= _LEAST_PAIRS and share(words, name.words) >= _LEAST_PRECISE:
                best = max(best, 0.5 + 0.3 * alike)
    return best


def _kind_of_unit(unit: str) -> str:
    if unit in ("%", "‰", "个百分点"):
        return "share"
    if unit in COUNTS or not unit:
        return "count"
    return "money" if "元" in unit else unit.lstrip("万亿") or "number"


def _is_of_kind(figure: Figure, held: Held) -> bool:
    return _kind_of_unit(figure.unit) == _kind_of_unit(held.figure.unit)


def _without_amount(said: Said, figure: Figure, fits: Sequence[_Candidate], everything: Sequence[tuple[Held, Witness]]) -> Complaint:
    """The amount stands nowhere: it is the indicator's own with another digit or unit, or nobody's."""
    own = sorted((one for one in fits if one.fit > 0), key=lambda one: (-one.fit, not _is_of_kind(figure, one.held)))
    if own:
        held = own[0].held
        if held.figure.values == figure.values or _is_converted(figure, held.figure):
            return Complaint(figure.span, "magnitude", held.printed)
        by_kind = next((one.held for one in own if one.held.figure.unit == figure.unit), held)
        return Complaint(figure.span, "digit", by_kind.printed)
    digits = [held for held, _ in everything if held.figure.values == figure.values]
    converted = [held for held, _ in everything if _is_converted(figure, held.figure)]
    if digits or converted:
        return Complaint(figure.span, "magnitude", (digits or converted)[0].printed)
    return Complaint(figure.span, "no_witness")


_SCALE = {"万": 10**4, "亿": 10**8}


def _is_converted(one: Figure, other: Figure) -> bool:
    """The same amount in another unit: 322700万元 for 32.27亿元."""
    mine, theirs = one.unit.lstrip("万亿"), other.unit.lstrip("万亿")
    if mine != theirs or len(one.values) != len(other.values):
        return False
    scales = [_SCALE.get(unit[:1], 1) for unit in (one.unit, other.unit)]
    return all(a * scales[0] == b * scales[1] for a, b in zip(one.values, other.values, strict=True))


def _difference(said: Said, figure: Figure, place: int, one: _Candidate, matched: list[tuple[Figure, Held]]) -> str:
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
    if mine.is_share != (theirs.is_share or held.scope == "占比") and figure.is_percent and not _says_rate(figure, one):
        return "scope"
    around = one.witness.sentence_at(one.held.figure.span.start)
    around += f" 每{held.figure.unit.partition('/')[2]} {around.replace('万人', '每万人')}"
    if any(rate not in around and rate not in one.witness.context for rate in mine.rates):
        return "scope"
    if any(rate not in said.text and rate.removeprefix("每") not in said.text for rate in theirs.rates):
        return "scope"
    for figure_before, held_before in matched[-1:]:
        if _are_of_two_statements(said, figure_before, held_before, figure, held, one.witness):
            return "moved"
        if held.group and held.group == held_before.group and figure_before is not figure and held.figure.span.start <= held_before.figure.span.start:
            return "moved"
    return _commitment_fault(said, figure, one)


def _are_of_two_statements(said: Said, before: Figure, held_before: Held, figure: Figure, held: Held, witness: Witness) -> bool:
    """Two figures of one phrase of which the evidence gives the first another of the second's kind: 20万元且有3年 for 20万元且有2年,50万元且有3年."""
    between = said.text[before.span.end : figure.span.start]
    if figure.unit == before.unit or any(mark in between for mark in _ITEM_MARKS):
        return False
    start, end = _item(witness.text, held_before.figure.span)
    if start <= held.figure.span.start < end:
        return False
    return any(start <= one.figure.span.start < end and one.figure.unit == figure.unit and one.figure.values != figure.values for one in witness.figures)


def _item(text: str, span: Span) -> tuple[int, int]:
    """The stretch between two marks in which something stands."""
    start = max((text.rfind(mark, 0, span.start) for mark in _ITEM_MARKS), default=-1) + 1
    return start, min((place for mark in _ITEM_MARKS if (place := text.find(mark, span.end)) >= 0), default=len(text))


def _binds_alike(figure: Figure, held: Held) -> bool:
    """No bound is said where the clause prints one only for the value before (最高不超过50万元、200万元补助); 突破 is the verb of both."""
    mine, theirs = figure.binding.bounds, held.figure.binding.bounds
    if not mine and held.figure.joins and held.target and not held.target.operator:
        return True
    return mine == {"over"} and not theirs and "突破" in figure.left[-6:] and "突破" in held.figure.left


def _says_rate(figure: Figure, one: _Candidate) -> bool:
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


def _commitment_fault(said: Said, figure: Figure, one: _Candidate) -> str:
    """力争 dropped or made 确保, or a commitment that the clause does not make."""
    here = next((segment for segment in said.segments if figure.span.start < segment.span.end), None)
    if here is None:
        return ""
    before = [segment for segment in said.segments if segment.sentence == here.sentence and segment.span.end <= here.span.start]
    own = strength_of(said.text[here.span.start : figure.span.start]) or strength_of(said.text[figure.span.end : here.span.end])
    carried = strength_of(" ".join(segment.text for segment in before)) or strength_of(_behind(said, here.span.end, here.sentence))
    wanted = one.held.commitment
    if wanted == "tentative":
        return "" if "tentative" in (own, carried if not own else "") else "commitment"
    led_up = strength_of(one.witness.before(one.held.figure.span.start))
    if own and own not in (wanted, led_up):
        return "commitment"
    if carried == "firm" and not own and "firm" not in (wanted, led_up):
        return "commitment"
    return ""


def _behind(said: Said, at: int, sentence: int) -> str:
    """What follows in a sentence up to its next figure: 20个以上项目,年内力促开工."""
    following = [segment for segment in said.segments if segment.sentence == sentence and segment.span.start >= at]
    texts: list[str] = []
    for segment in following:
        if any(segment.span.covers(one.span) for one in said.figures if not one.name):
            break
        texts.append(segment.text)
    return " ".join(texts)
