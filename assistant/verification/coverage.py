"""Coverage: what a sentence says in other words than figures, dates and units has to stand in the clauses too."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.verification.glosses import glosses_of, stem
from assistant.verification.lexicon import lexicon
from assistant.verification.ordinary import Graded, graded, has_synonym, is_ordinary
from assistant.verification.roles import role_words
from assistant.verification.said import Complaint, Said
from assistant.verification.witness import Witness
from assistant.verification.words import abbreviated, content, likeness, share
from index.genre import Genre
from index.spans import Span

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_RUN = re.compile(r"[\u3400-\u9fff]+")
_LATIN = re.compile(r"[a-z][a-z0-9'&.+-]*[a-z0-9]|[a-z]")
_FEWEST = 4
"""Pairs of characters from which a segment has to stand in one sentence of the evidence."""
_TOGETHER = 0.5
"""Part of them that has to stand together."""
_PARALLEL = 0.3
"""How alike two segments of the evidence are that say the same of different things."""
_SETTLED, _ASIDE, _FREELY = 3, 6, 2
"""Characters that a figure, date or unit counts for at least; how many of its own an aside may have, and a segment with nothing printed."""
_ORDINAL = re.compile(r"第(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})(?:部分|大?点|条|项|款|章|节)")
_NUMBERED = re.compile(r"第(?:[一二三四五六七八九十]+|\d+)\s?(?P<of>[届批次期轮个家名位代产季阶梯]|标段|方阵)")
_ODD = re.compile(r"[\u0600-\u06ff\u0400-\u04ff\u0e00-\u0e7f\u3040-\u30ff\uac00-\ud7af]|[^\x00-\x7f]")
_KNOWN_SIGNS = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef\u2000-\u206f·×÷≥≤＋±℃㎡%‰‱—…①-⑳ⅰ-ⅻⅠ-Ⅻ\xa0-\xbf]")


def coverage_faults(said: Said, witnesses: Sequence[Witness]) -> Iterator[Complaint]:
    """One complaint for each stretch that stands nowhere in the evidence and is no ordinary word; what is settled elsewhere is left out."""
    held, settled = said.held, said.settled
    known = [False] * len(said.text)
    for span in [*settled, *role_words(said.text), *_numbered(said), *(Span(*one) for one in abbreviated(said.text, held, said.genre))]:
        known[span.start : span.end] = [True] * (span.end - span.start)
    printed = list(known)
    for run in _RUN.finditer(said.text):
        for at in range(run.start(), run.end() - 1):
            if said.text[at : at + 2] in held:
                printed[at] = printed[at + 1] = True
    words = graded(said.unsettled)
    yield from _miscounted(said)
    yield from _missing(said, words, printed)
    yield from _unanchored(said, words, printed)
    for one in words:
        if one.replaces_freely:
            known[one.span.start : one.span.end] = [True] * (one.span.end - one.span.start)
    yield from _altered(said, known)
    yield from _foreign(said, held, settled)
    yield from _scattered(said, witnesses, settled)
    yield from _crossed(said, witnesses)


def _numbered(said: Said) -> Iterator[Span]:
    """第三点, where the evidence has such a number."""
    for found in _ORDINAL.finditer(said.text):
        if re.search(rf"(?:^|[\n(]){found['number']}[、.)]", said.held):
            yield Span(*found.span())


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
            is_bracketed = run.end() - run.start() == 1 and said.text[max(0, start - 1) : start + 2] in said.held
            leads_up = end - start == 1 and said.text[start] in "超逾近约过达" and any(one.span.start - 1 <= end <= one.span.start for one in said.figures)
            is_lone_verb = end - start == 1 and all(word.grade == "light" for word in inside) and not _stands_for(said, start)
            is_cut = any(word.span.start < start or end < word.span.end for word in inside) and not any(word.is_name for word in inside)
            if not is_bracketed and not leads_up and not is_lone_verb and not (is_cut and is_ordinary(said.text[start:end])):
                yield Complaint(Span(start, end), "no_witness")


def _stands_for(said: Said, at: int) -> bool:
    """The evidence prints another character between those around one: 有限公司 for 有限分司."""
    text = said.text
    around = ((text[max(0, at - 2) : at], text[at + 1 : at + 2]), (text[max(0, at - 1) : at], text[at + 1 : at + 3]))
    return any(_RUN.fullmatch(before + behind) and len(before + behind) == 3 and re.search(f"{before}[\u3400-\u9fff]{behind}", said.held) for before, behind in around)


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
        if known[at] or not _RUN.fullmatch(stretch) or stretch in said.held:
            continue
        found = re.search(f"{stretch[:2]}[\u3400-\u9fff]{stretch[3:]}", said.held)
        if found:
            yield Complaint(Span(at - 2, at + 3), "no_witness", found[0])


def _foreign(said: Said, held: str, settled: Sequence[Span]) -> Iterator[Complaint]:
    """Latin words and other scripts that the evidence does not print."""
    translated = _translated(said, held)
    glosses = glosses_of(held, said.genre) if said.is_english else frozenset()
    for word in _LATIN.finditer(said.text):
        span = Span(*word.span())
        if any(one.covers(span) for one in (*settled, *translated)):
            continue
        if said.is_english and (word[0] in lexicon().english or word[0].removesuffix("'s") in lexicon().english):
            continue
        if said.is_english and _is_rendered(word[0], glosses):
            continue
        if not re.search(rf"(?<![a-z]){re.escape(word[0])}(?![a-z])", held):
            yield Complaint(span, "no_witness")
    for found in _ODD.finditer(said.text):
        if not _KNOWN_SIGNS.match(found[0]) and found[0] not in held and not any(one.start <= found.start() < one.end for one in settled):
            yield Complaint(Span(*found.span()), "no_witness")


def _is_rendered(word: str, glosses: frozenset[str]) -> bool:
    """An English word, each half of a compound, means something that the evidence prints."""
    known = lexicon().english
    return all(part in known or stem(part) in glosses or f"re{stem(part)}" in glosses for part in re.split("[-']", word) if len(part) > 1)


@lru_cache(maxsize=8)
def _english(genre: Genre) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{re.escape(word)}\b" for word in sorted(genre.english, key=len, reverse=True)) or r"(?!)")


def _translated(said: Said, held: str) -> list[Span]:
    """English words of the genre of which the evidence prints a Chinese form."""
    return [Span(*found.span()) for found in _english(said.genre).finditer(said.text) if any(form.casefold() in held for form in said.genre.english[found[0]])]


def _scattered(said: Said, witnesses: Sequence[Witness], settled: Sequence[Span]) -> Iterator[Complaint]:
    """A segment whose words stand in the evidence, but never together."""
    sentences = [content(text) | content(witness.context) for witness in witnesses for text in witness.sentences]
    if not sentences:
        return
    for segment in said.segments:
        text = segment.text
        for span in settled:
            if segment.span.covers(span):
                at = span.start - segment.span.start
                text = text[:at] + " " * (span.end - span.start) + text[at + span.end - span.start :]
        for item in re.split("[、和与及]", _without_ordinary(text)):
            words = frozenset(pair for pair in said.content(item) if len(pair) > 1 and _CHINESE.match(pair))
            if len(words) >= _FEWEST and max(share(words, one) for one in sentences) < _TOGETHER:
                yield Complaint(segment.span, "no_witness")
                break


def _without_ordinary(text: str) -> str:
    for one in graded(text):
        if one.grade == "free":
            text = text[: one.span.start] + " " * (one.span.end - one.span.start) + text[one.span.end :]
    return text


def _crossed(said: Said, witnesses: Sequence[Witness]) -> Iterator[Complaint]:
    """Two parallel statements of the evidence (针对甲开展乙,针对丙开展丁) are mixed in one: 针对甲开展丁."""
    for segment in said.segments:
        words = said.content(said.plainly(segment.span))
        if len(words) < _FEWEST or "分别" in segment.text:
            continue
        for witness in witnesses:
            near = [(place, held) for place, held in enumerate(witness.words) if len(words & held) >= _FEWEST]
            for at, (place, one) in enumerate(near):
                for other_place, other in near[at + 1 :]:
                    is_mixed = likeness(one, other) >= _PARALLEL and len(words & (one - other)) >= 2 and len(words & (other - one)) >= 2
                    if is_mixed and not any(words & (one | other) <= third for number, third in near if number not in (place, other_place)):
                        yield Complaint(segment.span, "moved", witness.printed(witness.segments[place].span))
                        return
