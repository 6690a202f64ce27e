"""Coverage: what a sentence says in other words than figures, dates and units has to stand in the clauses too."""

import re
from collections.abc import Iterator, Sequence

from assistant.verification.bounds import bound_words
from assistant.verification.gaps import gaps
from assistant.verification.ordinary import Graded, graded, has_synonym, is_ordinary
from assistant.verification.roles import role_words
from assistant.verification.said import Complaint, Said
from assistant.verification.silence import silent_spans
from assistant.verification.witness import Witness
from assistant.verification.words import abbreviated
from index.spans import Span

_RUN = re.compile(r"[\u3400-\u9fff]+")
_SETTLED, _ASIDE, _FREELY = 3, 6, 2
"""Characters that a figure, date or unit counts for at least; how many of its own an aside may have, and a segment with nothing printed."""
_ORDINAL = re.compile(r"第(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})(?:部分|大?点|条|项|款|章|节)")
_ITEM = re.compile(r"(?:(?<=[、“])|(?<=^))[\u3400-\u9fff]{4,12}(?=[、”])")
"""What stands between two marks of a list, or in quotation marks."""
_MIDDLE = re.compile(r"[\u3400-\u9fffa-z]")
_NOT = re.compile(r"(?:没有|尚未|并未|不得|不能|不准|不许|严禁|禁止|未|没|无|不)")
_NOT_BEFORE, _NEAR = re.compile(rf"(?:{_NOT.pattern})[\u3400-\u9fff]{{0,2}}$"), 6
_REACH = 12
"""Characters within which a figure follows what binds it."""
_LINKING = frozenset("到至于在入进为成给向对按把将和与及的之")
"""Characters that join words and may stand for one another: 归集到, 归集至."""
_OPENING = frozenset("如由和与及是为即有请让在向对含")
"""Characters that lead to a name and are none of it: 其余如发改局."""
_NUMBERED = re.compile(r"第(?:[一二三四五六七八九十]+|\d+)\s?(?P<of>[届批次期轮个家名位代产季阶梯]|标段|方阵)")


def coverage_faults(said: Said, witnesses: Sequence[Witness]) -> Iterator[Complaint]:
    """One complaint for each stretch that stands nowhere in the evidence and is no ordinary word; what is settled elsewhere is left out."""
    held, settled = said.held, said.settled
    known = [False] * len(said.text)
    for span in [*settled, *role_words(said.text), *_numbered(said), *silent_spans(said, witnesses), *_denied(said), *(Span(*one) for one in bound_words(said.text) if any(0 <= figure.span.start - one[1] <= _REACH for figure in said.figures)), *(Span(*one) for one in abbreviated(said.text, held, said.genre))]:
        known[span.start : span.end] = [True] * (span.end - span.start)
    printed = list(known)
    for run in _RUN.finditer(said.text):
        for at in range(run.start(), run.end() - 1):
            if said.text[at : at + 2] in held:
                printed[at] = printed[at + 1] = True
    words = graded(said.unsettled)
    yield from _miscounted(said)
    openings = " ".join(witness.evidence.opening for witness in witnesses)
    for word in words:
        if word.tag == "ns" and word.text in openings:
            printed[word.span.start : word.span.end] = [True] * len(word.text)
    yield from _missing(said, words, printed)
    yield from _unanchored(said, words, printed)
    for one in words:
        if one.replaces_freely:
            known[one.span.start : one.span.end] = [True] * (one.span.end - one.span.start)
    yield from _altered(said, known)
    yield from _altered_items(said, known, witnesses)


def _numbered(said: Said) -> Iterator[Span]:
    """第三点, where the evidence has such a number."""
    for found in _ORDINAL.finditer(said.text):
        if re.search(rf"(?:^|[\n(]){found['number']}[、.)]", said.held):
            yield Span(*found.span())


def _denied(said: Said) -> Iterator[Span]:
    """没有自有住房, where the evidence says 无自有住房."""
    for found in _NOT.finditer(said.text):
        following = said.text[found.end() : found.end() + 2]
        if len(following) == 2 and _is_denied(following, said.held):
            yield Span(*found.span())


def _is_denied(following: str, held: str) -> bool:
    at = held.find(following)
    while at >= 0:
        if _NOT_BEFORE.search(held, max(0, at - _NEAR), at):
            return True
        at = held.find(following, at + 1)
    return False


def _miscounted(said: Said) -> Iterator[Complaint]:
    """第四届, where the evidence has no such number of the thing."""
    for found in _NUMBERED.finditer(said.text):
        if found[0] not in said.held:
            other = re.search(rf"第(?:[一二三四五六七八九十]+|\d+)\s?{found['of']}", said.held)
            yield Complaint(Span(*found.span()), "digit", other[0] if other else "")


def _missing(said: Said, words: Sequence[Graded], printed: Sequence[bool]) -> Iterator[Complaint]:
    """Stretches that stand nowhere and are no ordinary words."""
    excused = list(printed)
    for word in words:
        if word.is_excused or has_synonym(word.text, said.held):
            excused[word.span.start : word.span.end] = [True] * (word.span.end - word.span.start)
    for run in _RUN.finditer(said.text):
        for start, end in _stretches(excused, run.start(), run.end()):
            inside = [word for word in words if word.span.start < end and start < word.span.end]
            is_bracketed = end - start == 1 and _stands_by_its_mark(said.text, start, said.held)
            leads_up = end - start == 1 and said.text[start] in "超逾近约过达" and any(one.span.start - 1 <= end <= one.span.start for one in said.figures)
            is_lone_verb = all(word.grade == "light" for word in inside) and _is_verb(said.text[start:end]) and not _stands_for(said, start)
            is_shortened = end - start == 1 and _is_shortened(said, start)
            is_cut = any(word.span.start < start or end < word.span.end for word in inside) and not any(word.is_name for word in inside)
            if has_synonym(said.text[start:end], said.held):
                continue
            if not is_bracketed and not leads_up and not is_lone_verb and not is_shortened and not (is_cut and is_ordinary(said.text[start:end])):
                yield Complaint(Span(start, end), "no_witness")


def _stands_by_its_mark(text: str, at: int, held: str) -> bool:
    """A lone character that the evidence prints next to the same sign: 水、电、气; 国Ⅲ; 退(免)税."""
    beside = [text[max(0, at - 1) : at + 1], text[at : at + 2]]
    return any(len(one) == 2 and not _RUN.fullmatch(one) and not one.isspace() and one in held and one.strip("，,。;； \n") == one for one in beside)


def _is_shortened(said: Said, at: int) -> bool:
    """A longer word's last character behind the same words: 制造链 for 制造产业链."""
    before = said.text[max(0, at - 2) : at]
    return bool(len(before) == 2 and _RUN.fullmatch(before) and any(gaps(said.held, before, said.text[at], 1, 3))) and not _stands_for(said, at)


def _is_verb(text: str) -> bool:
    """One character, or one with where it leads to: 育出, 引来."""
    return len(text) == 1 or (len(text) == 2 and text[1] in "出起来下上到成好进住开掉完足齐实")


def _stands_for(said: Said, at: int) -> bool:
    """The evidence prints another character between those around one: 有限公司 for 有限分司."""
    text = said.text
    around = ((text[max(0, at - 2) : at], text[at + 1 : at + 2]), (text[max(0, at - 1) : at], text[at + 1 : at + 3]))
    return any(_RUN.fullmatch(before + behind) and len(before + behind) == 3 and any(gaps(said.held, before, behind, 1, 1)) for before, behind in around)


def _stretches(excused: Sequence[bool], start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    while at < end:
        if excused[at]:
            at += 1
            continue
        stop = at
        while stop < end and not excused[stop]:
            stop += 1
        yield at, stop
        at = stop


def _unanchored(said: Said, words: Sequence[Graded], printed: Sequence[bool]) -> Iterator[Complaint]:
    """A segment that says more in verbs and adjectives of its own than it takes from the evidence."""
    for segment in said.segments:
        inside = [word for word in words if segment.span.covers(word.span)]
        own = [word.span for word in inside if word.grade == "light" and not all(printed[word.span.start : word.span.end])]
        held = sum(printed[at] for word in inside if word.grade == "bearing" or all(printed[word.span.start : word.span.end]) for at in range(*word.span))
        held += sum(max(_SETTLED, span.end - span.start) for span in said.settled if segment.span.covers(span))
        allowed = max(held, _ASIDE if any(word.of_the_text for word in inside) else _FREELY)
        if sum(span.end - span.start for span in own) > allowed:
            yield Complaint(Span(own[0].start, own[-1].end), "no_witness")


def _altered(said: Said, known: Sequence[bool]) -> Iterator[Complaint]:
    """One character changed inside a name: the two before it and the two behind it stand in the evidence with another between them."""
    for at in range(2, len(said.text) - 2):
        stretch = said.text[at - 2 : at + 3]
        if known[at] or not _RUN.fullmatch(stretch[:2] + stretch[3:]) or not _MIDDLE.match(stretch[2]) or stretch in said.held:
            continue
        printed = next(gaps(said.held, stretch[:2], stretch[3:], 1, 1), "")
        if printed and not {printed, stretch[2]} <= _LINKING:
            yield Complaint(Span(at - 2, at + 3), "no_witness", f"{stretch[:2]}{printed}{stretch[3:]}")


def _altered_items(said: Said, known: Sequence[bool], witnesses: Sequence[Witness]) -> Iterator[Complaint]:
    """One character changed in a name that the evidence lists, at its end or beginning too: 三一重能 for 三一重工."""
    items = {item for witness in witnesses for item in _ITEM.findall(witness.text)}
    for item in items:
        size = len(item)
        for at in range(len(said.text) - size + 1):
            window = said.text[at : at + size]
            changed = [place for place in range(size) if window[place] != item[place]]
            if changed == [0] and window[0] in _OPENING:
                continue
            if len(changed) == 1 and not known[at + changed[0]] and window not in said.held and _RUN.fullmatch(window):
                yield Complaint(Span(at, at + size), "no_witness", item)
